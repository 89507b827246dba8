import {
  accepted,
  addDays,
  type Day,
  dayText,
  financialYearOf,
  type Outcome,
  type ReleaseLevel,
  refused,
} from '../../base/index.ts';
import type { LoadedFramework, Measure, WatchedMeasure } from '../../indicators/index.ts';
import type { ReportContext } from '../context.ts';

/** Every measure that a rule about people decides: those that are paid for, and those watched, which earn no points. */
export function measuresOfPeople(framework: LoadedFramework): readonly Measure[] {
  const rules = new Set(framework.rules.map((rule) => rule.id));
  const isOfPeople = (one: WatchedMeasure): one is WatchedMeasure & { rule: string } => rules.has(one.rule ?? '');
  return [...framework.measures, ...(framework.watched ?? []).filter(isOfPeople).map(unpaid)];
}

function unpaid({ kind: _, paidElsewhere: __, ...measure }: WatchedMeasure & { readonly rule: string }): Measure {
  return { ...measure, points: 0, lowerPercent: 0, upperPercent: 0, prevalenceAdjusted: false };
}

/** The measure of the framework with this id, or that names the rule with this id. Refuses `indicator.unknown`. */
export function measureNamed(framework: LoadedFramework, id: string): Outcome<Measure> {
  const measures = measuresOfPeople(framework);
  const found = measures.find((measure) => measure.id === id) ?? measures.find((measure) => measure.rule === id);
  if (found !== undefined) return accepted(found);
  return refused({
    code: 'indicator.unknown',
    message: `${framework.title} has no measure called ${id}.`,
    remedy: `Use one of: ${measures.map((measure) => measure.id).join(', ')}.`,
  });
}

/** The latest period end at which counts were sent, not after the business date; 31 March last when there is none. */
export async function latestPeriodEnd(context: ReportContext): Promise<Day> {
  const sent = (await context.book.periodEnds()).find((periodEnd) => periodEnd <= context.businessDate);
  return sent ?? lastYearEnd(context.businessDate);
}

/**
 * The period end that was asked for, or the latest. Refuses `not-found` for a date at which nobody counted: a reader
 * does not set the whole borough counting.
 */
export async function periodEndAsked(context: ReportContext, asked: Day | undefined): Promise<Outcome<Day>> {
  const latest = await latestPeriodEnd(context);
  const known = [latest, ...(await context.book.periodEnds())];
  if (asked === undefined || known.includes(asked)) return accepted(asked ?? latest);
  return refused({
    code: 'not-found',
    message: `No practice has sent counts at ${dayText(asked)}.`,
    remedy: `Choose one of: ${[...new Set(known)].map(dayText).join(', ')}.`,
  });
}

/**
 * The period end at which the warehouse's people may be counted for a reader. Whoever sees exact counts may name any
 * day; everybody else only those at which counts were sent: a day later or earlier moves a few people, and the
 * difference of two answers would tell how many. Refuses `not-found`.
 */
export function periodEndCounted(
  context: ReportContext,
  level: ReleaseLevel,
  asked: Day | undefined,
): Promise<Outcome<Day>> {
  if (level === 'exact' && asked !== undefined) return Promise.resolve(accepted(asked));
  return periodEndAsked(context, asked);
}

/** Period ends to choose from, newest first: those at which counts were sent, and the one that is shown. */
export async function periodEndsBeside(context: ReportContext, shown: Day): Promise<readonly Day[]> {
  const sent = await context.book.periodEnds();
  return [...new Set([...sent, shown])].sort((a, b) => b - a);
}

/** 31 March on or before a date. */
export function lastYearEnd(on: Day): Day {
  return addDays(financialYearOf(addDays(on, 1)).start, -1);
}
