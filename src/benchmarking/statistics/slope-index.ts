import { type Exact, exact } from '../../base/index.ts';
import { Z_95 } from './wilson.ts';

/** One group of people in order of deprivation: how many there are, and how many of them reached something. */
export type RankedGroup = { readonly denominator: number; readonly numerator: number };

/**
 * The slope index of inequality: how far the share reached differs from one end of the population to the other, by the
 * line of least squares through the groups, each at the middle of its place in the population and weighed by its people.
 * Undefined of fewer than two groups with anybody in them. Source: the method of Public Health England's inequality
 * indicators, weighted least squares, without their transformation of rates near 0 or 1.
 * @param groups the most deprived first; above nought, the least deprived do better
 */
export function slopeIndex(groups: readonly RankedGroup[]): Exact | undefined {
  const people = groups.filter(({ denominator }) => denominator > 0);
  if (people.length < 2) return undefined;
  const total = exact(people.reduce((sum, { denominator }) => sum + denominator, 0));
  let [before, meanRank, meanShare] = [exact(0), exact(0), exact(0)];
  const points = people.map(({ numerator, denominator }) => {
    const weight = exact(denominator).div(total);
    const rank = before.add(weight.div(2n));
    const share = exact(numerator).div(exact(denominator));
    before = before.add(weight);
    meanRank = meanRank.add(weight.mul(rank));
    meanShare = meanShare.add(weight.mul(share));
    return { weight, rank, share };
  });
  const sum = (of: (point: (typeof points)[number]) => Exact): Exact =>
    points.reduce((all, point) => all.add(point.weight.mul(of(point))), exact(0));
  const together = sum(({ rank, share }) => rank.sub(meanRank).mul(share.sub(meanShare)));
  return together.div(sum(({ rank }) => rank.sub(meanRank).mul(rank.sub(meanRank))));
}

/** A slope index as a share, −1 to 1, with its 95 % interval. */
export type SlopeInterval = { readonly value: number; readonly lower: number; readonly upper: number };

/**
 * The slope index of inequality with its interval: it is a weighted sum of the groups' shares, each of which varies by chance alone.
 * What is published is simulated from a normal distribution about each value, of which this is the limit.
 * Source: PHEindicatormethods (phe_sii); the variance of a share with one success and one failure added, so that none or all is
 * not taken to be certain. Undefined as `slopeIndex` is.
 */
export function slopeInterval(groups: readonly RankedGroup[]): SlopeInterval | undefined {
  const value = slopeIndex(groups)?.valueOf();
  if (value === undefined) return undefined;
  const people = groups.filter(({ denominator }) => denominator > 0);
  const total = people.reduce((sum, { denominator }) => sum + denominator, 0);
  let before = 0;
  const places = people.map(({ numerator, denominator }) => {
    const weight = denominator / total;
    const rank = before + weight / 2;
    before += weight;
    const share = (numerator + 1) / (denominator + 2);
    return { weight, rank, variance: (share * (1 - share)) / (denominator + 2) };
  });
  const spread = places.reduce((sum, { weight, rank }) => sum + weight * (rank - MIDDLE) ** 2, 0);
  const variance = places.reduce(
    (sum, place) => sum + ((place.weight * (place.rank - MIDDLE)) / spread) ** 2 * place.variance,
    0,
  );
  const reach = Z_95 * Math.sqrt(variance);
  return { value, lower: value - reach, upper: value + reach };
}

/** The mean place in the population, whatever the groups. */
const MIDDLE = 0.5;
