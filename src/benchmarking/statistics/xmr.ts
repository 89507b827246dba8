import type { Outcome } from '../../base/index.ts';
import { areNumbers, meanOf, type Requirement, whenHold } from './checked-numbers.ts';

/** Which way is better; `neutral` where neither is. */
export const DIRECTIONS = ['increase', 'decrease', 'neutral'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** The rule that marks a point, with the side of the mean it lies on. The first that holds is given. */
export type PointLabel =
  | 'common'
  | 'outside_high'
  | 'outside_low'
  | 'trend_high'
  | 'trend_low'
  | 'two_in_three_high'
  | 'two_in_three_low'
  | 'shift_high'
  | 'shift_low';

/** What a point means: chance, or something that changed, for the better or not. */
export type PointType =
  | 'common_cause'
  | 'special_cause_improvement'
  | 'special_cause_concern'
  | 'special_cause_neutral_high'
  | 'special_cause_neutral_low';

/** Whether the process, left as it is, meets its target: always, never, or as chance has it. */
export type Assurance = 'consistent_pass' | 'consistent_fail' | 'inconsistent';

export type XmrOptions = {
  readonly direction: Direction;
  readonly target?: number;
  /** Leave moving ranges above their own limit out of their mean. */
  readonly isScreened: boolean;
  /** Places (from 0) at which limits begin anew, because the process was changed knowingly. */
  readonly rebaseAt: readonly number[];
};

export type XmrLimits = {
  readonly mean: number;
  readonly upl: number;
  readonly lpl: number;
  /** The mean moving range that the limits rest on. */
  readonly amr: number;
};

export type XmrChart = XmrLimits & {
  /** Limits for each point; those above are the last stretch's. */
  readonly limits: readonly XmrLimits[];
  readonly labels: readonly PointLabel[];
  readonly pointTypes: readonly PointType[];
  /** The variation icon: what the last point means. */
  readonly variation: PointType;
  /** The assurance icon, by the last stretch's limits; null without a target or a better direction. */
  readonly assurance: Assurance | null;
};

/** Natural process limits lie 2.66 mean moving ranges from the mean, and a moving range is too great above 3.267 of them. */
const LIMIT_FACTOR = 2.66;
const RANGE_FACTOR = 3.267;
const RUN = 7;

/**
 * An XmR chart with NHS England's four Making Data Count rules: a point outside the limits; seven points going one way; two
 * of three on one side near a limit; seven points on one side of the mean.
 * Source: NHS England, Making Data Count; Wheeler DJ, Understanding Variation, 1993; order and screening as in
 * NHSRplotthedots. Twelve points or more are advised. Refuses fewer than two points in a stretch.
 * @param values in order of time, in their own unit
 */
export function xmr(values: readonly number[], options: XmrOptions): Outcome<XmrChart> {
  const starts = [0, ...options.rebaseAt.toSorted((a, b) => a - b)];
  const stretches = starts.map((start, index) => values.slice(start, starts[index + 1]));
  const target = options.target;
  const requirements: Requirement[] = [
    areNumbers(values, 'value'),
    [options.rebaseAt.every((at) => Number.isSafeInteger(at) && at > 0), 'A stretch begins at a whole place above 0.'],
    [stretches.every((stretch) => stretch.length >= 2), 'Each stretch of the chart needs two points or more.'],
    [target === undefined || Number.isFinite(target), `A target is a number, not ${target}.`],
  ];
  return whenHold(requirements, () => {
    const drawn = stretches.map((stretch) => drawStretch(stretch, options.isScreened));
    const labels = drawn.flatMap((stretch) => stretch.labels);
    const pointTypes = labels.map((label) => typeOf(label, options.direction));
    const last = drawn.at(-1)?.limits as XmrLimits;
    return {
      ...last,
      limits: drawn.flatMap(({ limits, labels }) => labels.map(() => limits)),
      labels,
      pointTypes,
      variation: pointTypes.at(-1) as PointType,
      assurance: assuranceOf(last, target, options.direction),
    };
  });
}

/** A mean moving range is so many standard deviations. */
const RANGE_PER_DEVIATION = 1.128;

/**
 * Whether values move in steps too coarse for their limits: where one step is more than the standard deviation that the limits
 * rest on, they follow the steps, and chance looks like change. So it is with a handful of people, of whom nobody or one moves in most months.
 * Source: Wheeler DJ, Advanced Topics in Statistical Process Control, 1995, on measurements too coarse for a chart; from memory.
 * @param step what the smallest difference, such as one person, is in the values' unit
 */
export function isTooCoarse({ limits }: Pick<XmrChart, 'limits'>, step: number): boolean {
  return limits.some(({ amr }) => step > amr / RANGE_PER_DEVIATION);
}

function drawStretch(values: readonly number[], isScreened: boolean): { limits: XmrLimits; labels: PointLabel[] } {
  const limits = limitsOf(values, isScreened);
  const marks = [outside, trend, twoInThree, shift].map((rule) => rule(values, limits));
  const labels = values.map((_, at) => marks.map((mark) => mark[at]).find((label) => label !== undefined) ?? 'common');
  return { limits, labels };
}

function limitsOf(values: readonly number[], isScreened: boolean): XmrLimits {
  const mean = meanOf(values);
  const ranges = values.slice(1).map((value, index) => Math.abs(value - (values[index] as number)));
  const all = meanOf(ranges);
  const kept = isScreened ? ranges.filter((range) => range <= RANGE_FACTOR * all) : ranges;
  const amr = meanOf(kept);
  return { mean, amr, upl: mean + LIMIT_FACTOR * amr, lpl: mean - LIMIT_FACTOR * amr };
}

type Marks = readonly (PointLabel | undefined)[];

function outside(values: readonly number[], { upl, lpl }: XmrLimits): Marks {
  return values.map((value) => (value > upl ? 'outside_high' : value < lpl ? 'outside_low' : undefined));
}

/** Six steps in a row the same way mark their seven points; a step to the same value breaks the row. */
function trend(values: readonly number[]): Marks {
  const marks: (PointLabel | undefined)[] = values.map(() => undefined);
  const steps = values.slice(1).map((value, index) => Math.sign(value - (values[index] as number)));
  for (const { from, to, sign } of runsOf(steps)) {
    if (to - from < RUN - 1) continue;
    marks.fill(sign > 0 ? 'trend_high' : 'trend_low', from, to + 1);
  }
  return marks;
}

/** Near is between two thirds of the way to the limit and the limit; all three points lie on the same side. */
function twoInThree(values: readonly number[], { mean, upl }: XmrLimits): Marks {
  const reach = upl - mean;
  const side = values.map((value) => Math.sign(value - mean));
  const isNear = values.map((value) => Math.abs(value - mean) > (2 / 3) * reach && Math.abs(value - mean) <= reach);
  return values.map((_, at) => {
    if (!isNear[at]) return undefined;
    const isMarked = [at - 2, at - 1, at].some((from) => {
      if (from < 0 || from + 3 > values.length) return false;
      const near = isNear.slice(from, from + 3).filter(Boolean).length;
      return near >= 2 && side.slice(from, from + 3).every((each) => each === side[at]);
    });
    if (!isMarked) return undefined;
    return (side[at] as number) > 0 ? 'two_in_three_high' : 'two_in_three_low';
  });
}

function shift(values: readonly number[], { mean }: XmrLimits): Marks {
  const marks: (PointLabel | undefined)[] = values.map(() => undefined);
  for (const { from, to, sign } of runsOf(values.map((value) => Math.sign(value - mean)))) {
    if (to - from >= RUN) marks.fill(sign > 0 ? 'shift_high' : 'shift_low', from, to);
  }
  return marks;
}

/** Stretches of one sign, other than nought: from the first place to the place after the last. */
function runsOf(signs: readonly number[]): { from: number; to: number; sign: number }[] {
  const runs: { from: number; to: number; sign: number }[] = [];
  for (const [at, sign] of signs.entries()) {
    const open = runs.at(-1);
    if (open !== undefined && open.sign === sign) open.to = at + 1;
    else runs.push({ from: at, to: at + 1, sign });
  }
  return runs.filter(({ sign }) => sign !== 0);
}

function typeOf(label: PointLabel, direction: Direction): PointType {
  if (label === 'common') return 'common_cause';
  const isHigh = label.endsWith('high');
  if (direction === 'neutral') return isHigh ? 'special_cause_neutral_high' : 'special_cause_neutral_low';
  return isHigh === (direction === 'increase') ? 'special_cause_improvement' : 'special_cause_concern';
}

function assuranceOf({ upl, lpl }: XmrLimits, target: number | undefined, direction: Direction): Assurance | null {
  if (target === undefined || direction === 'neutral') return null;
  const isIncrease = direction === 'increase';
  if (target < lpl) return isIncrease ? 'consistent_pass' : 'consistent_fail';
  if (target > upl) return isIncrease ? 'consistent_fail' : 'consistent_pass';
  return 'inconsistent';
}
