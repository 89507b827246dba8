import { decimalText, exact } from '../base/index.ts';

/** A statistic, which is no exact number, to so many decimal places. */
export function fixed(value: number, places: number): string {
  const scale = 10 ** places;
  return decimalText(exact(Math.round(value * scale)).div(scale), places);
}
