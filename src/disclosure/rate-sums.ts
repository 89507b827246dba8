import { decimalText, type Exact, exactText, mintReleased, type Released, type ReleaseLevel } from '../base/index.ts';
import { releaseTable } from './release.ts';
import { LARGEST_SUPPRESSED, suppress } from './suppress.ts';

/** What a rate sums in one place: who counted, and exact decimals of people, events, days or scores. */
export type RateSums = { readonly people: number; readonly numerator: string; readonly denominator: string };

/** A sum as a reader sees it: exact, or rounded as a count is; `not shown` where it would give few people away. */
export type ShownSum = number | string;
export type ShownRateSums = { readonly numerator: ShownSum; readonly denominator: ShownSum };

const HIDDEN: ShownRateSums = { numerator: 'not shown', denominator: 'not shown' };

/**
 * The sums of a rate at the level. Below the exact level they are left out where they are of fewer than 8 people or 1 to
 * 7 of anything, or where another such place could be worked out from those that make up this one; whole sums are rounded
 * as counts, and sums of scores and weights to whole numbers.
 * @param parts the places that this one is made of, where they are printed as well
 */
export function releaseRateSums(
  level: ReleaseLevel,
  sums: RateSums,
  parts: readonly RateSums[] = [],
): Released<ShownRateSums> {
  const { numerator, denominator } = sums;
  if (level === 'exact')
    return mintReleased(level, { numerator: asWritten(numerator), denominator: asWritten(denominator) });
  if (isSmall(sums) || givesAway(level, parts)) return mintReleased(level, HIDDEN);
  return mintReleased(level, { numerator: rounded(numerator), denominator: rounded(denominator) });
}

/** A value worked out from such sums: exact, or to one decimal where the sums are shown. */
export function releaseRateValue(shown: Released<ShownRateSums>, value: Exact | undefined): Released<string | null> {
  const isHidden = shown.value.numerator === 'not shown';
  if (value === undefined || isHidden) return mintReleased(shown.level, null);
  return mintReleased(shown.level, shown.level === 'exact' ? exactText(value) : decimalText(value, 1));
}

function isWhole(sum: string): boolean {
  return /^\d+$/.test(sum);
}

function asWritten(sum: string): ShownSum {
  return isWhole(sum) ? Number(sum) : sum;
}

function rounded(sum: string): ShownSum {
  return isWhole(sum) ? suppress(Number(sum)) : String(Math.round(Number(sum)));
}

function isSmall({ people, numerator, denominator }: RateSums): boolean {
  const isFew = (count: number): boolean => count > 0 && count <= LARGEST_SUPPRESSED;
  return isFew(people) || [numerator, denominator].some((sum) => isWhole(sum) && isFew(Number(sum)));
}

/** Whether exactly what a small part holds could be worked out by taking the others from the whole. */
function givesAway(level: ReleaseLevel, parts: readonly RateSums[]): boolean {
  const rows = parts.map((part, index) => ({ key: String(index), count: isSmall(part) ? 1 : part.people }));
  return parts.length > 1 && releaseTable(level, rows).value.total === 'not shown';
}
