import { deprivationOf } from './arrivals.ts';
import { YEARS } from './calendar.ts';
import { type Chance, DRAW, inverseLogit, logit } from './chance.ts';
import type { DemoParameters, IndicatorName } from './parameters.ts';
import type { DemoPractice } from './practices.ts';

export const INDICATORS: readonly IndicatorName[] = [
  'HYP008',
  'HYP009',
  'DM020',
  'DM036',
  'AF008',
  'COPD010',
  'AST007',
  'CHD005',
  'SMOK004',
  'DEM004',
  'IND265',
  'CS005',
];

/** Blood pressure is one habit of a practice: what these share beyond what all indicators share. */
const BLOOD_PRESSURE: readonly IndicatorName[] = ['HYP008', 'HYP009', 'DM036'];
const BLOOD_PRESSURE_SHARE = 0.85;
/** Numbers of habits are below this. */
const MOST_HABITS = 10_000;
type Habit = { readonly meanPercent: number; readonly spread: number; readonly probability: number };
/** The year in which a practice is at its own mean. */
const MIDDLE_YEAR = 1;

/**
 * The hidden truth: with what probability somebody in an indicator's denominator meets its numerator, by practice
 * and year. Logit-normal around the mean, shared in part by all indicators of a practice, drifting a little each year.
 */
export class Quality {
  readonly #chance: Chance;
  readonly #parameters: DemoParameters['quality'];
  readonly #deprivation: readonly number[];
  /** By practice and habit: asked for every person. */
  readonly #habits = new Map<number, Habit>();

  constructor(chance: Chance, parameters: DemoParameters, practices: readonly DemoPractice[]) {
    this.#chance = chance;
    this.#parameters = parameters.quality;
    this.#deprivation = practices.map((practice) => deprivationOf(Number(practice.deprivationScore)));
  }

  /** Between 0 and 1. */
  of(practice: number, indicator: IndicatorName, y: number): number {
    const { sharedVariance, driftPerYear, indicators } = this.#parameters;
    const { meanPercent, spread } = indicators[indicator];
    const deviation =
      Math.sqrt(sharedVariance) * this.#shared(practice) +
      Math.sqrt(1 - sharedVariance) * this.#own(practice, indicator);
    const drift = driftPerYear.mean + driftPerYear.spread * this.#draw(practice, indicator, 1);
    return inverseLogit(logit(meanPercent / 100) + spread * deviation + drift * (y - MIDDLE_YEAR));
  }

  /** The three years' probabilities. */
  years(practice: number, indicator: IndicatorName): number[] {
    return YEARS.map((y) => this.of(practice, indicator, y));
  }

  /**
   * The probability of a habit of care that no indicator of the truth counts: shared with the practice's indicators in
   * the same part as they share with one another.
   * @param habit the number of the habit's own draw
   */
  ofHabit(practice: number, habit: number, meanPercent: number, spread: number): number {
    const key = practice * MOST_HABITS + habit;
    const known = this.#habits.get(key);
    if (known?.meanPercent === meanPercent && known.spread === spread) return known.probability;
    const probability = this.#ofHabit(practice, habit, meanPercent, spread);
    this.#habits.set(key, { meanPercent, spread, probability });
    return probability;
  }

  #ofHabit(practice: number, habit: number, meanPercent: number, spread: number): number {
    const { sharedVariance } = this.#parameters;
    const own = this.#chance.normal(DRAW.habit, practice, habit);
    const deviation = Math.sqrt(sharedVariance) * this.#shared(practice) + Math.sqrt(1 - sharedVariance) * own;
    return inverseLogit(logit(meanPercent / 100) + spread * deviation);
  }

  #shared(practice: number): number {
    return (
      this.#chance.normal(DRAW.quality, practice) + this.#parameters.deprivationEffect * this.#deprivation[practice]!
    );
  }

  #own(practice: number, indicator: IndicatorName): number {
    const own = this.#draw(practice, indicator, 0);
    if (!BLOOD_PRESSURE.includes(indicator)) return own;
    const common = this.#chance.normal(DRAW.quality, practice, 99);
    return BLOOD_PRESSURE_SHARE * common + Math.sqrt(1 - BLOOD_PRESSURE_SHARE ** 2) * own;
  }

  #draw(practice: number, indicator: IndicatorName, what: number): number {
    return this.#chance.normal(DRAW.quality, practice, 1 + INDICATORS.indexOf(indicator), what);
  }
}
