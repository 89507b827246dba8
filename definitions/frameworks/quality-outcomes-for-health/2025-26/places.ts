import type { Measure, WatchedMeasure } from '../../../../src/indicators/language/index.ts';

type Place = Required<Pick<WatchedMeasure, 'domain' | 'direction' | 'levels' | 'carriedBy'>>;
type Levels = Place['levels'];

export const EARLY_DEATH = '1 Preventing early death';
export const QUALITY_OF_LIFE = '2 Quality of life with long-term conditions';
export const RECOVERY = '3 Recovery and avoiding crisis';
export const EXPERIENCE = '4 Experience and value';
export const SAFETY = '5 Safety';

export const EVERY_LEVEL: Levels = ['practice', 'team', 'locality', 'borough'];
export const FROM_TEAM: Levels = ['team', 'locality', 'borough'];
export const FROM_LOCALITY: Levels = ['locality', 'borough'];
export const BOROUGH: Levels = ['borough'];
export const PRACTICE: Levels = ['practice'];

export const UNVERIFIED = 'The rule is unverified: not payable without a recorded acceptance.';

/** Where a measure stands, at which levels it is shown, and the contracts that carry it. */
export function place(
  domain: string,
  levels: Levels,
  carriedBy: readonly string[],
  direction: 'higher' | 'lower' = 'higher',
): Place {
  return { domain, direction, levels, carriedBy };
}

type Worth = Pick<Measure, 'points' | 'lowerPercent' | 'upperPercent' | 'prevalenceAdjusted' | 'prevalence'>;

/** Points, earned from one percentage to another; adjusted by prevalence against the nation unless the measure says otherwise. */
export function worth(points: number, lowerPercent: number, upperPercent: number): Worth {
  return { points, lowerPercent, upperPercent, prevalenceAdjusted: true, prevalence: 'national' };
}

/** The source of points and thresholds that are a design, with that of the rule. */
export function designed(rule: string): string {
  return `Points and thresholds are a design of the demonstration; rule: ${rule}`;
}
