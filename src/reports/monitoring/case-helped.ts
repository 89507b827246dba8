import {
  type Actor,
  accepted,
  addToMonth,
  type Day,
  lastDayOf,
  type Month,
  monthOfDay,
  type OdsCode,
  type Released,
  type ReleaseLevel,
  refused,
} from '../../base/index.ts';
import { type Helped, helped } from '../../benchmarking/index.ts';
import {
  releaseDerived,
  releaseMeasureCounts,
  releasePooledRate,
  releaseRate,
  type ShownRate,
} from '../../disclosure/index.ts';
import { countsOn, type Measure, narrowedTo } from '../../indicators/index.ts';
import type { QualityCase } from '../../monitoring/index.ts';
import { peersOf } from '../assurance/assurance-peers.ts';
import { ASSURANCE_READERS } from '../assurance/assurance-practice.ts';
import { assuredMeasures, resultOfPractice } from '../assurance/assurance-results.ts';
import type { ReportContext } from '../context.ts';
import { measureNamed, periodEndAsked } from '../measures/measure-named.ts';
import { shownBasis } from '../measures/shown-basis.ts';
import { OncePerSnapshot } from '../once-per-snapshot.ts';
import { placeOf } from '../places/place.ts';
import { levelOfPractice, type ReaderAt } from '../places/released-places.ts';
import { firstPermitted, reading } from '../reading.ts';
import type { PracticePlace, Report } from '../report.ts';
import { caseReading, seenBy } from './seen-cases.ts';

/** A month end: the practice and its peers, each over the twelve months up to then. */
export type HelpedMonth = {
  readonly month: Month;
  readonly own: Released<ShownRate>;
  readonly peers: Released<ShownRate>;
};

export type CaseHelpedReport = {
  readonly case: string;
  readonly title: string;
  readonly place: PracticePlace;
  readonly indicator: string;
  readonly shortTitle: string;
  readonly direction: 'higher' | 'lower';
  /** When support was first agreed. */
  readonly supportedOn: Day;
  readonly months: readonly HelpedMonth[];
  /** Peers who had no support of the group that the reader may know of, and those left out because they had. */
  readonly peers: readonly { readonly practice: OdsCode; readonly name: string }[];
  readonly leftOut: number;
  /** What is said of it; null where a figure before or after is missing or too little time has passed. */
  readonly helped: Released<Helped | null>;
  readonly reliability: string | null;
  readonly monthsAfter: number;
};

const MONTHS_BEFORE = 12;
const MOST_MONTHS_AFTER = 12;
/** From how many months after it on something is said of support. */
export const FEWEST_MONTHS_AFTER = 3;

/**
 * Did it help? The measure of the case's signal month by month, before and after support was first agreed, against the practices
 * most like it that had none, with what the practice was to be expected to move by itself.
 * Refuses `not-found` for a case that the reader may not know of, or that has no measure or no support.
 */
export function caseHelpedReport(
  context: ReportContext,
  reader: Actor,
  ask: { readonly case: string },
): Report<CaseHelpedReport> {
  const what = { ...caseReading(context, reader), verb: 'read case outcome', subject: `quality case ${ask.case}` };
  return reading(context, reader, what, async (_, under) => {
    const seen = await under.store.read((db) => seenBy(under, db, reader));
    if (!seen.ok) return seen;
    const one = seen.value.cases.find(({ id }) => id === ask.case);
    const asked = one === undefined ? undefined : askedOf(one);
    if (one === undefined || asked === undefined) {
      return refused({
        code: 'not-found',
        message: `There is no measure and support to look at in a case ${ask.case}.`,
      });
    }
    const measure = measureNamed(under.framework, asked.indicator);
    if (!measure.ok) return measure;
    const place = placeOf(under.register, one.practice);
    const practice = under.register.practice(one.practice);
    if (!place.ok) return place;
    if (!practice.ok) return practice;
    const nearest = (await peersOf(under, practice.value, asked.supportedOn)).nearest;
    const supported = new Set(
      seen.value.cases.filter(({ support }) => support.length > 0).map((each) => each.practice),
    );
    const peers = nearest.filter((peer) => !supported.has(peer.practice));
    const from = monthOfDay(asked.supportedOn);
    const at = readerOfEverybody(under, reader);
    const months = await monthsOf(under, at, measure.value, one.practice, peers, from);
    const { id, shortTitle, direction = 'higher' } = measure.value;
    const judged = await judgedBefore(under, at.level, one.practice, id);
    const monthsAfter = months.filter(({ month }) => month > from).length;
    return accepted({
      ...{ case: one.id, title: one.title, place: place.value, indicator: id, shortTitle, direction },
      ...{ supportedOn: asked.supportedOn, months, leftOut: nearest.length - peers.length, monthsAfter },
      peers: peers.map((peer) => ({ practice: peer.practice, name: peer.name })),
      helped: helpedOf(months, from, judged, monthsAfter),
      reliability: judged.reliability,
    });
  });
}

function askedOf({
  opened,
  support,
}: QualityCase): { readonly indicator: string; readonly supportedOn: Day } | undefined {
  const signal = opened.says.signals.find(({ kind }) => kind === 'result');
  const [first] = support;
  if (signal?.kind !== 'result' || first === undefined) return undefined;
  return { indicator: signal.indicator, supportedOn: first.agreedOn };
}

/** The level at which somebody sees practices together: a practice's own people see theirs alone exactly. */
function readerOfEverybody(context: ReportContext, reader: Actor): ReaderAt {
  const permission = firstPermitted(context, reader, ASSURANCE_READERS);
  return { reader, level: permission.ok ? permission.value.level : 'published' };
}

type Judged = { readonly average: number | null; readonly reliability: string | null };

/** Everybody's share and the practice's reliability, at the newest period end at which it was compared. */
async function judgedBefore(
  context: ReportContext,
  level: ReleaseLevel,
  practice: OdsCode,
  indicator: string,
): Promise<Judged> {
  const asked = await periodEndAsked(context, undefined);
  const measures = asked.ok ? await assuredMeasures(context, level, asked.value) : [];
  const assured = measures.find(({ measure }) => measure.id === indicator);
  const percent = assured?.overall.value.averagePercent ?? null;
  const reliability = assured === undefined ? null : resultOfPractice(assured, practice)?.judged.value.reliability;
  return { average: percent === null ? null : Number(percent) / 100, reliability: reliability ?? null };
}

const counted = new OncePerSnapshot<readonly HelpedMonth[]>();

/** Counted once for a snapshot: some twenty dates over a dozen practices take seconds. */
function monthsOf(
  context: ReportContext,
  at: ReaderAt,
  measure: Measure,
  practice: OdsCode,
  peers: readonly { readonly practice: OdsCode }[],
  from: Month,
): Promise<readonly HelpedMonth[]> {
  const others = peers.map((peer) => peer.practice);
  const levels = [practice, ...others].map((code) => `${code} ${levelOfPractice(context, at, code)}`);
  const key = [at.level, measure.id, from, ...levels].join(' ');
  return counted.answer(context, key, () => countedMonths(context, at, measure, practice, others, from));
}

async function countedMonths(
  context: ReportContext,
  reader: ReaderAt,
  measure: Measure,
  practice: OdsCode,
  others: readonly OdsCode[],
  from: Month,
): Promise<readonly HelpedMonth[]> {
  const snapshot = context.book.snapshot();
  const framework = narrowedTo(context.framework, context.framework.rule(measure.rule));
  const practices = [practice, ...others].filter((each) => snapshot.practices().includes(each));
  const months: HelpedMonth[] = [];
  for (let at = -MONTHS_BEFORE; at <= MOST_MONTHS_AFTER; at += 1) {
    const month = addToMonth(from, at);
    const on = lastDayOf(month);
    if (on > context.businessDate) break;
    const counts = await countsOn({
      snapshot,
      pass: context.indicatorsPass,
      framework,
      periodEnd: on,
      achievedOn: on,
      practices,
    });
    const rateOf = async (code: OdsCode): Promise<Released<ShownRate>> => {
      const found = counts.find((each) => each.practice === code && each.indicator === measure.rule);
      const at = { practice: code, rule: measure.rule, periodEnd: on };
      const level = levelOfPractice(context, reader, code);
      const shown = found === undefined ? NOBODY : (await shownBasis(context, level, at))(found).counts;
      return releaseRate(releaseMeasureCounts(level, shown));
    };
    const peers = releasePooledRate(reader.level, await Promise.all(others.map(rateOf)));
    months.push({ month, own: await rateOf(practice), peers });
  }
  return months;
}

const NOBODY = { register: 0, denominator: 0, numerator: 0, adjustments: [], exclusions: [] };

/** Worked out from the figures as they are shown, at the end of the month of the support and at the last month. */
function helpedOf(
  months: readonly HelpedMonth[],
  from: Month,
  { average, reliability }: Judged,
  monthsAfter: number,
): Released<Helped | null> {
  const [before, after] = [months.find(({ month }) => month === from) ?? months[0], months.at(-1)];
  if (before === undefined || after === undefined) {
    return releaseDerived(releaseRate(releaseMeasureCounts('management', NOBODY)), () => null);
  }
  return releaseDerived(after.own, () => {
    const rates = [before.own, after.own, before.peers, after.peers].map(({ value }) => value);
    if (monthsAfter < FEWEST_MONTHS_AFTER || rates.some(({ kind }) => kind === 'none')) return null;
    const [own, ownAfter, peers, peersAfter] = rates as Extract<ShownRate, { kind: 'rate' }>[];
    if (own === undefined || ownAfter === undefined || peers === undefined || peersAfter === undefined) return null;
    return helped({
      practice: { before: own, after: ownAfter },
      peers: { before: peers, after: peersAfter },
      average,
      reliability: reliability === null ? null : Number(reliability),
    });
  });
}
