import type { Outcome } from '../../base/index.ts';
import {
  areAbove,
  areAsMany,
  areNumbers,
  isAbove,
  type Requirement,
  sumOf,
  together,
  whenHold,
} from './checked-numbers.ts';

/** Expected attainment, and ten points a standard deviation. */
const GOAL_MEAN = 50;
const GOAL_SCALE = 10;

/**
 * The goal attainment T score: 50 + 10 Σwx ÷ √((1 − ρ)Σw² + ρ(Σw)²), where each goal is scored from −2 to +2.
 * Source: Kiresuk TJ, Sherman RE, Community Mental Health Journal 1968;4:443-453; Turner-Stokes L, Clinical Rehabilitation
 * 2009;23:362-370, with its erratum. Refuses no goal, a score outside −2 to +2 and weights that are not above 0.
 * @param correlation that is assumed between goals: 0.3 as published
 */
export function goalAttainment(
  scores: readonly number[],
  weights: readonly number[],
  correlation: number,
): Outcome<number> {
  const requirements: Requirement[] = [
    areAsMany({ scores, weights }),
    [scores.every((score) => score >= -2 && score <= 2), 'A goal is scored from −2 to +2.'],
    areAbove(weights, 0, 'weight'),
    [correlation >= 0 && correlation < 1, `A correlation between goals is from 0 to 1, not ${correlation}.`],
  ];
  return whenHold(requirements, () => {
    const gained = sumOf(together(weights, scores, (weight, score) => weight * score));
    const squares = sumOf(weights.map((weight) => weight * weight));
    const spread = (1 - correlation) * squares + correlation * sumOf(weights) ** 2;
    return GOAL_MEAN + (GOAL_SCALE * gained) / Math.sqrt(spread);
  });
}

/** A measure's achievement and what it is worth: thresholds in per cent. */
export type Attained = {
  readonly numerator: number;
  readonly denominator: number;
  readonly points: number;
  readonly lower: number;
  readonly upper: number;
};

/**
 * Points for an achievement: none up to the lower threshold, all from the upper, in proportion between. Null when nobody
 * counts: not received is not nought. For looking at; payment is worked out exactly by `contracts`.
 * Source: Statement of Financial Entitlements, annex on the Quality and Outcomes Framework. Refuses thresholds that are not
 * in order between 0 and 100, and more than there are.
 */
export function pointsAttained({ numerator, denominator, points, lower, upper }: Attained): Outcome<number | null> {
  const requirements: Requirement[] = [
    areNumbers([numerator, denominator, points, lower, upper], 'amount'),
    [numerator >= 0 && numerator <= denominator, `${numerator} of ${denominator} is no achievement.`],
    [points >= 0, `Points are a number from 0, not ${points}.`],
    [lower >= 0 && lower < upper && upper <= 100, `Thresholds rise between 0 and 100: ${lower} to ${upper} do not.`],
  ];
  return whenHold(requirements, () => {
    if (denominator === 0) return null;
    const percent = (100 * numerator) / denominator;
    return points * Math.min(1, Math.max(0, (percent - lower) / (upper - lower)));
  });
}

/**
 * A mean of answers, each with its weight: quality of life of people with a long-term condition, for instance.
 * Source: NHS Outcomes Framework 2. Refuses no answer and weights that are not above 0.
 */
export function weightedMean(values: readonly number[], weights: readonly number[]): Outcome<number> {
  const requirements = [areAsMany({ values, weights }), areNumbers(values, 'value'), areAbove(weights, 0, 'weight')];
  return whenHold(
    requirements,
    () => sumOf(together(values, weights, (value, weight) => value * weight)) / sumOf(weights),
  );
}

/**
 * The share of people who feel supported to manage their condition: `definitely` counts whole and `to some extent` half.
 * Source: Improvement and Assessment Framework 2018/19, 108a. Refuses negative weights and nobody.
 */
export function supportedShare(definitely: number, someExtent: number, no: number): Outcome<number> {
  const all = definitely + someExtent + no;
  const requirements: Requirement[] = [
    [[definitely, someExtent, no].every((weight) => weight >= 0), 'A weight of answers is from 0.'],
    isAbove(all, 0, 'The weight of all answers'),
  ];
  return whenHold(requirements, () => (definitely + someExtent / 2) / all);
}
