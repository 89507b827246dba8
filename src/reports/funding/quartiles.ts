import { decimalText, type Exact, exact } from '../../base/index.ts';

/** The middle half of some figures, in pounds and pence as a reader sees them; null when there is no figure. */
export type Quartiles = { readonly median: string; readonly lowerQuartile: string; readonly upperQuartile: string };

/**
 * Quantile k/4 of figures sorted upwards by method R-7 (Hyndman and Fan 1996; the one of spreadsheets): the point
 * (n − 1) × k/4 of the way from the first to the last, between its two neighbours in proportion. Exact.
 */
export function quantileOfFourths(sorted: readonly Exact[], k: 1 | 2 | 3): Exact | null {
  const steps = (sorted.length - 1) * k;
  const below = sorted[Math.floor(steps / 4)];
  const above = sorted[Math.ceil(steps / 4)];
  if (below === undefined || above === undefined) return null;
  return below.add(
    above
      .sub(below)
      .mul(exact(steps % 4))
      .div(exact(4)),
  );
}

/** Median and quartiles, method R-7, rounded once at the end half away from zero to two places. */
export function quartilesOf(figures: readonly Exact[]): Quartiles | null {
  const sorted = figures.toSorted((a, b) => a.compare(b));
  const [lower, median, upper] = ([1, 2, 3] as const).map((k) => quantileOfFourths(sorted, k));
  if (!lower || !median || !upper) return null;
  return { median: decimalText(median, 2), lowerQuartile: decimalText(lower, 2), upperQuartile: decimalText(upper, 2) };
}
