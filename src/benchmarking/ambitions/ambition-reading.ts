import { exact } from '../../base/index.ts';
import { poissonLimits } from '../statistics/count-interval.ts';
import { Z_95 } from '../statistics/wilson.ts';
import type { AmbitionFigure, AmbitionSeries } from './ambition.ts';

/** What can be said of a promise from its own figures. */
export type AmbitionReading = {
  /** From the baseline to the last target: change in per cent, and a year, compounded. Null where years or figures are missing or a target is printed in two ways. */
  readonly course: { readonly years: number; readonly percent: number; readonly yearlyPercent: number } | null;
  /** Whether the change a year that is printed agrees with that, to a tenth; null where none is printed. */
  readonly agrees: boolean | null;
  /** The planned change of the events in standard errors of chance alone; null where they are not printed. */
  readonly standardErrors: number | null;
  /** The people whom events and rate imply, where both are printed. */
  readonly impliedPeople: number | null;
  /** Of a promise of none: the yearly number that none in a year is still compatible with, 95 %. */
  readonly stillPossible: number | null;
};

const A_TENTH = 0.05;
const CONFIDENCE = 0.95;

/**
 * Reads a promise: the yearly change that it asks for, whether what is printed of that agrees, and whether as large a change of the
 * events could be chance.
 * Source: the difference of two Poisson counts, whose variance is their sum (Przyborowski J, Wilenski H, Biometrika 1940;31:313-323,
 * by the normal approximation); none seen in a year: Garwood F, Biometrika 1936;28:437-442.
 */
export function ambitionReading(series: AmbitionSeries): AmbitionReading {
  const baseline = series.figures.find(({ role }) => role === 'baseline');
  const target = series.figures.findLast(({ role }) => role === 'target');
  const course = isPrintedInTwoWays(series, target) ? null : courseOf(baseline, target);
  const printed = series.yearlyPercent === undefined ? null : Number(series.yearlyPercent);
  return {
    course,
    agrees: course === null || printed === null ? null : Math.abs(course.yearlyPercent - printed) <= A_TENTH,
    standardErrors: errorsBetween(baseline?.events, target?.events),
    impliedPeople: peopleOf(baseline),
    stillPossible: target !== undefined && numberOf(target) === 0 ? poissonLimits(0, CONFIDENCE).upper : null,
  };
}

/** Whether a change of so many standard errors is more than chance. */
export function isMoreThanChance(standardErrors: number): boolean {
  return Math.abs(standardErrors) > Z_95;
}

function courseOf(baseline: AmbitionFigure | undefined, target: AmbitionFigure | undefined): AmbitionReading['course'] {
  if (baseline?.year === undefined || target?.year === undefined || numberOf(baseline) <= 0) return null;
  const years = startOf(target.year) - startOf(baseline.year);
  const ratio = numberOf(target) / numberOf(baseline);
  if (years <= 0 || ratio <= 0) return null;
  return { years, percent: 100 * (ratio - 1), yearlyPercent: 100 * (ratio ** (1 / years) - 1) };
}

/** A target of one year that is printed in two ways asks for no one change. */
function isPrintedInTwoWays({ figures }: AmbitionSeries, target: AmbitionFigure | undefined): boolean {
  const same = figures.filter(({ role, year }) => role === 'target' && year === target?.year);
  return new Set(same.map(({ value }) => value)).size > 1;
}

function errorsBetween(before: number | undefined, after: number | undefined): number | null {
  if (before === undefined || after === undefined || before + after === 0) return null;
  return (after - before) / Math.sqrt(before + after);
}

/** Rates with events are for each 100,000 people. */
function peopleOf(baseline: AmbitionFigure | undefined): number | null {
  if (baseline?.events === undefined || numberOf(baseline) <= 0) return null;
  return (baseline.events / numberOf(baseline)) * 100_000;
}

function numberOf({ value }: AmbitionFigure): number {
  return exact(value).valueOf();
}

function startOf(year: string): number {
  return Number(year.slice(0, 4));
}
