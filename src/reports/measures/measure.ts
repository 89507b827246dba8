import {
  type Actor,
  accepted,
  type Day,
  dayText,
  isoOfDay,
  monthOfDay,
  type OdsCode,
  type Released,
  type ReleaseLevel,
} from '../../base/index.ts';
import { participationIn } from '../../contracts/index.ts';
import {
  releaseExactOnly,
  releaseMeasureCounts,
  releaseRate,
  type ShownMeasureCounts,
  type ShownRate,
} from '../../disclosure/index.ts';
import type { IndicatorCount, Measure } from '../../indicators/index.ts';
import { type RuleClause, ruleClauses } from '../catalogue/rule-clause.ts';
import type { ReportContext } from '../context.ts';
import { fileName } from '../feeds/received-file.ts';
import { type Payable, payableRule } from '../payments/payable.ts';
import { CLINICIAN_ACTIONS } from '../people/clinicians.ts';
import { placeOf } from '../places/place.ts';
import { type NotReceived, notReceived } from '../places/practice.ts';
import { COUNTS, reading } from '../reading.ts';
import type { OrWithheld, PracticePlace, Report } from '../report.ts';
import { type PaidEarlier, paidEarlier } from '../statements/paid-earlier.ts';
import { linesPaidOn, type MeasurePay, measurePay, type PaidInLine } from '../workbench/measure-pay.ts';
import { withKinds } from './added-counts.ts';
import { POINTS_LEFT_OUT, reasonWords } from './forecast.ts';
import type { KiteMark } from './kite-mark.ts';
import { measureNamed, periodEndAsked, periodEndsBeside } from './measure-named.ts';
import { type WalkRow, walkRows } from './measure-walk.ts';
import { practiceMark } from './practice-mark.ts';
import type { SentCounts } from './sent-counts.ts';

/** The counts file that is paid on, and the row of each component: where opted-out people end. */
export type CountsFile = {
  readonly sha256: string;
  readonly file: string;
  readonly rows: readonly { readonly component: string; readonly reason: string | null; readonly row: number }[];
};
/** Whether the counts may be paid on. */
export type MeasureStanding = { readonly kind: 'verified' | 'counts differ' | 'not received'; readonly words: string };
export type TrendPoint = { readonly periodEnd: Day; readonly rate: Released<ShownRate> | null; readonly words: string };
/** Who wrote and checked the rule, and the hashes by which a figure is replayed. */
export type Written = {
  readonly source: string;
  readonly author: string;
  readonly checker: string;
  readonly status: string;
  readonly definitionHash: string;
  readonly frameworkHash: string;
  readonly evidenceSha256: string;
};
/** A measure at a practice and period end. */
export type MeasureReport = {
  readonly place: PracticePlace;
  /** The measure's id in the framework. */
  readonly indicator: string;
  /** The id of the rule that it names. */
  readonly framework: { readonly id: string; readonly title: string };
  readonly measure: string;
  readonly title: string;
  readonly shortTitle: string;
  readonly periodEnd: Day;
  readonly periodEnds: readonly Day[];
  readonly rule: readonly RuleClause[];
  readonly lowerPercent: number;
  readonly upperPercent: number;
  readonly pointsAvailable: number;
  readonly prevalenceAdjusted: boolean;
  /** What is paid on: everyone registered, as the practice sent it. */
  readonly paid: Released<ShownMeasureCounts> | NotReceived;
  /** What the warehouse finds among its people. Below the exact level the paid counts stand alone. */
  readonly recomputed: OrWithheld<ShownMeasureCounts>;
  readonly rate: Released<ShownRate> | null;
  /** Below the exact level left out: a difference of two counts would give small ones away. */
  readonly walk: OrWithheld<readonly WalkRow[]> | null;
  readonly pay: OrWithheld<MeasurePay> | null;
  readonly standing: MeasureStanding;
  /** How far the result can be trusted. */
  readonly mark: KiteMark;
  readonly countsFile: CountsFile | null;
  readonly trend: readonly TrendPoint[];
  /** Statement lines whose amount the measure is part of, with their months. */
  readonly paidIn: readonly PaidInLine[];
  /** Counts that were paid on and that those above have replaced since; none to who may not see the practice's money. */
  readonly paidEarlier: readonly PaidEarlier[];
  readonly written: Written;
  /** Whether its rule may be paid on. */
  readonly payable: Payable;
  readonly maySeePeople: boolean;
  /** Whether results by clinician are open to the reader, with or without names. */
  readonly maySeeClinicians: boolean;
};

export type MeasureAsk = {
  readonly practice: OdsCode;
  readonly indicator: string;
  readonly framework?: string;
  readonly periodEnd?: Day;
};

const WALK_LEFT_OUT =
  'How many are in the warehouse and how many opted out is left out here: the difference would give small counts away.';

/** A measure at a practice, opened: rule, counts as paid and as found, pay, and what it is paid in. */
export function measureReport(context: ReportContext, reader: Actor, ask: MeasureAsk): Report<MeasureReport> {
  const { practice, indicator } = ask;
  const subject = `measure ${practice}/${indicator}${ask.periodEnd === undefined ? '' : `/${isoOfDay(ask.periodEnd)}`}`;
  const what = { actions: COUNTS, practice, verb: 'read measure', subject, framework: ask.framework };
  return reading(context, reader, what, async ({ level }, under) => {
    const place = placeOf(context.register, practice);
    if (!place.ok) return place;
    const measure = measureNamed(under.framework, indicator);
    if (!measure.ok) return measure;
    const asked = await periodEndAsked(under, ask.periodEnd);
    if (!asked.ok) return asked;
    const periodEnd = asked.value;
    const at = { practice, measure: measure.value, periodEnd };
    const part = participationIn(context.participations ?? [], practice, monthOfDay(periodEnd));
    const isPaidBy = under.framework.id === (part?.framework ?? context.paidBy.id);
    const mayPay = isPaidBy && context.rules.may(reader, 'see practice money', { practice }).ok;
    return accepted({
      place: place.value,
      ...definitionOf(under, measure.value),
      periodEnd,
      periodEnds: await periodEndsBeside(under, periodEnd),
      ...(await countsShown(under, level, at, place.value)),
      pay: mayPay ? await payShown(under, level, at) : null,
      standing: await standingOf(under, level, at),
      mark: await practiceMark(under, level, at),
      trend: await trendOf(under, level, at),
      paidIn: mayPay ? await linesPaidOn(under, practice, measure.value, periodEnd) : [],
      paidEarlier: mayPay ? await paidEarlier(under, level, at, (await sentOf(under, at))?.file) : [],
      written: await writtenOf(under, at),
      payable: await payableRule(under, measure.value.rule),
      maySeePeople: context.rules.may(reader, 'see people', { practice }).ok,
      maySeeClinicians: CLINICIAN_ACTIONS.some((action) => context.rules.may(reader, action, { practice }).ok),
    });
  });
}

/** A measure at a practice and period end. */
type At = { readonly practice: OdsCode; readonly measure: Measure; readonly periodEnd: Day };

function definitionOf(context: ReportContext, measure: Measure) {
  const { id, rule, shortTitle, lowerPercent, upperPercent, points, prevalenceAdjusted } = measure;
  return {
    indicator: id,
    framework: { id: context.framework.id, title: context.framework.title },
    measure: rule,
    title: context.framework.rule(rule).title,
    shortTitle,
    rule: ruleClauses(context.framework, rule),
    lowerPercent,
    upperPercent,
    pointsAvailable: points,
    prevalenceAdjusted,
  };
}

async function sentOf(context: ReportContext, { practice, measure, periodEnd }: At): Promise<SentCounts | undefined> {
  return (await context.book.sent(periodEnd)).get(practice)?.get(measure.rule);
}

async function countsShown(context: ReportContext, level: ReleaseLevel, at: At, place: PracticePlace) {
  const { framework } = context;
  const sent = await sentOf(context, at);
  const found = (await context.book.count(at.practice, at.measure.rule, at.periodEnd)) ?? noneFound(at);
  const recomputed = releaseMeasureCounts('exact', found).value;
  return {
    paid:
      sent === undefined
        ? notReceived(place, at.periodEnd)
        : releaseMeasureCounts(level, withKinds(framework, at.measure.rule, sent.counts)),
    recomputed: releaseExactOnly(level, recomputed, WALK_LEFT_OUT),
    rate: sent === undefined ? null : rateOf(level, sent),
    walk: sent === undefined ? null : releaseExactOnly(level, walkRows(sent, found), WALK_LEFT_OUT),
    countsFile: sent === undefined ? null : countsFile(context, sent),
  };
}

function rateOf(level: ReleaseLevel, sent: Pick<SentCounts, 'counts'>): Released<ShownRate> {
  return releaseRate(releaseMeasureCounts(level, sent.counts));
}

/** What the warehouse finds at a practice that has sent no people. */
function noneFound({ practice, measure, periodEnd }: At): IndicatorCount {
  const nought = { register: 0, denominator: 0, numerator: 0, adjustments: [], exclusions: [] };
  return { practice, indicator: measure.rule, periodEnd, ...nought, definitionHash: '', evidenceSha256: '' };
}

function countsFile(context: ReportContext, { file, records }: SentCounts): CountsFile {
  const rows = records.map(({ component, reason, row }) => ({ component, reason, row }));
  return { sha256: file, file: fileName(context, file), rows };
}

async function payShown(context: ReportContext, level: ReleaseLevel, at: At): Promise<OrWithheld<MeasurePay> | null> {
  const pay = await measurePay(context, at.practice, at.measure, at.periodEnd);
  return pay === null ? null : releaseExactOnly(level, pay, POINTS_LEFT_OUT);
}

async function standingOf(context: ReportContext, level: ReleaseLevel, at: At): Promise<MeasureStanding> {
  const results = await context.book.results(at.practice, at.periodEnd);
  if (!results.ok) {
    const kind = results.refusal.code === 'result.counts-differ' ? 'counts differ' : 'not received';
    return { kind, words: reasonWords(level, results.refusal) };
  }
  if (!results.value.some((result) => result.indicator === at.measure.rule)) {
    return { kind: 'not received', words: 'Practices do not count by this definition: nothing was sent to pay on.' };
  }
  const words =
    'The practice’s counts and the warehouse’s differ by no more than the people who opted out, so they may be paid on.';
  return { kind: 'verified', words };
}

async function trendOf(context: ReportContext, level: ReleaseLevel, at: At): Promise<readonly TrendPoint[]> {
  const points: TrendPoint[] = [];
  for (const periodEnd of (await periodEndsBeside(context, at.periodEnd)).toReversed()) {
    const sent = await sentOf(context, { ...at, periodEnd });
    const rate = sent === undefined ? null : rateOf(level, sent);
    points.push({ periodEnd, rate, words: rate === null ? `Not received at ${dayText(periodEnd)}.` : '' });
  }
  return points;
}

async function writtenOf(context: ReportContext, at: At): Promise<Written> {
  const { framework } = context;
  const rule = framework.rule(at.measure.rule);
  const found = await context.book.count(at.practice, at.measure.rule, at.periodEnd);
  return {
    source: rule.source,
    author: rule.author,
    checker: rule.checker,
    status: rule.verification,
    definitionHash: framework.ruleHash(rule.id),
    frameworkHash: framework.hash,
    evidenceSha256: found?.evidenceSha256 ?? '',
  };
}
