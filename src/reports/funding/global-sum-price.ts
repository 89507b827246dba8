import {
  addToMonth,
  type Day,
  type Exact,
  exact,
  type FinancialYear,
  firstDayOf,
  isoOfDay,
  monthOfDay,
} from '../../base/index.ts';

/** A rate's value with its dates, as the rate table has it. ISO dates; both ends of validity are inside it. */
export type DatedRate = {
  readonly value: string;
  readonly validFrom: string;
  readonly validTo?: string;
  /** Of two values that hold on a day, the one known later is meant. */
  readonly knownFrom?: string;
};

/** What a year's global sum is compared with. */
export type GlobalSumRates = {
  /** £ a year for each weighted patient. */
  readonly price: readonly DatedRate[];
  /** Share of it that a practice gives up with its out-of-hours care, between 0 and 1. */
  readonly outOfHoursShare: readonly DatedRate[];
};

/** The price of a year, as twelve monthly payments at the rates of their first days come to. */
export type YearPrice = { readonly price: Exact; readonly outOfHoursShare: Exact; readonly netPrice: Exact };

/** The year's price; or the first day on which the table has no price or no share. */
export function priceOfYear(rates: GlobalSumRates, year: FinancialYear): YearPrice | { readonly without: Day } {
  let price = exact(0);
  let share = exact(0);
  let net = exact(0);
  for (let month = 0; month < 12; month += 1) {
    const day = firstDayOf(addToMonth(monthOfDay(year.start), month));
    const priceThen = valueOn(rates.price, day);
    const shareThen = valueOn(rates.outOfHoursShare, day);
    if (priceThen === undefined || shareThen === undefined) return { without: day };
    price = price.add(priceThen);
    share = share.add(shareThen);
    net = net.add(priceThen.mul(exact(1).sub(shareThen)));
  }
  const months = exact(12);
  return { price: price.div(months), outOfHoursShare: share.div(months), netPrice: net.div(months) };
}

/** The value that holds on a day, as it was known last. */
function valueOn(rates: readonly DatedRate[], day: Day): Exact | undefined {
  const iso = isoOfDay(day);
  const holding = rates.filter((rate) => rate.validFrom <= iso && (rate.validTo === undefined || iso <= rate.validTo));
  const [latest] = holding.toSorted((a, b) => (b.knownFrom ?? '').localeCompare(a.knownFrom ?? ''));
  return latest === undefined ? undefined : exact(latest.value);
}
