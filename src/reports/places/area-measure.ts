import { addMonths, type Day, type Released } from '../../base/index.ts';
import {
  type MeasureCounts,
  releaseMeasureCounts,
  releaseRate,
  type ShownMeasureCounts,
  type ShownRate,
} from '../../disclosure/index.ts';
import type { Measure } from '../../indicators/index.ts';
import type { Practice, PracticeRegister } from '../../practices/index.ts';
import type { ReportContext } from '../context.ts';
import { placeKey, type ReaderAt, releasedSent } from './released-places.ts';

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

/** A locality or a team by its id, or the commissioner as a whole. */
export type Area = { readonly locality: string } | { readonly team: string } | 'commissioner';

/** The counts that an area's practices sent on a measure, added up and released at the level. */
export async function areaMeasure(
  context: ReportContext,
  at: ReaderAt,
  measure: Measure,
  area: Area,
  periodEnd: Day,
): Promise<AreaMeasure> {
  const { register } = context;
  const place = placeOfArea(register, area);
  const practices = register.practices().filter(place.has);
  const key = placeKey(place);
  const releasedAt = async (day: Day) =>
    (await releasedSent(context, at, measure, day)).get(key) ?? releaseMeasureCounts(at.level, NOBODY);
  const counts = await releasedAt(periodEnd);
  const before = addMonths(periodEnd, -12);
  const { lowerPercent, upperPercent, shortTitle } = measure;
  return {
    indicator: measure.id,
    shortTitle,
    periodEnd,
    counts,
    rate: releaseRate(counts),
    previousRate:
      (await countedAt(context, measure, practices, before)) === 0 ? null : releaseRate(await releasedAt(before)),
    lowerPercent,
    upperPercent,
    practicesCounted: await countedAt(context, measure, practices, periodEnd),
    practices: practices.length,
  };
}

function placeOfArea({ commissioner }: PracticeRegister, area: Area) {
  if (area === 'commissioner') return { level: area, area: commissioner.code, has: () => true } as const;
  if ('team' in area)
    return { level: 'team', area: area.team, has: ({ team }: Practice) => team === area.team } as const;
  return { level: 'locality', area: area.locality, has: (one: Practice) => one.locality === area.locality } as const;
}

const NOBODY: MeasureCounts = { register: 0, denominator: 0, numerator: 0, adjustments: [], exclusions: [] };

/** Every measure of the framework over an area. */
export async function areaMeasures(
  context: ReportContext,
  at: ReaderAt,
  area: Area,
  periodEnd: Day,
): Promise<readonly AreaMeasure[]> {
  const measures: AreaMeasure[] = [];
  for (const measure of context.framework.measures) {
    measures.push(await areaMeasure(context, at, measure, area, periodEnd));
  }
  return measures;
}

/** How many of the practices sent counts on a measure. */
async function countedAt(
  context: ReportContext,
  measure: Measure,
  practices: readonly Practice[],
  periodEnd: Day,
): Promise<number> {
  const sent = await context.book.sent(periodEnd);
  return practices.filter(({ code }) => sent.get(code)?.has(measure.rule) === true).length;
}
