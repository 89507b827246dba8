import {
  decimalText,
  type Exact,
  exact,
  mintReleased,
  type Released,
  type ReleasedCount,
  type ReleaseLevel,
} from '../base/index.ts';
import { type Breakdown, protect } from './breakdown.ts';
import { suppress } from './suppress.ts';

/** A part of an answer that its level of release leaves out, and the sentence that says so. */
export type Withheld = { readonly kind: 'withheld'; readonly words: string };

/** Written where a count may not be printed because another figure would give it away. */
export type ShownCount = ReleasedCount | 'not shown';

/** A rate as a reader sees it: percent to one decimal of the counts as shown, or why there is none. */
export type ShownRate =
  | {
      readonly kind: 'rate';
      /** For example `22.2`. */
      readonly percent: string;
      readonly ratio: Exact;
      readonly numerator: number;
      readonly denominator: number;
    }
  | { readonly kind: 'none'; readonly words: string };

/** The counts of a rate, as shown. */
export type CountsOfRate = {
  readonly numerator: ShownCount;
  readonly denominator: ShownCount;
  /** In the denominator and not in the numerator. */
  readonly missed: ShownCount;
};

/** A count at the level: as it is for the contracting parties, suppressed and rounded for everybody else. */
export function releaseCount(level: ReleaseLevel, count: number | 'not received'): Released<ReleasedCount> {
  return mintReleased(level, count === 'not received' || level === 'exact' ? count : suppress(count));
}

/** A figure that its publisher has already released, such as a practice's list size: it passes as it is. */
export function releasePublishedFigure<T>(figure: T): Released<T> {
  return mintReleased('published', figure);
}

/** Something that holds exact counts and cannot be suppressed in part: it passes whole at the exact level or not at all. */
export function releaseExactOnly<T>(level: ReleaseLevel, value: T, words: string): Released<T | Withheld> {
  return mintReleased(level, level === 'exact' ? value : { kind: 'withheld', words });
}

/**
 * A rate of counts that were released together. Below the exact level it is worked out from the counts as shown, and
 * only when at least 8 people are in it. Where both round to the same number it would say that everybody is in the
 * numerator; it is then given only when the row shows that nobody is missing from it.
 */
export function releaseRate({ level, value }: Released<CountsOfRate>): Released<ShownRate> {
  const { numerator, denominator, missed } = value;
  if (denominator === 'not shown' || numerator === 'not shown')
    return mintReleased(level, none('the counts are not shown'));
  if (denominator === 'not received' || numerator === 'not received') return mintReleased(level, none('not received'));
  if (denominator === '1 to 7') return mintReleased(level, none('fewer than 8 people'));
  if (numerator === '1 to 7') return mintReleased(level, none('the numerator is 1 to 7'));
  if (denominator !== 0 && numerator === denominator && missed !== 0)
    return mintReleased(level, none('both counts round to the same number'));
  return mintReleased(level, shownRate(Number(numerator), Number(denominator)));
}

/** Several places together, of those whose rate is shown: made of counts as they are shown, it tells nobody more. */
export function releasePooledRate(level: ReleaseLevel, rates: readonly Released<ShownRate>[]): Released<ShownRate> {
  const shown = rates.flatMap(({ value }) => (value.kind === 'rate' ? [value] : []));
  if (shown.length === 0) return mintReleased(level, none('none of them has a figure'));
  const sum = (of: 'numerator' | 'denominator'): number => shown.reduce((all, rate) => all + rate[of], 0);
  return mintReleased(level, shownRate(sum('numerator'), sum('denominator')));
}

function shownRate(numerator: number, denominator: number): ShownRate {
  if (denominator === 0) return none('nobody is in the denominator');
  const ratio = exact(numerator).div(exact(denominator));
  return { kind: 'rate', percent: decimalText(ratio.mul(100n), 1), ratio, numerator, denominator };
}

function none(words: string): ShownRate {
  return { kind: 'none', words };
}

/** Rows with a total. */
export type ShownTable = {
  readonly rows: readonly { readonly key: string; readonly count: ReleasedCount }[];
  readonly total: ShownCount;
};

/** A table whose every row is kept; its total is left out where a row could be worked out from it. */
export function releaseTable(
  level: ReleaseLevel,
  rows: readonly { readonly key: string; readonly count: number }[],
): Released<ShownTable> {
  const total = rows.reduce((sum, row) => sum + row.count, 0);
  if (level === 'exact') return mintReleased(level, { rows, total });
  const parts: readonly Breakdown[] = rows;
  const safe = protect({ key: '', count: total, parts: parts.map((part, index) => ({ ...part, key: String(index) })) });
  const isWhole = rows.every((_, index) => safe.counts.has(String(index)));
  const shown = rows.map(({ key, count }) => ({ key, count: suppress(count) }));
  return mintReleased(level, { rows: shown, total: isWhole ? suppress(total) : 'not shown' });
}
