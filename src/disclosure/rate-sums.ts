import {
  decimalText,
  type Exact,
  exact,
  exactText,
  mintReleased,
  type Released,
  type ReleaseLevel,
} from '../base/index.ts';
import { releaseTable } from './release.ts';
import { LARGEST_SUPPRESSED, suppress } from './suppress.ts';

/** What a rate sums in one place: who counted, and exact decimals of people, events, days or scores. */
export type RateSums = {
  readonly people: number;
  readonly numerator: string;
  readonly denominator: string;
  /** The sums that are of scores, values or weights and not of people, events or days: no few people are in them. */
  readonly amounts?: readonly Part[];
};
type Part = 'numerator' | 'denominator';

/** A sum as a reader sees it: exact, or rounded as a count is; `not shown` where it would give few people away. */
export type ShownSum = number | string;
export type ShownRateSums = { readonly numerator: ShownSum; readonly denominator: ShownSum };

const HIDDEN: ShownRateSums = { numerator: 'not shown', denominator: 'not shown' };
/** Decimals of a sum of scores, and of a value for each of the denominator, below the exact level. */
const PLACES_OF_AMOUNT = 1;
const PLACES_FOR_EACH = 3;
/** Of fewer, three decimals of a mean of whole scores are those of one number of people alone. */
const ENOUGH_FOR_A_MEAN = 50;
const PLACES_OF_FEW = 1;
const PLACES_OF_RATE = 1;
const PLACES_OF_RATIO = 2;

/**
 * The sums of a rate at the level. Below the exact level they are left out where they are of fewer than 8 people or 1 to
 * 7 of anything, or where another such place could be worked out from those that make up this one; counts are rounded
 * as everywhere. Sums of scores and weights are what as many people as are shown would come to at the mean, so that they tell
 * neither how many there are nor, taken from a whole, what the few of another place come to.
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
  return mintReleased(level, { numerator: rounded(sums, 'numerator'), denominator: rounded(sums, 'denominator') });
}

/**
 * A value worked out from such sums. Below the exact level one that is a count over the denominator is worked out again
 * from both as they are shown, so that no count can be worked back from it, and is left out where rounding alone makes
 * it one.
 * @param value exact; undefined where there is none
 * @param is a quotient: the numerator over the denominator × `per`; or a standardised rate or ratio, worked out otherwise
 */
export function releaseRateValue(
  shown: Released<ShownRateSums>,
  value: Exact | undefined,
  is: { readonly per: Exact } | 'standardised rate' | 'standardised ratio',
): Released<string | null> {
  const { level } = shown;
  const { numerator, denominator } = shown.value;
  if (value === undefined || numerator === 'not shown') return mintReleased(level, null);
  if (level === 'exact') return mintReleased(level, exactText(value));
  if (is === 'standardised ratio') return mintReleased(level, decimalText(value, PLACES_OF_RATIO));
  if (is === 'standardised rate') return mintReleased(level, decimalText(value, PLACES_OF_RATE));
  const { per } = is;
  const places = per.compare(exact(1)) === 0 ? placesForEach(numerator, denominator) : PLACES_OF_RATE;
  if (typeof numerator !== 'number') return mintReleased(level, decimalText(value, places));
  const below = exact(denominator);
  if (below.compare(exact(0)) === 0) return mintReleased(level, null);
  const again = exact(numerator).div(below).mul(per);
  const isMadeWhole = again.compare(per) === 0 && value.compare(per) !== 0;
  return mintReleased(level, isMadeWhole ? null : decimalText(again, places));
}

function placesForEach(numerator: ShownSum, denominator: ShownSum): number {
  const isMeanOfFew = typeof numerator !== 'number' && Number(denominator) < ENOUGH_FOR_A_MEAN;
  return isMeanOfFew ? PLACES_OF_FEW : PLACES_FOR_EACH;
}

function asWritten(sum: string): ShownSum {
  return /^\d+$/.test(sum) ? Number(sum) : sum;
}

function isAmount({ amounts = [] }: RateSums, part: Part): boolean {
  return amounts.includes(part);
}

function rounded(sums: RateSums, part: Part): ShownSum {
  if (isAmount(sums, part)) return decimalText(exact(sums[part]).mul(asShown(sums)), PLACES_OF_AMOUNT);
  return suppress(Math.round(Number(sums[part])));
}

/** People as shown for each of those that there are. */
function asShown({ people }: RateSums): Exact {
  const shown = suppress(people);
  return people === 0 || typeof shown !== 'number' ? exact(1) : exact(shown).div(exact(people));
}

function isSmall(sums: RateSums): boolean {
  const isFew = (count: number): boolean => count > 0 && count <= LARGEST_SUPPRESSED;
  const counts = (['numerator', 'denominator'] as const).filter((part) => !isAmount(sums, part));
  return isFew(sums.people) || counts.some((part) => isFew(Number(sums[part])));
}

/** Whether what a small part holds could be worked out by taking the others from the whole. */
function givesAway(level: ReleaseLevel, parts: readonly RateSums[]): boolean {
  if (parts.length < 2) return false;
  const columns = [
    parts.map(({ people }) => people),
    ...(['numerator', 'denominator'] as const).map((part) =>
      parts.filter((sums) => !isAmount(sums, part)).map((sums) => Math.round(Number(sums[part]))),
    ),
  ];
  return columns.some((counts) => {
    const rows = counts.map((count, index) => ({ key: String(index), count }));
    return releaseTable(level, rows).value.total === 'not shown';
  });
}
