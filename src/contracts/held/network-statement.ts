import {
  accepted,
  assert,
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
import type { Foundations } from '../foundations.ts';
import { contractFor, occasionOf } from '../occasion.ts';
import type { LoadedRates } from '../rate.ts';
import type { Known } from '../statement-input.ts';
import type { Statement } from '../statement-line.ts';
import { statementWith } from '../supplement.ts';
import type { Derived, Holding, NetworkJson } from './holding.ts';
import { derivedValue, type Holder, heldIn, holdingLines } from './holding-lines.ts';

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

export type NetworkInput = {
  readonly network: Network;
  readonly month: Month;
  /** As known on the first day of the month; the network's own are among them. */
  readonly holdings: readonly Holding[];
  readonly rates: LoadedRates;
  /** Rates are those known by this day; by the first day of the month when not given. */
  readonly knownOn?: Day;
  /** What the statement of each member for the month is worked out from; others may be among them. */
  readonly members: readonly Known[];
  /** The warehouse snapshot that lists were read from, which the statement pins. */
  readonly snapshot?: string;
};

/**
 * The statement of a network for a month: what the contracts that it holds pay it, from its members' lists and what is put
 * in. Pure. Who is paid for it is for its payee's nomination to say. Refuses `statement.no-contract` where it holds none. Where a
 * member's list was not received, all that rests on lists is held.
 */
export function networkStatement(input: NetworkInput): Outcome<Statement> {
  const { network, month, holdings, rates, snapshot } = input;
  const [main] = heldIn(holdings, network.code, month);
  if (main === undefined) return refused(holdsNone(network.name, month));
  const { json, hash } = main.contract;
  const { lines, held } = holdingLines(networkHolder(input), holdings);
  const head = {
    practice: network.code,
    practiceName: network.name,
    month,
    knownOn: knownBy(input),
    contractType: json.contractType ?? 'network',
    contractTitle: json.title,
    pins: { contract: hash, rates: rates.hash, ...(snapshot === undefined ? {} : { snapshot }) },
  } as const;
  return accepted(statementWith(head, lines, held));
}

function knownBy({ knownOn, month }: NetworkInput): Day {
  return knownOn ?? firstDayOf(month);
}

function networkHolder(input: NetworkInput): Holder {
  const { network, month, rates } = input;
  const members = network.members.map((code) => {
    const member = input.members.find(({ practice }) => practice.code === code);
    assert(member !== undefined, 'what is known of every member is handed in');
    return member;
  });
  const derive: Holder['derive'] = (what, foundations) => together(members, month, what, foundations);
  return { code: network.code, month, rates, knownOn: knownBy(input), derive };
}

/** A day is the same for all of them; lists are added. */
function together(members: readonly Known[], month: Month, what: Derived, foundations: Foundations): Outcome<string> {
  let sum = exact('0');
  for (const known of members) {
    const contract = contractFor(known, month);
    if (!contract.ok) return contract;
    const own = derivedValue(occasionOf(known, contract.value, month), what, foundations);
    if (!own.ok || what === 'first day of the month') return own;
    sum = sum.add(exact(own.value));
  }
  return accepted(exactText(sum));
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
