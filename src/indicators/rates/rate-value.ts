import { assert, type Day, type Exact, exact, exactSum, financialYearOf } from '../../base/index.ts';
import type { Rate } from '../model/rate.ts';
import type { RateCell, RateCount } from '../model/result.ts';

type Sums = { readonly numerator: Exact; readonly denominator: Exact };

function sumOf(parts: readonly { readonly numerator: string; readonly denominator: string }[]): Sums {
  return {
    numerator: exactSum(parts.map(({ numerator }) => numerator)),
    denominator: exactSum(parts.map(({ denominator }) => denominator)),
  };
}

/** What a rate's quotient is multiplied by: how many it is for, days turned into years of the financial year's length. */
export function rateScale({ per, inYears }: Rate, periodEnd: Day): Exact {
  if (!inYears) return exact(per);
  const { start, end } = financialYearOf(periodEnd);
  return exact(per).mul(exact(end - start + 1));
}

/**
 * The crude rate of one place, or of several together; undefined when nobody counts, for nought people have no rate.
 */
export function rateValue(rate: Rate, counts: readonly RateCount[]): Exact | undefined {
  const [first] = counts;
  const { numerator, denominator } = sumOf(counts);
  if (first === undefined || denominator.valueOf() === 0) return undefined;
  return numerator.div(denominator).mul(rateScale(rate, first.periodEnd));
}

/**
 * The rate directly standardised by age and sex: Σ(w·x/n) ÷ Σw × per, each band of the standard counting once for
 * each sex; undefined when some band has nobody, because then nothing is known of it.
 */
export function standardisedRate(rate: Rate, counts: readonly RateCount[]): Exact | undefined {
  const { standard } = rate;
  const [first] = counts;
  assert(standard !== undefined, `${rate.id} has a standard population`);
  if (first === undefined) return undefined;
  const cells = counts.flatMap((count) => [...(count.cells ?? [])]);
  let [weighed, weights] = [exact(0), exact(0)];
  for (const sex of ['M', 'F'] as const) {
    for (const { fromAge, people } of standard.bands) {
      const { numerator, denominator } = sumOf(cells.filter(isOf(sex, fromAge)));
      if (denominator.valueOf() === 0) return undefined;
      weighed = weighed.add(numerator.div(denominator).mul(exact(people)));
      weights = weights.add(exact(people));
    }
  }
  return weighed.div(weights).mul(rateScale(rate, first.periodEnd));
}

/**
 * The indirectly standardised ratio: what a place had, over what its own people would give at everybody's rates by age
 * and sex. `own` are among everybody. Undefined when nothing is expected there.
 */
export function standardisedRatio(own: readonly RateCount[], everybody: readonly RateCount[]): Exact | undefined {
  const expected = own.reduce((sum, count) => sum.add(expectedOf(count, everybody)), exact(0));
  return expected.valueOf() === 0 ? undefined : sumOf(cellsOf(own)).numerator.div(expected);
}

/** What one count's own people would give at everybody's rates, worked out once: it is a part of every place that it is in. */
function expectedOf(count: RateCount, everybody: readonly RateCount[]): Exact {
  const among = EXPECTED.get(everybody) ?? new Map<RateCount, Exact>();
  EXPECTED.set(everybody, among);
  const known = among.get(count);
  if (known !== undefined) return known;
  const all = ratesByBand(everybody);
  let expected = exact(0);
  for (const cell of cellsOf([count])) {
    const rate = all.get(bandOf(cell));
    if (rate !== undefined) expected = expected.add(rate.mul(exact(cell.denominator)));
  }
  among.set(count, expected);
  return expected;
}

const EXPECTED = new WeakMap<readonly RateCount[], Map<RateCount, Exact>>();

/** Everybody's rate in each band of age and sex that anybody is in, worked out once for a list of counts. */
function ratesByBand(everybody: readonly RateCount[]): ReadonlyMap<string, Exact> {
  const known = BY_BAND.get(everybody);
  if (known !== undefined) return known;
  const rates = new Map<string, Exact>();
  for (const [band, cells] of Map.groupBy(cellsOf(everybody), bandOf)) {
    const { numerator, denominator } = sumOf(cells);
    if (denominator.valueOf() !== 0) rates.set(band, numerator.div(denominator));
  }
  BY_BAND.set(everybody, rates);
  return rates;
}

const BY_BAND = new WeakMap<readonly RateCount[], ReadonlyMap<string, Exact>>();

function cellsOf(counts: readonly RateCount[]): readonly RateCell[] {
  return counts.flatMap(({ cells = [] }) => [...cells]);
}

function bandOf({ sex, fromAge }: RateCell): string {
  return `${sex} ${fromAge}`;
}

function isOf(sex: RateCell['sex'], fromAge: number): (cell: RateCell) => boolean {
  return (cell) => cell.sex === sex && cell.fromAge === fromAge;
}
