import { Z_95 } from './wilson.ts';

/** People who met a measure, of those who counted. */
export type Share = { readonly numerator: number; readonly denominator: number };

/** A share from 0 to 1 with the limits of its 95 % interval. */
export type YearEnd = { readonly value: number; readonly lower: number; readonly upper: number };

/**
 * What a share will be at the end of the year: what it is now and what it gained last year from the same day to the
 * end. Normal approximation, the variances of the three shares added; so the interval is too wide rather than too
 * narrow, since last year's two shares are mostly of the same people. Own method, for want of a published one.
 * Undefined when nobody counts in one of the three.
 */
export function yearEnd(now: Share, lastYearThen: Share, lastYearEnd: Share): YearEnd | undefined {
  const shares = [now, lastYearThen, lastYearEnd];
  if (shares.some(({ denominator }) => denominator === 0)) return undefined;
  const value = within(shareOf(now) + shareOf(lastYearEnd) - shareOf(lastYearThen));
  const spread = Z_95 * Math.sqrt(shares.reduce((sum, share) => sum + varianceOf(share), 0));
  return { value, lower: within(value - spread), upper: within(value + spread) };
}

function shareOf({ numerator, denominator }: Share): number {
  return numerator / denominator;
}

/** With one success and one failure added, so that a share of none or all is not taken to be certain. */
function varianceOf({ numerator, denominator }: Share): number {
  const share = (numerator + 1) / (denominator + 2);
  return (share * (1 - share)) / (denominator + 2);
}

function within(value: number): number {
  return Math.min(1, Math.max(0, value));
}
