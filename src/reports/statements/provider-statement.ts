import { accepted, type Month, type OdsCode, type Outcome } from '../../base/index.ts';
import { type Known, networkIn, networkStatement, type Statement } from '../../contracts/index.ts';
import type { ListSize } from '../../practices/index.ts';
import type { ReportParts } from '../report-parts.ts';
import { statementOfClaims, withClaims } from './claimed-statement.ts';
import { quarterLists } from './quarter-lists.ts';

/**
 * The statement of who is no practice: of a network what its contracts pay it, from its members' lists, and its claims; of
 * anybody else their claims alone. Refuses `statement.no-contract` where nothing of either is paid, and `practice.unknown`
 * for a member of no register.
 * @param parts with the definitions known on the month's first day, and the day by which claims are taken as its business date
 */
export async function statementOfProvider(
  parts: ReportParts,
  provider: OdsCode,
  month: Month,
  book: { lists(quarter: Month): Promise<ReadonlyMap<OdsCode, ListSize>> },
): Promise<Outcome<Statement>> {
  const { holdings = [], rates, contracts, register } = parts;
  const network = networkIn(holdings, provider, month);
  if (network === undefined) return statementOfClaims(parts, provider, month);
  const members: Known[] = [];
  for (const code of network.members) {
    const practice = register.practice(code);
    if (!practice.ok) return practice;
    const listSizes = await quarterLists(book, code, month);
    members.push({ practice: practice.value, contracts, rates, listSizes });
  }
  const owed = networkStatement({ network, month, holdings, rates, members });
  return owed.ok ? accepted(await withClaims(parts, owed.value)) : owed;
}
