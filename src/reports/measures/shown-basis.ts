import { addMonths, type Day, financialYearOf, type OdsCode, type ReleaseLevel } from '../../base/index.ts';
import type { MeasureCounts } from '../../disclosure/index.ts';
import type { ReportContext } from '../context.ts';
import type { CountedPractice } from '../places/released-places.ts';
import { movedOn } from './added-counts.ts';

/** A practice on a rule, in the year that ends on a day. */
export type CountedAt = { readonly practice: OdsCode; readonly rule: string; readonly periodEnd: Day };

/** Counts with whom they are of. */
export type CountedOnBasis = Pick<CountedPractice, 'basis'> & { readonly counts: MeasureCounts };

/**
 * Puts what the warehouse finds on days of a year, on which nobody sends counts, on the basis on which a reader at a level is shown the
 * practice everywhere. Exactly: as it is found. Below: what the practice sent at the end of that year or of the year before, moved on by
 * what changed among shared records; where it sent neither, as it is found.
 */
export async function shownBasis(
  { book }: ReportContext,
  level: ReleaseLevel,
  { practice, rule, periodEnd }: CountedAt,
): Promise<(found: MeasureCounts) => CountedOnBasis> {
  const { end } = financialYearOf(periodEnd);
  for (const sentAt of level === 'exact' ? [] : [end, addMonths(end, -12)]) {
    const sent = (await book.sent(sentAt)).get(practice)?.get(rule)?.counts;
    const then = sent && (await book.count(practice, rule, sentAt));
    if (sent === undefined || then === undefined) continue;
    return (found) => ({ basis: 'everybody', counts: movedOn(sent, then, found) });
  }
  return (found) => ({ basis: 'shared records', counts: found });
}
