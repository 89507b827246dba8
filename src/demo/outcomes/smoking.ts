import { smokingOn } from '../arrivals.ts';
import { monthsBefore, YEAR_ENDS, YEARS } from '../calendar.ts';
import { DRAW } from '../chance.ts';
import { SMOKER } from '../people.ts';
import type { Plan } from './plan.ts';

/** How a smoker without an offer is adjusted. */
export const SMOKING_ADJUSTMENT = { none: 0, unsuitable: 1, declined: 2, invitedTwice: 3 } as const;

const REGISTER_AGE = 15;
const NEW_MONTHS = 3;
const REASONS = [SMOKING_ADJUSTMENT.unsuitable, SMOKING_ADJUSTMENT.declined, SMOKING_ADJUSTMENT.invitedTwice];
const REASON_WEIGHTS = [250, 350, 400];

/**
 * Offers of help to smokers count for two years, so they are drawn a year at a time, from the year before the first,
 * with the probability that makes SMOK004 come to the practice's quality at each year's end.
 */
export class Smoking {
  readonly #plan: Plan;
  /** By year, from the one before the first: whether help was offered. */
  readonly offered: readonly Uint8Array[];
  /** By year: SMOKING_ADJUSTMENT. */
  readonly adjustment: readonly Uint8Array[];

  constructor(plan: Plan) {
    this.#plan = plan;
    this.offered = [-1, ...YEARS].map(() => new Uint8Array(plan.people.count));
    this.adjustment = YEARS.map(() => new Uint8Array(plan.people.count));
    const hazards = plan.population.practices.map((_, practice) => this.#hazards(practice));
    for (const y of YEARS) for (const [practice, own] of hazards.entries()) this.#decide(practice, own, y);
  }

  isEligible(person: number, y: number): boolean {
    return this.#plan.age(person, y) >= REGISTER_AGE && smokingOn(this.#plan.people, person, YEAR_ENDS[y]!) === SMOKER;
  }

  isOfferedBy(person: number, y: number): boolean {
    return this.offered[y + 1]![person] === 1 || this.offered[y]![person] === 1;
  }

  /** Probability of an offer in each year, from the year before the first. */
  #hazards(practice: number): number[] {
    const adjusted = this.#plan.parameters.adjustments.smokingOfMissedPerThousand / 1000;
    const missed = YEARS.map((y) => {
      const quality = this.#plan.quality.of(practice, 'SMOK004', y);
      return (1 - quality) / (1 - adjusted * quality);
    });
    const hazards = [1 - Math.sqrt(missed[0]!)];
    for (const share of missed) hazards.push(Math.min(0.98, Math.max(0.02, 1 - share / (1 - hazards.at(-1)!))));
    return hazards;
  }

  /** A year of every practice before the next, for people move between them. */
  #decide(practice: number, hazards: readonly number[], y: number): void {
    for (const person of this.#plan.members[y]![practice]!) {
      if (!this.isEligible(person, y)) continue;
      if (!this.#wasDecided(person, y - 1)) this.#offer(person, y - 1, hazards[y]!);
      this.#offer(person, y, hazards[y + 1]!);
      if (!this.isOfferedBy(person, y)) this.adjustment[y]![person] = this.#adjust(person, y);
      const since = this.#plan.population.sinceAt[y]![person]!;
      const isAdjusted = this.adjustment[y]![person] !== 0 || since > monthsBefore(y, NEW_MONTHS);
      this.#plan.tally.add(practice, 'SMOK004', y, this.isOfferedBy(person, y), isAdjusted);
    }
  }

  /** Whether the year's offer was drawn when the year was played; by whichever practice it was. */
  #wasDecided(person: number, y: number): boolean {
    return y >= 0 && this.#plan.population.practiceAt[y]![person]! >= 0 && this.isEligible(person, y);
  }

  #offer(person: number, y: number, probability: number): void {
    this.offered[y + 1]![person] = this.#plan.chance.uniform(DRAW.offers, person, y + 1) < probability ? 1 : 0;
  }

  #adjust(person: number, y: number): number {
    const { chance, parameters } = this.#plan;
    if (!chance.happens(parameters.adjustments.smokingOfMissedPerThousand, DRAW.specific, person, 7, y)) return 0;
    return REASONS[chance.which(REASON_WEIGHTS, DRAW.specific, person, 8, y) ?? 0]!;
  }
}
