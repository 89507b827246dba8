import { type Actor, decimalText, type Month, type OdsCode, poundsFromPence, sumPence } from '../../base/index.ts';
import type { RunStatement } from '../../payments/index.ts';
import type { Practice } from '../../practices/index.ts';
import type { ReportContext } from '../context.ts';
import { paidSubject } from '../places/paid-place.ts';
import type { ShownList, ShownPayment } from '../report.ts';
import { contractMonths } from '../statements/statement-month.ts';
import { frozenOfMonth, frozenOfPractice } from './frozen-run.ts';

export type MonthPayment = { readonly month: Month; readonly payment: ShownPayment };
export type PracticePayment = { readonly practice: Practice; readonly payment: ShownPayment };

/** Each practice's statement of a month, to a reader who may see it. */
export async function paymentsOf(
  context: ReportContext,
  reader: Actor,
  practices: readonly Practice[],
  month: Month,
): Promise<readonly PracticePayment[]> {
  const frozen = await frozenOfMonth(context, month);
  const payments: PracticePayment[] = [];
  for (const practice of practices) {
    const { code } = practice;
    payments.push({ practice, payment: await shownPayment(context, reader, code, month, frozen.get(code)) });
  }
  return payments;
}

/** A practice's statement of every month of its contracts, oldest first. */
export async function monthsPaid(
  context: ReportContext,
  reader: Actor,
  practice: OdsCode,
): Promise<readonly MonthPayment[]> {
  const frozen = await frozenOfPractice(context, practice);
  const payments: MonthPayment[] = [];
  for (const month of contractMonths(context)) {
    payments.push({ month, payment: await shownPayment(context, reader, practice, month, frozen.get(month)) });
  }
  return payments;
}

async function shownPayment(
  context: ReportContext,
  reader: Actor,
  practice: OdsCode,
  month: Month,
  frozen: RunStatement | undefined,
): Promise<ShownPayment> {
  const permission = context.rules.may(reader, 'see practice money', paidSubject(context, practice));
  if (!permission.ok) return { kind: 'not shown', reason: permission.refusal.message };
  if (frozen !== undefined) {
    const isPaid = frozen.isReleased && !frozen.isReversed && !frozen.isWaiting;
    return { kind: 'statement', totalPence: frozen.totalPence, heldLines: frozen.heldLines, isPaid };
  }
  const statement = await context.book.statement(practice, month);
  if (!statement.ok) return { kind: 'none', reason: statement.refusal.message };
  const { totalPence, held } = statement.value;
  return { kind: 'statement', totalPence, heldLines: held.length, isPaid: false };
}

/**
 * Payments of an area added up, and how many practices have one. Neither is shown unless every practice's may be seen:
 * what is left out is not nought.
 */
export function addPayments(payments: readonly ShownPayment[]): {
  readonly payment: ShownPayment;
  readonly paid: number | 'not shown';
} {
  const made = payments.filter((payment) => payment.kind === 'statement');
  if (payments.some((payment) => payment.kind === 'not shown')) {
    const reason = 'You may not see the payments of every practice here, so their total is not shown.';
    return { payment: { kind: 'not shown', reason }, paid: 'not shown' };
  }
  if (made.length === 0) return { payment: { kind: 'none', reason: 'No practice has a statement.' }, paid: 0 };
  const totalPence = sumPence(made.map((payment) => payment.totalPence));
  const heldLines = made.reduce((sum, payment) => sum + payment.heldLines, 0);
  const isPaid = made.every((payment) => payment.isPaid);
  return { payment: { kind: 'statement', totalPence, heldLines, isPaid }, paid: made.length };
}

/** A month's payment per weighted patient, in pounds to the penny; null when either is missing. */
export function perWeighted(payment: ShownPayment, list: ShownList): string | null {
  if (payment.kind !== 'statement' || list.kind !== 'list') return null;
  const weighted = Number(list.weighted.value);
  return weighted === 0 ? null : decimalText(poundsFromPence(payment.totalPence).div(BigInt(weighted)), 2);
}
