import {
  accepted,
  type Day,
  dayFromIso,
  exact,
  exactText,
  firstDayOf,
  type Month,
  monthText,
  type OdsCode,
  type Outcome,
  odsCodeFromText,
  refused,
} from '../../base/index.ts';
import { settledBefore } from '../arrears.ts';
import { Foundations } from '../foundations.ts';
import type { LoadedRates } from '../rate.ts';
import type { Known } from '../statement-input.ts';
import type { Statement } from '../statement-line.ts';
import { statementWith } from '../supplement.ts';
import type { Derived, Holding, NetworkJson } from './holding.ts';
import { basisOf, type HeldKnown, type HeldSettling, holdingArrears } from './holding-arrears.ts';
import { derivedOf, type Holder, heldIn, holdingLines } from './holding-lines.ts';

/** A network that holds a contract, with those of its members who are in it on a day. */
export type Network = { readonly code: OdsCode; readonly name: string; readonly members: readonly OdsCode[] };

/** Networks that hold a contract for the whole of a month, in the order of their codes. */
export function networksIn(holdings: readonly Holding[], month: Month): readonly Network[] {
  const codes = new Set(holdings.flatMap(({ holder, json }) => (json.network === undefined ? [] : [holder])));
  return [...codes].sort().flatMap((code) => networkIn(holdings, code, month) ?? []);
}

/** The same of one; undefined where it is no network, holds none in the month, or has no member then. */
export function networkIn(holdings: readonly Holding[], code: OdsCode, month: Month): Network | undefined {
  const network = heldIn(holdings, code, month).flatMap(({ json }) => json.network ?? [])[0];
  const members = network === undefined ? [] : membersIn(network, month);
  return network === undefined || members.length === 0 ? undefined : { code, name: network.name, members };
}

/** Who is in it on the first day of a month. */
function membersIn({ members }: NetworkJson, month: Month): readonly OdsCode[] {
  const first = firstDayOf(month);
  return members.flatMap(({ practice, from, to }) => {
    const [begins, ends] = [dayFromIso(from), to === undefined ? undefined : dayFromIso(to)];
    const isIn = begins !== undefined && begins <= first && (ends === undefined || first <= ends);
    return isIn ? (odsCodeFromText(practice) ?? []) : [];
  });
}

/** All that a network's months are worked out from, as it was known at one moment. */
export type NetworkKnown = {
  /** The network's own are among them. */
  readonly holdings: readonly Holding[];
  readonly rates: LoadedRates;
  /** Rates are those known by this day; by the first day of the month when not given. */
  readonly knownOn?: Day;
  /** What the statement of each member in the year is worked out from; others may be among them. */
  readonly members: readonly Known[];
  /** The warehouse snapshot that lists were read from, which the statement pins. */
  readonly snapshot?: string;
};

export type NetworkInput = NetworkKnown & {
  readonly network: Network;
  readonly month: Month;
  /** As known when earlier months were settled, and as this month settles them; absent: the same but for rates, a month earlier. */
  readonly settled?: { readonly before: NetworkKnown; readonly now: NetworkKnown };
};

/**
 * The statement of a network for a month: what the contracts that it holds pay it, from its members' lists and what is put
 * in, and what earlier months of the year are owed. Pure. Who is paid for it is for its payee's nomination to say. Refuses
 * `statement.no-contract` where it holds none. Where a member's list was not received, all that rests on lists is held.
 */
export function networkStatement(input: NetworkInput): Outcome<Statement> {
  const { network, month, holdings, rates, snapshot } = input;
  const [main] = heldIn(holdings, network.code, month);
  if (main === undefined) return refused(holdsNone(network.name, month));
  const { json, hash } = main.contract;
  const own = holdingLines(networkHolder(input, network, month), holdings);
  const arrears = holdingArrears(settlingOf(input), month);
  const head = {
    practice: network.code,
    practiceName: network.name,
    month,
    knownOn: knownBy(input, month),
    contractType: json.contractType ?? 'network',
    contractTitle: json.title,
    pins: { contract: hash, rates: rates.hash, ...(snapshot === undefined ? {} : { snapshot }) },
  } as const;
  return accepted(statementWith(head, [...own.lines, ...arrears.lines], [...own.held, ...arrears.held]));
}

function knownBy({ knownOn }: NetworkKnown, month: Month): Day {
  return knownOn ?? firstDayOf(month);
}

function settlingOf(input: NetworkInput): HeldSettling {
  const { network, month, settled } = input;
  const now = settled?.now ?? input;
  const before = settled?.before ?? { ...input, knownOn: settledBefore(month) };
  return { now: heldBy(now, network, month), before: heldBy(before, network, month) };
}

/** A network as known when a month is worked out: who was its member in each month. */
function heldBy(known: NetworkKnown, { code, name }: Network, on: Month): HeldKnown {
  const knownOn = knownBy(known, on);
  const members = known.members.map((member) => ({ ...member, knownOn: member.knownOn ?? knownOn }));
  const by = { ...known, knownOn, members };
  return {
    in: (month) => {
      const network = networkIn(known.holdings, code, month);
      const holder = networkHolder(by, network ?? { code, name, members: [] }, month);
      return { holder, holdings: network === undefined ? [] : heldIn(known.holdings, code, month) };
    },
    basis: members.flatMap(basisOf),
  };
}

function networkHolder(known: NetworkKnown, { code, members }: Network, month: Month): Holder {
  const derive: Holder['derive'] = (what, foundations) => together(known.members, members, month, what, foundations);
  return { code, month, rates: known.rates, knownOn: knownBy(known, month), derive };
}

/** A day is the same for all of them; lists are added. */
function together(
  known: readonly Known[],
  members: readonly OdsCode[],
  month: Month,
  what: Derived,
  foundations: Foundations,
): Outcome<string> {
  let sum = exact('0');
  for (const code of members) {
    const member = known.find(({ practice }) => practice.code === code);
    if (member === undefined) return refused(unknownMember(code));
    const own = derivedOf(member, month, what, foundations);
    if (!own.ok || what === 'first day of the month') return own;
    sum = sum.add(exact(own.value));
  }
  return accepted(exactText(sum));
}

/** The weighted lists of practices in a month, added: an exact number. Refuses `statement.no-list` and `statement.no-contract`. */
export function weightedListOf(members: readonly Known[], month: Month): Outcome<string> {
  const codes = members.map(({ practice }) => practice.code);
  return together(members, codes, month, 'weighted list', new Foundations());
}

/** A member of an earlier month that no register has any more. */
function unknownMember(code: OdsCode) {
  return { code: 'practice.unknown', message: `${code} is in no register, so that its list is not known.` } as const;
}

/** What is refused where a network holds no contract in a month. @param name its name, or its code */
export function holdsNone(name: string, month: Month) {
  return {
    code: 'statement.no-contract',
    message: `${name} holds no contract in ${monthText(month)}.`,
    remedy: 'Choose a month of a contract that it holds.',
  } as const;
}

/** What is refused where a code is of no network. */
export function noNetwork(code: OdsCode) {
  return {
    code: 'not-found',
    message: `${code} is no network that holds a contract.`,
    remedy: 'Look at the register of contracts.',
  } as const;
}
