import { assert } from '../../base/index.ts';
import { gammaQuantile } from '../statistics/gamma.ts';
import { overDispersionOfProportions } from '../statistics/over-dispersion.ts';
import { LEAST_RELIABLE, reliabilityOfProportions } from '../statistics/reliability.ts';
import { wilson } from '../statistics/wilson.ts';

/** One practice's counts on a measure, as they are shown. Null: there are none to judge. */
export type JudgedCounts = {
  readonly counts: { readonly numerator: number; readonly denominator: number } | null;
  /** Whether the result cannot be, or can hardly be: it is stopped before any statistic. */
  readonly isImplausible: boolean;
};

/** What is said of a practice on a measure, in the order in which it is decided. */
export type Standing = 'no figure' | 'implausible' | 'too much chance' | 'as others' | 'to watch' | 'outlier';
/** On which side it stands; none where it is as others. */
export type Side = 'better' | 'worse' | 'high' | 'low';

export type Judgement = {
  readonly standing: Standing;
  readonly side: Side | null;
  /** Share, 0 to 1, with its 95 % interval; null without a figure. */
  readonly share: { readonly value: number; readonly lower: number; readonly upper: number } | null;
  /** Share of its distance from the others that is not chance; null where it is not worked out. */
  readonly reliability: number | null;
  /** Standard deviations from the average, what is usual between practices taken in. */
  readonly z: number | null;
};

/** A measure over all practices, and each practice on it. */
export type JudgedMeasure = {
  readonly judgements: readonly Judgement[];
  /** Everybody's share, of whom the statistics are; null where there are too few practices to compare. */
  readonly average: number | null;
  /** Variance between practices beyond chance, on the arc-sine scale. */
  readonly tau2: number;
  /** The median practice's reliability. */
  readonly reliability: number | null;
};

/** Deviates beyond which a practice is looked at and beyond which it is an outlier, and the fewest practices compared. */
export type Triggers = { readonly watch: number; readonly outlier: number; readonly fewestPractices: number };

const NOTHING = { side: null, share: null, reliability: null, z: null } as const;

/**
 * Judges a measure: implausible values are stopped, then those with too much chance in them (practices that do not differ at
 * all, or reliability below 0.7) are shown and not ranked, and only then are practices compared, with limits that take in what is usual between practices.
 * Source: reliability as Adams 2009; limits as Spiegelhalter 2005 and 2012 (see `statistics`).
 */
export function judgeMeasure(
  practices: readonly JudgedCounts[],
  direction: 'higher' | 'lower' | 'neither',
  triggers: Triggers,
): JudgedMeasure {
  const sound = practices.flatMap(({ counts, isImplausible }, at) =>
    counts !== null && !isImplausible && counts.denominator > 0 ? [{ at, ...counts }] : [],
  );
  const numerators = sound.map(({ numerator }) => numerator);
  const denominators = sound.map(({ denominator }) => denominator);
  const canCompare = sound.length >= triggers.fewestPractices && denominators.some((people) => people > 1);
  const compared = canCompare ? compare(numerators, denominators) : undefined;
  const differ = compared !== undefined && doDiffer(numerators, denominators, compared.average);
  const placeOf = new Map(sound.map(({ at }, place) => [at, place]));
  const judgements = practices.map((practice, at): Judgement => {
    const place = placeOf.get(at);
    if (place === undefined) return unsound(practice);
    const { value, lower, upper } = wilson(numerators[place] ?? 0, denominators[place] ?? 0);
    const share = { value, lower, upper };
    if (compared === undefined) return { ...NOTHING, standing: 'too much chance', share };
    const reliability = compared.reliabilities[place] ?? 0;
    const z = compared.adjusted[place] ?? 0;
    if (!differ || reliability < LEAST_RELIABLE)
      return { ...NOTHING, standing: 'too much chance', share, reliability, z };
    const standing = standingOf(z, triggers);
    return { standing, side: standing === 'as others' ? null : sideOf(z, direction), share, reliability, z };
  });
  return {
    judgements,
    average: compared?.average ?? null,
    tau2: compared?.tau2 ?? 0,
    reliability: compared?.reliability ?? null,
  };
}

/** What is said where no statistic is made. An implausible figure is still shown. */
function unsound({ counts, isImplausible }: JudgedCounts): Judgement {
  if (counts === null || counts.denominator === 0) return { ...NOTHING, standing: 'no figure' };
  assert(isImplausible, 'only an implausible figure is left out of the statistics');
  const { value, lower, upper } = wilson(Math.min(counts.numerator, counts.denominator), counts.denominator);
  return { ...NOTHING, standing: 'implausible', share: { value, lower, upper } };
}

/** How seldom practices that are all alike in truth may be taken to differ. */
export const SURE_TO_DIFFER = 0.99;

/**
 * Whether practices differ by more than chance at all: Pearson's chi-square of their shares against everybody's. Where they
 * do not, what is estimated of their differences is chance too, and nobody is ranked.
 * Source: Pearson K, Philosophical Magazine 1900;50:157-175; Cochran WG, Biometrics 1954;10:417-451 (small expectations).
 */
function doDiffer(numerators: readonly number[], denominators: readonly number[], average: number): boolean {
  if (average <= 0 || average >= 1) return false;
  const statistic = numerators.reduce((sum, numerator, at) => {
    const people = denominators[at] as number;
    return sum + (numerator - people * average) ** 2 / (people * average * (1 - average));
  }, 0);
  return statistic > criticalValue(numerators.length - 1);
}

/** The chi-square that practices alike exceed that seldom, by its degrees of freedom: the same for every measure of as many. */
const criticalValues = new Map<number, number>();

function criticalValue(freedom: number): number {
  const known = criticalValues.get(freedom) ?? 2 * gammaQuantile(SURE_TO_DIFFER, freedom / 2);
  criticalValues.set(freedom, known);
  return known;
}

type Compared = {
  readonly average: number;
  readonly tau2: number;
  readonly adjusted: readonly number[];
  readonly reliabilities: readonly number[];
  readonly reliability: number;
};

function compare(numerators: readonly number[], denominators: readonly number[]): Compared {
  const dispersion = overDispersionOfProportions(numerators, denominators, 'winsorise and rescale');
  const reliability = reliabilityOfProportions(numerators, denominators);
  assert(dispersion.ok && reliability.ok, 'sound counts can be compared');
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return {
    average: sum(numerators) / sum(denominators),
    tau2: dispersion.value.tau2,
    adjusted: dispersion.value.adjustedZ,
    reliabilities: reliability.value.practices,
    reliability: reliability.value.measure,
  };
}

/** Where so many deviations from the others put a place. */
export function standingOf(z: number, { watch, outlier }: Triggers): 'outlier' | 'to watch' | 'as others' {
  const size = Math.abs(z);
  return size > outlier ? 'outlier' : size > watch ? 'to watch' : 'as others';
}

/** On which side of the others it lies. */
export function sideOf(z: number, direction: 'higher' | 'lower' | 'neither'): Side {
  if (direction === 'neither') return z > 0 ? 'high' : 'low';
  return z > 0 === (direction === 'higher') ? 'better' : 'worse';
}

/** How a share moved from one year to the next. `chance`: by no more than chance moves it. */
export type Trend = 'up' | 'down' | 'chance';

/**
 * Whether a share moved by more than chance: the difference of the arc-sine roots, whose standard error is √(1/4n + 1/4m).
 * The same people in both years make it less likely to be called a change.
 * Source: Freeman MF, Tukey JW, Annals of Mathematical Statistics 1950;21:607-611. Null where nobody counts in either.
 */
export function trendOf(
  before: { readonly numerator: number; readonly denominator: number } | null,
  now: { readonly numerator: number; readonly denominator: number } | null,
  deviate: number,
): Trend | null {
  if (before === null || now === null || before.denominator <= 0 || now.denominator <= 0) return null;
  const root = ({ numerator, denominator }: typeof now): number =>
    Math.asin(Math.sqrt(Math.min(1, numerator / denominator)));
  const error = Math.sqrt(1 / (4 * before.denominator) + 1 / (4 * now.denominator));
  const moved = (root(now) - root(before)) / error;
  return Math.abs(moved) <= deviate ? 'chance' : moved > 0 ? 'up' : 'down';
}
