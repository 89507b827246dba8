import { accepted, type Day, type Month, type OdsCode, type Outcome, refused } from '../../base/index.ts';
import {
  holdsNone,
  type Known,
  type NetworkInput,
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
 * @param knownOn rates and weightings are those known by this day; by the first day of the month when not given
 */
export async function statementOfProvider(
  parts: ReportParts,
  provider: OdsCode,
  month: Month,
  book: Lists,
  knownOn?: Day,
): Promise<Outcome<Statement>> {
  if (networkIn(parts.holdings ?? [], provider, month) === undefined) return statementOfClaims(parts, provider, month);
  const input = await networkInput(parts, provider, month, book, knownOn === undefined ? {} : { knownOn });
  if (!input.ok) return input;
  const owed = networkStatement(input.value);
  return owed.ok ? accepted(await withClaims(parts, owed.value)) : owed;
}

/**
 * What a network's statement is worked out from. Refuses `statement.no-contract` where it holds none in the month, and
 * `practice.unknown`.
 * @param also practices that are handed in beside the members
 */
export async function networkInput(
  { holdings = [], rates, contracts, register }: NetworkParts,
  code: OdsCode,
  month: Month,
  book: Lists,
  { knownOn, also = [] }: { readonly knownOn?: Day; readonly also?: readonly OdsCode[] },
): Promise<Outcome<NetworkInput>> {
  const network = networkIn(holdings, code, month);
  if (network === undefined) return refused(holdsNone(code, month));
  const known = knownOn === undefined ? {} : { knownOn };
  const { hash: snapshot } = book.snapshot();
  const members: Known[] = [];
  for (const member of new Set([...network.members, ...also])) {
    const practice = register.practice(member);
    if (!practice.ok) return practice;
    const listSizes = await quarterLists(book, member, month);
    members.push({ practice: practice.value, contracts, rates, listSizes, ...known });
  }
  return accepted({ network, month, holdings, rates, members, snapshot, ...known });
}
