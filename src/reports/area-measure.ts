import { addMonths, type Day, type Released, type ReleaseLevel } from '../base/index.ts';
import {
  type MeasureCounts,
  type ReasonCount,
  releaseMeasureCounts,
  releaseRate,
  type ShownMeasureCounts,
  type ShownRate,
} from '../disclosure/index.ts';
import type { LoadedFramework, Measure } from '../indicators/index.ts';
import type { Practice } from '../practices/index.ts';
import type { ReportContext } from './context.ts';

/** One measure over an area at a period end. */
export type AreaMeasure = {
  readonly indicator: string;
  readonly shortTitle: string;
  readonly periodEnd: Day;
  readonly counts: Released<ShownMeasureCounts>;
  readonly rate: Released<ShownRate>;
  /** The same measure a year before; null when there are no counts. */
  readonly previousRate: Released<ShownRate> | null;
  readonly lowerPercent: number;
  readonly upperPercent: number;
  /** Practices that sent counts, of all. */
  readonly practicesCounted: number;
  readonly practices: number;
};

/** The counts that an area's practices sent on a measure, added up and released at the level. */
export async function areaMeasure(
  context: ReportContext,
  level: ReleaseLevel,
  measure: Measure,
  practices: readonly Practice[],
  periodEnd: Day,
): Promise<AreaMeasure> {
  const now = await countsOf(context, measure, practices, periodEnd);
  const before = await countsOf(context, measure, practices, addMonths(periodEnd, -12));
  const counts = releaseMeasureCounts(level, addCounts(now));
  const earlier = releaseMeasureCounts(level, addCounts(before));
  const { lowerPercent, upperPercent, shortTitle } = measure;
  return {
    indicator: measure.id,
    shortTitle,
    periodEnd,
    counts,
    rate: releaseRate(counts),
    previousRate: before.length === 0 ? null : releaseRate(earlier),
    lowerPercent,
    upperPercent,
    practicesCounted: now.length,
    practices: practices.length,
  };
}

/** Every measure of the framework over an area. */
export async function areaMeasures(
  context: ReportContext,
  level: ReleaseLevel,
  practices: readonly Practice[],
  periodEnd: Day,
): Promise<readonly AreaMeasure[]> {
  const measures: AreaMeasure[] = [];
  for (const measure of context.framework.measures) {
    measures.push(await areaMeasure(context, level, measure, practices, periodEnd));
  }
  return measures;
}

async function countsOf(
  context: ReportContext,
  measure: Measure,
  practices: readonly Practice[],
  periodEnd: Day,
): Promise<readonly MeasureCounts[]> {
  const sent = await context.book.sent(periodEnd);
  const counts = practices.flatMap((practice) => sent.get(practice.code)?.get(measure.rule)?.counts ?? []);
  return counts.map((each) => withKinds(context.framework, measure.rule, each));
}

/** Counts as sent name a reason only; whether it is specific to the measure or general is in the rule. */
export function withKinds(framework: LoadedFramework, ruleId: string, counts: MeasureCounts): MeasureCounts {
  const kinds = new Map<string, 'specific' | 'general'>();
  for (const step of framework.rule(ruleId).steps) {
    if (step.kind === 'adjustment') kinds.set(step.code, step.adjustment);
  }
  const adjustments = counts.adjustments.map(({ reason, count }) => ({
    reason,
    count,
    kind: kinds.get(reason) ?? 'specific',
  }));
  return { ...counts, adjustments };
}

export function addCounts(all: readonly MeasureCounts[]): MeasureCounts {
  const sum = (of: (counts: MeasureCounts) => number) => all.reduce((total, counts) => total + of(counts), 0);
  return {
    register: sum((counts) => counts.register),
    denominator: sum((counts) => counts.denominator),
    numerator: sum((counts) => counts.numerator),
    adjustments: addReasons(all.flatMap((counts) => counts.adjustments)),
    exclusions: addReasons(all.flatMap((counts) => counts.exclusions)),
  };
}

function addReasons(reasons: readonly ReasonCount[]): readonly ReasonCount[] {
  const totals = new Map<string, ReasonCount>();
  for (const reason of reasons) {
    const before = totals.get(reason.reason)?.count ?? 0;
    totals.set(reason.reason, { ...reason, count: before + reason.count });
  }
  return [...totals.values()];
}
