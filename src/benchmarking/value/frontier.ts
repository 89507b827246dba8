import type { Outcome } from '../../base/index.ts';
import { betaShareBelow } from '../statistics/beta.ts';
import { areNumbers, type Requirement, whenHold } from '../statistics/checked-numbers.ts';
import { quantileOf } from '../statistics/quantile-groups.ts';

/** A point of a frontier: what so many of the practices that are paid about x reach, and how far chance could move that. */
export type FrontierStep = { readonly x: number; readonly y: number; readonly low: number; readonly high: number };

/** Practices of which a group has at least so many: fewer have no interval at the twentieth from the top. */
const FEWEST_OF_GROUP = 60;
const MOST_GROUPS = 20;
const CONFIDENCE = 0.95;

/**
 * What a share of practices reaches at each level of payment: practices in order of x, put into equal groups, and in each the
 * quantile of y at its median x, with the interval between two of its values that holds it in 95 of 100 samples whatever the
 * distribution. One practice far above all others does not move it, as it would the highest of all.
 * Source: David HA, Nagaraja HN, Order Statistics, 3rd edition 2003, section 7.1 (interval of a quantile); for a frontier
 * that is not the furthest point, Aragon Y, Daouia A, Thomas-Agnan C, Econometric Theory 2005;21:358-389. Refuses fewer
 * than 60 practices and a share that is not between 0 and 1.
 */
export function quantileFrontier(
  points: readonly { readonly x: number; readonly y: number }[],
  share: number,
): Outcome<readonly FrontierStep[]> {
  const requirements: Requirement[] = [
    [points.length >= FEWEST_OF_GROUP, `A frontier needs ${FEWEST_OF_GROUP} practices; there are ${points.length}.`],
    [share > 0 && share < 1, `The share is between 0 and 1, not ${share}.`],
    areNumbers(
      points.flatMap(({ x, y }) => [x, y]),
      'place',
    ),
  ];
  return whenHold(requirements, () => {
    const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y);
    const groups = Math.min(MOST_GROUPS, Math.floor(sorted.length / FEWEST_OF_GROUP));
    const from = (group: number): number => Math.round((group * sorted.length) / groups);
    return Array.from({ length: groups }, (_, group) => stepOf(sorted.slice(from(group), from(group + 1)), share));
  });
}

function stepOf(group: readonly { readonly x: number; readonly y: number }[], share: number): FrontierStep {
  const xs = group.map(({ x }) => x);
  const ys = group.map(({ y }) => y).sort((a, b) => a - b);
  const [low, high] = ranksOf(ys.length, share);
  return { x: quantileOf(xs, 0.5), y: quantileOf(ys, share), low: ys[low - 1] as number, high: ys[high - 1] as number };
}

/**
 * The ranks (1 lowest) between which the quantile lies with 95 % confidence: of n values at or below it a number that
 * follows the binomial distribution. Where no rank is high enough, the highest.
 */
function ranksOf(n: number, share: number): readonly [number, number] {
  const tail = (1 - CONFIDENCE) / 2;
  let low = 1;
  while (low < n && shareAtMost(low, n, share) <= tail) low += 1;
  let high = low;
  while (high < n && shareAtMost(high - 1, n, share) < 1 - tail) high += 1;
  return [low, high];
}

/** The chance that at most k of n lie at or below the quantile, by its tie to the beta distribution. */
function shareAtMost(k: number, n: number, share: number): number {
  return k >= n ? 1 : 1 - betaShareBelow(k + 1, n - k, share);
}
