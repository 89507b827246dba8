import {
  addDays,
  addMonths,
  addToMonth,
  type Day,
  day,
  financialYear,
  firstDayOf,
  type Month,
  month,
  monthOfDay,
} from '../base/index.ts';

/** The financial years of activity: 2023/24 to 2025/26. */
export const YEARS = [0, 1, 2] as const;
const FIRST_YEAR = 2023;

/** A day that never comes: still registered, alive, without the condition. */
export const NEVER = day('9999-12-31');

const STARTS = [-1, 0, 1, 2, 3].map((y) => financialYear(FIRST_YEAR + y).start);

/** 1 April of year y; −1 is the year before the first and 3 the one after the last. */
export function yearStart(y: number): Day {
  return STARTS[y + 1] as Day;
}

/** 31 March at the end of each year: the cut-offs of the demonstration. */
export const YEAR_ENDS: readonly Day[] = YEARS.map((y) => financialYear(FIRST_YEAR + y).end);
export const YEAR_STARTS: readonly Day[] = YEARS.map(yearStart);
export const PERIOD_START: Day = yearStart(0);
/** The first day after the period. */
export const PERIOD_END: Day = addDays(YEAR_ENDS.at(-1) as Day, 1);

/** First months of the quarters for which there is a list: April 2023 to April 2026. */
export const QUARTER_MONTHS: readonly Month[] = Array.from({ length: 13 }, (_, q) =>
  addToMonth(month(`${FIRST_YEAR}-04`), 3 * q),
);
export const QUARTER_DAYS: readonly Day[] = QUARTER_MONTHS.map(firstDayOf);
/** Quarters that end a financial year. */
export const QUARTERS_A_YEAR = 4;

/** The month in which each cut-off lies. */
export const END_MONTHS: readonly Month[] = YEAR_ENDS.map(monthOfDay);

const LONGEST_WINDOW = 48;
const BEFORE_ENDS = YEAR_ENDS.map((end) =>
  Array.from({ length: LONGEST_WINDOW + 1 }, (_, months) => addMonths(end, -months)),
);

/** A cut-off less whole months (48 at most), as the indicators' windows count them. */
export function monthsBefore(y: number, months: number): Day {
  return BEFORE_ENDS[y]?.[months] as Day;
}

/** The months in which anybody of the demonstration was born or grew older, with room: January 1870 to December 2129. */
const FIRST_MONTH = month('1870-01');
const MONTHS = 12 * 260;
let monthStarts: Int32Array | undefined;

/** The same for days and months that lie in columns of numbers. Asked for millions of times, so looked up. */
export function startOfMonth(value: number): Day {
  monthStarts ??= Int32Array.from({ length: MONTHS }, (_, n) => firstDayOf(addToMonth(FIRST_MONTH, n)));
  return (monthStarts[value - FIRST_MONTH] ?? firstDayOf(value as Month)) as Day;
}

/** The last day asked about, and its month: whole lists are asked about as at one day. */
let lastAsked = { on: PERIOD_START, month: monthOfDay(PERIOD_START) };

export function monthOf(value: number): Month {
  if (value !== lastAsked.on) lastAsked = { on: value as Day, month: monthOfDay(value as Day) };
  return lastAsked.month;
}

export function shiftMonths(value: number, months: number): Day {
  return addMonths(value as Day, months);
}

const FRIDAY = 4;

/** Monday is 0. */
function dayOfWeek(value: number): number {
  return (value + 3) % 7;
}

/** The day itself, or for a weekend the Friday before or the Monday after, where that lies from `from` to before `to`. */
export function weekdayWithin(value: number, from: number, to: number): Day {
  const over = dayOfWeek(value) - FRIDAY;
  if (over <= 0) return value as Day;
  if (value - over >= from) return (value - over) as Day;
  const monday = value + 3 - over;
  return (monday < to ? monday : value) as Day;
}
