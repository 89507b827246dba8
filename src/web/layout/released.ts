import { poundsText } from '../../base/index.ts';
import type { ShownPayment, ShownRate, Withheld } from '../../reports/index.ts';
import { moneyCell, wholeText } from './figures.ts';
import type { Cell } from './page.ts';

/** 78.4%, or why there is no rate: `no rate: nobody is in the denominator`. */
export function rateText(rate: ShownRate): string {
  return rate.kind === 'rate' ? `${rate.percent}%` : `no rate: ${rate.words}`;
}

/** `1,234 of 1,574`; undefined where there is no rate, whose text says why. */
export function rateOf(rate: ShownRate): string | undefined {
  return rate.kind === 'rate' ? countsText(rate) : undefined;
}

function countsText(rate: ShownRate & { readonly kind: 'rate' }): string {
  return `${wholeText(rate.numerator)} of ${wholeText(rate.denominator)}`;
}

/** A rate over its own counts, as a cell: a number never stands without its denominator. */
export function rateCell(rate: ShownRate | null, whenNone: string): Cell<never> {
  if (rate === null) return { text: whenNone };
  if (rate.kind === 'none') return { text: 'no rate', note: rate.words };
  return { text: rateText(rate), note: countsText(rate), csv: rate.percent };
}

/** Written where the reader's role does not let a figure be seen; the page says why once. */
export const NOT_FOR_YOU = 'not for you to see';

/** A statement in a list of practices: the amount and whether it is paid, or why there is none. */
export function paymentCell(payment: ShownPayment): Cell<never> {
  if (payment.kind === 'not shown') return { text: NOT_FOR_YOU };
  if (payment.kind === 'none') return { text: payment.reason };
  const held = payment.heldLines === 0 ? [] : [heldText(payment.heldLines)];
  const notes = payment.isPaid ? held : ['not paid yet', ...held];
  return { ...moneyCell(payment.totalPence), ...(notes.length === 0 ? {} : { note: notes.join(', ') }) };
}

export function paymentText(payment: ShownPayment): string {
  return payment.kind === 'statement' ? poundsText(payment.totalPence) : payment.reason;
}

function heldText(lines: number): string {
  return lines === 1 ? '1 line held' : `${wholeText(lines)} lines held`;
}

/** Whether something was left out below the exact level; `words` then says so. */
export function isWithheld(value: unknown): value is Withheld {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'withheld';
}
