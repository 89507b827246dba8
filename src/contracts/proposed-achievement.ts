import { accepted, assert, type Exact, exactText, type Outcome } from '../base/index.ts';
import type { Measure } from '../indicators/index.ts';
import { type ForecastInput, forecastAchievement } from './achievement.ts';
import type { LoadedContract } from './contract.ts';
import type { LoadedRates } from './rate.ts';
import type { MeasureAchievement } from './statement-line.ts';

/** One measure as somebody would have it. What is absent stays as it is. */
export type ProposedMeasure = {
  readonly measure: Measure;
  /** People in place of those that were counted. */
  readonly counts?: { readonly register: number; readonly denominator: number; readonly numerator: number };
  /** Pounds for a point in the achievement year. */
  readonly pointPrice?: Exact;
};

/**
 * What one measure would earn at a practice if it were as proposed: by the contract's own terms, beside a statement
 * and never a line of one. Refuses as `forecastAchievement` does.
 */
export function proposedAchievement(input: ForecastInput, proposed: ProposedMeasure): Outcome<MeasureAchievement> {
  const { measure, counts, pointPrice } = proposed;
  const { results } = input.quality;
  const replaced = results.ok
    ? accepted(results.value.map((result) => (result.indicator === measure.rule ? { ...result, ...counts } : result)))
    : results;
  const quality = { ...input.quality, measures: [measure], results: replaced };
  const rates = pointPrice === undefined ? input.rates : withPrice(input, pointPrice);
  const forecast = forecastAchievement({ ...input, quality, rates });
  if (!forecast.ok) return forecast;
  const [only] = forecast.value.measures;
  assert(only !== undefined, 'a forecast of one measure has that measure');
  return accepted(only);
}

/** The rate table with another price of a point, whenever and however it is known. */
function withPrice({ practice, contracts, rates }: ForecastInput, price: Exact): LoadedRates {
  const ids = contracts.filter(({ json }) => json.contractType === practice.contractType).flatMap(pointPriceRates);
  const changed = [...rates.rates].map(([id, rate]): [string, typeof rate] => {
    if (!ids.includes(id)) return [id, rate];
    return [id, { ...rate, values: rate.values.map((each) => ({ ...each, amount: price, value: exactText(price) })) }];
  });
  return { ...rates, rates: new Map(changed) };
}

const POINT_PRICE = 'pounds per point per year';

/** The rates that a contract takes the price of a point in the achievement year from. */
function pointPriceRates({ json }: LoadedContract): readonly string[] {
  return Object.values(json.inputs).flatMap(({ unit, from }) =>
    from?.kind === 'rate' && from.on === 'the achievement year' && unit === POINT_PRICE ? [from.rate] : [],
  );
}
