import { accepted, type Month, type OdsCode, type Outcome } from '../../base/index.ts';
import { type Holding, type Known, networkIn, networkStatement, type Statement } from '../../contracts/index.ts';
import type { ReportParts } from '../report-parts.ts';
import { statementOfClaims, withClaims } from './claimed-statement.ts';

/** What the statement of a month of who is no practice is worked out from, as known on the month's first day. */
export type MonthKnown = {
  readonly holdings: () => Promise<Outcome<readonly Holding[]>>;
  /** What a practice's own statement is worked out from. */
  readonly practice: (practice: OdsCode) => Promise<Outcome<Known>>;
};

/**
 * The statement of who is no practice: of a network what its contracts pay it, from its members' lists, and its claims; of
 * anybody else their claims alone. Refuses `statement.no-contract` where nothing of either is paid.
 */
export async function statementOfProvider(
  parts: ReportParts,
  provider: OdsCode,
  month: Month,
  known: MonthKnown,
): Promise<Outcome<Statement>> {
  const holdings = await known.holdings();
  if (!holdings.ok) return holdings;
  const network = networkIn(holdings.value, provider, month);
  if (network === undefined) return statementOfClaims(parts, provider, month);
  const members: Known[] = [];
  for (const code of network.members) {
    const member = await known.practice(code);
    if (!member.ok) return member;
    members.push(member.value);
  }
  const owed = networkStatement({ network, month, holdings: holdings.value, rates: parts.rates, members });
  return owed.ok ? accepted(await withClaims(parts, owed.value)) : owed;
}
