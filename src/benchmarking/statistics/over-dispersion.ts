import type { Outcome } from '../../base/index.ts';
import { areAbove, areAsMany, areCounts, areNumbers, isAbove, sumOf, together, whenHold } from './checked-numbers.ts';
import { quantileOf } from './quantile-groups.ts';

/** Each practice's value on a scale where chance is even, with the standard error of chance alone. */
type Scored = { readonly target: number; readonly values: readonly number[]; readonly errors: readonly number[] };

/**
 * How outliers are kept from widening the limits: drawn in to the tenth in each tail, or left out beyond it. Drawing in makes
 * the spread of practices that have no outlier at all smaller than it is; rescaled, it is what it is for a normal spread.
 */
export type Trimming = 'winsorise' | 'truncate' | 'winsorise and rescale';

const TAIL = 0.1;

/**
 * The variance of a standard normal whose tenth in each tail is drawn in to where it begins.
 * Source: Wilcox RR, Introduction to Robust Estimation and Hypothesis Testing, 4th edition 2017, section 3.3 (winsorised variance).
 */
const DRAWN_IN_VARIANCE = 0.678655;

/** Deviates of 95 and 99.8 %, to the six places with which the limits are published. */
const Z_95 = 1.959964;
/** The 99.9th percentile of the standard normal distribution, as published: two-sided 99.8 %. */
export const Z_998 = 3.090232;

export type OverDispersion = {
  /** The target on the transformed scale. */
  readonly targetTransformed: number;
  /** (value − target) ÷ standard error, for each practice. */
  readonly z: readonly number[];
  /** Those that φ rests on, after trimming. */
  readonly trimmedZ: readonly number[];
  /** Mean of z²: 1 when there is nothing but chance. */
  readonly phi: number;
  /** Variance between practices that chance does not explain. */
  readonly tau2: number;
  /** z with that variance taken in: beyond ±1.96 and ±3.09 is outside chance and the usual spread. */
  readonly adjustedZ: readonly number[];
};

/**
 * Over-dispersion of proportions, on the scale asin √(x/n), whose standard error is 1/(2√n).
 * Source: Spiegelhalter DJ, Statistics in Medicine 2005;24:1185-1202; Spiegelhalter DJ and others, Journal of the Royal
 * Statistical Society A 2012;175:1-47. Refuses fewer than two practices and more than there are.
 */
export function overDispersionOfProportions(
  numerators: readonly number[],
  denominators: readonly number[],
  trimming: Trimming,
): Outcome<OverDispersion> {
  const isWithin = together(numerators, denominators, (x, n) => x <= n).every(Boolean);
  const requirements = [
    areAsMany({ numerators, denominators }, 2),
    areCounts(numerators, 'numerator'),
    areAbove(denominators, 0, 'denominator'),
    [isWithin, 'A numerator is above its denominator.'] as const,
  ];
  return whenHold(requirements, () => {
    const average = sumOf(numerators) / sumOf(denominators);
    const values = together(numerators, denominators, (x, n) => Math.asin(Math.sqrt(x / n)));
    const errors = denominators.map((n) => 1 / (2 * Math.sqrt(n)));
    return dispersion({ target: Math.asin(Math.sqrt(average)), values, errors }, trimming);
  });
}

/** The scales of a ratio: square root (the CQC's, drawn in) and logarithm (SHMI's, left out). */
export type RatioScale = 'square root' | 'logarithm';

/**
 * Over-dispersion of observed ÷ expected: √(O/E) with standard error 1/(2√E), or ln(O/E) with 1/√E. The target is 1.
 * Source: as for proportions; the logarithm as NHS Digital's SHMI methodology. Refuses fewer than two practices, an
 * expectation of 0 and, on the logarithm, a practice without an event.
 */
export function overDispersionOfRatios(
  observed: readonly number[],
  expected: readonly number[],
  scale: RatioScale,
  trimming: Trimming,
): Outcome<OverDispersion> {
  const isSquareRoot = scale === 'square root';
  const requirements = [
    areAsMany({ observed, expected }, 2),
    areCounts(observed, 'observed count'),
    areAbove(expected, 0, 'expected count'),
    [isSquareRoot || observed.every((count) => count > 0), 'A logarithm is taken of no count of 0.'] as const,
  ];
  return whenHold(requirements, () => {
    const ratios = together(observed, expected, (o, e) => o / e);
    const scored: Scored = {
      target: isSquareRoot ? 1 : 0,
      values: ratios.map((ratio) => (isSquareRoot ? Math.sqrt(ratio) : Math.log(ratio))),
      errors: expected.map((e) => 1 / ((isSquareRoot ? 2 : 1) * Math.sqrt(e))),
    };
    return dispersion(scored, trimming);
  });
}

/**
 * Over-dispersion of differences from what is expected of each place, whose standard errors by chance are known. The target is 0.
 * Source: as for proportions, on the scale of the values themselves. Refuses fewer than two places and an error that is not above 0.
 */
export function overDispersionOfDifferences(
  differences: readonly number[],
  errors: readonly number[],
  trimming: Trimming,
): Outcome<OverDispersion> {
  const requirements = [
    areAsMany({ differences, 'standard errors': errors }, 2),
    areNumbers(differences, 'difference'),
    areAbove(errors, 0, 'standard error'),
  ];
  return whenHold(requirements, () => dispersion({ target: 0, values: differences, errors }, trimming));
}

function dispersion({ target, values, errors }: Scored, trimming: Trimming): OverDispersion {
  const z = together(values, errors, (value, error) => (value - target) / error);
  const isKept = trimming === 'truncate' ? withoutTails(z) : z.map(() => true);
  const kept = z.filter((_, index) => isKept[index]);
  const trimmedZ = trimming === 'truncate' ? kept : drawnIn(z);
  const scale = trimming === 'winsorise and rescale' ? DRAWN_IN_VARIANCE : 1;
  const phi = sumOf(trimmedZ.map((score) => score * score)) / trimmedZ.length / scale;
  const weights = errors.filter((_, index) => isKept[index]).map((error) => 1 / (error * error));
  const tau2 = betweenVariance(phi, weights);
  const adjustedZ = together(values, errors, (value, error) => (value - target) / Math.sqrt(error * error + tau2));
  return { targetTransformed: target, z, trimmedZ, phi, tau2, adjustedZ };
}

/** Scores beyond the tenth in each tail (quantiles by method R-7) drawn in to it. */
function drawnIn(z: readonly number[]): number[] {
  const sorted = z.toSorted((a, b) => a - b);
  const [low, high] = [quantileOf(sorted, TAIL), quantileOf(sorted, 1 - TAIL)];
  return z.map((score) => Math.min(high, Math.max(low, score)));
}

/** Which scores remain when the tenth of them at each end, rounded down, is left out. */
function withoutTails(z: readonly number[]): boolean[] {
  const out = Math.floor(z.length * TAIL);
  const order = [...z.keys()].sort((a, b) => (z[a] as number) - (z[b] as number));
  const kept = new Set(order.slice(out, z.length - out));
  return z.map((_, index) => kept.has(index));
}

/** DerSimonian and Laird's variance between practices; nought when the scores spread no more than chance does. */
function betweenVariance(phi: number, weights: readonly number[]): number {
  const freedom = weights.length - 1;
  const excess = phi * weights.length - freedom;
  if (excess < 0) return 0;
  const total = sumOf(weights);
  const scale = total - sumOf(weights.map((weight) => weight * weight)) / total;
  return scale > 0 ? excess / scale : 0;
}

export type WidenedLimits = {
  readonly low95: number;
  readonly high95: number;
  readonly low998: number;
  readonly high998: number;
};

/**
 * Funnel limits of a proportion with over-dispersion: sin² of asin √average ± the deviate × √(1/(4n) + τ²), kept
 * within 0 and 1, where the transformation turns back.
 * Source: as `overDispersionOfProportions`. Refuses an average that is not between 0 and 1 and a variance below 0.
 */
export function widenedLimits(average: number, total: number, tau2: number): Outcome<WidenedLimits> {
  const requirements = [
    [average >= 0 && average <= 1, `An average proportion lies between 0 and 1, not ${average}.`] as const,
    isAbove(total, 0, 'The number of people'),
    [Number.isFinite(tau2) && tau2 >= 0, `A variance is a number from 0, not ${tau2}.`] as const,
  ];
  return whenHold(requirements, () => {
    const centre = Math.asin(Math.sqrt(average));
    const spread = Math.sqrt(1 / (4 * total) + tau2);
    const at = (deviate: number): number =>
      Math.sin(Math.min(Math.PI / 2, Math.max(0, centre + deviate * spread))) ** 2;
    return { low95: at(-Z_95), high95: at(Z_95), low998: at(-Z_998), high998: at(Z_998) };
  });
}
