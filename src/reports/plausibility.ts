import { addMonths, type Day, dayText, monthOfDay, type OdsCode, quarterOf } from '../base/index.ts';
import { wilson } from '../benchmarking/index.ts';
import type { MeasureCounts } from '../disclosure/index.ts';
import type { Measure } from '../indicators/index.ts';
import type { ReportContext } from './context.ts';
import { lateFeeds } from './late-feeds.ts';

/** What can be doubted about a result, by code. */
export const WARNINGS = {
  REGISTER_OUT_OF_BOUNDS: 'The register is outside what the age and sex of the practice’s people give.',
  JUMP_ON_LAST_YEAR: 'Achievement moved by more than chance and more than 20 percentage points in a year.',
  DENOMINATOR_ABOVE_LIST: 'More people are counted than are on the practice’s list.',
  COUNTS_NOT_RECEIVED: 'The practice’s counts were not received.',
  COUNTS_DIFFER: 'The practice’s counts and the warehouse’s differ by more than those who opted out.',
  DATA_LATE: 'The practice’s data are late.',
} as const;
export type WarningCode = keyof typeof WARNINGS;

/** A doubt about a result, with its numbers. `isImplausible`: the result is queried and not ranked. */
export type Warning = {
  readonly code: WarningCode;
  readonly words: string;
  /** Exact counts: for those who may see exact counts of the practice, and the query. */
  readonly numbers: string;
  readonly isImplausible: boolean;
};

/** A register is doubted outside this many standard deviations of a Poisson count and outside these ratios. */
const DEVIATIONS = 3;
const LOWEST_RATIO = 0.67;
const HIGHEST_RATIO = 1.5;
/** Expected people below which a register says nothing. */
const FEWEST_EXPECTED = 20;
const GREATEST_JUMP = 0.2;

export type Doubted = { readonly practice: OdsCode; readonly measure: Measure; readonly periodEnd: Day };

/** Every doubt about one practice's result on a measure, from what the warehouse and the practice's counts say. */
export async function warningsOf(context: ReportContext, at: Doubted): Promise<readonly Warning[]> {
  const { practice, measure, periodEnd } = at;
  const sent = (await context.book.sent(periodEnd)).get(practice)?.get(measure.rule);
  if (sent === undefined) {
    return [warning('COUNTS_NOT_RECEIVED', `No counts at ${dayText(periodEnd)}.`, false), ...lateOf(context, practice)];
  }
  return [
    ...(await registerDoubt(context, at)),
    ...(await jumpDoubt(context, at, sent.counts)),
    ...(await listDoubt(context, at, sent.counts)),
    ...(await differenceDoubt(context, at)),
    ...lateOf(context, practice),
  ];
}

function warning(code: WarningCode, numbers: string, isImplausible: boolean): Warning {
  return { code, words: WARNINGS[code], numbers, isImplausible };
}

async function registerDoubt(context: ReportContext, at: Doubted): Promise<readonly Warning[]> {
  const { registers } = await context.book.breakdowns(at.periodEnd);
  const found = registers.find((one) => one.practice === at.practice && one.indicator === at.measure.rule);
  if (found === undefined || found.expected < FEWEST_EXPECTED) return [];
  const { observed, expected } = found;
  const isFar = Math.abs(observed - expected) > DEVIATIONS * Math.sqrt(expected);
  const ratio = observed / expected;
  if (!isFar || (ratio >= LOWEST_RATIO && ratio <= HIGHEST_RATIO)) return [];
  const bounds = [LOWEST_RATIO, HIGHEST_RATIO].map((bound) => Math.round(bound * expected));
  const numbers = `${observed} people on the register; ${Math.round(expected)} expected at everybody’s rates by age and sex, bounds ${bounds.join(' to ')}.`;
  return [warning('REGISTER_OUT_OF_BOUNDS', numbers, true)];
}

async function jumpDoubt(context: ReportContext, at: Doubted, now: MeasureCounts): Promise<readonly Warning[]> {
  const yearBefore = addMonths(at.periodEnd, -12);
  const before = (await context.book.sent(yearBefore)).get(at.practice)?.get(at.measure.rule)?.counts;
  if (before === undefined || now.denominator === 0 || before.denominator === 0) return [];
  const [one, other] = [before, now].map((counts) => wilson(counts.numerator, counts.denominator));
  if (one === undefined || other === undefined) return [];
  const isApart = one.upper < other.lower || other.upper < one.lower;
  if (!isApart || Math.abs(one.value - other.value) <= GREATEST_JUMP) return [];
  const numbers = `${now.numerator} of ${now.denominator} at ${dayText(at.periodEnd)}; ${before.numerator} of ${before.denominator} at ${dayText(yearBefore)}.`;
  return [warning('JUMP_ON_LAST_YEAR', numbers, true)];
}

async function listDoubt(context: ReportContext, at: Doubted, counts: MeasureCounts): Promise<readonly Warning[]> {
  const lists = await context.book.lists(quarterOf(monthOfDay(at.periodEnd)));
  const registered = lists.get(at.practice)?.registered;
  if (registered === undefined || counts.denominator <= registered) return [];
  const numbers = `${counts.denominator} people in the denominator; ${registered} on the list.`;
  return [warning('DENOMINATOR_ABOVE_LIST', numbers, true)];
}

async function differenceDoubt(context: ReportContext, at: Doubted): Promise<readonly Warning[]> {
  const results = await context.book.results(at.practice, at.periodEnd);
  if (results.ok || results.refusal.code !== 'result.counts-differ') return [];
  const isOfMeasure = results.refusal.message.includes(`of ${at.measure.rule} of practice`);
  return isOfMeasure ? [warning('COUNTS_DIFFER', results.refusal.message, true)] : [];
}

function lateOf(context: ReportContext, practice: OdsCode): readonly Warning[] {
  const late = lateFeeds(context).filter(({ sender }) => sender === practice);
  return late.map(({ feed, daysLate, expectedOn }) =>
    warning('DATA_LATE', `${feed}: expected on ${dayText(expectedOn)}, ${daysLate} days late.`, false),
  );
}

/** Whether a result may stand beside others: nothing about it is implausible. */
export function isRankable(warnings: readonly Warning[]): boolean {
  return !warnings.some((each) => each.isImplausible);
}
