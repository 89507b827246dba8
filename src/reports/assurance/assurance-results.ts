import { setImmediate as giveWay } from 'node:timers/promises';
import {
  addMonths,
  type Day,
  decimalText,
  exact,
  type OdsCode,
  type Released,
  type ReleaseLevel,
} from '../../base/index.ts';
import {
  type JudgedMeasure,
  type Judgement,
  judgeMeasure,
  LEAST_RELIABLE,
  type Side,
  type Standing,
  type Trend,
  trendOf,
  Z_95,
} from '../../benchmarking/index.ts';
import {
  notReceivedCounts,
  releaseDerived,
  releaseMeasureCounts,
  releaseRate,
  type ShownRate,
} from '../../disclosure/index.ts';
import type { Measure } from '../../indicators/index.ts';
import type { Practice } from '../../practices/index.ts';
import type { ReportContext } from '../context.ts';
import { fixed } from '../fixed.ts';
import { measuresOfPeople } from '../measures/measure-named.ts';
import { warningsOf } from '../measures/plausibility.ts';
import { OncePerSnapshot } from '../once-per-snapshot.ts';

/** What is said of a practice on a measure, worked out from the counts as they are shown. */
export type Judged = {
  readonly standing: Standing;
  readonly side: Side | null;
  /** 95 % Wilson interval in per cent, one decimal; null without a figure. */
  readonly interval: { readonly lowerPercent: string; readonly upperPercent: string } | null;
  /** Share of its distance from the others that is not chance, two places. */
  readonly reliability: string | null;
  /** Standard deviations from the average, what is usual between practices taken in, one place. */
  readonly z: string | null;
  /** In words, why it stands so. */
  readonly why: string;
  /** How it moved in a year; null where one of the years has no figure. */
  readonly trend: Trend | null;
};

/** One practice on one measure. */
export type AssuredResult = {
  readonly practice: Practice;
  readonly rate: Released<ShownRate>;
  readonly judged: Released<Judged>;
};

/** A measure over every practice, judged. */
export type AssuredMeasure = {
  readonly measure: Measure;
  readonly title: string;
  readonly domain: string;
  readonly direction: 'higher' | 'lower';
  /** Everybody's share in per cent, the median reliability and the usual spread; null where nobody is compared. */
  readonly overall: Released<{
    readonly averagePercent: string | null;
    readonly reliability: string | null;
    readonly isReliable: boolean;
  }>;
  readonly results: readonly AssuredResult[];
};

const assured = new OncePerSnapshot<readonly AssuredMeasure[]>();

/**
 * Every measure that a rule about people decides, judged over every practice at a period end, at one level: statistics of
 * counts as they are shown tell nobody more than those do. Worked out once for a snapshot and level.
 */
export function assuredMeasures(
  context: ReportContext,
  level: ReleaseLevel,
  periodEnd: Day,
): Promise<readonly AssuredMeasure[]> {
  return assured.answer(context, `${level} ${periodEnd}`, () => judgedAll(context, level, periodEnd));
}

async function judgedAll(
  context: ReportContext,
  level: ReleaseLevel,
  periodEnd: Day,
): Promise<readonly AssuredMeasure[]> {
  const measures: AssuredMeasure[] = [];
  for (const measure of measuresOfPeople(context.framework)) {
    measures.push(await assuredMeasure(context, level, measure, periodEnd));
    await giveWay();
  }
  return measures;
}

/** A practice's shown counts of this year and the last, and why they are not to be believed. */
type Shown = {
  readonly practice: Practice;
  readonly rate: Released<ShownRate>;
  readonly before: ShownRate | null;
  readonly isReceived: boolean;
  readonly doubts: readonly string[];
};

async function assuredMeasure(
  context: ReportContext,
  level: ReleaseLevel,
  measure: Measure,
  periodEnd: Day,
): Promise<AssuredMeasure> {
  const triggers = context.assurance.numbersOn(periodEnd);
  const direction = measure.direction ?? 'higher';
  const shown: Shown[] = [];
  for (const practice of context.register.practices()) {
    shown.push(await shownOf(context, level, measure, practice, periodEnd));
  }
  const judged = judgeMeasure(
    shown.map(({ rate, doubts }) => ({ counts: countsOf(rate.value), isImplausible: doubts.length > 0 })),
    direction,
    triggers,
  );
  const notReceived = releaseRate(notReceivedCounts(level));
  return {
    measure,
    title: context.framework.rule(measure.rule).title,
    domain: measure.domain ?? context.assurance.domainOf(measure.rule),
    direction,
    overall: releaseDerived(shown[0]?.rate ?? notReceived, () => overallOf(judged)),
    results: shown.map((one, at): AssuredResult => {
      const judgement = judged.judgements[at] as Judgement;
      const trend = trendOf(one.before === null ? null : countsOf(one.before), countsOf(one.rate.value), Z_95);
      return {
        practice: one.practice,
        rate: one.rate,
        judged: releaseDerived(one.rate, () => ({
          standing: judgement.standing,
          side: judgement.side,
          interval: intervalOf(judgement),
          reliability: judgement.reliability === null ? null : fixed(judgement.reliability, 2),
          z: judgement.z === null ? null : fixed(judgement.z, 1),
          why: whyOf(judgement, one, triggers),
          trend,
        })),
      };
    }),
  };
}

async function shownOf(
  context: ReportContext,
  level: ReleaseLevel,
  measure: Measure,
  practice: Practice,
  periodEnd: Day,
): Promise<Shown> {
  const of = async (at: Day) => (await context.book.sent(at)).get(practice.code)?.get(measure.rule)?.counts;
  const [now, before] = [await of(periodEnd), await of(addMonths(periodEnd, -12))];
  const warnings = await warningsOf(context, { practice: practice.code, measure, periodEnd });
  return {
    practice,
    rate: releaseRate(now === undefined ? notReceivedCounts(level) : releaseMeasureCounts(level, now)),
    before: before === undefined ? null : releaseRate(releaseMeasureCounts(level, before)).value,
    isReceived: now !== undefined,
    doubts: warnings.filter(({ isImplausible }) => isImplausible).map(({ words }) => words),
  };
}

/** The counts of a rate as shown; null where there is none. */
export function countsOf(rate: ShownRate): { readonly numerator: number; readonly denominator: number } | null {
  return rate.kind === 'rate' ? { numerator: rate.numerator, denominator: rate.denominator } : null;
}

function overallOf({ average, reliability }: JudgedMeasure) {
  return {
    averagePercent: average === null ? null : percentOf(average),
    reliability: reliability === null ? null : fixed(reliability, 2),
    isReliable: reliability !== null && reliability >= LEAST_RELIABLE,
  };
}

function intervalOf({ share }: Judgement): Judged['interval'] {
  return share === null ? null : { lowerPercent: percentOf(share.lower), upperPercent: percentOf(share.upper) };
}

/** A share as a percentage to one decimal. */
function percentOf(share: number): string {
  return decimalText(exact(Math.round(share * 1000)).div(10n), 1);
}

function whyOf(
  { standing, z, reliability }: Judgement,
  { rate, isReceived, doubts }: Shown,
  { watch, outlier }: { readonly watch: number; readonly outlier: number },
): string {
  const away = `${fixed(Math.abs(z ?? 0), 1)} deviations ${(z ?? 0) < 0 ? 'below' : 'above'}`;
  switch (standing) {
    case 'no figure':
      return isReceived && rate.value.kind === 'none' ? `No figure: ${rate.value.words}.` : 'Not received.';
    case 'implausible':
      return `Stopped before any statistic. ${doubts.join(' ')}`;
    case 'too much chance':
      return reliability === null
        ? 'Too few practices have a figure to compare.'
        : reliability < LEAST_RELIABLE
          ? `Reliability ${fixed(reliability, 2)}, below 0.7: shown with its interval and not ranked.`
          : 'Practices do not differ by more than chance: shown with its interval and not ranked.';
    case 'as others':
      return `${away}: within ${fixed(watch, 2)}.`;
    case 'to watch':
      return `${away}: beyond ${fixed(watch, 2)}, not beyond ${fixed(outlier, 2)}.`;
    case 'outlier':
      return `${away}: beyond ${fixed(outlier, 2)}.`;
  }
}

/** A practice's result on a measure. */
export function resultOfPractice({ results }: AssuredMeasure, practice: OdsCode): AssuredResult | undefined {
  return results.find((one) => one.practice.code === practice);
}
