import { financialYearOf, firstDayOf } from '../base/index.ts';
import type { ReportContext } from './context.ts';
import { latestPeriodEnd } from './measure-named.ts';
import { contractMonths, latestMonth } from './statement-month.ts';

/**
 * Works out what the pages are read from, for the snapshot in service: lists, counts, results, and the statements and
 * forecasts of the months that readers open first. Pages then answer at once; without it the first reader waits.
 */
export async function warmUp(context: ReportContext): Promise<void> {
  const { book, register } = context;
  const months = new Set([await latestMonth(context), ...contractMonths(context).slice(-1)]);
  const yearEnds = new Set([...months].map((month) => financialYearOf(firstDayOf(month)).end));
  for (const { code } of register.practices()) {
    for (const month of months) await book.statement(code, month);
    for (const yearEnd of yearEnds) await book.forecast(code, yearEnd);
  }
  await book.breakdowns(await latestPeriodEnd(context));
}
