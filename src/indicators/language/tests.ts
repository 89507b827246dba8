import type {
  BloodPressureTarget,
  DateExpression,
  EventFact,
  Operator,
  RuleOutcome,
  Selection,
  Test,
} from '../model/expression.ts';
import type { Register, Rule } from '../model/framework.ts';
import {
  birth,
  type Codes,
  dateOf,
  daysAfter,
  earliest,
  ever,
  fromUntil,
  monthsAfter,
  monthsBefore,
  namesOf,
  onOrAfter,
  periodEnd,
  records,
  registration,
  sinceYearStart,
  type Window,
  yearStart,
} from './events.ts';

export function all(first: Test, ...others: readonly Test[]): Test {
  return { test: 'and', all: [first, ...others] };
}

export function any(first: Test, ...others: readonly Test[]): Test {
  return { test: 'or', any: [first, ...others] };
}

/** At least so many of these are true. */
export function atLeastOf(count: number, of: readonly Test[]): Test {
  return { test: 'at least', count, of };
}

export function not(test: Test): Test {
  return { test: 'not', not: test };
}

/** Some record of the selection is there. */
export function exists(of: Selection): Test {
  return { test: 'exists', of };
}

/** A record with any of these codes is in the window. */
export function has(codes: Codes, window: Window): Test {
  return exists(records(codes, window));
}

function compared(left: DateExpression, is: Operator, right: DateExpression): Test {
  return { test: 'date', left, is, right };
}

/** False when either date is missing, like every comparison. */
export function isAfter(left: DateExpression, right: DateExpression): Test {
  return compared(left, '>', right);
}

export function isOnOrAfter(left: DateExpression, right: DateExpression): Test {
  return compared(left, '>=', right);
}

export function isBefore(left: DateExpression, right: DateExpression): Test {
  return compared(left, '<', right);
}

export function isOnOrBefore(left: DateExpression, right: DateExpression): Test {
  return compared(left, '<=', right);
}

/** The value of a record is at most a number, written as a decimal; false when there is no record or no value. */
export function atMost(number: string, event: EventFact): Test {
  return { test: 'value', event, is: '<=', number };
}

export function atLeast(number: string, event: EventFact): Test {
  return { test: 'value', event, is: '>=', number };
}

export function below(number: string, event: EventFact): Test {
  return { test: 'value', event, is: '<', number };
}

export function above(number: string, event: EventFact): Test {
  return { test: 'value', event, is: '>', number };
}

/** mmHg, taken at the surgery and at home. */
export type Target = { readonly clinic: BloodPressureTarget; readonly home: BloodPressureTarget };

/** A blood pressure is at or below its target, both numbers. */
export function isAtOrBelow(target: Target, event: EventFact): Test {
  return { test: 'blood pressure at or below', event, clinic: target.clinic, home: target.home };
}

/** Older than `years` in full years on the achievement date. */
export function ageOver(years: number): Test {
  return { test: 'age', is: 'over', years };
}

export function ageUnder(years: number): Test {
  return { test: 'age', is: 'under', years };
}

export const isFemale: Test = { test: 'sex', is: 'F' };
export const isMale: Test = { test: 'sex', is: 'M' };

/** Older than `years` in full years on a date; false when the date is missing. */
export function ageOverOn(years: number, on: DateExpression): Test {
  return { test: 'age', is: 'over', years, on };
}

export function ageUnderOn(years: number, on: DateExpression): Test {
  return { test: 'age', is: 'under', years, on };
}

/** Of one of these ethnic categories, by their letters in the NHS Data Dictionary. */
export function isOfEthnicity(first: string, ...others: readonly string[]): Test {
  return { test: 'ethnicity', is: [first, ...others] };
}

/** Reached an age, given in months, in the financial year in which the period ends. */
export function reachesInYear(months: number): Test {
  const day = monthsAfter(months, birth);
  return all(isOnOrAfter(day, yearStart), isOnOrBefore(day, periodEnd));
}

/** Recorded on at least so many different days of the window: two records of one day are one dose. */
export function onDays(atLeast: number, of: Selection): Test {
  return { test: 'on days', of, atLeast };
}

/** At least so many different codes of the window: ten codes of medicines are ten medicines. */
export function differentCodes(atLeast: number, of: Selection): Test {
  return { test: 'different codes', of, atLeast };
}

/** Doses on at least so many days from one age to before another, both in months. */
export function dosesBetweenAges(atLeast: number, codes: Codes, fromMonths: number, beforeMonths: number): Test {
  const given = records(codes, fromUntil(monthsAfter(fromMonths, birth), monthsAfter(beforeMonths, birth)));
  return atLeast === 1 ? exists(given) : onDays(atLeast, given);
}

/** The value rose from one record to another by at least a number, written as a decimal. */
export function roseBy(number: string, from: EventFact, to: EventFact): Test {
  return { test: 'change', from, to, in: 'value', is: '>=', number };
}

/** The value fell by at least a number. */
export function fellBy(number: string, from: EventFact, to: EventFact): Test {
  return { test: 'change', from, to, in: 'value', is: '<=', number: negated(number) };
}

/** The value rose by at least a percentage of what it was; false when that is not above nought. */
export function roseByPercent(number: string, from: EventFact, to: EventFact): Test {
  return { test: 'change', from, to, in: 'percent', is: '>=', number };
}

export function fellByPercent(number: string, from: EventFact, to: EventFact): Test {
  return { test: 'change', from, to, in: 'percent', is: '<=', number: negated(number) };
}

function negated(number: string): string {
  return number.startsWith('-') ? number.slice(1) : `-${number}`;
}

/** On another register of the framework. */
export function isOn({ id }: Register): Test {
  return { test: 'on register', register: id };
}

/** What another rule of the framework makes of the person. */
export function countsAs(is: RuleOutcome, { id }: Rule): Test {
  return { test: 'counts as', rule: id, is };
}

/** The latest record of all these codes is one of `is`. */
export function latestIs(is: Codes, among: Codes, window: Window = ever): Test {
  return { test: 'latest among', of: records(among, window), is: namesOf(is) };
}

/** There is a record of the selection for which `holds` is true; `thisRecord` is its date there. */
export function forSome(each: Selection, holds: Test): Test {
  return { test: 'for some', each, holds };
}

// What many rules share

/** Registered later than N months before the period end. */
export function registeredWithin(months: number): Test {
  return isAfter(registration, monthsBefore(months, periodEnd));
}

/** First ever recorded later than N months before the period end. */
export function firstRecordedWithin(months: number, codes: Codes): Test {
  return isAfter(dateOf(earliest(records(codes, ever))), monthsBefore(months, periodEnd));
}

/** The first invitation since 1 April of the year. */
export function firstInvitation(codes: Codes): EventFact {
  return earliest(records(codes, sinceYearStart));
}

/** Invited since 1 April, and again seven or more days later. */
export function invitedTwice(codes: Codes): Test {
  return has(codes, onOrAfter(daysAfter(7, dateOf(firstInvitation(codes)))));
}
