import { type Actor, accepted, type Day, type Month, type OdsCode, type Pence, refused } from '../../base/index.ts';
import { type Payee, type PaymentState, payableStatements, paymentsOf } from '../../payments/index.ts';
import type { ReportContext } from '../context.ts';
import { paidPlaceOf, paidSubject } from '../places/paid-place.ts';
import { reading } from '../reading.ts';
import type { PaidPlace, Report } from '../report.ts';
import { releasedLines } from '../statements/released-lines.ts';

/** A line of what is paid. */
export type RemittedLine = { readonly term: string; readonly title: string; readonly amountPence: Pence };

/** The advice that goes with one payment: who is paid for whom, when, by which route, and for which lines. */
export type RemittanceReport = {
  readonly place: PaidPlace;
  readonly month: Month;
  readonly run: string;
  readonly reference: string;
  readonly payee: Payee;
  readonly payOn: Day;
  readonly state: PaymentState['state'];
  readonly amountPence: Pence;
  readonly lines: readonly RemittedLine[];
};

export type RemittanceAsk = { readonly practice: OdsCode; readonly run: string };

/** The remittance advice of a payment to a practice, or to whom it named. Refuses `not-found` when there is none. */
export function remittanceReport(context: ReportContext, reader: Actor, ask: RemittanceAsk): Report<RemittanceReport> {
  const { practice, run } = ask;
  const subject = `remittance ${practice} of run ${run}`;
  const what = {
    actions: ['see practice money'],
    ...paidSubject(context, practice),
    verb: 'read remittance advice',
    subject,
  } as const;
  return reading(context, reader, what, async ({ level }) => {
    const place = paidPlaceOf(context, practice);
    if (!place.ok) return place;
    const [payment] = await context.store.read((db) => paymentsOf(db, { run, practice }));
    const [payable] = await context.store.read((db) => payableStatements(db, run, practice));
    if (payment === undefined || payable === undefined) {
      return refused({
        code: 'not-found',
        message: `There is no payment to ${practice} by run ${run}.`,
        remedy: 'A remittance advice is made when a run is released. Start from the practice’s statement.',
      });
    }
    const { reference, payee, payOn, state, amountPence } = payment;
    const due = releasedLines(payable.due, level);
    const lines = due.map(({ term, title, amountPence: amount }) => ({ term, title, amountPence: amount }));
    const { month } = payable.statement;
    return accepted({ place: place.value, month, run, reference, payee, payOn, state, amountPence, lines });
  });
}
