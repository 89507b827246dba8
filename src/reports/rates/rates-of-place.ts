import type { Actor, Day, ReleaseLevel } from '../../base/index.ts';
import type { ReportContext } from '../context.ts';
import { latestPeriodEnd } from '../measures/measure-named.ts';
import type { ResultLevel } from '../places/result-places.ts';
import { otherMeasures, type RateResult, rateResults } from './rate-results.ts';

/** A rate, survey or other such measure of one place, under one of the frameworks in force. */
export type PlaceRate = {
  readonly framework: { readonly id: string; readonly title: string };
  readonly periodEnd: Day;
  readonly result: RateResult;
};

export type RatesAsk = { readonly reader: Actor; readonly level: ReleaseLevel };

/** Every such measure that is shown at a place, framework by framework. */
export async function ratesOfPlace(
  context: ReportContext,
  ask: RatesAsk,
  place: { readonly level: ResultLevel; readonly area: string },
): Promise<readonly PlaceRate[]> {
  const { paidBy, frameworks = [paidBy] } = context;
  const rates: PlaceRate[] = [];
  for (const framework of frameworks) {
    const { id, title } = framework;
    const under = context.under(framework);
    for (const measure of otherMeasures(framework)) {
      const periodEnd = await latestPeriodEnd(under);
      const results = await rateResults(under, { ...ask, framework, periodEnd, only: place }, measure);
      rates.push(...results.map((result) => ({ framework: { id, title }, periodEnd, result })));
    }
  }
  return rates;
}
