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
  poundsText,
  type Released,
  type ReleaseLevel,
} from '../../base/index.ts';
import {
  type AchievementForecast,
  type HeldMeasure,
  type MeasureAchievement,
  type Participation,
  participationIn,
  type QualityInput,
} from '../../contracts/index.ts';
import {
  releaseExactOnly,
  releaseMeasureCounts,
  releaseRate,
  type ShownRate,
  type Withheld,
} from '../../disclosure/index.ts';
import type { ReportContext } from '../context.ts';
import { underFramework } from './framework-named.ts';

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
      /** The framework of the scheme that the practice takes part in; null where it earns by the one in force. */
      readonly framework: { readonly id: string; readonly title: string } | null;
      readonly measures: readonly ForecastMeasure[];
      /** Measures that nothing is worked out for yet, each by itself. */
      readonly held: readonly ForecastHeld[];
      /** What would be settled now, without what is held or queried. */
      readonly settlement: Released<ShownAchievement | Withheld>;
      /** What a point is worth, where it is the pot over the points; null where it is a price. */
      readonly pointValue: string | null;
      readonly words: string;
    }
  | { readonly kind: 'none'; readonly words: string };

export type ForecastMeasure = {
  readonly indicator: string;
  readonly shortTitle: string;
  readonly rate: Released<ShownRate>;
  /** What was answered, where it is paid for on an answer; null of any other. */
  readonly answer: 'yes' | 'no' | null;
  readonly achievement: Released<ShownAchievement | Withheld>;
  /** Why another number than the year's own counts stands here; null where they do. */
  readonly note: string | null;
};

/** Measures that wait for one and the same reason: why, and what releases them. */
export type ForecastHeld = {
  readonly measures: readonly { readonly indicator: string; readonly shortTitle: string }[];
  readonly reason: string;
  readonly remedy: string;
};

/** Said wherever points or pounds of single measures are left out. */
export const POINTS_LEFT_OUT =
  'Points and pounds of single measures are left out here, because the counts could be worked out from them.';

/** The forecast of the financial year that a month lies in, by the scheme that the practice is in. */
export async function forecastBeside(
  context: ReportContext,
  level: ReleaseLevel,
  practice: OdsCode,
  month: Month,
): Promise<Forecast> {
  const periodEnd = financialYearOf(firstDayOf(month)).end;
  const part = participationIn(context.participations ?? [], practice, month);
  const found = underFramework(context, part?.framework);
  if (!found.ok) return { kind: 'none', words: found.refusal.message };
  const under = found.value;
  const forecast = await under.book.forecast(practice, periodEnd);
  if (!forecast.ok) return { kind: 'none', words: reasonWords(level, forecast.refusal) };
  const settledBy = addMonths(periodEnd, 3);
  const { id, title } = under.framework;
  const { settlement } = forecast.value;
  const input = await under.book.forecastInput(practice, periodEnd);
  const quality = input.ok ? input.value.quality : undefined;
  const measures: ForecastMeasure[] = [];
  for (const each of forecast.value.measures)
    measures.push({ ...(await measureOf(under, level, practice, periodEnd, each)), ...notesOf(level, each, quality) });
  return {
    kind: 'forecast',
    periodEnd,
    settledBy,
    framework: under.framework === under.paidBy ? null : { id, title },
    achievement: releaseExactOnly(level, achievementOf(forecast.value), POINTS_LEFT_OUT),
    settlement: releaseExactOnly(
      level,
      achievementOf({ ...settlement, pointsAvailable: forecast.value.pointsAvailable }),
      POINTS_LEFT_OUT,
    ),
    measures,
    held: heldOf(under, level, settlement.held),
    pointValue: part === undefined ? null : pointValueWords(part),
    words: `A forecast on the counts at ${dayText(periodEnd)}. It is settled by ${dayText(settledBy)} and is not in the total.`,
  };
}

/** What a point is worth to a practice that takes part in a scheme: its pot over all points. */
function pointValueWords({ pot, points, scheme }: Participation): string {
  const value = decimalText(pot.div(exact(points)), 2);
  return `A point of ${scheme} is worth £${value} a year: the pot of ${poundsText(penceFromPounds(pot))} over ${points} points.`;
}

function heldOf(
  { framework }: ReportContext,
  level: ReleaseLevel,
  held: readonly HeldMeasure[],
): readonly ForecastHeld[] {
  const all = [...framework.measures, ...(framework.answered ?? [])];
  const alike = Map.groupBy(held, ({ indicator, reason }) => reason.message.replaceAll(indicator, 'them'));
  return [...alike].flatMap(([ofAll, some]) => {
    const [first] = some;
    if (first === undefined) return [];
    const message = some.length === 1 ? first.reason.message : ofAll;
    const measures = some.map(({ indicator }) => ({
      indicator,
      shortTitle: all.find(({ id }) => id === indicator)?.shortTitle ?? indicator,
    }));
    return [{ measures, reason: reasonWords(level, { ...first.reason, message }), remedy: first.reason.remedy ?? '' }];
  });
}

/** What was answered, or that a measure stands on its last accepted value. */
function notesOf(
  level: ReleaseLevel,
  { indicator }: MeasureAchievement,
  quality: QualityInput | undefined,
): Pick<ForecastMeasure, 'answer' | 'note'> {
  const answer = quality?.answers?.find((one) => one.measure === indicator && one.periodEnd === quality.periodEnd);
  if (answer !== undefined) return { answer: answer.isYes ? 'yes' : 'no', note: `Answered by ${answer.recordedBy}.` };
  const queried = quality?.queried?.get(indicator);
  if (queried === undefined || queried.result === 'none') return { answer: null, note: null };
  const { result, counted, raisedOn } = queried;
  const numbers =
    level === 'exact' && counted !== 'not received'
      ? `: ${result.numerator} of ${result.denominator} in place of ${counted.numerator} of ${counted.denominator}`
      : '';
  const note = `Queried since ${dayText(raisedOn)}; the last accepted value, at ${dayText(result.periodEnd)}, is counted${numbers}.`;
  return { answer: null, note };
}

/** A reason for a line that is not worked out. Below the exact level it carries no counts. */
export function reasonWords(level: ReleaseLevel, refusal: { readonly code: string; readonly message: string }): string {
  if (level === 'exact' || refusal.code !== 'result.counts-differ') return refusal.message;
  return 'The counts that the practice sent do not agree with the warehouse and the registered list.';
}

function achievementOf({
  points,
  pointsAvailable,
  amountPence,
}: Pick<AchievementForecast, 'points' | 'pointsAvailable' | 'amountPence'>): ShownAchievement {
  return { points: decimalText(exact(points), 2), pointsAvailable, amountPence };
}

const NOBODY = { register: 0, denominator: 0, numerator: 0, adjustments: [], exclusions: [] };

async function measureOf(
  context: ReportContext,
  level: ReleaseLevel,
  practice: OdsCode,
  periodEnd: Day,
  part: MeasureAchievement,
): Promise<Omit<ForecastMeasure, 'answer' | 'note'>> {
  const { measures, answered = [] } = context.framework;
  const measure = measures.find((one) => one.id === part.indicator);
  const shortTitle = measure?.shortTitle ?? answered.find((one) => one.id === part.indicator)?.shortTitle;
  const sent = (await context.book.sent(periodEnd)).get(practice)?.get(measure?.rule ?? part.indicator);
  const achievement = {
    points: decimalText(exact(part.points), 2),
    pointsAvailable: part.pointsAvailable,
    amountPence: penceFromPounds(exact(part.exactPounds)),
  };
  return {
    indicator: part.indicator,
    shortTitle: shortTitle ?? part.indicator,
    rate: releaseRate(releaseMeasureCounts(level, sent?.counts ?? NOBODY)),
    achievement: releaseExactOnly(level, achievement, POINTS_LEFT_OUT),
  };
}
