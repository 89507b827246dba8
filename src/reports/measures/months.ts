import {
  type Actor,
  accepted,
  addMonths,
  addToMonth,
  type Day,
  decimalText,
  exact,
  financialYearOf,
  lastDayOf,
  monthOfDay,
  type OdsCode,
  type Released,
  type ReleaseLevel,
} from '../../base/index.ts';
import { yearEnd } from '../../benchmarking/index.ts';
import {
  type MeasureCounts,
  releaseDerived,
  releaseMeasureCounts,
  releaseRate,
  type ShownRate,
} from '../../disclosure/index.ts';
import type { DayOfYear, Measure } from '../../indicators/index.ts';
import type { ReportContext } from '../context.ts';
import { placeOf } from '../places/place.ts';
import { COUNTS, reading } from '../reading.ts';
import type { PracticePlace, Report } from '../report.ts';
import { latestPeriodEnd, measureNamed } from './measure-named.ts';
import { firstMonthOf, type PaceOrNone, paceOf, type YearShown } from './months-pace.ts';
import { type CountedOnBasis, shownBasis } from './shown-basis.ts';

/** A measure at the end of a month, with the data to that day. */
export type MonthResult = { readonly on: Day; readonly rate: Released<ShownRate> };

/** What the year may end at, with its 95 % interval, in percent to one decimal; or why there is no forecast. */
export type YearEndForecast =
  | {
      readonly kind: 'forecast';
      readonly percent: string;
      readonly lowerPercent: string;
      readonly upperPercent: string;
    }
  | { readonly kind: 'none'; readonly words: string };

/** A measure month by month through a year at one practice, as it is counted today. */
export type MonthsReport = {
  readonly place: PracticePlace;
  readonly indicator: string;
  readonly shortTitle: string;
  /** 31 March at the end of the year shown. */
  readonly periodEnd: Day;
  readonly months: readonly MonthResult[];
  readonly lastYear: readonly MonthResult[];
  readonly forecast: Released<YearEndForecast>;
  /** Whether the pace at which people come to meet it has changed, over both years. */
  readonly pace: Released<PaceOrNone>;
  readonly lowerPercent: number;
  readonly upperPercent: number;
};

export type MonthsAsk = {
  readonly practice: OdsCode;
  readonly indicator: string;
  readonly framework?: string;
  readonly periodEnd?: Day;
};

/** A measure month by month, last year beside it, and a forecast to the end of the year with its interval. */
export function monthsReport(context: ReportContext, reader: Actor, ask: MonthsAsk): Report<MonthsReport> {
  const { practice, indicator } = ask;
  const subject = `months ${practice}/${indicator}`;
  const what = { actions: COUNTS, practice, verb: 'read months', subject, framework: ask.framework };
  return reading(context, reader, what, async ({ level }, under) => {
    const place = placeOf(context.register, practice);
    if (!place.ok) return place;
    const measure = measureNamed(under.framework, indicator);
    if (!measure.ok) return measure;
    const periodEnd = financialYearOf(ask.periodEnd ?? (await latestPeriodEnd(under))).end;
    const yearBefore = addMonths(periodEnd, -12);
    const days = daysShown(under, periodEnd);
    const found = await under.book.countsOn(practice, measure.value.rule, days);
    const counted = await countsOnDaysShown(under, level, { practice, measure: measure.value, days, found });
    const before = yearOf(level, yearBefore, counted);
    const year = yearOf(level, periodEnd, counted);
    const [months, lastYear] = [year.months, before.months];
    const { id, shortTitle, lowerPercent, upperPercent } = measure.value;
    return accepted({
      place: place.value,
      indicator: id,
      shortTitle,
      periodEnd,
      months,
      lastYear,
      forecast: forecastOf(level, months, lastYear, periodEnd),
      pace: paceOf(months.at(-1)?.rate ?? rateOf(level, undefined), [before.shown, year.shown], measure.value),
      lowerPercent,
      upperPercent,
    });
  });
}

/** The ends of the months of the year that ends on a day, up to the business date. */
function monthEnds(context: ReportContext, periodEnd: Day): readonly Day[] {
  const first = monthOfDay(financialYearOf(periodEnd).start);
  const ends = Array.from({ length: 12 }, (_, index) => lastDayOf(addToMonth(first, index)));
  return ends.filter((end) => end <= context.businessDate);
}

/** The days of the year that ends on a day and of the year before: the day on which each began, and the ends of its months up to now. */
export function daysShown(context: ReportContext, periodEnd: Day): readonly DayOfYear[] {
  return [addMonths(periodEnd, -12), periodEnd].flatMap((end) => {
    const start = addMonths(end, -12);
    return [start, ...monthEnds(context, end)].map((achievedOn) => ({ periodEnd: end, achievedOn }));
  });
}

/** A practice on a measure, and what the warehouse finds of it day by day. */
export type FoundOnDays = {
  readonly practice: OdsCode;
  readonly measure: Measure;
  readonly days: readonly DayOfYear[];
  readonly found: readonly (MeasureCounts | undefined)[];
};

/** A day with the counts that are released of it; undefined where the practice sent nothing. They are exact, and given to nobody. */
export type CountedDay = DayOfYear & Pick<CountedOnBasis, 'basis'> & { readonly counts: MeasureCounts | undefined };

/** Each day on the one basis on which a reader at a level is shown it. Exactly: what the warehouse finds. Below: everybody. */
export async function countsOnDaysShown(
  context: ReportContext,
  level: ReleaseLevel,
  { practice, measure, days, found }: FoundOnDays,
): Promise<readonly CountedDay[]> {
  const ends = [...new Set(days.map(({ periodEnd }) => periodEnd))];
  const bases = new Map<Day, (own: MeasureCounts) => CountedOnBasis>();
  for (const periodEnd of ends) {
    bases.set(periodEnd, await shownBasis(context, level, { practice, rule: measure.rule, periodEnd }));
  }
  return days.map((day, index): CountedDay => {
    const own = found[index];
    const counted = own && bases.get(day.periodEnd)?.(own);
    return { ...day, ...(counted ?? { basis: 'shared records', counts: undefined }) };
  });
}

/** A year's months as shown, alone and after the day on which the year before it ended. */
function yearOf(
  level: ReleaseLevel,
  periodEnd: Day,
  counted: readonly CountedDay[],
): { readonly months: readonly MonthResult[]; readonly shown: YearShown } {
  const own = counted
    .filter((day) => day.periodEnd === periodEnd)
    .map(({ achievedOn, counts }): MonthResult => ({ on: achievedOn, rate: rateOf(level, counts) }));
  return {
    months: own.slice(1),
    shown: { first: firstMonthOf(periodEnd), rates: own.map(({ rate }) => rate) },
  };
}

const NOBODY = { register: 0, denominator: 0, numerator: 0, adjustments: [], exclusions: [] };

function rateOf(level: ReleaseLevel, count: MeasureCounts | undefined): Released<ShownRate> {
  return releaseRate(releaseMeasureCounts(level, count ?? NOBODY));
}

/** Worked out from rates as they are shown. The year that has ended has its result and needs no forecast. */
function forecastOf(
  level: ReleaseLevel,
  months: readonly MonthResult[],
  lastYear: readonly MonthResult[],
  periodEnd: Day,
): Released<YearEndForecast> {
  const now = months.at(-1);
  const then = lastYear[months.length - 1];
  const end = lastYear.at(-1);
  const carrier = now?.rate ?? rateOf(level, undefined);
  return releaseDerived(carrier, (): YearEndForecast => {
    if (now?.on === periodEnd) return { kind: 'none', words: 'The year has ended: the last month is its result.' };
    const [rateNow, rateThen, rateEnd] = [now, then, end].map((month) => month?.rate.value);
    if (rateNow?.kind !== 'rate' || rateThen?.kind !== 'rate' || rateEnd?.kind !== 'rate') {
      return { kind: 'none', words: 'There is no forecast: a rate of this year or of last year is missing.' };
    }
    const found = yearEnd(rateNow, rateThen, rateEnd);
    if (found === undefined) return { kind: 'none', words: 'There is no forecast: nobody counted last year.' };
    const [percent, lowerPercent, upperPercent] = [found.value, found.lower, found.upper].map(percentText);
    return {
      kind: 'forecast',
      percent: percent ?? '',
      lowerPercent: lowerPercent ?? '',
      upperPercent: upperPercent ?? '',
    };
  });
}

function percentText(share: number): string {
  return decimalText(exact(Math.round(share * 1000)).div(10n), 1);
}
