import {
  accepted,
  type Day,
  dayFromIso,
  hashOf,
  type Json,
  type OdsCode,
  type Outcome,
  odsCodeFromText,
  refused,
  shape,
} from '../../base/index.ts';
import { type LoadedContract, loadContract } from '../contract.ts';
import type { LoadedRates } from '../rate.ts';

/** What is worked out for an input of a contract that is held. Lists are the holder's; a network's are its members' together. */
const DERIVED = [
  'first day of the month',
  'registered list of the quarter',
  'registered list at 1 January',
  'weighted list',
] as const;
export type Derived = (typeof DERIVED)[number];

/** A network that holds a contract: its name, and the practices that signed, each from a day and perhaps until one. ISO dates. */
export type NetworkJson = {
  readonly name: string;
  readonly members: readonly { readonly practice: string; readonly from: string; readonly to?: string }[];
};

/**
 * A contract of the library that a practice holds beside its main one, or that a network holds, with what is put in. Dates are
 * ISO, both inside.
 */
export type HoldingJson = {
  readonly id: string;
  readonly holder: string;
  /** The contract's id in the library. */
  readonly contract: string;
  readonly validFrom: string;
  readonly validTo: string;
  /** Where the numbers come from. */
  readonly source: string;
  /** The terms that it pays the holder; absent: every line. */
  readonly terms?: readonly string[];
  readonly values: Readonly<Record<string, Json>>;
  readonly each?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Json>>>>>>;
  /** Inputs that are worked out for the month. */
  readonly derived?: Readonly<Record<string, Derived>>;
  /** The network that the holder is; absent: the holder is a practice. */
  readonly network?: NetworkJson;
  /** The case and the decision that it is paid by, for as long as that is in force; absent: by the contract alone. */
  readonly decided?: { readonly case: string; readonly decision: string };
};

/** The same, checked. Only `loadHolding` makes one. */
export type Holding = {
  readonly json: HoldingJson;
  readonly hash: string;
  readonly holder: OdsCode;
  readonly validFrom: Day;
  readonly validTo: Day;
  readonly contract: LoadedContract;
};

const { list, named, one, optional, pattern, record, text } = shape;
const isoDate = pattern(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a date written YYYY-MM-DD');
const code = pattern(/^[A-Z0-9]{3,10}$/, 'an organisation code');
const anything: shape.Shape = { wrong: () => [], schema: {} };
const holdingShape = record({
  ...{ id: text, holder: text, contract: text, source: text, validFrom: isoDate, validTo: isoDate },
  terms: optional(list(text, 1)),
  values: named(anything),
  each: optional(named(named(named(anything)))),
  derived: optional(named(one(...DERIVED))),
  network: optional(
    record({ name: text, members: list(record({ practice: code, from: isoDate, to: optional(isoDate) }), 1) }),
  ),
  decided: optional(record({ case: text, decision: text })),
});

/** The set whose members are the months of a year, by name. */
export const MONTHS = 'month';

/**
 * Reads what a practice or a network holds. Refuses with `definition.invalid`, in words: a contract that the library does not have, one that pays
 * by the quarter or year without saying which part is a month's, and a network that has a member twice at one time.
 */
export function loadHolding(
  json: Json,
  contractNamed: (id: string) => Json | undefined,
  rates: LoadedRates,
): Outcome<Holding> {
  const [wrong] = holdingShape.wrong(json, 'the holding');
  if (wrong !== undefined) return invalid(`${wrong}.`);
  const holding = json as unknown as HoldingJson;
  const [validFrom, validTo] = [dayFromIso(holding.validFrom), dayFromIso(holding.validTo)];
  const holder = odsCodeFromText(holding.holder);
  const library = contractNamed(holding.contract);
  if (holder === undefined || validFrom === undefined || validTo === undefined || library === undefined) {
    return invalid(
      `${holding.id}: there is no contract ${holding.contract}, or holder and dates are not written right.`,
    );
  }
  const twice = memberTwice(holding.network);
  if (twice !== undefined) return invalid(`${holding.id}: ${twice} is a member twice at one time.`);
  const contract = loadContract(library, rates);
  if (!contract.ok) return contract;
  const { pays = 'month', lines } = contract.value.json;
  const isByMonth = pays === 'month' || pays === 'once' || lines.every(({ share }) => share?.among === MONTHS);
  if (!isByMonth) return invalid(`${holding.id}: ${holding.contract} does not say what it pays in a month.`);
  return accepted({ json: holding, hash: hashOf(json), holder, validFrom, validTo, contract: contract.value });
}

/** A practice whose list would be added twice. */
function memberTwice(network: NetworkJson | undefined): string | undefined {
  const members = network?.members ?? [];
  const overlaps = members.find((one, at) =>
    members
      .slice(at + 1)
      .some(
        (other) =>
          one.practice === other.practice &&
          (one.to === undefined || other.from <= one.to) &&
          (other.to === undefined || one.from <= other.to),
      ),
  );
  return overlaps?.practice;
}

function invalid<T>(message: string): Outcome<T> {
  return refused({ code: 'definition.invalid', message });
}
