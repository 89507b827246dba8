import { assert } from './assert.ts';

declare const dayBrand: unique symbol;
declare const monthBrand: unique symbol;
/** A date: whole days since 1970-01-01. Written ISO at every door. */
export type Day = number & { readonly [dayBrand]: true };
/** A calendar month: months since January 1970. */
export type Month = number & { readonly [monthBrand]: true };

const EPOCH = Temporal.PlainDate.from('1970-01-01');
const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Dates lately asked for: reading one costs hundreds of times a look here. */
const dates = new Map<Day, Temporal.PlainDate>();
const MOST_DATES = 4096;

function plainDate(day: Day): Temporal.PlainDate {
  const known = dates.get(day);
  if (known !== undefined) return known;
  if (dates.size >= MOST_DATES) dates.clear();
  const date = EPOCH.add({ days: day });
  dates.set(day, date);
  return date;
}

function dayOf(date: Temporal.PlainDate): Day {
  return EPOCH.until(date, { largestUnit: 'days' }).days as Day;
}

/** Reads YYYY-MM-DD; undefined when it is not a date. */
export function dayFromIso(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  try {
    return dayOf(Temporal.PlainDate.from(text, { overflow: 'reject' }));
  } catch {
    return undefined;
  }
}

/** A date written in the source, e.g. `day('2025-04-01')`. @throws Bug when it is not one */
export function day(text: string): Day {
  const value = dayFromIso(text);
  assert(value !== undefined, `${text} is a date written YYYY-MM-DD`);
  return value;
}

export function isoOfDay(value: Day): string {
  return plainDate(value).toString();
}

/** Reads YYYY-MM; undefined when it is not a month. */
export function monthFromIso(text: string): Month | undefined {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  return match ? (((Number(match[1]) - 1970) * 12 + Number(match[2]) - 1) as Month) : undefined;
}

/** A month written in the source. @throws Bug when it is not one */
export function month(text: string): Month {
  const value = monthFromIso(text);
  assert(value !== undefined, `${text} is a month written YYYY-MM`);
  return value;
}

export function isoOfMonth(value: Month): string {
  return `${1970 + Math.floor(value / 12)}-${String((((value % 12) + 12) % 12) + 1).padStart(2, '0')}`;
}

export function monthOfDay(value: Day): Month {
  const date = plainDate(value);
  return ((date.year - 1970) * 12 + date.month - 1) as Month;
}

const firstDays = new Map<Month, Day>();

export function firstDayOf(value: Month): Day {
  const known = firstDays.get(value) ?? day(`${isoOfMonth(value)}-01`);
  firstDays.set(value, known);
  return known;
}

export function lastDayOf(value: Month): Day {
  return addDays(firstDayOf(addToMonth(value, 1)), -1);
}

export function addDays(value: Day, days: number): Day {
  return (value + days) as Day;
}

export function addToMonth(value: Month, months: number): Month {
  return (value + months) as Month;
}

/** Moves a date by whole months; a day that the month lacks becomes its last (31 March less 1 month: 28 February). */
export function addMonths(value: Day, months: number): Day {
  return dayOf(plainDate(value).add({ months }));
}

/** Age in full years on a date, counted from the first of the birth month (see GLOSSARY: age). */
export function ageYears(birthMonth: Month, on: Day): number {
  return Math.floor((monthOfDay(on) - birthMonth) / 12);
}

/** The quarter's first month: January, April, July or October. */
export function quarterOf(value: Month): Month {
  return (value - (((value % 3) + 3) % 3)) as Month;
}

/** The financial year that a date lies in: starts 1 April, ends 31 March, written 2025/26. */
export type FinancialYear = { readonly label: string; readonly start: Day; readonly end: Day };

export function financialYearOf(value: Day): FinancialYear {
  const date = plainDate(value);
  return financialYear(date.month >= 4 ? date.year : date.year - 1);
}

/** The financial year that begins in April of `startYear`. */
export function financialYear(startYear: number): FinancialYear {
  const april = ((startYear - 1970) * 12 + 3) as Month;
  return {
    label: `${startYear}/${String((startYear + 1) % 100).padStart(2, '0')}`,
    start: firstDayOf(april),
    end: lastDayOf(addToMonth(april, 11)),
  };
}

/** Reads 2025/26 or 2025-26; undefined when the two years do not follow each other. */
export function financialYearFromText(text: string): FinancialYear | undefined {
  const match = /^(\d{4})[/-](\d{2})$/.exec(text);
  if (!match) return undefined;
  const year = financialYear(Number(match[1]));
  return year.label.endsWith(match[2] ?? '') ? year : undefined;
}

/** 1 April 2019 */
export function dayText(value: Day): string {
  const date = plainDate(value);
  return `${date.day} ${MONTH_NAMES[date.month - 1]} ${date.year}`;
}

/** April 2019 */
export function monthText(value: Month): string {
  const date = plainDate(firstDayOf(value));
  return `${MONTH_NAMES[date.month - 1]} ${date.year}`;
}

/** Where the time of day comes from: handed in, so that a test or a replay can say what time it is. */
export type Clock = { now(): string };

/** The machine's clock, ISO 8601 in UTC to the millisecond. For sessions, audit and rate limits only. */
export const machineClock: Clock = {
  now: () => Temporal.Now.instant().round({ smallestUnit: 'millisecond' }).toString({ smallestUnit: 'millisecond' }),
};
