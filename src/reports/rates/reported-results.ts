import { dayText, type Exact, exact, exactSum, exactText } from '../../base/index.ts';
import { type RateSums, releaseDerived, releaseRateSums, releaseRateValue } from '../../disclosure/index.ts';
import type { ReportedValue } from '../../indicators/index.ts';
import type { ReportContext } from '../context.ts';
import { fileName } from '../feeds/received-file.ts';
import { rateMark } from '../measures/kite-mark.ts';
import { levelOfPlace } from '../places/released-places.ts';
import { codesOf, type ResultPlace } from '../places/result-places.ts';
import { shareInterval } from './rate-interval.ts';
import {
  headOf,
  NOT_SHOWN,
  type OtherMeasure,
  placesShown,
  type RateResult,
  type RatesAt,
  ROUNDED_WHOLE,
} from './rate-result.ts';

/** The figures of one place: its own, or those of the practices that it is made of. */
type Figures = { readonly values: readonly ReportedValue[]; readonly isOwn: boolean };

/**
 * A measure that somebody reports, at each of its levels: what was sent of the place itself, else the sums of what was
 * sent of its practices. What was not sent, or sent as not received, is `not received`.
 */
export async function reportedResults(
  context: ReportContext,
  at: RatesAt,
  measure: OtherMeasure,
): Promise<readonly RateResult[]> {
  const { source, measure: named } = measure.reported ?? {};
  const all = (await context.book.reported(at.periodEnd)).filter(
    (each) => each.source === source && each.measure === named,
  );
  return placesShown(context, at, measure).map((place) => resultOf(context, at, measure, place, figuresOf(place, all)));
}

function figuresOf(place: ResultPlace, all: readonly ReportedValue[]): Figures {
  const own = all.filter(({ areaKind, area }) => areaKind === place.level && area === place.area);
  if (own.length > 0 || place.level === 'practice') return { values: own, isOwn: true };
  const codes: ReadonlySet<string> = new Set(codesOf(place.practices));
  const ofPractices = all.filter(({ areaKind, area }) => areaKind === 'practice' && codes.has(area));
  if (ofPractices.length > 0 || place.level !== 'commissioner') return { values: ofPractices, isOwn: false };
  return { values: all.filter(({ areaKind }) => areaKind === 'locality'), isOwn: false };
}

function resultOf(
  context: ReportContext,
  at: RatesAt,
  measure: OtherMeasure,
  place: ResultPlace,
  { values, isOwn }: Figures,
): RateResult {
  const received = values.filter(({ isReceived }) => isReceived);
  const [first] = received;
  if (first === undefined) return missing(context, at, measure, place, values);
  const parts = received.map(sumsOf);
  const whole = added(parts);
  const sums = releaseRateSums(levelOfPlace(context, at, place), whole, isOwn ? [] : parts);
  const per = exact(first.per ?? 1);
  const figure = figureOf(received, whole, per);
  const value = releaseRateValue(sums, figure, { per });
  const isShare = first.unit === 'percent' && value.value !== null;
  const { share, shown } = isShare ? shareInterval(sums) : { share: null, shown: releaseDerived(sums, () => null) };
  return {
    ...headOf(measure, place),
    value,
    unit: unitWords(first.unit),
    ...(first.denominator === null ? {} : { sums }),
    sumsIn: first.denominator === null ? null : sumsIn(first),
    interval: shown,
    words: value.value === null ? whyNone(figure, sums.value.numerator) : wordsOf(measure, first, values, isOwn),
    populationBasis: first.populationBasis,
    mark: markOf(context, at, values, { hasValue: value.value !== null, interval: share }),
    isRanked: measure.kind !== 'survey' && share !== null,
    source: isOwn ? { file: fileName(context, first.file), sha256: first.file, row: first.row } : null,
    definitionHash: null,
  };
}

function missing(
  context: ReportContext,
  at: RatesAt,
  measure: OtherMeasure,
  place: ResultPlace,
  values: readonly ReportedValue[],
): RateResult {
  const [said] = values;
  const sums = releaseRateSums(levelOfPlace(context, at, place), { people: 0, numerator: '0', denominator: '0' });
  const shown = releaseDerived(sums, () => ({ numerator: 'not received', denominator: 'not received' }));
  return {
    ...headOf(measure, place),
    value: releaseDerived(sums, () => null),
    unit: said === undefined ? '' : unitWords(said.unit),
    sums: shown,
    sumsIn: said === undefined ? null : sumsIn(said),
    interval: releaseDerived(sums, () => null),
    words: `Not received: ${said?.note ?? `${measure.source}.`}`,
    populationBasis: said?.populationBasis ?? null,
    mark: markOf(context, at, values, { hasValue: false, interval: null }),
    isRanked: false,
    source: null,
    definitionHash: null,
  };
}

/** A share is some of whom it is out of; of anything else the source says only what it is out of. */
function sumsIn({ unit, populationBasis }: ReportedValue): NonNullable<RateResult['sumsIn']> {
  return { numerator: unit === 'percent' ? populationBasis : '', denominator: populationBasis };
}

/** What is counted of a figure: answers and people; a mean's numerator is a sum of shares. */
function sumsOf({ numerator, denominator, value, unit }: ReportedValue): RateSums {
  const isMean = unit === 'mean' || unit === 'ratio';
  return {
    people: Math.round(Number(denominator ?? 0)),
    numerator: plain(numerator ?? value ?? '0'),
    denominator: plain(denominator ?? '1'),
    ...(isMean || denominator === null ? { amounts: denominator === null ? AMOUNTS : ['numerator' as const] } : {}),
  };
}

const AMOUNTS = ['numerator', 'denominator'] as const;

/** A decimal without the noughts that end it. */
function plain(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}

function added(parts: readonly RateSums[]): RateSums {
  const sum = (of: (part: RateSums) => string): string => exactText(exactSum(parts.map(of)));
  return {
    people: parts.reduce((total, { people }) => total + people, 0),
    numerator: sum(({ numerator }) => numerator),
    denominator: sum(({ denominator }) => denominator),
    ...(parts[0]?.amounts === undefined ? {} : { amounts: parts[0].amounts }),
  };
}

function whyNone(figure: Exact | undefined, numerator: unknown): string {
  if (figure === undefined) return 'A figure without numerator and denominator does not add up over places.';
  return numerator === 'not shown' ? NOT_SHOWN : ROUNDED_WHOLE;
}

/** Over several places only what has numerator and denominator adds up. */
function figureOf(received: readonly ReportedValue[], whole: RateSums, per: Exact): Exact | undefined {
  const [first, ...others] = received;
  if (first?.denominator === null) {
    return others.length > 0 || first?.value == null ? undefined : exact(first.value);
  }
  return exact(whole.numerator).div(exact(whole.denominator)).mul(per);
}

function unitWords(unit: string): string {
  return unit
    .replace(/^per (\d+)$/, (_, per) => `per ${Number(per).toLocaleString('en-GB')}`)
    .replace(/^mean$/, 'on average');
}

function wordsOf(
  { source }: OtherMeasure,
  { note, periodFrom, periodTo }: ReportedValue,
  values: readonly ReportedValue[],
  isOwn: boolean,
): string {
  const count = values.filter(({ isReceived }) => isReceived).length;
  const sum = isOwn ? '' : ` Added up from the ${count} of its places that have a figure, and not weighted.`;
  return `${source}, ${dayText(periodFrom)} to ${dayText(periodTo)}.${sum}${note === null ? '' : ` ${note}`}`;
}

function markOf(
  context: ReportContext,
  { periodEnd }: RatesAt,
  values: readonly ReportedValue[],
  judged: Pick<Parameters<typeof rateMark>[0], 'hasValue' | 'interval'>,
) {
  const received = values.filter(({ isReceived }) => isReceived);
  const days = received.flatMap(({ file }) => context.book.received().get(file)?.receivedOn ?? []).sort();
  const completeness = `${received.length} of ${values.length} figures that its source names were received.`;
  return rateMark({ verification: null, completeness, receivedOn: days.at(-1) ?? null, periodEnd, ...judged });
}
