import {
  addToMonth,
  type Day,
  decimalText,
  exact,
  type Month,
  monthOfDay,
  type OdsCode,
  penceFromPounds,
  poundsText,
} from '../../base/index.ts';
import { lastAchievementYearEnd, type Statement, type StatementLine, type Working } from '../../contracts/index.ts';
import type { Measure } from '../../indicators/index.ts';
import type { ReportContext } from '../context.ts';
import { frozenOfPractice } from '../payments/frozen-run.ts';
import { contractMonths, standingStatement } from '../statements/statement-month.ts';

/** What the measure earned in the achievement year. */
export type MeasurePay = {
  /** To two decimals. */
  readonly points: string;
  readonly pointsAvailable: number;
  /** £1,234.56 a year. */
  readonly pounds: string;
  /** With numbers: points × pounds a point × list factor × prevalence factor. */
  readonly formulaWithNumbers: string;
};

/** A statement line, by its term, whose amount a measure is part of. */
export type PaidInLine = { readonly month: Month; readonly line: string; readonly title: string };

/** The working of a measure's pounds and the one of its points inside it. */
type PayWorking = { readonly pounds: Working; readonly points: Working | undefined };

/**
 * What a measure earned at a period end: from the statement that it is paid in, otherwise from the forecast of the
 * year. Null when no line could be worked out.
 */
export async function measurePay(
  context: ReportContext,
  practice: OdsCode,
  measure: Measure,
  periodEnd: Day,
): Promise<MeasurePay | null> {
  const working = await payWorking(context, practice, measure, periodEnd);
  if (working === undefined) return null;
  const { pounds, points } = working;
  return {
    points: decimalText(exact(points?.result ?? '0'), 2),
    pointsAvailable: measure.points,
    pounds: poundsText(penceFromPounds(exact(pounds.result))),
    formulaWithNumbers: pounds.formulaWithNumbers,
  };
}

async function payWorking(
  context: ReportContext,
  practice: OdsCode,
  measure: Measure,
  periodEnd: Day,
): Promise<PayWorking | undefined> {
  const month = addToMonth(monthOfDay(periodEnd), 1);
  const statement = contractMonths(context).includes(month) ? await context.book.statement(practice, month) : undefined;
  const paid = statement?.ok
    ? workingOf(
        statement.value.lines.flatMap((line) => line.workings),
        measure,
      )
    : undefined;
  if (paid !== undefined) return paid;
  const forecast = await context.book.forecast(practice, periodEnd);
  return forecast.ok ? workingOf([forecast.value.working], measure) : undefined;
}

function workingOf(workings: readonly Working[], measure: Measure): PayWorking | undefined {
  const pounds = outermost(workings, (working) => working.indicator === measure.id);
  if (pounds === undefined) return undefined;
  return { pounds, points: outermost(pounds.workings ?? [], (working) => working.unit === 'points') };
}

function outermost(workings: readonly Working[], is: (working: Working) => boolean): Working | undefined {
  for (const working of workings) {
    const found = is(working) ? working : outermost(working.workings ?? [], is);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Lines of statements, month by month, whose amount the measure at a period end is part of. */
export async function linesPaidOn(
  context: ReportContext,
  practice: OdsCode,
  measure: Measure,
  periodEnd: Day,
): Promise<readonly PaidInLine[]> {
  const months = contractMonths(context).filter((month) => lastAchievementYearEnd(month) === periodEnd);
  const frozen = months.length === 0 ? undefined : await frozenOfPractice(context, practice);
  const lines: PaidInLine[] = [];
  for (const month of months) {
    const isFrozen = frozen?.has(month) === true;
    const found = isFrozen ? await standingStatement(context, practice, month) : undefined;
    const statement = found?.ok ? found.value.statement : await workedOut(context, practice, month);
    for (const { term, title } of linesOf(statement, measure)) lines.push({ month, line: term, title });
  }
  return lines;
}

async function workedOut(context: ReportContext, practice: OdsCode, month: Month): Promise<Statement | undefined> {
  const made = await context.book.statement(practice, month);
  return made.ok ? made.value : undefined;
}

function linesOf(statement: Statement | undefined, measure: Measure): readonly StatementLine[] {
  const lines = statement?.lines ?? [];
  return lines.filter((line) => line.restsOn.some((rest) => rest.kind === 'counts' && rest.indicator === measure.id));
}
