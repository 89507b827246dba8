import {
  type Actor,
  accepted,
  type Day,
  decimalText,
  exact,
  isoOfDay,
  type OdsCode,
  type Released,
  type ReleaseLevel,
} from '../../base/index.ts';
import { wilson } from '../../benchmarking/index.ts';
import {
  releaseCount,
  releaseMeasureCounts,
  releasePart,
  releaseRate,
  type ShownCount,
  type ShownRate,
} from '../../disclosure/index.ts';
import { type RuleClause, ruleClauses } from '../catalogue/rule-clause.ts';
import type { ReportContext } from '../context.ts';
import { type AreaMeasure, areaMeasure } from '../places/area-measure.ts';
import { placeOfPractice } from '../places/place.ts';
import { COUNTS, reading } from '../reading.ts';
import type { PracticePlace, Report } from '../report.ts';
import { measureNamed, periodEndAsked, periodEndsBeside } from './measure-named.ts';
import { isRankable, warningsOf } from './plausibility.ts';
import type { SentCounts } from './sent-counts.ts';

/** One practice's result on a measure. */
export type PracticeResult = {
  readonly practice: OdsCode;
  readonly name: string;
  /** Names, as a reader knows them. */
  readonly locality: string;
  readonly team: string;
  readonly isReaders: boolean;
  readonly numerator: Released<ShownCount>;
  readonly denominator: Released<ShownCount>;
  readonly rate: Released<ShownRate>;
  /** 95 % Wilson interval of the counts as shown, in percent to one decimal; null where there is no rate. */
  readonly interval: { readonly lowerPercent: string; readonly upperPercent: string } | null;
  /** False for an implausible result, which is queried and not put beside others. */
  readonly isRanked: boolean;
  /** Why there is no result, when there is none. */
  readonly words: string;
};
/** A measure over all practices of the commissioner, for the chart and its table. All at one level. */
export type MeasureByPracticeReport = {
  readonly framework: { readonly id: string; readonly title: string };
  readonly commissioner: { readonly code: OdsCode; readonly name: string };
  readonly indicator: string;
  readonly title: string;
  readonly shortTitle: string;
  readonly periodEnd: Day;
  readonly periodEnds: readonly Day[];
  readonly rule: readonly RuleClause[];
  readonly practices: readonly PracticeResult[];
  readonly borough: AreaMeasure;
};

export type MeasureByPracticeAsk = {
  readonly indicator: string;
  readonly framework?: string;
  readonly periodEnd?: Day;
};

/** One measure in every practice. */
export function measureByPracticeReport(
  context: ReportContext,
  reader: Actor,
  ask: MeasureByPracticeAsk,
): Report<MeasureByPracticeReport> {
  const at = ask.periodEnd === undefined ? '' : `/${isoOfDay(ask.periodEnd)}`;
  const subject = `measure ${ask.indicator}${at}`;
  const what = { actions: COUNTS, verb: 'read measure by practice', subject, framework: ask.framework };
  return reading(context, reader, what, async ({ level }, under) => {
    const found = measureNamed(under.framework, ask.indicator);
    if (!found.ok) return found;
    const measure = found.value;
    const asked = await periodEndAsked(under, ask.periodEnd);
    if (!asked.ok) return asked;
    const periodEnd = asked.value;
    const sent = await under.book.sent(periodEnd);
    const practices = context.register.practices();
    const { code, name } = context.register.commissioner;
    return accepted({
      commissioner: { code, name },
      indicator: measure.id,
      framework: { id: under.framework.id, title: under.framework.title },
      title: under.framework.rule(measure.rule).title,
      shortTitle: measure.shortTitle,
      periodEnd,
      periodEnds: await periodEndsBeside(under, periodEnd),
      rule: ruleClauses(under.framework, measure.rule),
      practices: await Promise.all(
        practices.map(async (one) => {
          const warnings = await warningsOf(under, { practice: one.code, measure, periodEnd });
          const place = placeOfPractice(context.register, one);
          const result = resultOf(level, reader, place, sent.get(one.code)?.get(measure.rule));
          return { ...result, isRanked: isRankable(warnings) };
        }),
      ),
      borough: await areaMeasure(under, { reader, level }, measure, 'commissioner', periodEnd),
    });
  });
}

function resultOf(
  level: ReleaseLevel,
  reader: Actor,
  { practice, name, locality, team }: PracticePlace,
  sent: SentCounts | undefined,
): Omit<PracticeResult, 'isRanked'> {
  const isReaders = reader.organisation === practice;
  const place = { practice, name, locality: locality.name, team: team.name, isReaders };
  if (sent === undefined) {
    const missing = releaseCount(level, 'not received');
    const rate = releaseRate(releaseMeasureCounts(level, NOBODY));
    return {
      ...place,
      numerator: missing,
      denominator: missing,
      rate,
      interval: null,
      words: 'Counts were not received.',
    };
  }
  const counts = releaseMeasureCounts(level, sent.counts);
  const rate = releaseRate(counts);
  return {
    ...place,
    numerator: releasePart(counts, 'numerator'),
    denominator: releasePart(counts, 'denominator'),
    rate,
    interval: intervalOf(rate.value),
    words: rate.value.kind === 'none' ? `There is no rate: ${rate.value.words}.` : '',
  };
}

const NOBODY = { register: 0, denominator: 0, numerator: 0, adjustments: [], exclusions: [] };

function intervalOf(rate: ShownRate): PracticeResult['interval'] {
  if (rate.kind === 'none') return null;
  const { lower, upper } = wilson(rate.numerator, rate.denominator);
  return { lowerPercent: percentText(lower), upperPercent: percentText(upper) };
}

/** A share as a percentage to one decimal. */
function percentText(share: number): string {
  return decimalText(exact(Math.round(share * 1000)).div(10n), 1);
}
