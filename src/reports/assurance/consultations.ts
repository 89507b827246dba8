import {
  type Actor,
  accepted,
  addToMonth,
  type Day,
  firstDayOf,
  type Month,
  monthOfDay,
  type OdsCode,
  type Outcome,
  quarterOf,
  type Released,
  type ReleasedCount,
  refused,
} from '../../base/index.ts';
import {
  type Assurance,
  isTooCoarse,
  type PointLabel,
  type PointType,
  type XmrChart,
  xmr,
} from '../../benchmarking/index.ts';
import { releaseDerived, releaseSeries, type Withheld } from '../../disclosure/index.ts';
import { consultationsByMonth, type MonthConsultations } from '../../indicators/index.ts';
import type { ReportContext } from '../context.ts';
import { fixed } from '../fixed.ts';
import { periodEndAsked } from '../measures/measure-named.ts';
import { OncePerSnapshot } from '../once-per-snapshot.ts';
import { levelOfPlace } from '../places/released-places.ts';
import { placesOf, type ResultPlace } from '../places/result-places.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { ASSURANCE_READERS } from './assurance-practice.ts';
import { consultationsOnce } from './workload.ts';

/** A month of a place, as it is shown. */
type MonthShown = {
  readonly month: Month;
  readonly consultations: ReleasedCount;
  /** The registered lists of its quarter, together. */
  readonly people: number;
  /** For each 1,000 registered, a week, one decimal: months are not all as long. */
  readonly rate: string;
};

/** The same, judged. */
export type ConsultationMonth = MonthShown & {
  /** The rule that marks the month, and what it means. */
  readonly label: PointLabel;
  readonly means: PointType;
};

/** The consultations of a place on an XmR chart. */
export type ConsultationsShown = {
  readonly kind: 'shown';
  readonly months: readonly ConsultationMonth[];
  readonly chart: XmrChart;
  /** What the last month means; neither more nor fewer is better by itself. */
  readonly variation: PointType;
  /** What age and sex explain, in the unit of the rate, one decimal; null for everybody, of whom it is what was observed. */
  readonly expected: string | null;
  /** Whether each month, left as it is, reaches what age and sex explain. */
  readonly assurance: Assurance | null;
};

/** Consultations so few that limits would tell nothing: shown, not judged, and why. */
type ConsultationsUnjudged = {
  readonly kind: 'not judged';
  readonly months: readonly MonthShown[];
  readonly words: string;
};

/** A place whose consultations can be looked at by month. */
export type ConsultationPlace = {
  readonly level: 'practice' | 'locality' | 'commissioner';
  readonly area: string;
  readonly name: string;
};

export type ConsultationsReport = {
  readonly periodEnd: Day;
  readonly place: ConsultationPlace;
  readonly shown: Released<ConsultationsShown | ConsultationsUnjudged | Withheld>;
  /** The whole, its localities and, of a locality, its practices. */
  readonly beside: readonly ConsultationPlace[];
};

export type ConsultationsAsk = { readonly practice?: OdsCode; readonly locality?: string; readonly periodEnd?: Day };

/** Two years: as many months as the chart of a measure has. */
const MONTHS = 24;

/**
 * Consultations with a general practitioner or nurse month by month, for each 1,000 people registered, of a practice, a locality or
 * everybody, on an XmR chart with what age and sex explain as its target. Counted are people whose record is shared, against whole
 * lists. Refuses a place that is none.
 */
export function consultationsReport(
  context: ReportContext,
  reader: Actor,
  ask: ConsultationsAsk,
): Report<ConsultationsReport> {
  const named = ask.practice ?? ask.locality ?? context.register.commissioner.code;
  const what = { actions: ASSURANCE_READERS, verb: 'read consultations', subject: `consultations ${named}` };
  return reading(context, reader, what, async ({ level }) => {
    const asked = await periodEndAsked(context, ask.periodEnd);
    if (!asked.ok) return asked;
    const place = placeAsked(context, ask);
    if (!place.ok) return place;
    const counted = await monthsOf(context, place.value, asked.value);
    const expected = await expectedRate(context, place.value, asked.value);
    const counts = counted.map(({ count }) => count);
    const released = releaseSeries(levelOfPlace(context, { reader, level }, place.value), counts);
    return accepted({
      periodEnd: asked.value,
      place: shownPlace(place.value),
      shown: releaseDerived(released, (shown) =>
        shown.kind === 'withheld' ? shown : consultationsOnChart(counted, shown.counts, expected),
      ),
      beside: besideOf(context, place.value),
    });
  });
}

function placeAsked({ register }: ReportContext, { practice, locality }: ConsultationsAsk): Outcome<ResultPlace> {
  const level = practice !== undefined ? 'practice' : locality !== undefined ? 'locality' : 'commissioner';
  const area = practice ?? locality ?? register.commissioner.code;
  const found = placesOf(register, register.practices()).find((place) => place.level === level && place.area === area);
  if (found !== undefined) return accepted(found);
  return refused({ code: 'not-found', message: `There is no ${level} ${area} here.` });
}

function shownPlace({ level, area, name }: ResultPlace): ConsultationPlace {
  return { level: level as ConsultationPlace['level'], area, name };
}

function besideOf({ register }: ReportContext, place: ResultPlace): readonly ConsultationPlace[] {
  const [only] = place.practices;
  const locality = place.level === 'locality' ? place.area : place.level === 'practice' ? only?.locality : undefined;
  return placesOf(register, register.practices())
    .filter(({ level, area }) => level !== place.level || area !== place.area)
    .filter(({ level, practices }) => {
      if (level === 'practice') return practices[0]?.locality === locality;
      return level === 'locality' || level === 'commissioner';
    })
    .map(shownPlace)
    .toReversed();
}

/** Exact: given to nobody as it is. */
type MonthCounted = { readonly month: Month; readonly count: number; readonly people: number };

const byMonth = new OncePerSnapshot<readonly MonthConsultations[]>();

/** The months of a place whose every practice sent its list. Exact, for whoever works out what may be shown. */
export async function monthsOf(
  context: ReportContext,
  { practices }: Pick<ResultPlace, 'practices'>,
  periodEnd: Day,
): Promise<readonly MonthCounted[]> {
  const to = monthOfDay(periodEnd);
  const from = addToMonth(to, 1 - MONTHS);
  const counted = await byMonth.answer(context, String(to), () => {
    const snapshot = context.book.snapshot();
    const sent = snapshot.practices().filter((code) => context.register.has(code));
    return consultationsByMonth({ snapshot, pass: context.indicatorsPass, practices: sent, from, to });
  });
  const codes = new Set(practices.map(({ code }) => code));
  const own = Map.groupBy(
    counted.filter(({ practice }) => codes.has(practice)),
    ({ month }) => month,
  );
  const months: MonthCounted[] = [];
  for (let month = from; month <= to; month = addToMonth(month, 1)) {
    const lists = await context.book.lists(quarterOf(month));
    if (practices.some(({ code }) => !lists.has(code))) continue;
    const people = practices.reduce((sum, { code }) => sum + (lists.get(code)?.registered ?? 0), 0);
    const count = (own.get(month) ?? []).reduce((sum, one) => sum + one.count, 0);
    if (people > 0) months.push({ month, count, people });
  }
  return months;
}

const DAYS_IN_WEEK = 7;
const DAYS_IN_YEAR = 365;
const PER = 1000;

/** What everybody's rates by age and sex give for the place's own people, in the unit of the rate; null for everybody. */
async function expectedRate(
  context: ReportContext,
  { level, practices }: ResultPlace,
  periodEnd: Day,
): Promise<number | null> {
  if (level === 'commissioner') return null;
  const codes = new Set(practices.map(({ code }) => code));
  const own = (await consultationsOnce(context, periodEnd)).filter(({ practice }) => codes.has(practice));
  const lists = await context.book.lists(quarterOf(monthOfDay(periodEnd)));
  const people = own.reduce((sum, { practice }) => sum + (lists.get(practice)?.registered ?? 0), 0);
  const expected = own.reduce((sum, one) => sum + one.expected, 0);
  return people === 0 ? null : (PER * DAYS_IN_WEEK * expected) / (DAYS_IN_YEAR * people);
}

/** Fewer months say too little of how much a rate varies by itself. */
const FEWEST_MONTHS = 12;

/** The chart of counts as they are shown. @param expected a week for each 1,000 people; null where there is no target */
export function consultationsOnChart(
  counted: readonly Omit<MonthCounted, 'count'>[],
  shown: readonly ReleasedCount[],
  expected: number | null,
): ConsultationsShown | ConsultationsUnjudged | Withheld {
  if (counted.length < FEWEST_MONTHS) {
    const words = `The lists of ${counted.length} months were received: limits need ${FEWEST_MONTHS} or more.`;
    return { kind: 'withheld', words };
  }
  const rates = counted.map(({ month, people }, at) => rateOf(Number(shown[at]), people, month));
  const options = { isScreened: true, rebaseAt: [] };
  const chart = xmr(rates, { ...options, direction: 'neutral' });
  if (!chart.ok) return { kind: 'withheld', words: chart.refusal.message };
  const months = counted.map(({ month, people }, at) => ({
    ...{ month, people, consultations: shown[at] ?? 'not received', rate: fixed(rates[at] ?? 0, 1) },
  }));
  const step = Math.max(...counted.map(({ month, people }) => rateOf(1, people, month)));
  if (isTooCoarse(chart.value, step)) return { kind: 'not judged', months, words: tooFew(step) };
  const reached = expected === null ? null : xmr(rates, { ...options, direction: 'increase', target: expected });
  return {
    kind: 'shown',
    months: months.map((month, at) => ({
      ...month,
      label: chart.value.labels[at] ?? 'common',
      means: chart.value.pointTypes[at] ?? 'common_cause',
    })),
    chart: chart.value,
    variation: chart.value.variation,
    expected: expected === null ? null : fixed(expected, 1),
    assurance: reached?.ok ? reached.value.assurance : null,
  };
}

function tooFew(step: number): string {
  return `Not judged: one consultation more or less is ${fixed(step, 1)} a week for each 1,000, more than months usually differ by, so that limits could not tell chance from change.`;
}

function rateOf(count: number, people: number, month: Month): number {
  return (PER * DAYS_IN_WEEK * count) / (daysOf(month) * people);
}

function daysOf(month: Month): number {
  return firstDayOf(addToMonth(month, 1)) - firstDayOf(month);
}
