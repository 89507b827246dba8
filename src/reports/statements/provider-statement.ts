import {
  accepted,
  addToMonth,
  type Day,
  financialYearOf,
  firstDayOf,
  type Month,
  monthOfDay,
  type OdsCode,
  type Outcome,
  refused,
} from '../../base/index.ts';
import {
  type Holding,
  holdsNone,
  type Known,
  type NetworkInput,
  type NetworkKnown,
  networkIn,
  networkStatement,
  type Statement,
} from '../../contracts/index.ts';
import type { ListSize } from '../../practices/index.ts';
import type { Snapshot } from '../../warehouse/index.ts';
import type { ReportParts } from '../report-parts.ts';
import { statementOfClaims, withClaims } from './claimed-statement.ts';
import { quarterLists } from './quarter-lists.ts';

/** Lists by quarter, and the snapshot that they are read from. */
type Lists = { lists(quarter: Month): Promise<ReadonlyMap<OdsCode, ListSize>>; snapshot(): Pick<Snapshot, 'hash'> };

type NetworkParts = Pick<ReportParts, 'holdings' | 'rates' | 'contracts' | 'register'>;

/**
 * The statement of who is no practice: of a network what its contracts pay it, from its members' lists, and its claims; of
 * anybody else their claims alone. Refuses `statement.no-contract` where nothing of either is paid, and `practice.unknown`
 * for a member of no register.
 * @param parts with the definitions to go by, and the day by which claims are taken as its business date
 * @param input what a network's statement is worked out from
 */
export async function statementOfProvider(
  parts: ReportParts,
  provider: OdsCode,
  month: Month,
  input: () => Promise<Outcome<NetworkInput>>,
): Promise<Outcome<Statement>> {
  if (networkIn(parts.holdings ?? [], provider, month) === undefined) return statementOfClaims(parts, provider, month);
  const found = await input();
  if (!found.ok) return found;
  const owed = networkStatement(found.value);
  return owed.ok ? accepted(await withClaims(parts, owed.value)) : owed;
}

/** What a network's statement is worked out from. Refuses as `networkKnown` does, and where it holds no contract in the month. */
export async function networkInput(
  parts: NetworkParts,
  code: OdsCode,
  month: Month,
  book: Lists,
): Promise<Outcome<NetworkInput>> {
  const known = await networkKnown(parts, code, month, book);
  return known.ok ? inputOf(known.value, code, month) : known;
}

/** The input of a month, of what is known. Refuses `statement.no-contract` where the network holds none in it. */
export function inputOf(known: NetworkKnown, code: OdsCode, month: Month): Outcome<NetworkInput> {
  const network = networkIn(known.holdings, code, month);
  return network === undefined ? refused(holdsNone(code, month)) : accepted({ ...known, network, month });
}

/**
 * All that is known of a network up to a month of a financial year, with what is known of each member in it. Refuses
 * `practice.unknown` for a member of the month, or of `also`, that is in no register.
 * @param knownOn rates and weightings are those known by this day; by the first day of the month when not given
 * @param also practices that are handed in beside the members
 */
export async function networkKnown(
  { holdings = [], rates, contracts, register }: NetworkParts,
  code: OdsCode,
  month: Month,
  book: Lists,
  { knownOn, also = [] }: { readonly knownOn?: Day; readonly also?: readonly OdsCode[] } = {},
): Promise<Outcome<NetworkKnown>> {
  const known = knownOn === undefined ? {} : { knownOn };
  const { hash: snapshot } = book.snapshot();
  const needed = [...membersIn(holdings, code, month), ...also];
  const members: Known[] = [];
  for (const member of new Set([...needed, ...membersBefore(holdings, code, month)])) {
    const practice = register.practice(member);
    if (!practice.ok && needed.includes(member)) return practice;
    if (!practice.ok) continue;
    const listSizes = await quarterLists(book, member, month);
    members.push({ practice: practice.value, contracts, rates, listSizes, ...known });
  }
  return accepted({ holdings, rates, members, snapshot, ...known });
}

function membersIn(holdings: readonly Holding[], code: OdsCode, month: Month): readonly OdsCode[] {
  return networkIn(holdings, code, month)?.members ?? [];
}

/** Who was a member in an earlier month of the financial year. */
function membersBefore(holdings: readonly Holding[], code: OdsCode, month: Month): readonly OdsCode[] {
  const first = monthOfDay(financialYearOf(firstDayOf(month)).start);
  const months = Array.from({ length: month - first }, (_, index) => addToMonth(first, index));
  return months.flatMap((earlier) => membersIn(holdings, code, earlier));
}
