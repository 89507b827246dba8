import {
  accepted,
  type Json,
  type Month,
  monthText,
  type Outcome,
  penceToJson,
  refused,
  shape,
} from '../base/index.ts';
import { type LoadedRates, tryContract } from '../contracts/index.ts';
import type { Claim } from './claim-store.ts';
import { costInputs } from './employment.ts';
import { isCostScheme, isItemScheme, type LoadedScheme } from './scheme.ts';
import { itemInputs, returnInputs, serviceTitle } from './value.ts';

const { list, named, record, text, whole } = shape;

/** An answered dispute as a case that can be tried again: a contract, what is put in, and the lines that must come out. */
export type ClaimCaseJson = {
  readonly title: string;
  /** How the dispute was answered. What was written stays with the dispute, because a case is shared. */
  readonly answered: string;
  readonly contract: Json;
  readonly inputs: Json;
  readonly expected: {
    readonly lines: readonly { readonly term: string; readonly amountPence: number }[];
    readonly totalPence: number;
  };
};

const anything: shape.Shape = { wrong: () => [], schema: {} };
const caseShape = record({
  title: text,
  answered: text,
  contract: named(anything),
  inputs: named(anything),
  expected: record({
    lines: list(record({ term: text, amountPence: whole(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER) })),
    totalPence: whole(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  }),
});

/**
 * The case of a line as its claims stand: those that pass or went further are counted. There is nobody in it, and no row.
 * Refuses as the contract refuses.
 */
export function caseOf(
  scheme: LoadedScheme,
  claims: readonly Claim[],
  o: { readonly month: Month; readonly registeredList: number; readonly service: string; readonly answered: string },
): Outcome<ClaimCaseJson> {
  const passing = claims.filter(({ standing }) => standing.stage !== 'asked' && standing.stage !== 'refused');
  const inputs = inputsOf(scheme, passing, o);
  const contract = scheme.contract.json as unknown as Json;
  const tried = tryContract(contract, inputs, scheme.rates);
  if (tried.kind === 'refused') {
    return refused(tried.refusals[0] ?? { code: 'definition.invalid', message: 'The contract was refused.' });
  }
  return accepted({
    title: `${scheme.json.title}: ${serviceTitle(scheme, o.service)}, ${monthText(o.month)}`,
    answered: o.answered,
    contract,
    inputs,
    expected: {
      lines: tried.lines.map(({ term, amountPence }) => ({ term, amountPence: penceToJson(amountPence) })),
      totalPence: penceToJson(tried.totalPence),
    },
  });
}

function inputsOf(
  scheme: LoadedScheme,
  passing: readonly Claim[],
  {
    month,
    registeredList,
    service,
  }: { readonly month: Month; readonly registeredList: number; readonly service: string },
): Json {
  if (isItemScheme(scheme)) return itemInputs(scheme, passing, { month, registeredList });
  if (isCostScheme(scheme)) {
    const claim = passing.find((one) => one.service === service);
    return claim === undefined ? {} : costInputs(scheme, claim);
  }
  return returnInputs(scheme, passing[0], month);
}

/** A case tried again, with everything that comes out otherwise than it must; none: it holds. */
export type CaseReplayed = { readonly title: string; readonly differences: readonly string[] };

/** Tries a case again. Refuses `input.invalid` for what is no case. */
export function replayCase(json: Json, rates: LoadedRates): Outcome<CaseReplayed> {
  const [wrong] = caseShape.wrong(json, 'the case');
  if (wrong !== undefined) return refused({ code: 'input.invalid', message: `${wrong}.` });
  const { title, contract, inputs, expected } = json as unknown as ClaimCaseJson;
  const tried = tryContract(contract, inputs, rates);
  if (tried.kind === 'refused') {
    return accepted({ title, differences: tried.refusals.map(({ code, message }) => `${code}: ${message}`) });
  }
  const got = new Map(tried.lines.map(({ term, amountPence }) => [term, penceToJson(amountPence)]));
  const lines = expected.lines.flatMap(({ term, amountPence }) =>
    got.get(term) === amountPence
      ? []
      : [`${term}: ${amountPence} pence must come out, not ${got.get(term) ?? 'nothing'}.`],
  );
  const total = penceToJson(tried.totalPence);
  const sum = total === expected.totalPence ? [] : [`In all ${expected.totalPence} pence must come out, not ${total}.`];
  return accepted({ title, differences: [...lines, ...sum] });
}
