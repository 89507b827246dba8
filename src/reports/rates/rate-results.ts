import { type Day, type Exact, exactSum, exactText, isoOfDay } from '../../base/index.ts';
import { type RateSums, releaseDerived, releaseRateSums, releaseRateValue } from '../../disclosure/index.ts';
import {
  isNotReceived,
  type LoadedFramework,
  type Quantity,
  type Rate,
  type RateCount,
  rateScale,
  rateValue,
  standardisedRate,
  standardisedRatio,
} from '../../indicators/index.ts';
import type { Practice } from '../../practices/index.ts';
import type { ReportContext } from '../context.ts';
import { rateMark } from '../measures/kite-mark.ts';
import { measuresOfPeople } from '../measures/measure-named.ts';
import { levelOfPlace } from '../places/released-places.ts';
import { codesOf, type ResultLevel, type ResultPlace } from '../places/result-places.ts';
import { gapResults } from './rate-gaps.ts';
import { eventInterval, shareInterval } from './rate-interval.ts';
import {
  headOf,
  NOT_SHOWN,
  type OtherMeasure,
  placesShown,
  type RateResult,
  type RatesAt,
  ROUNDED_WHOLE,
} from './rate-result.ts';
import { reportedResults } from './reported-results.ts';

export type { RateInterval } from './rate-interval.ts';
export type { OtherMeasure, RateResult } from './rate-result.ts';

/** The measures of a framework that no rule about people decides, in its order. */
export function otherMeasures(framework: LoadedFramework): readonly OtherMeasure[] {
  const ofPeople = new Set(measuresOfPeople(framework).map(({ id }) => id));
  return [...(framework.watched ?? []), ...(framework.answered ?? [])].filter(({ id }) => !ofPeople.has(id));
}

/** A watched measure at each of its levels. What nobody sent the records of is `not received`, never nought. */
export async function rateResults(
  context: ReportContext,
  at: RatesAt,
  watched: OtherMeasure,
): Promise<readonly RateResult[]> {
  if (watched.kind === 'yes-no') return answeredResults(context, at, watched);
  if (watched.gapIn !== undefined) return gapResults(context, at, watched, watched.gapIn);
  if (watched.reported !== undefined) return reportedResults(context, at, watched);
  const rate = at.framework.rates?.find(({ id }) => id === watched.rule);
  if (rate === undefined) return notReceived(context, at, watched, null);
  const isMissing = isNotReceived(at.framework, rate.id, await context.book.receivedRecords());
  return isMissing ? notReceived(context, at, watched, rate) : ratesOf(context, at, watched, rate);
}

const NOBODY: RateSums = { people: 0, numerator: '0', denominator: '0' };
const NO_ANSWER = 'Not received: nobody has recorded an answer.';
const MISSING = { numerator: 'not received', denominator: 'not received' } as const;

function notReceived(
  context: ReportContext,
  at: RatesAt,
  watched: OtherMeasure,
  rate: Rate | null,
): readonly RateResult[] {
  const judged = { verification: rate?.verification ?? null, hasValue: false, interval: null, receivedOn: null };
  const completeness = 'No practice sent a record of what it counts.';
  return placesShown(context, at, watched).map((place) => {
    const sums = releaseDerived(releaseRateSums(levelOfPlace(context, at, place), NOBODY), () => MISSING);
    return {
      ...headOf(watched, place),
      value: releaseDerived(sums, () => null),
      unit: unitOf(rate),
      sums,
      sumsIn: rate === null ? null : sumsIn(rate),
      interval: releaseDerived(sums, () => null),
      words: watched.kind === 'yes-no' ? NO_ANSWER : `Not received: ${watched.source}.`,
      populationBasis: null,
      mark: rateMark({ ...judged, completeness, periodEnd: at.periodEnd }),
      isRanked: false,
      source: null,
      definitionHash: rate === null ? null : at.framework.ruleHash(rate.id),
    };
  });
}

/** What each practice answered: yes or no once it was accepted, and not received before that. */
async function answeredResults(
  context: ReportContext,
  at: RatesAt,
  measure: OtherMeasure,
): Promise<readonly RateResult[]> {
  const results = notReceived(context, at, measure, null);
  const { answers } = await context.book.records();
  const periodEnd = isoOfDay(at.periodEnd);
  return results.map((result) => {
    const answer = answers.find(
      (one) => one.practice === result.area && one.measure === measure.id && one.periodEnd === periodEnd,
    );
    const unit = 'yes or no';
    if (answer === undefined) return { ...result, unit };
    const said = answer.isYes ? 'yes' : 'no';
    if (answer.checked?.outcome !== 'accepted')
      return { ...result, unit, words: `Answered ${said}: not accepted yet.` };
    const { sums: _none, ...head } = result;
    return { ...head, unit, value: releaseDerived(result.value, () => said), words: null };
  });
}

/** A place with the sums of its practices or services, and everybody's. */
type Counted = { readonly place: ResultPlace; readonly own: readonly RateCount[]; readonly all: readonly RateCount[] };

async function ratesOf(
  context: ReportContext,
  at: RatesAt,
  watched: OtherMeasure,
  rate: Rate,
): Promise<readonly RateResult[]> {
  const all = countsOfRate(await context.book.rates(at.periodEnd), rate.id);
  const places =
    rate.population.of === 'caseload'
      ? servicesOf(context, at, all)
      : placesShown(context, at, watched).map((place) => ({
          place,
          own: ownCounts(all, place.practices),
        }));
  const receipts = extractReceipts(context);
  return places.map((each) => resultOf(context, at, { watched, rate, receipts }, { ...each, all }));
}

/** The counts of one rate among all, the same list each time, so that what is worked out from everybody is worked out once. */
function countsOfRate(rates: readonly RateCount[], id: string): readonly RateCount[] {
  const known = BY_RATE.get(rates) ?? Map.groupBy(rates, ({ indicator }) => indicator);
  BY_RATE.set(rates, known);
  return known.get(id) ?? [];
}

const BY_RATE = new WeakMap<readonly RateCount[], ReadonlyMap<string, readonly RateCount[]>>();

type Of = {
  readonly watched: OtherMeasure;
  readonly rate: Rate;
  readonly receipts: ReadonlyMap<string, string>;
};

function resultOf(
  context: ReportContext,
  at: RatesAt,
  { watched, rate, receipts }: Of,
  { place, own, all }: Counted,
): RateResult {
  const { periodEnd, framework } = at;
  const parts = place.level === 'practice' || place.level === 'service' ? [] : own.map((one) => sumsOf(rate, [one]));
  const sums = releaseRateSums(levelOfPlace(context, at, place), sumsOf(rate, own), parts);
  const { value, unit, is, places } = summaryOf(rate, place.level, periodEnd, own, all);
  const shown = releaseRateValue(sums, value, is);
  const { share, shown: interval } =
    isShare(rate) && shown.value !== null
      ? shareInterval(sums)
      : {
          share: null,
          shown: isOfEvents(rate) ? eventInterval(sums, shown, places) : releaseDerived(sums, () => null),
        };
  return {
    ...headOf(watched, place),
    value: shown,
    unit,
    sums,
    sumsIn: sumsIn(rate),
    interval,
    words: shown.value === null ? whyNone(rate, place.level, value, sums.value.numerator) : null,
    populationBasis: null,
    mark: rateMark({
      verification: rate.verification,
      hasValue: shown.value !== null,
      interval: share,
      completeness: completenessOf(place, own, receipts),
      receivedOn: newestOf(place, receipts),
      periodEnd,
    }),
    isRanked: share !== null,
    source: null,
    definitionHash: framework.ruleHash(rate.id),
  };
}

/** The business date of each practice's newest extract. */
function extractReceipts(context: ReportContext): ReadonlyMap<string, string> {
  const receipts = new Map<string, string>();
  for (const { feed, sender, receivedOn } of context.book.received().values()) {
    if (feed !== 'practice-extract' || sender === null) continue;
    const before = receipts.get(sender) ?? '';
    if (receivedOn > before) receipts.set(sender, receivedOn);
  }
  return receipts;
}

/** A service’s people are in the extracts of their practices: all of them are what it rests on. */
function newestOf(place: ResultPlace, receipts: ReadonlyMap<string, string>): string | null {
  const own = place.practices.length === 0 ? [...receipts.values()] : receiptsOf(place.practices, receipts);
  return own.sort().at(-1) ?? null;
}

function receiptsOf(practices: readonly Practice[], receipts: ReadonlyMap<string, string>): string[] {
  return practices.flatMap(({ code }) => receipts.get(code) ?? []);
}

function completenessOf(
  { practices }: ResultPlace,
  own: readonly RateCount[],
  receipts: ReadonlyMap<string, string>,
): string {
  if (practices.length === 0) return `Counted from the extracts of ${receipts.size} practices, ${own.length} services.`;
  return `${receiptsOf(practices, receipts).length} of ${practices.length} practices sent an extract.`;
}

/** Each service with its own people, and the commissioner with all of them. */
function servicesOf(context: ReportContext, { only }: RatesAt, all: readonly RateCount[]) {
  const { code, name } = context.register.commissioner;
  const service = (one: RateCount) => ({
    place: { level: 'service' as const, area: one.practice, name: one.practice, practices: [] },
    own: [one],
  });
  const whole = { level: 'commissioner' as const, area: code, name, practices: [] };
  const places = [...all.map(service), { place: whole, own: all }];
  return places.filter(({ place }) => only === undefined || (place.level === only.level && place.area === only.area));
}

function ownCounts(all: readonly RateCount[], practices: readonly Practice[]): readonly RateCount[] {
  const codes: ReadonlySet<string> = new Set(codesOf(practices));
  return all.filter(({ practice }) => codes.has(practice));
}

type Summary = {
  readonly value: Exact | undefined;
  readonly unit: string;
  readonly is: Parameters<typeof releaseRateValue>[2];
  /** Decimals of its interval. */
  readonly places: number;
};

/** Standardised by age and sex where the measure asks for it: directly over everybody, as a ratio to everybody below. */
function summaryOf(
  rate: Rate,
  level: ResultLevel,
  periodEnd: Day,
  own: readonly RateCount[],
  all: readonly RateCount[],
): Summary {
  if (rate.standard === undefined) {
    return { value: rateValue(rate, own), unit: unitOf(rate), is: { per: rateScale(rate, periodEnd) }, places: 1 };
  }
  if (level === 'commissioner') {
    const unit = `${unitOf(rate)}, directly standardised by age and sex`;
    return { value: standardisedRate(rate, own), unit, is: 'standardised rate', places: 1 };
  }
  const unit = 'ratio to the commissioner, indirectly standardised';
  return { value: standardisedRatio(own, all), unit, is: 'standardised ratio', places: 2 };
}

function whyNone({ standard }: Rate, level: ResultLevel, value: Exact | undefined, numerator: unknown): string {
  if (value !== undefined) return numerator === 'not shown' ? NOT_SHOWN : ROUNDED_WHOLE;
  if (standard === undefined) return 'Nobody counts, so that there is no rate.';
  return level === 'commissioner'
    ? 'In some band of age and sex nobody counts, so that there is no standardised rate.'
    : 'Nothing is expected here at everybody’s rates, so that there is no ratio.';
}

export function unitOf(rate: Rate | null): string {
  if (rate === null) return '';
  const { per, inYears } = rate;
  if (inYears) return `per ${per.toLocaleString('en-GB')} person-years`;
  if (per === 1) return rate.denominator.quantity === 'people' ? 'for each person' : 'for each of them, weighted';
  return per === 100 ? 'percent' : `per ${per.toLocaleString('en-GB')}`;
}

const SUMMED: Readonly<Record<Quantity['quantity'], string>> = {
  people: 'people',
  'days registered': 'days registered',
  'days open': 'days',
  encounters: 'encounters',
  records: 'records',
  'sum of values': 'values added up',
  value: 'values added up',
  change: 'changes added up',
  weight: 'people weighted by age and sex',
  score: 'points of the measures in it',
};

function sumsIn({ numerator, denominator }: Rate): NonNullable<RateResult['sumsIn']> {
  return { numerator: SUMMED[numerator.quantity], denominator: SUMMED[denominator.quantity] };
}

/** Whether some of the same people or encounters are counted out of all of them. */
function isShare({ per, numerator, denominator }: Rate): boolean {
  const isCount = numerator.quantity === 'people' || numerator.quantity === 'encounters';
  return per === 100 && isCount && numerator.quantity === denominator.quantity;
}

/** Whether what is counted happens to people, over time or over people: a rate of events. */
function isOfEvents({ numerator }: Rate): boolean {
  return numerator.quantity === 'encounters' || numerator.quantity === 'records' || numerator.quantity === 'people';
}

const AMOUNTS: ReadonlySet<Quantity['quantity']> = new Set(['sum of values', 'value', 'change', 'weight', 'score']);

function sumsOf({ numerator, denominator }: Rate, counts: readonly RateCount[]): RateSums {
  const parts = { numerator, denominator };
  return {
    people: counts.reduce((total, { people }) => total + people, 0),
    numerator: exactText(exactSum(counts.map((count) => count.numerator))),
    denominator: exactText(exactSum(counts.map((count) => count.denominator))),
    amounts: (['numerator', 'denominator'] as const).filter((part) => AMOUNTS.has(parts[part].quantity)),
  };
}
