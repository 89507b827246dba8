import { type Actor, accepted, financialYearOf, isoOfMonth, lastDayOf, type Month } from '../../base/index.ts';
import { type FundFlows, sourcesAndApplications, type YearEnd, yearEnds } from '../../ledger/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { nameOf } from '../statements/line-posting.ts';
import { latestMonth } from '../statements/statement-month.ts';

/** Where each fund's money of the year came from and went to, and what earlier years left. */
export type FundsReport = {
  readonly year: string;
  readonly month: Month;
  readonly funds: readonly FundFlows[];
  /** Surpluses as recorded at each year's end, the latest year first. */
  readonly yearEnds: readonly YearEnd[];
};

export type FundsAsk = { readonly month?: Month };

/** Sources and applications by fund, from the beginning of the year to the end of a month. */
export function fundsReport(context: ReportContext, reader: Actor, ask: FundsAsk): Report<FundsReport> {
  const subject = ask.month === undefined ? 'funds' : `funds ${isoOfMonth(ask.month)}`;
  const what = { actions: ['see ledger'] as const, verb: 'read funds', subject };
  return reading(context, reader, what, async () => {
    const month = ask.month ?? (await latestMonth(context));
    const year = financialYearOf(lastDayOf(month));
    return context.store.read(async (db) => {
      const ended = await yearEnds(db);
      return accepted({
        year: year.label,
        month,
        funds: await sourcesAndApplications(db, year, month),
        yearEnds: ended.map((one) => ({ ...one, recordedBy: nameOf(context, one.recordedBy) })),
      });
    });
  });
}
