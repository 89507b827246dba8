import { COMPARISON_METHODS } from './comparison-methods.ts';
import { FUNNEL_METHODS } from './funnel-methods.ts';
import { INTERVAL_METHODS } from './interval-methods.ts';
import type { Method } from './method.ts';
import { SCORE_METHODS } from './score-methods.ts';
import { STANDARDISATION_METHODS } from './standardisation-methods.ts';
import { TIME_METHODS } from './time-methods.ts';

/** Every method that can be used on a file, in the order in which they are listed. */
export const METHODS: readonly Method[] = [
  ...INTERVAL_METHODS,
  ...STANDARDISATION_METHODS,
  ...FUNNEL_METHODS,
  ...TIME_METHODS,
  ...COMPARISON_METHODS,
  ...SCORE_METHODS,
];

/** A method by its name or one of its shorter ones. */
export function methodNamed(name: string): Method | undefined {
  return METHODS.find((method) => method.name === name || method.also.includes(name));
}
