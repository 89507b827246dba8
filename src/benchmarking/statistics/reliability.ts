import type { Outcome } from '../../base/index.ts';
import {
  areAbove,
  areAsMany,
  areCounts,
  areNumbers,
  type Requirement,
  sumOf,
  together,
  whenHold,
} from './checked-numbers.ts';

/** Below this share of signal a value is shown with its interval, not ranked, and is no outlier. */
export const LEAST_RELIABLE = 0.7;

export type Reliability = {
  /** What the practices have in common, in the values' unit. */
  readonly mean: number;
  /** Variance between practices that chance does not explain. */
  readonly betweenVariance: number;
  /** Share of a practice's variation that is not chance, 0 to 1: between ÷ (between + its own chance). */
  readonly practices: readonly number[];
  /** The median of the practices'. */
  readonly measure: number;
  /** Whether each practice, and the measure, reach 0.7. */
  readonly isReliable: readonly boolean[];
  readonly isMeasureReliable: boolean;
};

export type ProportionReliability = Reliability & {
  /** The two shapes of the beta distribution of practices' true shares; null when they differ by chance alone. */
  readonly alpha: number | null;
  readonly beta: number | null;
};

const STEPS = 200;
const STILL = 1e-12;

/**
 * Reliability of proportions: true shares follow a beta distribution, whose shapes are found from the practices, and a
 * practice of n people has reliability n ÷ (n + α + β).
 * Source: Adams JL, The reliability of provider profiling, RAND 2009; shapes by the weighted moments of Kleinman JC, Journal
 * of the American Statistical Association 1973;68:46-54. Refuses fewer than three practices and more than there are.
 */
export function reliabilityOfProportions(
  numerators: readonly number[],
  denominators: readonly number[],
): Outcome<ProportionReliability> {
  const requirements: Requirement[] = [
    areAsMany({ numerators, denominators }, 3),
    areCounts(numerators, 'numerator'),
    areAbove(denominators, 0, 'denominator'),
    [together(numerators, denominators, (x, n) => x <= n).every(Boolean), 'A numerator is above its denominator.'],
    [denominators.some((n) => n > 1), 'At least one practice has more than one person.'],
  ];
  return whenHold(requirements, () => {
    const shares = together(numerators, denominators, (x, n) => x / n);
    const { mean, correlation } = correlationOf(shares, denominators);
    const practices = denominators.map((n) => (n * correlation) / (1 + (n - 1) * correlation));
    const betweenVariance = mean * (1 - mean) * correlation;
    const shapes = correlation > 0 && correlation < 1 ? 1 / correlation - 1 : null;
    return {
      ...summary({ mean, betweenVariance, practices }),
      alpha: shapes === null ? null : mean * shapes,
      beta: shapes === null ? null : (1 - mean) * shapes,
    };
  });
}

/** Kleinman's weighted moments, worked again with the weights that they give until they stand still. */
function correlationOf(shares: readonly number[], people: readonly number[]): { mean: number; correlation: number } {
  let [mean, correlation] = [0, 0];
  for (let step = 0; step < STEPS; step += 1) {
    const weights = people.map((n) => n / (1 + correlation * (n - 1)));
    const total = sumOf(weights);
    mean = sumOf(together(weights, shares, (weight, share) => weight * share)) / total;
    const spread = sumOf(together(weights, shares, (weight, share) => weight * (share - mean) ** 2));
    const left = weights.map((weight) => weight * (1 - weight / total));
    const byChance = sumOf(together(left, people, (weight, n) => weight / n));
    const within = mean * (1 - mean);
    const found = within === 0 ? 0 : (spread - within * byChance) / (within * (sumOf(left) - byChance));
    const next = Math.min(1, Math.max(0, found));
    if (Math.abs(next - correlation) < STILL) return { mean, correlation: next };
    correlation = next;
  }
  return { mean, correlation };
}

/**
 * Reliability of values whose chance is known, each by its standard error: rates, means, standardised ratios.
 * Source: signal to noise as Adams 2009; variance between practices by DerSimonian R, Laird N, Controlled Clinical Trials
 * 1986;7:177-188. Refuses fewer than three practices and a standard error that is not above 0.
 */
export function reliabilityOfValues(values: readonly number[], errors: readonly number[]): Outcome<Reliability> {
  const requirements = [
    areAsMany({ values, 'standard errors': errors }, 3),
    areNumbers(values, 'value'),
    areAbove(errors, 0, 'standard error'),
  ];
  return whenHold(requirements, () => {
    const weights = errors.map((error) => 1 / (error * error));
    const total = sumOf(weights);
    const mean = sumOf(together(weights, values, (weight, value) => weight * value)) / total;
    const spread = sumOf(together(weights, values, (weight, value) => weight * (value - mean) ** 2));
    const scale = total - sumOf(weights.map((weight) => weight * weight)) / total;
    const betweenVariance = Math.max(0, (spread - (values.length - 1)) / scale);
    const practices = errors.map((error) => betweenVariance / (betweenVariance + error * error));
    return summary({ mean, betweenVariance, practices });
  });
}

/**
 * Reliability of observed ÷ expected counts: true ratios follow a gamma distribution about their mean.
 * Source: Clayton D, Kaldor J, Biometrics 1987;43:671-681, by moments. Refuses fewer than three practices and an
 * expectation of 0.
 */
export function reliabilityOfRatios(observed: readonly number[], expected: readonly number[]): Outcome<Reliability> {
  const requirements = [
    areAsMany({ observed, expected }, 3),
    areCounts(observed, 'observed count'),
    areAbove(expected, 0, 'expected count'),
  ];
  return whenHold(requirements, () => {
    const total = sumOf(expected);
    const mean = sumOf(observed) / total;
    const spread = sumOf(together(observed, expected, (o, e) => e * (o / e - mean) ** 2));
    const scale = total - sumOf(expected.map((e) => e * e)) / total;
    const betweenVariance = Math.max(0, (spread - (observed.length - 1) * mean) / scale);
    const practices = expected.map((e) => (betweenVariance === 0 ? 0 : betweenVariance / (betweenVariance + mean / e)));
    return summary({ mean, betweenVariance, practices });
  });
}

function summary(found: Pick<Reliability, 'mean' | 'betweenVariance' | 'practices'>): Reliability {
  const sorted = found.practices.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const measure = ((sorted[Math.floor(middle)] as number) + (sorted[Math.ceil(middle)] as number)) / 2;
  return {
    ...found,
    measure,
    isReliable: found.practices.map((share) => share >= LEAST_RELIABLE),
    isMeasureReliable: measure >= LEAST_RELIABLE,
  };
}
