import { addDays, addMonths, assert, type Day, dayFromIso } from '../../base/index.ts';
import type { Bound, DateExpression, Selection } from '../model/expression.ts';
import type { Period } from '../model/period.ts';

/** The part of a window that is the same for everybody, and the bounds that each person has their own. */
export type SplitWindow = {
  /** First day, included; undefined: from the beginning. */
  readonly from: Day | undefined;
  /** Last day, included; never after the achievement date. */
  readonly until: Day;
  readonly ownAfter: Bound | undefined;
  readonly ownBefore: Bound | undefined;
};

/** The day that a date stands for when it is the same for everybody. */
export function commonDay(date: DateExpression, period: Period): Day | undefined {
  const anchored = anchorDay(date, period);
  if (anchored === undefined) return undefined;
  return addDays(addMonths(anchored, date.months ?? 0), date.days ?? 0);
}

function anchorDay({ from }: DateExpression, period: Period): Day | undefined {
  if (from.at === 'period end') return period.end;
  if (from.at === 'year start') return period.yearStart;
  if (from.at !== 'date') return undefined;
  const day = dayFromIso(from.date);
  assert(day !== undefined, `${from.date} was a date when the definition was loaded`);
  return day;
}

/** Splits a window into its common part and each person's own. */
export function splitWindow(selection: Selection, period: Period): SplitWindow {
  const { after, before } = selection;
  const lower = after && commonDay(after.date, period);
  const upper = before && commonDay(before.date, period);
  const from = after && lower !== undefined ? addDays(lower, after.isInclusive ? 0 : 1) : undefined;
  const until = before && upper !== undefined ? addDays(upper, before.isInclusive ? 0 : -1) : period.achievedOn;
  return {
    from,
    until: Math.min(until, period.achievedOn) as Day,
    ownAfter: lower === undefined ? after : undefined,
    ownBefore: upper === undefined ? before : undefined,
  };
}
