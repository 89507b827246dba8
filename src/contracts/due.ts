import { firstDayOf, isoOfMonth, type Month } from '../base/index.ts';
import { isClosedOn, type Practice } from '../practices/index.ts';
import type { ContractLine } from './contract.ts';
import { type Participation, QOF } from './participation.ts';

/** Whose line it would be, for which month. */
export type DueTo = {
  readonly practice: Pick<Practice, 'code' | 'closed'>;
  readonly month: Month;
  readonly participation?: Participation | undefined;
};

/**
 * Whether a line is due to a practice for a month. Lines of a scheme are due to those who are in it (in QOF whoever signed for no
 * other); a line by which the contract was varied, to the practices that it names from its first month on. Nothing is to one that is
 * closed.
 */
export function isDue(
  { scheme, practices, fromMonth }: ContractLine,
  { practice, month, participation }: DueTo,
): boolean {
  if (isClosedOn(practice, firstDayOf(month))) return false;
  if (practices?.includes(practice.code) === false) return false;
  if (fromMonth !== undefined && isoOfMonth(month) < fromMonth) return false;
  if (scheme === undefined) return true;
  if (participation === undefined) return scheme === QOF;
  return !participation.replaces.some((replaced) => replaced.scheme === scheme);
}
