import { assert, type ReleasedCount } from '../base/index.ts';

/** Counts from 1 to this are written as a range, below national level. Source: NHS Digital's hospital rule of 2018. */
export const LARGEST_SUPPRESSED = 7;
/** Counts above are rounded to the nearest of these, so that as many values are shown as one. */
export const ROUNDED_TO = 5;

/**
 * A count of people as it may leave at management or published level: 0 stays 0, 1 to 7 become a range, and the
 * rest are rounded to the nearest 5 (facts/finance.md §10.1).
 */
export function suppress(count: number): ReleasedCount {
  assert(Number.isSafeInteger(count) && count >= 0, `a count of people is a whole number from 0, not ${count}`);
  if (count === 0) return 0;
  return count <= LARGEST_SUPPRESSED ? '1 to 7' : roundToFive(count);
}

function roundToFive(count: number): number {
  return Math.floor((count + 2) / ROUNDED_TO) * ROUNDED_TO;
}

/** The least and the greatest count that a reader can infer from one figure alone. `undefined`: it is not shown. */
export function possibleCounts(shown: ReleasedCount | undefined): { least: number; greatest: number } {
  if (shown === undefined || shown === 'not received') return { least: 0, greatest: Number.POSITIVE_INFINITY };
  if (shown === '1 to 7') return { least: 1, greatest: LARGEST_SUPPRESSED };
  if (shown === 0) return { least: 0, greatest: 0 };
  return { least: Math.max(LARGEST_SUPPRESSED + 1, shown - 2), greatest: shown + 2 };
}
