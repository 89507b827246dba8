import { type FinancialYear, lastDayOf, type Month, type Pence, pence } from '../base/index.ts';
import type { ReadDb } from '../store/index.ts';
import { balances } from './balance.ts';
import { accounts, funds } from './chart.ts';
import { drawable } from './year-end.ts';

/** Money of one account: what it brought, or what it was spent on, positive either way. */
export type Flow = { readonly account: string; readonly title: string; readonly amountPence: Pence };

/** Where a fund's money of a year came from and went, to the end of a month. sources − applications = left. */
export type FundFlows = {
  readonly fund: string;
  readonly title: string;
  readonly sources: readonly Flow[];
  readonly applications: readonly Flow[];
  readonly sourcesPence: Pence;
  readonly applicationsPence: Pence;
  readonly leftPence: Pence;
  /** Recorded surpluses of earlier years that are not drawn down: they cannot be spent as they are. */
  readonly drawablePence: Pence;
};

/** Sources and applications of every fund that is open, in the order of their names. */
export async function sourcesAndApplications(db: ReadDb, year: FinancialYear, month: Month): Promise<FundFlows[]> {
  const titles = new Map((await accounts(db)).map(({ id, title }) => [id, title]));
  const period = { from: year.start, until: lastDayOf(month) };
  const found = Map.groupBy(await balances(db, { ...period, kinds: ['income', 'expense'] }), ({ fund }) => fund);
  const flows: FundFlows[] = [];
  for (const { id, title } of await funds(db)) {
    const own = (found.get(id) ?? []).filter(({ balancePence }) => balancePence !== 0n);
    const flow = (account: string, amount: bigint): Flow => ({
      account,
      title: titles.get(account) ?? account,
      amountPence: pence(amount),
    });
    const sources = own.flatMap((one) => (one.balancePence < 0n ? [flow(one.account, -one.balancePence)] : []));
    const applications = own.flatMap((one) => (one.balancePence > 0n ? [flow(one.account, one.balancePence)] : []));
    const [into, out] = [total(sources), total(applications)];
    const sums = { sourcesPence: into, applicationsPence: out, leftPence: pence(into - out) };
    flows.push({ fund: id, title, sources, applications, ...sums, drawablePence: await drawable(db, id) });
  }
  return flows;
}

function total(flows: readonly Flow[]): Pence {
  return pence(flows.reduce((sum, { amountPence }) => sum + amountPence, 0n));
}
