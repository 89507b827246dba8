import { YEARS } from '../calendar.ts';
import type { IndicatorName } from '../parameters.ts';
import { INDICATORS } from '../quality.ts';

/** What was decided, counted: an indicator calculated from the finished records must come to the same. */
export type PlannedCount = { numerator: number; denominator: number; adjusted: number };

export class Tally {
  readonly #counts: PlannedCount[];

  constructor(practices: number) {
    this.#counts = Array.from({ length: practices * INDICATORS.length * YEARS.length }, () => ({
      numerator: 0,
      denominator: 0,
      adjusted: 0,
    }));
  }

  of(practice: number, indicator: IndicatorName, y: number): PlannedCount {
    return this.#counts[(practice * INDICATORS.length + INDICATORS.indexOf(indicator)) * YEARS.length + y]!;
  }

  /** Notes one person: met, or missed and counted, or missed and adjusted. */
  add(practice: number, indicator: IndicatorName, y: number, isMet: boolean, isAdjusted: boolean): void {
    const count = this.of(practice, indicator, y);
    if (isMet) count.numerator += 1;
    if (isMet || !isAdjusted) count.denominator += 1;
    else count.adjusted += 1;
  }
}
