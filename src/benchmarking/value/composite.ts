import type { Outcome } from '../../base/index.ts';
import {
  areAbove,
  areAsMany,
  areFromNought,
  type Requirement,
  sumOf,
  together,
  whenHold,
} from '../statistics/checked-numbers.ts';
import { quantileOf } from '../statistics/quantile-groups.ts';

/** A practice's place on a scale where more is better and England, or everybody, is 0; with its standard error. */
export type Score = { readonly value: number; readonly error: number };

/** What was counted, what was expected of it, and the relative standard error of what was expected. */
export type Finding = { readonly observed: number; readonly expected: number; readonly expectedError: number };

export type FindingScores = {
  /** Everybody's observed ÷ everybody's expected: what 0 stands for. */
  readonly overall: number;
  readonly scores: readonly Score[];
};

/**
 * The logarithm of each practice's observed ÷ expected, divided by that of all. One half is added to both counts, so that
 * none found has a place. The variance is that of the Poisson count and of the expectation: 1 ÷ (observed + ½) + its square.
 * Source: Breslow NE, Day NE, Statistical Methods in Cancer Research, volume II, IARC 1987, chapter 2 (logarithm of a
 * standardised ratio); Haldane JBS, Annals of Human Genetics 1956;20:309-311 (the half). Refuses an expectation that is not
 * above 0, and nothing observed at all.
 */
export function findingScores(findings: readonly Finding[]): Outcome<FindingScores> {
  const observed = findings.map((finding) => finding.observed);
  const expected = findings.map((finding) => finding.expected);
  const requirements: Requirement[] = [
    areAsMany({ findings }),
    areFromNought(observed, 'observed count'),
    areAbove(expected, 0, 'expected count'),
    areFromNought(
      findings.map(({ expectedError }) => expectedError),
      'error of what is expected',
    ),
    [sumOf(observed) > 0, 'Nothing was observed anywhere.'],
  ];
  return whenHold(requirements, () => {
    const overall = sumOf(observed) / sumOf(expected);
    const scores = findings.map(({ observed: o, expected: e, expectedError }) => ({
      value: Math.log((o + 0.5) / (e * overall + 0.5)),
      error: Math.sqrt(1 / (o + 0.5) + expectedError * expectedError),
    }));
    return { overall, scores };
  });
}

/** How many of how many; null where it is not known or not shown. */
export type ShareCounts = { readonly numerator: number; readonly denominator: number } | null;

export type ShareScores = {
  /** Everybody's share in per cent: what 0 stands for. */
  readonly overall: number;
  readonly scores: readonly (Score | null)[];
};

/**
 * Each practice's share less everybody's, in percentage points; the other way round where less is better. The standard error
 * is that of the share with two met and two not met added, so that all of few is not certain. Nobody in a denominator: null.
 * Source: Agresti A, Coull BA, American Statistician 1998;52:119-126. Refuses counts of which nobody has any.
 */
export function shareScores(counts: readonly ShareCounts[], direction: 'higher' | 'lower'): Outcome<ShareScores> {
  const known = counts.filter((one) => one !== null && one.denominator > 0) as readonly NonNullable<ShareCounts>[];
  const people = sumOf(known.map(({ denominator }) => denominator));
  return whenHold([[people > 0, 'Nobody is in a denominator anywhere.']], () => {
    const overall = (100 * sumOf(known.map(({ numerator }) => numerator))) / people;
    const sign = direction === 'higher' ? 1 : -1;
    const scores = counts.map((one): Score | null => {
      if (one === null || one.denominator <= 0) return null;
      const { numerator, denominator } = one;
      const drawn = (numerator + ADDED) / (denominator + 2 * ADDED);
      return {
        value: sign * ((100 * numerator) / denominator - overall),
        error: 100 * Math.sqrt((drawn * (1 - drawn)) / (denominator + 2 * ADDED)),
      };
    });
    return { overall, scores };
  });
}

/** Added to who is met and to who is not. */
const ADDED = 2;

/** Scores in standard deviations of all practices', so that no measure weighs more because practices lie further apart. */
export function equalSpread(scores: readonly (Score | null)[]): readonly (Score | null)[] {
  const values = scores.flatMap((score) => (score === null ? [] : [score.value]));
  const mean = sumOf(values) / values.length;
  const spread = Math.sqrt(sumOf(values.map((value) => (value - mean) ** 2)) / Math.max(1, values.length - 1));
  if (!(spread > 0)) return scores.map(() => null);
  return scores.map((score) => score && { value: (score.value - mean) / spread, error: score.error / spread });
}

/**
 * The weighted mean of a practice's scores; null where one that weighs anything was not received. Errors are put together
 * as those of measures that have nothing to do with each other.
 * Source: Nardo M and others, Handbook on Constructing Composite Indicators, OECD 2008, steps 5 and 6 (linear aggregation).
 */
export function composite(scores: readonly (Score | null)[], weights: readonly number[]): Score | null {
  const parts = together(scores, weights, (score, weight) => ({ score, weight })).filter(({ weight }) => weight > 0);
  const total = sumOf(parts.map(({ weight }) => weight));
  let [value, variance] = [0, 0];
  for (const { score, weight } of parts) {
    if (score === null) return null;
    value += (weight / total) * score.value;
    variance += ((weight / total) * score.error) ** 2;
  }
  return total > 0 ? { value, error: Math.sqrt(variance) } : null;
}

/**
 * Which scores lie further beyond the middle half than so many times its width, their whole interval with them.
 * Source: Tukey JW, Exploratory Data Analysis, 1977 (fences).
 * @param reach deviates of the interval that must lie beyond as well
 */
export function farFromOthers(scores: readonly Score[], fences: number, reach: number): readonly boolean[] {
  const sorted = scores.map(({ value }) => value).sort((a, b) => a - b);
  if (sorted.length < FEWEST_TO_COMPARE) return scores.map(() => false);
  const [lower, upper] = [quantileOf(sorted, 0.25), quantileOf(sorted, 0.75)];
  const width = fences * (upper - lower);
  return scores.map(
    ({ value, error }) => value + reach * error < lower - width || value - reach * error > upper + width,
  );
}

/** Practices below which no value is called far from the others. */
const FEWEST_TO_COMPARE = 8;
