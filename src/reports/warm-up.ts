import { setImmediate as giveWay } from 'node:timers/promises';
import { financialYearOf, firstDayOf } from '../base/index.ts';
import { loadDrawing, valuePolicyOn } from '../benchmarking/index.ts';
import { unusualIn } from './access/audit-report.ts';
import type { ReportContext } from './context.ts';
import { latestPeriodEnd } from './measures/measure-named.ts';
import { otherMeasures } from './rates/rate-results.ts';
import { contractMonths, latestMonth } from './statements/statement-month.ts';
import { contractValues } from './value/contract-value.ts';
import { warmPublishedValue } from './value/published-value.ts';
import { warmValueYears } from './value/value-years.ts';

/**
 * Works out what is kept on disk for the next process: counts of everybody and measures by group, what the rates of every
 * framework rest on, and the counts that gaps between groups are found in.
 */
export async function warmSums(context: ReportContext): Promise<void> {
  const { paidBy, frameworks = [paidBy] } = context;
  for (const periodEnd of await context.book.periodEnds()) {
    await context.book.counts(periodEnd);
    await context.book.breakdowns(periodEnd);
  }
  for (const framework of frameworks.filter((one) => otherMeasures(one).length > 0)) {
    const { book } = context.under(framework);
    await book.receivedRecords();
    for (const periodEnd of await book.periodEnds()) {
      await book.rates(periodEnd);
      await book.reported(periodEnd);
      await giveWay();
    }
    await book.counts(await latestPeriodEnd(context));
  }
}

/**
 * Works out what the pages are read from, for the snapshot in service: counts as sent, results, and the statements and
 * forecasts of the months that readers open first; and recomputes the whole ledger and counts the audit, so that a page has
 * only what was added since to check and count. Gives way to readers after each, so that nobody waits for the rest.
 */
export async function warmUp(context: ReportContext): Promise<void> {
  const { book, ledger, register } = context;
  for (const periodEnd of await book.periodEnds()) await book.sent(periodEnd);
  await ledger.whole();
  const months = new Set([await latestMonth(context), ...contractMonths(context).slice(-1)]);
  const yearEnds = new Set([...months].map((month) => financialYearOf(firstDayOf(month)).end));
  for (const month of months) await book.workOutMonth(month);
  const policy = valuePolicyOn(context.valuePolicy, await latestPeriodEnd(context));
  await contractValues(context, await latestMonth(context), policy);
  for (const { code } of register.practices()) {
    for (const yearEnd of yearEnds) {
      await book.forecast(code, yearEnd);
      await giveWay();
    }
  }
  await warmSums(context);
  await unusualIn(context);
  for (const level of ['exact', 'management'] as const) await warmValueYears(context, level);
  await warmPublishedValue(context);
  await loadDrawing();
}
