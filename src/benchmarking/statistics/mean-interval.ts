import type { Outcome } from '../../base/index.ts';
import { studentDeviate } from './beta.ts';
import { areAsMany, areNumbers, isConfidence, meanOf, sumOf, whenHold } from './checked-numbers.ts';

export type MeanInterval = {
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
  /** The standard deviation of a sample (divisor n − 1). */
  readonly sd: number;
};

/**
 * The mean of some measurements with its interval by Student's t, in their own unit.
 * Source: Student, Biometrika 1908;6:1-25. Refuses fewer than two: one measurement says nothing of the spread.
 */
export function meanInterval(values: readonly number[], confidence: number): Outcome<MeanInterval> {
  return whenHold([areAsMany({ values }, 2), areNumbers(values, 'value'), isConfidence(confidence)], () => {
    const mean = meanOf(values);
    const sd = Math.sqrt(sumOf(values.map((value) => (value - mean) ** 2)) / (values.length - 1));
    const reach = (studentDeviate(confidence, values.length - 1) * sd) / Math.sqrt(values.length);
    return { mean, lower: mean - reach, upper: mean + reach, sd };
  });
}
