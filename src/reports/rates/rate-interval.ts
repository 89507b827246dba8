import { decimalText, type Exact, exact, type Released } from '../../base/index.ts';
import { countInterval, wilson } from '../../benchmarking/index.ts';
import { releaseDerived, type ShownRateSums } from '../../disclosure/index.ts';

/** The limits of a 95 % interval, in the value's own unit. */
export type RateInterval = { readonly lower: string; readonly upper: string };

/** The 95 % interval of a share, from the sums as they are shown, in percent; null where they are not shown. */
export function shareInterval(sums: Released<ShownRateSums>): {
  readonly share: { readonly lower: number; readonly upper: number } | null;
  readonly shown: Released<RateInterval | null>;
} {
  const [numerator, denominator] = [Number(sums.value.numerator), Number(sums.value.denominator)];
  const share = denominator > 0 && numerator >= 0 && numerator <= denominator ? wilson(numerator, denominator) : null;
  const percent = (limit: number): string => decimalText(exact(Math.round(limit * 1000)).div(10n), 1);
  const shown = share === null ? null : { lower: percent(share.lower), upper: percent(share.upper) };
  return { share, shown: releaseDerived(sums, () => shown) };
}

/**
 * The 95 % interval of a rate or ratio whose numerator is a count of events: the count's own limits (exact below 10,
 * Byar's from 10), moved as the value is. All of it is worked out from the sums and the value as they are shown, so that
 * it tells nothing more. Events of one person are taken as independent. Null where the count is not shown or is nought.
 */
export function eventInterval(
  sums: Released<ShownRateSums>,
  shown: Released<string | null>,
  places: number,
): Released<RateInterval | null> {
  const { numerator } = sums.value;
  const events = Number(numerator);
  if (shown.value === null || !Number.isInteger(events) || events < 1) return releaseDerived(sums, () => null);
  const limits = countInterval(events, CONFIDENCE);
  if (!limits.ok) return releaseDerived(sums, () => null);
  const each = exact(shown.value).div(exact(events));
  const limit = (count: number): string => decimalText(each.mul(billionths(count)), places);
  const { lower, upper } = limits.value;
  return releaseDerived(sums, () => ({ lower: limit(lower ?? 0), upper: limit(upper) }));
}

const CONFIDENCE = 0.95;

/** A limit to nine decimals: a rate may be of it times a hundred thousand. */
function billionths(limit: number): Exact {
  return exact(Math.round(limit * 1e9)).div(1_000_000_000n);
}
