import { type Actor, accepted, type Day, isoOfDay, type Released } from '../../base/index.ts';
import { type Trend, trendOf, Z_95 } from '../../benchmarking/index.ts';
import { notReceivedCounts, releaseDerived, releaseRate, type ShownRate } from '../../disclosure/index.ts';
import type { Measure } from '../../indicators/index.ts';
import { countsOf } from '../assurance/assurance-results.ts';
import type { ReportContext } from '../context.ts';
import { levelOfPlace, placeKey, type ReaderAt, releasedSent } from '../places/released-places.ts';
import { placesOf, type ResultPlace } from '../places/result-places.ts';
import { COUNTS, reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { measureNamed, periodEndAsked } from './measure-named.ts';

/** A place on one measure at each period end. */
export type PlaceYears = {
  readonly level: 'commissioner' | 'locality' | 'practice';
  readonly area: string;
  readonly name: string;
  /** The name of the locality that a practice lies in; null for a place that is none. */
  readonly locality: string | null;
  /** The oldest first. */
  readonly rates: readonly Released<ShownRate>[];
  /** From the first to the last period end; null where one of them has no figure. */
  readonly trend: Released<Trend | null>;
};

/** A measure over the years, in every place at which it is shown. */
export type MeasureYearsReport = {
  readonly framework: { readonly id: string; readonly title: string };
  readonly commissioner: { readonly name: string };
  readonly indicator: string;
  readonly shortTitle: string;
  readonly direction: 'higher' | 'lower';
  /** The oldest first; the last is the one that was asked for. */
  readonly periodEnds: readonly Day[];
  /** The commissioner, localities, then practices by locality: no order of merit. */
  readonly places: readonly PlaceYears[];
};

export type MeasureYearsAsk = { readonly indicator: string; readonly framework?: string; readonly periodEnd?: Day };

/** One measure over the years, of the commissioner, its localities and its practices. Refuses as `measureByPracticeReport`. */
export function measureYearsReport(
  context: ReportContext,
  reader: Actor,
  ask: MeasureYearsAsk,
): Report<MeasureYearsReport> {
  const at = ask.periodEnd === undefined ? '' : `/${isoOfDay(ask.periodEnd)}`;
  const what = { actions: COUNTS, verb: 'read measure over years', subject: `measure ${ask.indicator}${at}` };
  return reading(context, reader, { ...what, framework: ask.framework }, async ({ level }, under) => {
    const measure = measureNamed(under.framework, ask.indicator);
    if (!measure.ok) return measure;
    const asked = await periodEndAsked(under, ask.periodEnd);
    if (!asked.ok) return asked;
    const sent = (await under.book.periodEnds()).filter((one) => one <= asked.value);
    const periodEnds = [...new Set([...sent, asked.value])].sort((a, b) => a - b);
    const { id, shortTitle, direction = 'higher' } = measure.value;
    return accepted({
      framework: { id: under.framework.id, title: under.framework.title },
      commissioner: { name: under.register.commissioner.name },
      ...{ indicator: id, shortTitle, direction, periodEnds },
      places: await placesOver(under, { reader, level }, measure.value, periodEnds),
    });
  });
}

async function placesOver(
  context: ReportContext,
  at: ReaderAt,
  measure: Measure,
  periodEnds: readonly Day[],
): Promise<readonly PlaceYears[]> {
  const released = await Promise.all(periodEnds.map((one) => releasedSent(context, at, measure, one)));
  return placesInOrder(context).map((place): PlaceYears => {
    const none = releaseRate(notReceivedCounts(levelOfPlace(context, at, place)));
    const rates = released.map((counts) => {
      const found = counts.get(placeKey(place));
      return found === undefined ? none : releaseRate(found);
    });
    const first = rates[0] ?? none;
    const { level, area, name } = place;
    return {
      ...{ level, area, name, locality: localityOf(context, place), rates },
      trend: releaseDerived(rates.at(-1) ?? none, (now) => trendOf(countsOf(first.value), countsOf(now), Z_95)),
    };
  });
}

type Place = ResultPlace & { readonly level: PlaceYears['level'] };

function placesInOrder({ register }: ReportContext): readonly Place[] {
  const all = placesOf(register, register.practices());
  const of = (level: PlaceYears['level']): readonly Place[] =>
    all.flatMap((place) => (place.level === level ? [{ ...place, level }] : []));
  const order = register.localities().map(({ id }) => id);
  const rank = ({ practices }: Place): number => order.indexOf(practices[0]?.locality ?? '');
  return [...of('commissioner'), ...of('locality'), ...of('practice').toSorted((a, b) => rank(a) - rank(b))];
}

function localityOf({ register }: ReportContext, { level, practices }: Place): string | null {
  if (level !== 'practice') return null;
  return register.localities().find(({ id }) => id === practices[0]?.locality)?.name ?? null;
}
