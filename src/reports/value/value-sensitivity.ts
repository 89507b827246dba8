import { quantileOf, rankAgreement, type Score } from '../../benchmarking/index.ts';
import { fixed } from '../fixed.ts';
import { placeKindOf } from './value-place.ts';

/** What another choice would have made of the same practices. */
export type Sensitivity = {
  readonly choice: string;
  /** Practices of the map of which the other choice can be told. */
  readonly practices: number;
  /** Agreement of the two orders by quality and by payment, −1 to 1 (Spearman); null where an axis does not change. */
  readonly quality: string | null;
  readonly payment: string | null;
  /** Per cent of those practices that lie in the same part of the map. */
  readonly samePlacePercent: string;
};

/** A practice on both axes. */
export type OnMap = { readonly quality: Score; readonly payment: number };

/** Another choice: the axis that it changes, place by place with the practices of the map; null where it cannot be told. */
export type Alternative = {
  readonly choice: string;
  readonly quality?: readonly (Score | null)[];
  readonly payment?: readonly (number | null)[];
};

/**
 * How far another choice keeps the order of the same practices and their parts of the map.
 * @param middle the median payment under the choice that was made
 */
export function comparedWith(
  placed: readonly OnMap[],
  middle: number,
  { choice, quality, payment }: Alternative,
): Sensitivity {
  const both = placed.flatMap((one, at) => {
    const other = { quality: quality === undefined ? one.quality : quality[at], payment: payment?.[at] ?? one.payment };
    const isTold = other.quality != null && payment?.[at] !== null;
    return isTold ? [{ one, other: { ...other, quality: other.quality as Score } }] : [];
  });
  const order = (of: (each: OnMap) => number): string | null => {
    const agreement = rankAgreement(
      both.map(({ one }) => of(one)),
      both.map(({ other }) => of(other)),
    );
    return agreement.ok ? fixed(agreement.value, 3) : null;
  };
  const otherMiddle = payment === undefined ? middle : middleOf(both.map(({ other }) => other.payment));
  const same = both.filter(
    ({ one, other }) =>
      placeKindOf(one.quality, one.payment, middle) === placeKindOf(other.quality, other.payment, otherMiddle),
  );
  return {
    choice,
    practices: both.length,
    quality: quality === undefined ? null : order((each) => each.quality.value),
    payment: payment === undefined ? null : order((each) => each.payment),
    samePlacePercent: fixed(both.length === 0 ? 0 : (100 * same.length) / both.length, 0),
  };
}

/** The median of payments; 0 without any. */
export function middleOf(payments: readonly number[]): number {
  return payments.length === 0
    ? 0
    : quantileOf(
        payments.toSorted((a, b) => a - b),
        0.5,
      );
}
