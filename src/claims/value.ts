import {
  accepted,
  type Day,
  firstDayOf,
  isoOfDay,
  type Json,
  type Month,
  monthOfDay,
  type Outcome,
  type Pence,
  pence,
  refused,
} from '../base/index.ts';
import { type TriedLine, tryContract, tryTerm } from '../contracts/index.ts';
import { type ActivityReturn, completenessOf } from './activity-return.ts';
import type { Claim } from './claim-store.ts';
import { costInputs } from './employment.ts';
import {
  type CostScheme,
  type ItemScheme,
  isCostScheme,
  isItemScheme,
  type LoadedScheme,
  type ReturnScheme,
} from './scheme.ts';

/** Claims of one service that a line of the contract pays together, and what each of them comes to. */
export type ValuedLine = {
  readonly service: string;
  readonly line: TriedLine;
  readonly claims: readonly { readonly claim: string; readonly amountPence: Pence }[];
};

/** The two claims of a quarter. */
export const ADVANCE = 'advance';
export const REPORTING = 'reporting';

/** The name of a service of a scheme, or of a quarter's claim. */
export function serviceTitle({ json }: LoadedScheme, service: string): string {
  if (json.kind === 'returns') return service === ADVANCE ? 'Block in advance' : 'Completeness of reporting';
  return json.services.find(({ id }) => id === service)?.title ?? service;
}

/**
 * What approved claims of one provider and month come to by the contract: the claims are counted and put in, and each line
 * rests on the claims that it counts. Several of one service share its line so that their pence add to it.
 * Refuses as the contract refuses, and `line.held` where it holds a line.
 */
export function valueClaims(
  scheme: LoadedScheme,
  claims: readonly Claim[],
  o: { readonly month: Month; readonly registeredList: number },
): Outcome<readonly ValuedLine[]> {
  if (isCostScheme(scheme)) return valueCosts(scheme, claims);
  if (!isItemScheme(scheme)) return valueReturns(scheme, claims, o.month);
  const services = scheme.json.services.filter(({ id }) => claims.some(({ service }) => service === id));
  const trial = tryContract(scheme.contract.json as unknown as Json, itemInputs(scheme, claims, o), scheme.rates);
  return linesFor(
    trial,
    services.map(({ id, term }) => ({ service: id, term })),
    claims,
  );
}

/** What is put into the contract for claims of one provider and month. */
export function itemInputs(
  scheme: ItemScheme,
  claims: readonly Claim[],
  { month, registeredList }: { readonly month: Month; readonly registeredList: number },
): Json {
  const counts = scheme.json.services.map(({ id, input }) => [
    input,
    String(claims.filter(({ service }) => service === id).length),
  ]);
  const longest = Math.max(0, ...claims.map(({ waitDays }) => waitDays));
  return {
    on: isoOf(firstDayOf(month), scheme),
    values: {
      ...Object.fromEntries(counts),
      [scheme.json.longestWait]: String(longest),
      [scheme.json.list]: String(registeredList),
    },
  };
}

function valueReturns(scheme: ReturnScheme, claims: readonly Claim[], month: Month): Outcome<readonly ValuedLine[]> {
  const all: ValuedLine[] = [];
  for (const claim of claims) {
    const trial = tryContract(
      scheme.contract.json as unknown as Json,
      returnInputs(scheme, claim, month),
      scheme.rates,
    );
    const term = claim.service === ADVANCE ? scheme.json.advanceTerm : scheme.json.reportingTerm;
    const lines = linesFor(trial, [{ service: claim.service, term }], [claim]);
    if (!lines.ok) return lines;
    all.push(...lines.value);
  }
  return accepted(all);
}

/** A line for each claim, of what it is for: the months and kinds are each paid back by themselves. */
function valueCosts(scheme: CostScheme, claims: readonly Claim[]): Outcome<readonly ValuedLine[]> {
  const all: ValuedLine[] = [];
  for (const claim of claims) {
    const trial = tryContract(scheme.contract.json as unknown as Json, costInputs(scheme, claim), scheme.rates);
    const lines = linesFor(trial, [{ service: claim.service, term: scheme.json.term }], [claim]);
    if (!lines.ok) return lines;
    const titled = (line: TriedLine): TriedLine => ({
      ...line,
      title: `${line.title}: ${serviceTitle(scheme, claim.service).toLowerCase()}`,
    });
    all.push(...lines.value.map((one) => ({ ...one, line: titled(one.line) })));
  }
  return accepted(all);
}

/** What is put into the contract for a claim of a quarter: the provider's own amounts, and how complete the return is. */
export function returnInputs(scheme: ReturnScheme, claim: Claim | undefined, month: Month): Json {
  const values = scheme.json.providers.find(({ code }) => code === claim?.provider)?.values ?? {};
  const said = claim?.json ? (JSON.parse(claim.json) as ActivityReturn) : { months: [], notes: '' };
  const { due, complete } = completenessOf(scheme.json.asks, said);
  const { dueInput, completeInput } = scheme.json;
  return {
    on: isoOf(firstDayOf(month), scheme),
    values: { ...values, [dueInput]: String(due), [completeInput]: String(complete) },
  };
}

/** The day whose rates hold: the month's first, within the contract. */
function isoOf(day: Day, { contract }: LoadedScheme): string {
  const { validFrom, validTo } = contract.json;
  if (day < contract.validFrom) return validFrom;
  return day > contract.validTo ? validTo : isoOfDay(day);
}

function linesFor(
  trial: ReturnType<typeof tryContract>,
  services: readonly { readonly service: string; readonly term: string }[],
  claims: readonly Claim[],
): Outcome<readonly ValuedLine[]> {
  if (trial.kind === 'refused') {
    const [first] = trial.refusals;
    return refused(first ?? { code: 'definition.invalid', message: 'The contract was refused.' });
  }
  const valued: ValuedLine[] = [];
  for (const { service, term } of services) {
    const held = trial.held.find((line) => line.term === term);
    if (held !== undefined) return refused(held.reason);
    const line = trial.lines.find((one) => one.term === term);
    const own = claims.filter((claim) => claim.service === service);
    if (line !== undefined && own.length > 0) valued.push({ service, line, claims: sharedAmong(line, own) });
  }
  return accepted(valued);
}

/** The line's pence over its claims: equal parts, and the pennies that are over to the first. They add to the line. */
function sharedAmong({ amountPence }: TriedLine, claims: readonly Claim[]): ValuedLine['claims'] {
  const count = BigInt(claims.length);
  const [each, over] = [amountPence / count, amountPence % count];
  const one = over < 0n ? -1n : 1n;
  const most = Number(over < 0n ? -over : over);
  return claims.map(({ id }, at) => ({ claim: id, amountPence: pence(each + (at < most ? one : 0n)) }));
}

/**
 * How many of a service a provider with this list is paid for in the contract year, by the term that its cap names; undefined:
 * as many as there are. Refuses as the contract refuses.
 */
export function capOf(
  scheme: ItemScheme,
  cap: string | undefined,
  registeredList: number,
): Outcome<number | undefined> {
  if (cap === undefined) return accepted(undefined);
  const month = monthOfDay(scheme.contract.validFrom);
  const most = tryTerm(scheme.contract, itemInputs(scheme, [], { month, registeredList }), cap);
  return most.ok ? accepted(Number(most.value.floor().n)) : most;
}
