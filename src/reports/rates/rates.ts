import {
  type Actor,
  accepted,
  type Day,
  isoOfDay,
  type OdsCode,
  type Outcome,
  type ReleaseLevel,
} from '../../base/index.ts';
import { type RateEntry, rateEntry } from '../catalogue/rate-entry.ts';
import type { ReportContext } from '../context.ts';
import { periodEndAsked, periodEndsBeside } from '../measures/measure-named.ts';
import { placeOf } from '../places/place.ts';
import type { ResultLevel } from '../places/result-places.ts';
import { COUNTS, firstPermitted, reading } from '../reading.ts';
import type { PracticePlace, Report } from '../report.ts';
import { type OtherAsk, type OtherFound, otherMeasureNamed } from './rate-named.ts';
import type { RatesAt } from './rate-result.ts';
import { type RateResult, rateResults } from './rate-results.ts';

/** A rate, survey or other such measure in its places, at a period end. */
export type RateReport = {
  readonly commissioner: { readonly code: OdsCode; readonly name: string };
  /** The practice that is looked at, with the places that it lies in; null: every place. */
  readonly place: PracticePlace | null;
  readonly entry: RateEntry;
  readonly periodEnd: Day;
  readonly periodEnds: readonly Day[];
  /** The commissioner first, then localities, teams and practices: not an order of merit. */
  readonly results: readonly RateResult[];
  /** The same place at every period end: the practice that is looked at where it is shown there, else the widest. */
  readonly trend: readonly { readonly periodEnd: Day; readonly result: RateResult }[];
  /** Whether this reader may open the people of the practice whom it counts. */
  readonly maySeePeople: boolean;
};

export type RateAsk = OtherAsk & { readonly practice?: OdsCode; readonly periodEnd?: Day };

/** One such measure, in every place or for one practice beside the places that it lies in. Refuses `indicator.unknown`. */
export function rateReport(context: ReportContext, reader: Actor, ask: RateAsk): Report<RateReport> {
  const { practice, indicator } = ask;
  const at = ask.periodEnd === undefined ? '' : `/${isoOfDay(ask.periodEnd)}`;
  const subject = practice === undefined ? `rate ${indicator}${at}` : `rate ${practice}/${indicator}${at}`;
  const of = practice === undefined ? {} : { practice };
  return reading(context, reader, { actions: COUNTS, verb: 'read rate', subject, ...of }, async ({ level }) => {
    const found = otherMeasureNamed(context, ask);
    if (!found.ok) return found;
    const place = practice === undefined ? accepted(null) : placeOf(context.register, practice);
    if (!place.ok) return place;
    return await rateOf(found.value, reader, { place: place.value, level, periodEnd: ask.periodEnd });
  });
}

type Asked = {
  readonly place: PracticePlace | null;
  readonly level: ReleaseLevel;
  readonly periodEnd: Day | undefined;
};

async function rateOf(found: OtherFound, reader: Actor, { place, level, ...ask }: Asked): Promise<Outcome<RateReport>> {
  const { under, measure, rate } = found;
  const period = await periodEndAsked(under, ask.periodEnd);
  if (!period.ok) return period;
  const periodEnd = period.value;
  const everywhere = firstPermitted(under, reader, COUNTS);
  const at = { reader, level: everywhere.ok ? everywhere.value.level : level, framework: under.framework };
  const results = (await rateResults(under, { ...at, periodEnd }, measure)).filter(isIn(place)).toSorted(byLevel);
  const periodEnds = await periodEndsBeside(under, periodEnd);
  const main = results.find(({ area }) => area === place?.practice) ?? results[0];
  const { code, name } = under.register.commissioner;
  return accepted({
    commissioner: { code, name },
    place,
    entry: rateEntry(under.framework, measure, rate),
    periodEnd,
    periodEnds,
    results,
    trend: main === undefined ? [] : await trendOf(found, at, main, periodEnds),
    maySeePeople: rate !== null && place !== null && under.rules.may(reader, 'see people', place).ok,
  });
}

async function trendOf(
  { under, measure }: OtherFound,
  at: Omit<RatesAt, 'periodEnd'>,
  only: NonNullable<RatesAt['only']>,
  periodEnds: readonly Day[],
): Promise<RateReport['trend']> {
  const trend: { periodEnd: Day; result: RateResult }[] = [];
  for (const periodEnd of periodEnds) {
    const [result] = await rateResults(under, { ...at, periodEnd, only }, measure);
    if (result !== undefined) trend.push({ periodEnd, result });
  }
  return trend;
}

const WIDEST_FIRST: readonly ResultLevel[] = ['commissioner', 'locality', 'team', 'practice', 'service'];

/** The widest places first; within a level in the register's order. */
function byLevel(one: RateResult, other: RateResult): number {
  return WIDEST_FIRST.indexOf(one.level) - WIDEST_FIRST.indexOf(other.level);
}

/** The practice itself, and what it lies in; every place where no practice is looked at. */
function isIn(place: PracticePlace | null): (result: RateResult) => boolean {
  if (place === null) return () => true;
  const areas: ReadonlySet<string> = new Set([
    place.practice,
    place.team.id,
    place.locality.id,
    place.commissioner.code,
  ]);
  return ({ area }) => areas.has(area);
}
