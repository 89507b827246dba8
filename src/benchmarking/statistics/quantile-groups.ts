import type { Outcome } from '../../base/index.ts';
import { areNumbers, whenHold } from './checked-numbers.ts';

/**
 * The group (1 to `groups`) of each value when values are put into that many groups of equal size by rank. Values that
 * are equal share the lowest of their ranks, and so one group. Fewer values than groups: each is null.
 * Source: OHID PHEindicatormethods, phe_quantile; the arithmetic is in whole numbers.
 * @param isHighestFirst whether group 1 holds the highest values
 */
export function quantileGroups(
  values: readonly number[],
  groups: number,
  isHighestFirst: boolean,
): Outcome<readonly (number | null)[]> {
  const isWhole = Number.isSafeInteger(groups) && groups >= 2 && groups <= 100;
  const requirements = [
    areNumbers(values, 'value'),
    [isWhole, `Values are put into 2 to 100 groups, not ${groups}.`] as const,
  ];
  return whenHold(requirements, () => {
    if (values.length < groups) return values.map(() => null);
    const sorted = values.toSorted((a, b) => (isHighestFirst ? b - a : a - b));
    const rankOf = new Map<number, number>();
    for (const [index, value] of sorted.entries()) if (!rankOf.has(value)) rankOf.set(value, index + 1);
    return values.map((value) => {
      const fromLast = values.length + 1 - (rankOf.get(value) ?? 1);
      return Math.max(1, groups + 1 - Math.ceil((fromLast * groups) / values.length));
    });
  });
}

/**
 * The value below which a share of the values lies, by method R-7: (n − 1) × share of the way from the least to the
 * greatest, between its two neighbours in proportion.
 * Source: Hyndman RJ, Fan Y, The American Statistician 1996;50:361-365.
 * @param sorted upwards, at least one
 */
export function quantileOf(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] as number;
  const above = sorted[Math.ceil(place)] as number;
  return below + (above - below) * (place - Math.floor(place));
}
