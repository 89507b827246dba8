import { addMonths, type Day, dayText, monthOfDay, type OdsCode, quarterOf } from '../../base/index.ts';
import { wilson } from '../../benchmarking/index.ts';
import type { MeasureCounts } from '../../disclosure/index.ts';
import type { Measure } from '../../indicators/index.ts';
import type { ReportContext } from '../context.ts';
import { lateFeeds } from '../feeds/late-feeds.ts';

/** What can be doubted about a result, by code. */
export const WARNINGS = {
  REGISTER_OUT_OF_BOUNDS: 'The register is outside what the age and sex of the practice’s people give.',
  JUMP_ON_LAST_YEAR: 'Achievement moved in a year by more than chance and by more than can be believed.',
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

export type Doubted = { readonly practice: OdsCode; readonly measure: Measure; readonly periodEnd: Day };

/** Every doubt about one practice's result on a measure, by the bounds that hold at its period end. */
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
  const { registerDeviations, registerLowest, registerHighest, registerFewestExpected } =
    context.plausibility.numbersAt(at.periodEnd);
  if (found === undefined || found.expected < registerFewestExpected) return [];
  const { observed, expected } = found;
  const isFar = Math.abs(observed - expected) > registerDeviations * Math.sqrt(expected);
  const ratio = observed / expected;
  if (!isFar || (ratio >= registerLowest && ratio <= registerHighest)) return [];
  const bounds = [registerLowest, registerHighest].map((bound) => Math.round(bound * expected));
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
  const { jump } = context.plausibility.numbersAt(at.periodEnd);
  if (!isApart || Math.abs(one.value - other.value) <= jump) return [];
  const numbers = `${now.numerator} of ${now.denominator} at ${dayText(at.periodEnd)}; ${before.numerator} of ${before.denominator} at ${dayText(yearBefore)}; bound ${Math.round(jump * 100)} percentage points.`;
  return [warning('JUMP_ON_LAST_YEAR', numbers, true)];
}

async function listDoubt(context: ReportContext, at: Doubted, counts: MeasureCounts): Promise<readonly Warning[]> {
  const lists = await context.book.lists(quarterOf(monthOfDay(at.periodEnd)));
  const registered = lists.get(at.practice)?.registered;
  const { denominatorOfList } = context.plausibility.numbersAt(at.periodEnd);
  if (registered === undefined || counts.denominator <= registered * denominatorOfList) return [];
  const numbers = `${counts.denominator} people in the denominator; ${registered} on the list, bound ${Math.round(registered * denominatorOfList)}.`;
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
