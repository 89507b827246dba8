import { type Actor, accepted, type Day, type OdsCode, type Outcome, type Released } from '../../base/index.ts';
import { releaseMeasureCounts, releaseRate, type ShownMeasureCounts, type ShownRate } from '../../disclosure/index.ts';
import type { Measure } from '../../indicators/index.ts';
import type { ReportContext } from '../context.ts';
import { type CountBasis, countsShown } from '../places/released-places.ts';
import { COUNTS, firstPermitted, reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { measureNamed, measuresOfPeople, periodEndCounted } from './measure-named.ts';

/** The counts of one measure in one area, on the basis on which the reader is shown them everywhere. */
export type AreaCounts = {
  readonly indicator: string;
  readonly shortTitle: string;
  readonly level: 'practice' | 'commissioner';
  /** The area's code. */
  readonly area: string;
  readonly name: string;
  readonly periodEnd: Day;
  readonly basis: CountBasis;
  readonly counts: Released<ShownMeasureCounts>;
  readonly rate: Released<ShownRate>;
  readonly definitionHash: string;
  readonly evidenceSha256: string | null;
};
/** Register, denominator, adjustments and numerator by indicator and area. */
export type CountsReport = {
  readonly framework: string;
  readonly periodEnd: Day;
  readonly rows: readonly AreaCounts[];
};
/** Without a practice: every practice that the reader may see. */
export type CountsAsk = {
  readonly practice?: OdsCode;
  readonly indicator?: string;
  readonly framework?: string;
  readonly periodEnd?: Day;
};

/** What the warehouse's own people come to; below the exact level what practices sent, where they sent any. */
export function countsReport(context: ReportContext, reader: Actor, ask: CountsAsk): Report<CountsReport> {
  const { practice } = ask;
  const what = {
    actions: COUNTS,
    ...(practice === undefined ? {} : { practice }),
    verb: 'read counts',
    framework: ask.framework,
  };
  return reading(
    context,
    reader,
    { ...what, subject: `counts ${practice ?? 'of every practice'}` },
    async ({ level }, under) => {
      const measures = measuresAsked(under, ask.indicator);
      if (!measures.ok) return measures;
      const counted = await periodEndCounted(context, level, ask.periodEnd);
      if (!counted.ok) return counted;
      const periodEnd = counted.value;
      const practices = practice === undefined ? context.register.practices().map((one) => one.code) : [practice];
      const rows: AreaCounts[] = [];
      for (const code of practices) {
        for (const measure of measures.value) rows.push(...(await rowOf(under, reader, code, measure, periodEnd)));
      }
      return accepted({ framework: under.framework.id, periodEnd, rows });
    },
  );
}

function measuresAsked(context: ReportContext, indicator: string | undefined): Outcome<readonly Measure[]> {
  if (indicator === undefined) return accepted(measuresOfPeople(context.framework));
  const found = measureNamed(context.framework, indicator);
  return found.ok ? accepted([found.value]) : found;
}

async function rowOf(
  context: ReportContext,
  reader: Actor,
  practice: OdsCode,
  measure: Measure,
  periodEnd: Day,
): Promise<readonly AreaCounts[]> {
  const permission = firstPermitted(context, reader, COUNTS, { practice });
  if (!permission.ok) return [];
  const { level } = permission.value;
  const count = (await countsShown(context, level, measure, periodEnd)).get(practice);
  if (count === undefined) return [];
  const counts = releaseMeasureCounts(level, count);
  const named = context.register.practice(practice);
  return [
    {
      indicator: measure.id,
      shortTitle: measure.shortTitle,
      level: 'practice',
      area: practice,
      name: named.ok ? named.value.name : practice,
      periodEnd,
      basis: count.basis,
      counts,
      rate: releaseRate(counts),
      definitionHash: count.definitionHash,
      evidenceSha256: count.evidenceSha256,
    },
  ];
}
