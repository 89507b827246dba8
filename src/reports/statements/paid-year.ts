import {
  type Actor,
  accepted,
  financialYearOf,
  lastDayOf,
  type Month,
  monthOfDay,
  type OdsCode,
  type Pence,
  sumPence,
} from '../../base/index.ts';
import type { StatementLine } from '../../contracts/index.ts';
import { type PaymentState, payableStatements, paymentsOf, statementsOfPractice } from '../../payments/index.ts';
import type { ReportContext } from '../context.ts';
import { paidPlaceOf, paidSubject } from '../places/paid-place.ts';
import { reading } from '../reading.ts';
import type { PaidPlace, Report } from '../report.ts';
import { countsClaims, releasedLines } from './released-lines.ts';

/** What one sort of line came to. */
export type PaidYearLine = {
  readonly term: string;
  readonly title: string;
  readonly monthPence: Pence;
  readonly yearPence: Pence;
};
/** What a provider was paid in a month and in its financial year up to the end of that month. */
export type PaidYearReport = {
  readonly place: PaidPlace;
  readonly month: Month;
  /** The financial year's label, 2025/26. */
  readonly year: string;
  readonly lines: readonly PaidYearLine[];
  readonly monthPence: Pence;
  readonly yearPence: Pence;
  /** Payments of the year's months up to this one, the newest first. */
  readonly payments: readonly (PaymentState & { readonly month: Month })[];
};

export type PaidYearAsk = { readonly practice: OdsCode; readonly month: Month };

type Paid = { readonly month: Month; readonly run: string };

/** What was released to a practice and not taken back, this month and this year so far. */
export function paidYearReport(context: ReportContext, reader: Actor, ask: PaidYearAsk): Report<PaidYearReport> {
  const { practice, month } = ask;
  const subject = `paid ${practice} to month ${month}`;
  const what = {
    actions: ['see practice money'],
    ...paidSubject(context, practice),
    verb: 'read year to date',
    subject,
  } as const;
  return reading(context, reader, what, async ({ level }) => {
    const place = paidPlaceOf(context, practice);
    if (!place.ok) return place;
    const year = financialYearOf(lastDayOf(month));
    const isIn = (each: Month) => each >= monthOfDay(year.start) && each <= month;
    return context.store.read(async (db) => {
      const frozen = await statementsOfPractice(db, practice);
      const inYear = frozen.filter((one) => one.isReleased && isIn(one.month));
      const paid: Paid[] = inYear.filter((one) => one.entry !== null && !one.isReversed);
      const lines = new Map<string, PaidYearLine>();
      for (const one of paid) {
        const [payable] = await payableStatements(db, one.run, practice);
        for (const line of releasedLines(payable?.due ?? [], level)) add(lines, line, one.month === month);
      }
      const all = [...lines.values()];
      const months = new Map(inYear.map((one) => [one.run, one.month]));
      const payments = (await paymentsOf(db, { practice })).flatMap((payment) => {
        const of = months.get(payment.run);
        return of === undefined ? [] : [{ ...payment, month: of }];
      });
      return accepted({
        place: place.value,
        month,
        year: year.label,
        lines: all,
        monthPence: sumPence(all.map(({ monthPence }) => monthPence)),
        yearPence: sumPence(all.map(({ yearPence }) => yearPence)),
        payments: payments.toReversed(),
      });
    });
  });
}

function add(lines: Map<string, PaidYearLine>, line: StatementLine, isOfMonth: boolean): void {
  const { title, amountPence } = line;
  // Each line of claims has a name of its own; what one service came to is one row.
  const term = countsClaims(line) ? line.account : line.term;
  const before = lines.get(term);
  const ofMonth = isOfMonth ? [amountPence] : [];
  lines.set(term, {
    term,
    title,
    monthPence: sumPence([...(before === undefined ? [] : [before.monthPence]), ...ofMonth]),
    yearPence: sumPence([...(before === undefined ? [] : [before.yearPence]), amountPence]),
  });
}
