import { type Exact, exact } from '../../base/index.ts';

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
