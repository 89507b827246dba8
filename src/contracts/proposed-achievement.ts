import { accepted, assert, type Exact, exact, exactText, type Outcome } from '../base/index.ts';
import type { Measure } from '../indicators/index.ts';
import { type ForecastInput, measureAchievements } from './achievement.ts';
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
  const quality = { ...input.quality, measures: [measure], answered: [], queried: new Map(), results: replaced };
  const rates = pointPrice === undefined ? input.rates : withPrice(input, pointPrice);
  const joined = withPoints(input, measure);
  const achieved = measureAchievements({ ...input, ...joined, quality, rates });
  if (!achieved.ok) return achieved;
  const [only] = achieved.value;
  assert(only !== undefined, 'what one measure earns is of that measure');
  return accepted(only);
}

/** Taking part with the points of the measure as they would be: the same pot is shared over them. */
function withPoints(
  { participation, quality }: Pick<ForecastInput, 'participation' | 'quality'>,
  measure: Measure,
): Pick<ForecastInput, 'participation'> {
  if (participation === undefined) return {};
  const before = quality.measures.find(({ id }) => id === measure.id)?.points ?? 0;
  return { participation: { ...participation, points: participation.points - before + measure.points } };
}

/** Pounds for a point with a measure as it would be, exact: the pot over all points; undefined where it is a price. */
export function proposedPointValue(
  input: Pick<ForecastInput, 'participation' | 'quality'>,
  measure: Measure,
): Exact | undefined {
  const { participation } = withPoints(input, measure);
  return participation?.pot.div(exact(participation.points));
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
