import {
  addMonths,
  type Day,
  dayText,
  decimalText,
  exact,
  financialYearOf,
  firstDayOf,
  type Month,
  type OdsCode,
  type Pence,
  penceFromPounds,
  type Released,
  type ReleaseLevel,
} from '../base/index.ts';
import type { AchievementForecast, MeasureAchievement } from '../contracts/index.ts';
import {
  releaseExactOnly,
  releaseMeasureCounts,
  releaseRate,
  type ShownRate,
  type Withheld,
} from '../disclosure/index.ts';
import type { ReportContext } from './context.ts';

/** What a year's achievement comes to, of all measures or one. Points to two decimals; the amount rounded to the penny. */
export type ShownAchievement = {
  readonly points: string;
  readonly pointsAvailable: string;
  readonly amountPence: Pence;
};

/** What this year's achievement would earn, beside the statement and never in its total. */
export type Forecast =
  | {
      readonly kind: 'forecast';
      readonly periodEnd: Day;
      readonly settledBy: Day;
      readonly achievement: Released<ShownAchievement | Withheld>;
      readonly measures: readonly ForecastMeasure[];
      readonly words: string;
    }
  | { readonly kind: 'none'; readonly words: string };

export type ForecastMeasure = {
  readonly indicator: string;
  readonly shortTitle: string;
  readonly rate: Released<ShownRate>;
  readonly achievement: Released<ShownAchievement | Withheld>;
};

/** Said wherever points or pounds of single measures are left out. */
export const POINTS_LEFT_OUT =
  'Points and pounds of single measures are left out here, because the counts could be worked out from them.';

/** The forecast of the financial year that a month lies in. */
export async function forecastBeside(
  context: ReportContext,
  level: ReleaseLevel,
  practice: OdsCode,
  month: Month,
): Promise<Forecast> {
  const periodEnd = financialYearOf(firstDayOf(month)).end;
  const forecast = await context.book.forecast(practice, periodEnd);
  if (!forecast.ok) return { kind: 'none', words: reasonWords(level, forecast.refusal) };
  const settledBy = addMonths(periodEnd, 3);
  const measures: ForecastMeasure[] = [];
  for (const part of forecast.value.measures) measures.push(await measureOf(context, level, practice, periodEnd, part));
  return {
    kind: 'forecast',
    periodEnd,
    settledBy,
    achievement: releaseExactOnly(level, achievementOf(forecast.value), POINTS_LEFT_OUT),
    measures,
    words: `A forecast on the counts at ${dayText(periodEnd)}. It is settled by ${dayText(settledBy)} and is not in the total.`,
  };
}

/** A reason for a line that is not worked out. Below the exact level it carries no counts. */
export function reasonWords(level: ReleaseLevel, refusal: { readonly code: string; readonly message: string }): string {
  if (level === 'exact' || refusal.code !== 'result.counts-differ') return refusal.message;
  return 'The counts that the practice sent do not agree with the warehouse and the registered list.';
}

function achievementOf({ points, pointsAvailable, amountPence }: AchievementForecast): ShownAchievement {
  return { points: decimalText(exact(points), 2), pointsAvailable, amountPence };
}

const NOBODY = { register: 0, denominator: 0, numerator: 0, adjustments: [], exclusions: [] };

async function measureOf(
  context: ReportContext,
  level: ReleaseLevel,
  practice: OdsCode,
  periodEnd: Day,
  part: MeasureAchievement,
): Promise<ForecastMeasure> {
  const measure = context.framework.measures.find((one) => one.id === part.indicator);
  const sent = (await context.book.sent(periodEnd)).get(practice)?.get(measure?.rule ?? part.indicator);
  const achievement = {
    points: decimalText(exact(part.points), 2),
    pointsAvailable: String(measure?.points ?? 0),
    amountPence: penceFromPounds(exact(part.exactPounds)),
  };
  return {
    indicator: part.indicator,
    shortTitle: measure?.shortTitle ?? part.indicator,
    rate: releaseRate(releaseMeasureCounts(level, sent?.counts ?? NOBODY)),
    achievement: releaseExactOnly(level, achievement, POINTS_LEFT_OUT),
  };
}
