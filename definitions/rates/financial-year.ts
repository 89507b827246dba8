import { financialYear, isoOfDay } from '../../src/base/index.ts';
import type { RateStatus, RateValue } from '../../src/contracts/index.ts';

/**
 * A value for the financial year that begins in April of `startYear`. The day on which it was announced is not known
 * for any of these, so it is known from the day on which it holds.
 */
export function forYear(startYear: number, value: string, status: RateStatus, source: string): RateValue {
  const year = financialYear(startYear);
  const from = isoOfDay(year.start);
  return { value, validFrom: from, validTo: isoOfDay(year.end), knownFrom: from, status, source };
}

/** A value from a day on, known from that day, until another takes its place. */
export function since(from: string, value: string, status: RateStatus, source: string): RateValue {
  return { value, validFrom: from, knownFrom: from, status, source };
}
