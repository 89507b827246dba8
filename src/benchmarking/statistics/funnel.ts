import type { Outcome } from '../../base/index.ts';
import { areAbove, areAsMany, areCounts, isAbove, isCount, sumOf, together, whenHold } from './checked-numbers.ts';
import { countLimits } from './count-interval.ts';
import { gammaQuantile } from './gamma.ts';
import { normalQuantile } from './normal.ts';
import { wilson } from './wilson.ts';

/** Where a value lies against the limits of chance: outside 99.8 %, outside 95 %, or inside. */
export type Significance = 'Low (0.001)' | 'Low (0.025)' | 'High (0.025)' | 'High (0.001)' | 'Not significant';

/** The share below the upper limit of 95 % and of 99.8 %. */
export const UPPER_95 = 0.975;
const UPPER_998 = 0.999;

/** Two-sided confidence of a pair of limits from the share below the upper. */
const confidenceOf = (upperShare: number): number => 2 * upperShare - 1;

export type FunnelLimits = { readonly low: number; readonly high: number };

/**
 * Where a proportion may lie by chance around an average, for a practice of `total` people: the average ± the deviate ×
 * its standard error, which is Wilson's interval turned round. For few people a limit may lie below 0 or above 1, as
 * the formula gives it.
 * Source: Spiegelhalter DJ, Statistics in Medicine 2005;24:1185-1202. Refuses an average that is not between 0 and 1.
 * @param upperShare the share below the upper limit: 0.975 or 0.999
 */
export function funnelOfProportion(average: number, total: number, upperShare: number): Outcome<FunnelLimits> {
  const requirements = [
    [average >= 0 && average <= 1, `An average proportion lies between 0 and 1, not ${average}.`] as const,
    isAbove(total, 0, 'The number of people'),
    [upperShare > 0.5 && upperShare < 1, `The share below the upper limit is above 0.5, not ${upperShare}.`] as const,
  ];
  return whenHold(requirements, () => {
    const reach = normalQuantile(upperShare) * Math.sqrt((average * (1 - average)) / total);
    return { low: average - reach, high: average + reach };
  });
}

export type ProportionsInFunnel = { readonly average: number; readonly significance: readonly Significance[] };

/**
 * Which practices lie outside chance around the average of them all: Wilson's interval leaves the average out.
 * Source: OHID PHEindicatormethods, funnel plots. Refuses more than there are, and nobody.
 */
export function significanceOfProportions(
  numerators: readonly number[],
  denominators: readonly number[],
): Outcome<ProportionsInFunnel> {
  const isWithin = together(numerators, denominators, (x, n) => x <= n).every(Boolean);
  const requirements = [
    areAsMany({ numerators, denominators }),
    areCounts(numerators, 'numerator'),
    areAbove(denominators, 0, 'denominator'),
    [isWithin, 'A numerator is above its denominator.'] as const,
  ];
  return whenHold(requirements, () => {
    const average = sumOf(numerators) / sumOf(denominators);
    const significance = together(numerators, denominators, (x, n) =>
      significanceOf(average, (upperShare) => wilson(x, n, normalQuantile(upperShare))),
    );
    return { average, significance };
  });
}

/**
 * Whether a count lies outside chance around what was expected: the interval of the count ÷ expected leaves 1 out.
 * Source: OHID PHEindicatormethods, funnel plots; exact below 10 events, Byar's from 10. Refuses an expectation of 0.
 */
export function significanceOfRatio(observed: number, expected: number): Outcome<Significance> {
  return whenHold([isCount(observed, 'The observed count'), isAbove(expected, 0, 'The expected count')], () =>
    significanceOf(expected, (upperShare) => countLimits(observed, confidenceOf(upperShare))),
  );
}

function significanceOf(
  against: number,
  intervalAt: (upperShare: number) => { readonly lower: number; readonly upper: number },
): Significance {
  const wide = intervalAt(UPPER_998);
  if (wide.upper < against) return 'Low (0.001)';
  if (wide.lower > against) return 'High (0.001)';
  const narrow = intervalAt(UPPER_95);
  if (narrow.upper < against) return 'Low (0.025)';
  return narrow.lower > against ? 'High (0.025)' : 'Not significant';
}

export type RatioLimits = {
  readonly low95: number;
  readonly high95: number;
  readonly low998: number;
  readonly high998: number;
};

/**
 * Where observed ÷ expected may lie by chance, for what is expected: the exact Poisson interval of that many ÷ as many.
 * Source: OHID PHEindicatormethods, funnel limits of ratios. Refuses an expectation of 0.
 */
export function funnelOfRatio(expected: number): Outcome<RatioLimits> {
  return whenHold([isAbove(expected, 0, 'The expected count')], () => {
    const low = (upperShare: number) => gammaQuantile(1 - upperShare, expected) / expected;
    const high = (upperShare: number) => gammaQuantile(upperShare, expected + 1) / expected;
    return {
      low95: low(UPPER_95),
      high95: high(UPPER_95),
      low998: low(UPPER_998),
      high998: high(UPPER_998),
    };
  });
}
