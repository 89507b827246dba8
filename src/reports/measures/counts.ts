import { type Actor, accepted, type Day, type OdsCode, type Outcome, type Released } from '../../base/index.ts';
import { releaseMeasureCounts, releaseRate, type ShownMeasureCounts, type ShownRate } from '../../disclosure/index.ts';
import type { Measure } from '../../indicators/index.ts';
import type { ReportContext } from '../context.ts';
import { COUNTS, firstPermitted, reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { measureNamed, measuresOfPeople, periodEndCounted } from './measure-named.ts';

/** The counts of one measure in one area, as the warehouse counts its people. */
export type AreaCounts = {
  readonly indicator: string;
  readonly shortTitle: string;
  readonly level: 'practice' | 'commissioner';
  /** The area's code. */
  readonly area: string;
  readonly name: string;
  readonly periodEnd: Day;
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

/** What the warehouse's own people come to. */
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
  const count = await context.book.count(practice, measure.rule, periodEnd);
  if (!permission.ok || count === undefined) return [];
  const counts = releaseMeasureCounts(permission.value.level, count);
  const named = context.register.practice(practice);
  return [
    {
      indicator: measure.id,
      shortTitle: measure.shortTitle,
      level: 'practice',
      area: practice,
      name: named.ok ? named.value.name : practice,
      periodEnd,
      counts,
      rate: releaseRate(counts),
      definitionHash: count.definitionHash,
      evidenceSha256: count.evidenceSha256 === '' ? null : count.evidenceSha256,
    },
  ];
}
