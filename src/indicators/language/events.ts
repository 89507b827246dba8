import { assert, dayFromIso } from '../../base/index.ts';
import type { Anchor, Bound, DateExpression, EventFact, Selection } from '../model/expression.ts';

/** A codelist by name. Made by `codelist`, so that a misspelt constant is a type error. */
export type CodelistName = { readonly codelist: string };
/** One or several codelists: a record with a code in any of them. */
export type Codes = CodelistName | readonly CodelistName[];

/** When a record must be dated. A record after the achievement date never counts. */
export type Window = { readonly after?: Bound; readonly before?: Bound };

export function codelist(name: string): CodelistName {
  return { codelist: name };
}

export function namesOf(codes: Codes): readonly string[] {
  return ('codelist' in codes ? [codes] : codes).map((each) => each.codelist);
}

// Dates

function date(from: Anchor): DateExpression {
  return { from };
}

/** The payment period end date. */
export const periodEnd: DateExpression = date({ at: 'period end' });
/** 1 April of the financial year in which the period ends. */
export const yearStart: DateExpression = date({ at: 'year start' });
/** The first day of the current registration. */
export const registration: DateExpression = date({ at: 'registration' });
/** The birth date; the first of the birth month where only the month is known. */
export const birth: DateExpression = date({ at: 'birth' });
/** The record that the enclosing `forSome` looks at. */
export const thisRecord: DateExpression = date({ at: 'this record' });

/** A fixed date, written YYYY-MM-DD. */
export function on(isoDate: string): DateExpression {
  assert(dayFromIso(isoDate) !== undefined, `${isoDate} is a date written YYYY-MM-DD`);
  return date({ at: 'date', date: isoDate });
}

/** The date of a record; missing when there is no such record. */
export function dateOf(event: EventFact): DateExpression {
  return date({ at: 'event', event });
}

function shifted(from: DateExpression, by: { readonly months?: number; readonly days?: number }): DateExpression {
  const months = (from.months ?? 0) + (by.months ?? 0);
  const days = (from.days ?? 0) + (by.days ?? 0);
  return { from: from.from, ...(months === 0 ? {} : { months }), ...(days === 0 ? {} : { days }) };
}

export function monthsBefore(months: number, from: DateExpression): DateExpression {
  return shifted(from, { months: -months });
}

export function monthsAfter(months: number, from: DateExpression): DateExpression {
  return shifted(from, { months });
}

/** The birthday on which somebody reaches an age; 28 February in a year without a 29th. */
export function birthday(years: number): DateExpression {
  return monthsAfter(12 * years, birth);
}

export function daysBefore(days: number, from: DateExpression): DateExpression {
  return shifted(from, { days: -days });
}

export function daysAfter(days: number, from: DateExpression): DateExpression {
  return shifted(from, { days });
}

// Windows

/** At any time up to the achievement date. */
export const ever: Window = {};

function bound(at: DateExpression, isInclusive: boolean, whenMissing: Bound['whenMissing'] = 'nothing'): Bound {
  return { date: at, isInclusive, whenMissing };
}

/** Later than N months before the period end: with 31 March 2026 and 12, from 1 April 2025. */
export function inMonths(months: number): Window {
  return { after: bound(monthsBefore(months, periodEnd), false) };
}

/** On or after 1 April of the year. */
export const sinceYearStart: Window = { after: bound(yearStart, true) };

export function onOrAfter(at: DateExpression): Window {
  return { after: bound(at, true) };
}

export function after(at: DateExpression): Window {
  return { after: bound(at, false) };
}

export function before(at: DateExpression): Window {
  return { before: bound(at, false) };
}

export function onOrBefore(at: DateExpression): Window {
  return { before: bound(at, true) };
}

/** From one date to another, both included. */
export function between(first: DateExpression, last: DateExpression): Window {
  return { after: bound(first, true), before: bound(last, true) };
}

/** From one date to another, the first included, the last not. */
export function fromUntil(first: DateExpression, last: DateExpression): Window {
  return { after: bound(first, true), before: bound(last, false) };
}

/** On a date. */
export function onThe(at: DateExpression): Window {
  return between(at, at);
}

/** On or after a record if there is one, and otherwise at any time. */
export function onOrAfterAny(event: EventFact): Window {
  return { after: bound(dateOf(event), true, 'open') };
}

// Records

/** The records with these codes in the window. */
export function records(codes: Codes, window: Window): Selection {
  return { codelists: namesOf(codes), ...window };
}

export function valuedRecords(codes: Codes, window: Window): Selection {
  return { codelists: namesOf(codes), value: { is: 'present' }, ...window };
}

/** Records with a value below a number, written as a decimal. */
export function recordsBelow(number: string, codes: Codes, window: Window): Selection {
  return { codelists: namesOf(codes), value: { is: '<', number }, ...window };
}

/** Records with a value at or above a number, written as a decimal. */
export function recordsAtLeast(number: string, codes: Codes, window: Window): Selection {
  return { codelists: namesOf(codes), value: { is: '>=', number }, ...window };
}

/** Whole blood pressure readings: the systolic codes and the diastolic codes of one person, date, time and encounter. */
export function bloodPressures(systolic: Codes, diastolic: Codes, window: Window): Selection {
  return { codelists: namesOf(systolic), reading: { diastolic: namesOf(diastolic) }, ...window };
}

export function latest(of: Selection): EventFact {
  return { pick: 'latest', of };
}

export function earliest(of: Selection): EventFact {
  return { pick: 'earliest', of };
}
