import { mintReleased, type Released, type ReleasedCount, type ReleaseLevel } from '../base/index.ts';
import type { Withheld } from './release.ts';
import { LARGEST_SUPPRESSED, suppress } from './suppress.ts';

/** One count a month, in the order in which they were given. */
type ShownSeries = { readonly kind: 'series'; readonly counts: readonly ReleasedCount[] };

/**
 * One count month after month, for a chart that means nothing with gaps. Below the exact level each is rounded, and the series is
 * withheld whole where any month of it stands for 1 to 7: so none is printed as a range, and what is added over places or months
 * has only rounded figures to be taken from.
 */
export function releaseSeries(level: ReleaseLevel, counts: readonly number[]): Released<ShownSeries | Withheld> {
  if (level === 'exact') return mintReleased(level, { kind: 'series', counts });
  const hasFew = counts.some((count) => count > 0 && count <= LARGEST_SUPPRESSED);
  if (hasFew) return mintReleased(level, { kind: 'withheld', words: FEW_IN_A_MONTH });
  return mintReleased(level, { kind: 'series', counts: counts.map(suppress) });
}

const FEW_IN_A_MONTH = 'Not shown by month: some month of it has fewer than 8.';
