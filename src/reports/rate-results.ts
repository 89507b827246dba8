import {
  type Actor,
  type Day,
  type Exact,
  exact,
  exactText,
  isoOfDay,
  type Released,
  type ReleaseLevel,
} from '../base/index.ts';
import { slopeIndex } from '../benchmarking/index.ts';
import {
  type RateSums,
  releaseDerived,
  releaseMeasureCounts,
  releaseRateSums,
  releaseRateValue,
  type ShownSum,
} from '../disclosure/index.ts';
import {
  isNotReceived,
  type LoadedFramework,
  type Measure,
  type Rate,
  type RateCount,
  rateValue,
  standardisedRate,
  standardisedRatio,
  type WatchedMeasure,
} from '../indicators/index.ts';
import type { Practice } from '../practices/index.ts';
import { addCounts } from './area-measure.ts';
import type { ReportContext } from './context.ts';
import { measuresOfPeople } from './measure-named.ts';
import { COUNTS, firstPermitted } from './reading.ts';
import { codesOf, fifthsOf, placesOf, type ResultLevel, type ResultPlace } from './result-places.ts';

/** A measure that no rule about people decides: watched, or answered with yes or no. */
export type OtherMeasure = Omit<WatchedMeasure, 'kind'> & { readonly kind: WatchedMeasure['kind'] | 'yes-no' };

/** Such a measure in one place. */
export type RateResult = {
  readonly indicator: string;
  readonly shortTitle: string;
  readonly kind: OtherMeasure['kind'];
  readonly level: ResultLevel;
  readonly area: string;
  readonly name: string;
  /** Exact, or to one decimal below the exact level; of an answered measure yes or no; null where there is none. */
  readonly value: Released<string | null>;
  /** What the value is in: `per 100,000`, `percent`, `ratio to the commissioner`. */
  readonly unit: string;
  /** Undefined where the measure has none, as a gap between groups. */
  readonly sums?: Released<{ readonly numerator: ShownSum; readonly denominator: ShownSum }>;
  /** Why there is no value; null where there is one. */
  readonly words: string | null;
  readonly definitionHash: string | null;
};

type At = {
  readonly reader: Actor;
  readonly level: ReleaseLevel;
  readonly framework: LoadedFramework;
  readonly periodEnd: Day;
};

const MISSING = { numerator: 'not received', denominator: 'not received' } as const;

/** A watched measure at each of its levels. What nobody sent the records of is `not received`, never nought. */
export async function rateResults(
  context: ReportContext,
  at: At,
  watched: OtherMeasure,
): Promise<readonly RateResult[]> {
  if (watched.kind === 'yes-no') return answeredResults(context, at, watched);
  if (watched.gapIn !== undefined) return gapsOf(context, at, watched, watched.gapIn);
  const rate = at.framework.rates?.find(({ id }) => id === watched.rule);
  if (rate === undefined) return notReceived(context, at, watched, null);
  const isMissing = isNotReceived(at.framework, rate.id, await context.book.receivedRecords());
  return isMissing ? notReceived(context, at, watched, rate) : ratesOf(context, at, watched, rate);
}

function headOf({ id, shortTitle, kind }: OtherMeasure, { level, area, name }: Omit<ResultPlace, 'practices'>) {
  return { indicator: id, shortTitle, kind, level, area, name };
}

function notReceived(context: ReportContext, at: At, watched: OtherMeasure, rate: Rate | null): readonly RateResult[] {
  const words = `Not received: ${watched.source}.`;
  const definitionHash = rate === null ? null : at.framework.ruleHash(rate.id);
  return placesOf(context.register, context.register.practices(), watched).map((place) => {
    const sums = releaseDerived(releaseRateSums(levelAt(context, at, place), NOBODY), () => MISSING);
    const value = releaseDerived(sums, () => null);
    return { ...headOf(watched, place), value, unit: unitOf(rate), sums, words, definitionHash };
  });
}

/** What each practice answered: yes or no once it was accepted, and not received before that. */
async function answeredResults(context: ReportContext, at: At, measure: OtherMeasure): Promise<readonly RateResult[]> {
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

const NOBODY: RateSums = { people: 0, numerator: '0', denominator: '0' };

async function ratesOf(
  context: ReportContext,
  at: At,
  watched: OtherMeasure,
  rate: Rate,
): Promise<readonly RateResult[]> {
  const all = (await context.book.rates(at.periodEnd)).filter(({ indicator }) => indicator === rate.id);
  const practices = context.register.practices();
  const isService = rate.population.of === 'caseload';
  const places = isService
    ? servicesOf(context, all)
    : placesOf(context.register, practices, watched).map((place) => ({ place, own: ownCounts(all, place.practices) }));
  return places.map(({ place, own }) => {
    const parts = place.level === 'practice' || place.level === 'service' ? [] : own;
    const sums = releaseRateSums(levelAt(context, at, place), addSums(own), parts);
    const { value, unit } = summaryOf(rate, place.level, own, all);
    const words = value === undefined ? whyNone(rate, place.level) : null;
    const definitionHash = at.framework.ruleHash(rate.id);
    return { ...headOf(watched, place), value: releaseRateValue(sums, value), unit, sums, words, definitionHash };
  });
}

/** Each service with its own people, and the commissioner with all of them. */
function servicesOf(context: ReportContext, all: readonly RateCount[]) {
  const { code, name } = context.register.commissioner;
  const service = (one: RateCount) => ({
    place: { level: 'service' as const, area: one.practice, name: one.practice, practices: [] },
    own: [one],
  });
  const whole = { level: 'commissioner' as const, area: code, name, practices: [] };
  return [...all.map(service), { place: whole, own: all }];
}

function ownCounts(all: readonly RateCount[], practices: readonly Practice[]): readonly RateCount[] {
  const codes: ReadonlySet<string> = new Set(codesOf(practices));
  return all.filter(({ practice }) => codes.has(practice));
}

/** Standardised by age and sex where the measure asks for it: directly over everybody, as a ratio to everybody below. */
function summaryOf(rate: Rate, level: ResultLevel, own: readonly RateCount[], all: readonly RateCount[]) {
  if (rate.standard === undefined) return { value: rateValue(rate, own), unit: unitOf(rate) };
  if (level === 'commissioner') {
    return { value: standardisedRate(rate, own), unit: `${unitOf(rate)}, directly standardised by age and sex` };
  }
  return { value: standardisedRatio(own, all), unit: 'ratio to the commissioner, indirectly standardised' };
}

function whyNone({ standard }: Rate, level: ResultLevel): string {
  if (standard === undefined) return 'Nobody counts, so that there is no rate.';
  return level === 'commissioner'
    ? 'In some band of age and sex nobody counts, so that there is no standardised rate.'
    : 'Nothing is expected here at everybody’s rates, so that there is no ratio.';
}

function unitOf(rate: Rate | null): string {
  if (rate === null) return '';
  const { per, inYears } = rate;
  if (inYears) return `per ${per.toLocaleString('en-GB')} person-years`;
  if (per === 1) return 'for each of the denominator';
  return per === 100 ? 'percent' : `per ${per.toLocaleString('en-GB')}`;
}

function addSums(counts: readonly RateCount[]): RateSums {
  const sum = (of: (count: RateCount) => Exact): Exact =>
    counts.reduce((total, count) => total.add(of(count)), exact(0));
  return {
    people: counts.reduce((total, { people }) => total + people, 0),
    numerator: exactText(sum(({ numerator }) => exact(numerator))),
    denominator: exactText(sum(({ denominator }) => exact(denominator))),
  };
}

/** The slope from the most to the least deprived fifth of practices, of several measures taken together. */
async function gapsOf(
  context: ReportContext,
  at: At,
  watched: OtherMeasure,
  gapIn: readonly string[],
): Promise<readonly RateResult[]> {
  const rules = measuresOfPeople(at.framework).filter(({ id }) => gapIn.includes(id));
  const counts = await context.book.counts(at.periodEnd);
  const fifths = fifthsOf(context.register.practices());
  return placesOf(context.register, context.register.practices(), watched).map((place) => {
    const groups = fifths.map((fifth) => {
      const codes = new Set(codesOf(place.practices.filter((one) => fifth.practices.includes(one))));
      const own = counts.filter(({ practice, indicator }) => codes.has(practice) && isOf(rules, indicator));
      return releaseMeasureCounts(levelAt(context, at, place), { ...addCounts(own), adjustments: [], exclusions: [] });
    });
    const value = gapOf(groups.map(({ value: shown }) => shown));
    const [first] = groups;
    const released = first ?? releaseMeasureCounts(at.level, NOBODY_COUNTED);
    const words = value === null ? 'Fewer than two fifths of practices have counts that are shown.' : null;
    const unit = 'share, least less most deprived';
    return {
      ...headOf(watched, place),
      value: releaseDerived(released, () => value),
      unit,
      words,
      definitionHash: null,
    };
  });
}

const NOBODY_COUNTED = { register: 0, denominator: 0, numerator: 0, adjustments: [], exclusions: [] };

function isOf(measures: readonly Measure[], rule: string): boolean {
  return measures.some((measure) => measure.rule === rule);
}

type ShownParts = { readonly numerator: unknown; readonly denominator: unknown };

/** From the counts as they are shown: a fifth of which they are not is left out of the slope. */
function gapOf(groups: readonly ShownParts[]): string | null {
  const shown = groups.flatMap(({ numerator, denominator }) =>
    typeof numerator === 'number' && typeof denominator === 'number' ? [{ numerator, denominator }] : [],
  );
  const slope = slopeIndex(shown);
  return slope === undefined ? null : exactText(slope);
}

/** A practice's own staff see it exactly; over several practices the level of the whole holds. */
function levelAt(context: ReportContext, { reader, level }: At, place: ResultPlace): ReleaseLevel {
  const [only] = place.practices;
  if (place.level !== 'practice' || only === undefined) return level;
  const permission = firstPermitted(context, reader, COUNTS, only.code);
  return permission.ok ? permission.value.level : level;
}
