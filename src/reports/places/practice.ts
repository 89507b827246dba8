import {
  type Actor,
  accepted,
  type Day,
  dayFromIso,
  dayText,
  lastDayOf,
  type Month,
  type OdsCode,
  quarterOf,
  type Released,
} from '../../base/index.ts';
import { releaseMeasureCounts, releaseRate, type ShownMeasureCounts, type ShownRate } from '../../disclosure/index.ts';
import type { Measure } from '../../indicators/index.ts';
import type { Practice } from '../../practices/index.ts';
import type { ReportContext } from '../context.ts';
import { rowsTaken } from '../feeds/feeds.ts';
import { withKinds } from '../measures/added-counts.ts';
import { answersOfPractice, type ShownAnswer } from '../measures/answers.ts';
import { latestPeriodEnd } from '../measures/measure-named.ts';
import { type MonthPayment, monthsPaid } from '../payments/payment.ts';
import { type PlaceRate, ratesOfPlace } from '../rates/rates-of-place.ts';
import { COUNTS, firstPermitted, reading } from '../reading.ts';
import type { Destination, PracticePlace, Report, ShownList } from '../report.ts';
import { latestMonth } from '../statements/statement-month.ts';
import { areaMeasure } from './area-measure.ts';
import { placeOfPractice } from './place.ts';
import { type PracticeState, statesOfPractice } from './practice-states.ts';
import type { ReaderAt } from './released-places.ts';
import { shownList } from './shown-list.ts';

/** Said in place of counts that were not received. */
export type NotReceived = { readonly kind: 'not received'; readonly words: string };

/** One measure of a practice beside its commissioner's. */
export type PracticeMeasure = {
  readonly indicator: string;
  readonly shortTitle: string;
  readonly title: string;
  readonly periodEnd: Day;
  /** Counts of everyone, by which the practice is paid; or why there are none. */
  readonly counts: Released<ShownMeasureCounts> | NotReceived;
  readonly rate: Released<ShownRate> | null;
  /** The whole borough's rate at the same period end, never more exact than management level. */
  readonly boroughRate: Released<ShownRate> | null;
  readonly lowerPercent: number;
  readonly upperPercent: number;
  readonly points: number;
};
export type PracticeFeed = {
  readonly feed: string;
  readonly receivedOn: string | null;
  readonly words: string;
  readonly to: Destination | null;
};
/** A practice: earnings by month, measures, list, and who could still be helped. */
export type PracticeReport = {
  readonly place: PracticePlace;
  readonly list: ShownList;
  readonly deprivationScore: string;
  readonly contract: { readonly id: string; readonly title: string; readonly words: string } | null;
  readonly months: readonly MonthPayment[];
  readonly measures: readonly PracticeMeasure[];
  /** Answers to the yes-no measures of the scheme that it takes part in; empty to who may not see its money. */
  readonly answers: readonly ShownAnswer[];
  /** Rates, surveys and other measures that no rule about people decides, of every framework in force. */
  readonly rates: readonly PlaceRate[];
  /** Whether this reader may open the list of people behind a measure. */
  readonly maySeePeople: boolean;
  readonly feeds: readonly PracticeFeed[];
  /** What stands of it by decisions on its cases: a closed list, a notice, a merger. */
  readonly states: readonly PracticeState[];
};

export type PracticeAsk = { readonly practice: OdsCode };

/** One practice. */
export function practiceReport(context: ReportContext, reader: Actor, ask: PracticeAsk): Report<PracticeReport> {
  const what = { actions: COUNTS, practice: ask.practice, verb: 'read practice', subject: `practice ${ask.practice}` };
  return reading(context, reader, what, async ({ level }) => {
    const found = context.register.practice(ask.practice);
    if (!found.ok) return found;
    const practice = found.value;
    const month = await latestMonth(context);
    return accepted({
      place: placeOfPractice(context.register, practice),
      list: await shownList(context, practice, quarterOf(month)),
      deprivationScore: practice.deprivationScore,
      contract: contractOf(context, practice, month),
      months: await monthsPaid(context, reader, practice.code),
      measures: await measuresOf(context, { reader, level }, practice),
      answers: context.rules.may(reader, 'see practice money', { practice: practice.code }).ok
        ? await answersOfPractice(context, practice.code)
        : [],
      rates: await ratesOfPlace(context, { reader, level }, { level: 'practice', area: practice.code }),
      maySeePeople: context.rules.may(reader, 'see people', { practice: practice.code }).ok,
      feeds: feedsOf(context, reader, practice.code),
      states: await statesOfPractice(context, practice),
    });
  });
}

function contractOf(context: ReportContext, practice: Practice, month: Month): PracticeReport['contract'] {
  const on = lastDayOf(month);
  const contract = context.contracts.find(
    ({ json, validFrom, validTo }) => json.contractType === practice.contractType && validFrom <= on && on <= validTo,
  );
  if (contract === undefined) return null;
  const { id, title, source } = contract.json;
  const words = `From ${dayText(contract.validFrom)} to ${dayText(contract.validTo)}. ${source}`;
  return { id, title, words };
}

async function measuresOf(
  context: ReportContext,
  at: ReaderAt,
  practice: Practice,
): Promise<readonly PracticeMeasure[]> {
  const periodEnd = await latestPeriodEnd(context);
  const measures: PracticeMeasure[] = [];
  for (const measure of context.framework.measures) {
    measures.push(await practiceMeasure(context, at, practice, measure, periodEnd));
  }
  return measures;
}

async function practiceMeasure(
  context: ReportContext,
  { reader, level }: ReaderAt,
  practice: Practice,
  measure: Measure,
  periodEnd: Day,
): Promise<PracticeMeasure> {
  const sent = (await context.book.sent(periodEnd)).get(practice.code)?.get(measure.rule);
  const { id, shortTitle, lowerPercent, upperPercent, points } = measure;
  const boroughLevel = level === 'published' ? level : 'management';
  const borough = await areaMeasure(context, { reader, level: boroughLevel }, measure, 'commissioner', periodEnd);
  const head = { indicator: id, shortTitle, title: context.framework.rule(measure.rule).title, periodEnd };
  const scale = { lowerPercent, upperPercent, points };
  const boroughRate = borough.practicesCounted === 0 ? null : borough.rate;
  if (sent === undefined)
    return { ...head, counts: notReceived(practice, periodEnd), rate: null, boroughRate, ...scale };
  const counts = releaseMeasureCounts(level, withKinds(context.framework, measure.rule, sent.counts));
  const rate = releaseRate(counts);
  return { ...head, counts, rate, boroughRate, ...scale };
}

export function notReceived(practice: { readonly name: string }, periodEnd: Day): NotReceived {
  return { kind: 'not received', words: `${practice.name} has sent no counts at ${dayText(periodEnd)}.` };
}

/** The latest file of each of the practice's own feeds, to a reader who may see its feeds. */
function feedsOf(context: ReportContext, reader: Actor, practice: OdsCode): readonly PracticeFeed[] {
  const permission = firstPermitted(context, reader, ['see feeds'], { practice });
  if (!permission.ok) return [];
  const own = [...context.book.received().values()].filter((record) => record.sender === practice);
  return (['practice-extract', 'practice-counts'] as const).map((feed) => {
    const latest = own.filter((record) => record.feed === feed).at(-1);
    if (latest === undefined) return { feed, receivedOn: null, words: 'Not received.', to: null };
    const { rejected, receivedOn } = latest;
    const taken = rowsTaken(feed, permission.value.level, [latest]).value;
    const on = dayFromIso(receivedOn);
    const when = on === undefined ? receivedOn : dayText(on);
    const words = `Last received ${when}: ${taken}, ${rejected} rejected.`;
    return { feed, receivedOn, words, to: { page: 'feed file', sha256: latest.sha256 } };
  });
}
