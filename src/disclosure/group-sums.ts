import { assert, mintReleased, type Pence, pence, type Released, type ReleaseLevel } from '../base/index.ts';
import type { ShownCount } from './release.ts';
import { suppress } from './suppress.ts';

/** How many records, and what they come to; a sum is not shown where it would tell how many there are. */
export type ShownSumOf = { readonly count: ShownCount; readonly sumPence: Pence | 'not shown' };

const ROUNDED_TO = 10_000n;

/**
 * Counts of records with the sum of each, as rows of one table without a total. Below the exact level a count is suppressed
 * and rounded; its sum is left out where the count is, and else worked out from the count as shown at the mean price, to the nearest
 * £100: at a price that everybody knows an exact sum would tell the exact count.
 */
export function releaseGroupSums(
  level: ReleaseLevel,
  groups: readonly { readonly count: number; readonly sum: Pence }[],
): readonly Released<ShownSumOf>[] {
  if (level === 'exact') return groups.map(({ count, sum }) => mintReleased(level, { count, sumPence: sum }));
  return groups.map(({ count, sum }) => {
    const shown = suppress(count);
    if (typeof shown !== 'number') return mintReleased(level, { count: shown, sumPence: 'not shown' as const });
    if (count === 0) return mintReleased(level, { count: 0, sumPence: pence(0n) });
    return mintReleased(level, { count: shown, sumPence: atMean(sum, shown, count) });
  });
}

/** What rows come to together: the sums as they are shown, or not shown where one of them is not. */
export function releaseTotalOfSums(
  level: ReleaseLevel,
  rows: readonly Released<ShownSumOf>[],
): Released<Pence | 'not shown'> {
  let total = 0n;
  for (const { value } of rows) {
    if (value.sumPence === 'not shown') return mintReleased(level, 'not shown' as const);
    total += value.sumPence;
  }
  return mintReleased(level, pence(total));
}

/** The sum scaled from the count as it is to the count as shown, to the nearest £100, half away from zero. */
function atMean(sum: Pence, shown: number, count: number): Pence {
  assert(count > 0, 'a mean is of at least one record');
  const [top, bottom] = [sum * BigInt(shown), BigInt(count) * ROUNDED_TO];
  const half = top < 0n ? -bottom : bottom;
  return pence(((top * 2n + half) / (bottom * 2n)) * ROUNDED_TO);
}
