import type { Outcome } from '../../base/index.ts';
import {
  areAbove,
  areAsMany,
  areFromNought,
  areNumbers,
  isConfidence,
  type Requirement,
  sumOf,
  together,
  whenHold,
} from './checked-numbers.ts';
import { deviateOf } from './normal.ts';
import { normalDraws } from './seeded-draws.ts';

/** The scale on which the line is drawn: values as they are, rates by logarithm, proportions by log odds. */
const SCALES = ['none', 'log', 'logit'] as const;
export type Scale = (typeof SCALES)[number];

/** Groups in order of deprivation, the most deprived first. */
export type Groups = {
  readonly people: readonly number[];
  readonly values: readonly number[];
  readonly scale: Scale;
  /** The indices are given for each `multiplier`; a negative one turns them round. */
  readonly multiplier: number;
};

export type Inequality = {
  /** The slope index: the value at the end of least deprivation less that at the end of most. */
  readonly sii: number;
  /** The relative index: the ratio of the two. */
  readonly rii: number;
  /** The value at the end of most deprivation. */
  readonly intercept: number;
  /** The slope on the scale of the line. */
  readonly slope: number;
  /** The middle of each group's place in the population, 0 to 1. */
  readonly ranks: readonly number[];
};

/**
 * The slope and relative index of inequality: a line of least squares through the groups, each at the middle of its
 * place in the population and weighed by its people.
 * Source: OHID PHEindicatormethods (phe_sii); Regidor E, Journal of Epidemiology and Community Health 2004;58:858-861.
 * Refuses fewer than 5 groups or more than 100, a group of nobody, and values that the scale does not take.
 */
export function inequality(groups: Groups): Outcome<Inequality> {
  return whenHold(requirementsOf(groups), () => indices(groups, groups.values.map(onto[groups.scale])));
}

export type InequalityInterval = Inequality & {
  readonly siiLower: number;
  readonly siiUpper: number;
  readonly riiLower: number;
  readonly riiUpper: number;
};

/**
 * The indices with intervals by simulation: each value is drawn anew from a normal distribution about it (on the scale
 * of the line), the line is drawn again, and the limits are places among the sorted results.
 * Source: as `inequality`, whose published interval is found so. Refuses as it, and standard errors that are negative.
 * @param errors standard error of each value on the scale of the line
 */
export function inequalityInterval(
  groups: Groups,
  errors: readonly number[],
  { confidence, draws, seed }: { readonly confidence: number; readonly draws: number; readonly seed: number },
): Outcome<InequalityInterval> {
  const requirements: Requirement[] = [
    ...requirementsOf(groups),
    areAsMany({ errors, values: groups.values }),
    areFromNought(errors, 'standard error'),
    isConfidence(confidence),
    [Number.isSafeInteger(draws) && draws >= 100 && draws <= 1_000_000, 'Draws are 100 to 1,000,000.'],
  ];
  return whenHold(requirements, () => {
    const draw = normalDraws(seed);
    const values = groups.values.map(onto[groups.scale]);
    const found = Array.from({ length: draws }, () =>
      indices(
        groups,
        together(values, errors, (value, error) => value + error * draw()),
      ),
    );
    const limitsOf = (of: (one: Inequality) => number) => {
      const sorted = found.map(of).sort((a, b) => a - b);
      const place = (share: number): number => Math.min(draws, Math.max(1, Math.round(draws * share))) - 1;
      return [place((1 - confidence) / 2), place((1 + confidence) / 2)].map((at) => sorted[at] as number);
    };
    const [siiLower, siiUpper] = limitsOf(({ sii }) => sii) as [number, number];
    const [riiLower, riiUpper] = limitsOf(({ rii }) => rii) as [number, number];
    return { ...indices(groups, values), siiLower, siiUpper, riiLower, riiUpper };
  });
}

/** Standard errors on the scale of the line, from 95 % intervals of the values. */
export function errorsFromLimits(scale: Scale, lower: readonly number[], upper: readonly number[]): number[] {
  return together(lower, upper, (low, high) => (onto[scale](high) - onto[scale](low)) / (2 * deviateOf(0.95)));
}

const onto: Readonly<Record<Scale, (value: number) => number>> = {
  none: (value) => value,
  log: Math.log,
  logit: (value) => Math.log(value / (1 - value)),
};
const back: Readonly<Record<Scale, (value: number) => number>> = {
  none: (value) => value,
  log: Math.exp,
  logit: (value) => 1 / (1 + Math.exp(-value)),
};

const TAKEN: Readonly<Record<Scale, (value: number) => boolean>> = {
  none: Number.isFinite,
  log: (value) => value > 0,
  logit: (value) => value > 0 && value < 1,
};

function requirementsOf({ people, values, scale, multiplier }: Groups): Requirement[] {
  return [
    areAsMany({ people, values }, 5),
    [people.length <= 100, `An index is of 5 to 100 groups, not ${people.length}.`],
    areAbove(people, 0, 'number of people'),
    areNumbers(values, 'value'),
    [values.every(TAKEN[scale]), `A ${scale} is taken of values ${scale === 'log' ? 'above 0' : 'between 0 and 1'}.`],
    [Number.isFinite(multiplier) && multiplier !== 0, `A multiplier is a number other than 0, not ${multiplier}.`],
  ];
}

/** The indices of values that are on the scale of the line already. */
function indices({ people, scale, multiplier }: Groups, values: readonly number[]): Inequality {
  const total = sumOf(people);
  let before = 0;
  const ranks = people.map((count) => {
    const rank = before + count / total / 2;
    before += count / total;
    return rank;
  });
  const weighted = (of: readonly number[]): number =>
    sumOf(together(people, of, (count, value) => count * value)) / total;
  const [meanRank, meanValue] = [weighted(ranks), weighted(values)];
  const spread = ranks.map((rank) => (rank - meanRank) ** 2);
  const joint = together(ranks, values, (rank, value) => (rank - meanRank) * (value - meanValue));
  const slope = weighted(joint) / weighted(spread);
  const start = meanValue - slope * meanRank;
  const [most, least] = [back[scale](start), back[scale](start + slope)];
  const rii = multiplier < 0 ? most / least : least / most;
  return { sii: (least - most) * multiplier, rii, intercept: most, slope, ranks };
}
