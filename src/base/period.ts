import { assert } from './assert.ts';

declare const dayBrand: unique symbol;
declare const monthBrand: unique symbol;
/** A date: whole days since 1970-01-01. Written ISO at every door. */
export type Day = number & { readonly [dayBrand]: true };
/** A calendar month: months since January 1970. */
export type Month = number & { readonly [monthBrand]: true };

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

const DAYS_A_CYCLE = 146_097;
const YEARS_A_CYCLE = 400;
/** From 1 March of the year 0, where a cycle of 400 years begins, to 1 January 1970. */
const DAYS_BEFORE_EPOCH = 719_468;

/** A date taken apart in the Gregorian calendar; month 1 to 12. */
type Civil = { readonly year: number; readonly month: number; readonly day: number };

/**
 * Taken apart by arithmetic: Temporal takes some 25 times as long, and this is asked for millions of people. The year is counted
 * from March, so that a leap day is its last and a month's first day is ⌊(153 m + 2) ÷ 5⌋. A test compares it with Temporal.
 */
function civilOf(value: Day): Civil {
  const shifted = value + DAYS_BEFORE_EPOCH;
  const cycle = Math.floor(shifted / DAYS_A_CYCLE);
  const inCycle = shifted - cycle * DAYS_A_CYCLE;
  const yearInCycle = Math.floor(
    (inCycle - Math.floor(inCycle / 1460) + Math.floor(inCycle / 36_524) - Math.floor(inCycle / 146_096)) / 365,
  );
  const dayOfYear = inCycle - (365 * yearInCycle + Math.floor(yearInCycle / 4) - Math.floor(yearInCycle / 100));
  const sinceMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = sinceMarch < 10 ? sinceMarch + 3 : sinceMarch - 9;
  return {
    year: cycle * YEARS_A_CYCLE + yearInCycle + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * sinceMarch + 2) / 5) + 1,
  };
}

/** The first day of a month, by the same arithmetic. */
function dayOfFirst(year: number, month: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const cycle = Math.floor(marchYear / YEARS_A_CYCLE);
  const yearInCycle = marchYear - cycle * YEARS_A_CYCLE;
  const sinceMarch = month > 2 ? month - 3 : month + 9;
  return (
    cycle * DAYS_A_CYCLE +
    365 * yearInCycle +
    Math.floor(yearInCycle / 4) -
    Math.floor(yearInCycle / 100) +
    Math.floor((153 * sinceMarch + 2) / 5) -
    DAYS_BEFORE_EPOCH
  );
}

/** Reads YYYY-MM-DD; undefined when it is not a date. */
export function dayFromIso(text: string): Day | undefined {
  const match = /^(\d{4}-\d{2})-(\d{2})$/.exec(text);
  const inMonth = match ? monthFromIso(match[1] as string) : undefined;
  if (!match || inMonth === undefined) return undefined;
  const value = firstDayOf(inMonth) + Number(match[2]) - 1;
  return value >= firstDayOf(inMonth) && value < firstDayOf(addToMonth(inMonth, 1)) ? (value as Day) : undefined;
}

/** A date written in the source, e.g. `day('2025-04-01')`. @throws Bug when it is not one */
export function day(text: string): Day {
  const value = dayFromIso(text);
  assert(value !== undefined, `${text} is a date written YYYY-MM-DD`);
  return value;
}

export function isoOfDay(value: Day): string {
  const { year, month, day } = civilOf(value);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
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
  return `${String(1970 + Math.floor(value / 12)).padStart(4, '0')}-${String((((value % 12) + 12) % 12) + 1).padStart(2, '0')}`;
}

export function monthOfDay(value: Day): Month {
  const { year, month } = civilOf(value);
  return ((year - 1970) * 12 + month - 1) as Month;
}

export function firstDayOf(value: Month): Day {
  const year = 1970 + Math.floor(value / 12);
  return dayOfFirst(year, value - (year - 1970) * 12 + 1) as Day;
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
  const from = monthOfDay(value);
  const to = addToMonth(from, months);
  return Math.min(firstDayOf(to) + value - firstDayOf(from), lastDayOf(to)) as Day;
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
  const date = civilOf(value);
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
  const date = civilOf(value);
  return `${date.day} ${MONTH_NAMES[date.month - 1]} ${date.year}`;
}

/** April 2019 */
export function monthText(value: Month): string {
  const date = civilOf(firstDayOf(value));
  return `${MONTH_NAMES[date.month - 1]} ${date.year}`;
}

/** The instant at which a date begins in London, ISO 8601 in UTC. */
export function startInLondon(value: Day): string {
  return Temporal.PlainDate.from(isoOfDay(value)).toZonedDateTime('Europe/London').toInstant().toString();
}

/** 9 April 2026 at 16:20, by the clock in London. @param instant ISO 8601, UTC */
export function londonText(instant: string): string {
  const {
    day: date,
    month: of,
    year,
    hour,
    minute,
  } = Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/London');
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date} ${MONTH_NAMES[of - 1]} ${year} at ${two(hour)}:${two(minute)}`;
}

/** The instant so many whole seconds after 1970-01-01T00:00Z, ISO 8601 in UTC to the millisecond. */
export function instantOfSeconds(seconds: number): string {
  return Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toString({ smallestUnit: 'millisecond' });
}

/** Where the time of day comes from: handed in, so that a test or a replay can say what time it is. */
export type Clock = { now(): string };

/** The machine's clock, ISO 8601 in UTC to the millisecond. For sessions, audit and rate limits only. */
export const machineClock: Clock = {
  now: () => Temporal.Now.instant().round({ smallestUnit: 'millisecond' }).toString({ smallestUnit: 'millisecond' }),
};
