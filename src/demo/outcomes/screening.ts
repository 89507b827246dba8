import { addDays, type Day } from '../../base/index.ts';
import { monthsBefore, shiftMonths, startOfMonth, YEAR_ENDS, YEARS } from '../calendar.ts';
import { DRAW, normalQuantile } from '../chance.ts';
import { FEMALE } from '../people.ts';
import { rateAt } from '../risk.ts';
import type { Plan } from './plan.ts';

const YOUNGEST = 25;
const OLDEST = 49;
const NEW_MONTHS = 3;
/** Months for which a sample counts, and after which the next is due. */
const COUNTS_MONTHS = 42;
const RECALL_MONTHS = 36;
/** Invited half a year before 25. */
const FIRST_INVITED_MONTHS = 294;
const LATEST_ANSWER_DAYS = 60;
const OLD_SAMPLE_MONTHS = 90;

/** Why somebody without a sample is adjusted: unsuitable, declined, three invitations. */
export const SCREENING_ADJUSTMENT = { none: 0, unsuitable: 1, declined: 2, invited: 3 } as const;

/**
 * Cervical screening. A sample counts for three and a half years, so each woman's three outcomes are decided together
 * from one lasting draw, and her samples are then dated to bring them about.
 */
export class Screening {
  readonly #plan: Plan;
  /** By year: 1 where a sample counts at the year's end. */
  readonly #met: readonly Uint8Array[];
  /** By year: pregnancy recorded. */
  readonly isPregnant: readonly Uint8Array[];
  readonly adjustment: Uint8Array;
  readonly hasNoCervix: Uint8Array;

  constructor(plan: Plan) {
    this.#plan = plan;
    const count = plan.people.count;
    this.#met = YEARS.map(() => new Uint8Array(count));
    this.isPregnant = YEARS.map(() => new Uint8Array(count));
    this.adjustment = new Uint8Array(count);
    this.hasNoCervix = new Uint8Array(count);
    for (let person = 0; person < count; person += 1) this.#prepare(person);
    for (const [practice] of plan.population.practices.entries()) for (const y of YEARS) this.#decide(practice, y);
    for (let person = 0; person < count; person += 1) this.#smooth(person);
    for (const [practice] of plan.population.practices.entries()) for (const y of YEARS) this.#count(practice, y);
  }

  isEligible(person: number, y: number): boolean {
    const age = this.#plan.age(person, y);
    return (
      this.#plan.people.sex[person] === FEMALE && age >= YOUNGEST && age <= OLDEST && this.hasNoCervix[person] === 0
    );
  }

  /** Days of the samples that bring about the outcomes, latest first, with those long before. */
  samples(person: number): Day[] {
    const { people } = this.#plan;
    if (people.sex[person] !== FEMALE || this.hasNoCervix[person] === 1) return [];
    const first = startOfMonth(people.birth[person]! + FIRST_INVITED_MONTHS);
    if (first > YEAR_ENDS[2]! || this.#plan.age(person, 0) > OLDEST + 1) return [];
    const days = this.#recent(person, first).sort((one, other) => other - one);
    return [...days, ...this.#before(person, first, days.at(-1))];
  }

  /** The years at whose end she is eligible and without a sample; the first and the last of them. */
  missedYears(person: number): readonly number[] {
    return YEARS.filter((y) => this.isEligible(person, y) && this.#met[y]![person] === 0);
  }

  #prepare(person: number): void {
    const { people, chance, parameters, population } = this.#plan;
    if (people.sex[person] !== FEMALE) return;
    const { noCervixPerThousand, pregnantPerThousandAYear } = parameters.screening;
    const without = rateAt(noCervixPerThousand, this.#plan.age(person, 0) * 12);
    if (chance.happens(without, DRAW.screening, person, 1)) {
      this.hasNoCervix[person] = 1;
      return;
    }
    this.adjustment[person] = this.#adjustmentOf(person);
    for (const y of YEARS) {
      const months = this.#plan.age(person, y) * 12;
      const rate = rateAt(pregnantPerThousandAYear, months);
      const isHere = population.practiceAt[y]![person]! >= 0;
      if (isHere && months >= 192 && chance.happens(rate, DRAW.pregnancy, person, y)) this.isPregnant[y]![person] = 1;
    }
  }

  #adjustmentOf(person: number): number {
    const { chance, parameters } = this.#plan;
    const share = parameters.adjustments.screeningOfMissedPerThousand;
    if (!chance.happens(share, DRAW.screening, person, 2)) return SCREENING_ADJUSTMENT.none;
    const u = chance.uniform(DRAW.screening, person, 3);
    if (u < 0.1) return SCREENING_ADJUSTMENT.unsuitable;
    return u < 0.45 ? SCREENING_ADJUSTMENT.declined : SCREENING_ADJUSTMENT.invited;
  }

  /** Whether missing would take her out of the denominator. */
  #isAdjusted(person: number, y: number): boolean {
    if (this.adjustment[person] !== 0 || this.isPregnant[y]![person] === 1) return true;
    return this.#plan.population.sinceAt[y]![person]! > monthsBefore(y, NEW_MONTHS);
  }

  #decide(practice: number, y: number): void {
    const { members, quality, chance } = this.#plan;
    const eligible = members[y]![practice]!.filter((person) => this.isEligible(person, y));
    const counted = eligible.filter((person) => !this.#isAdjusted(person, y)).length / Math.max(1, eligible.length);
    const wanted = quality.of(practice, 'CS005', y);
    const threshold = normalQuantile((wanted * counted) / (1 - wanted + wanted * counted));
    for (const person of eligible) {
      if (chance.normal(DRAW.screening, person, 4) < threshold) this.#met[y]![person] = 1;
    }
  }

  /** Makes the three outcomes ones that samples can bring about; years when she is not counted follow the others. */
  #smooth(person: number): void {
    if (this.#plan.people.sex[person] !== FEMALE) return;
    const met = this.#met.map((year) => year[person]!);
    const counts = YEARS.map((y) => this.isEligible(person, y) && this.#plan.population.practiceAt[y]![person]! >= 0);
    const known = YEARS.filter((y) => counts[y]);
    const fallback = this.#plan.chance.happens(700, DRAW.screening, person, 5) ? 1 : 0;
    for (const y of YEARS) {
      if (counts[y]) continue;
      const nearest = known.toSorted((one, other) => Math.abs(one - y) - Math.abs(other - y))[0];
      met[y] = nearest === undefined ? fallback : met[nearest]!;
    }
    if (met[1] === 1) met[2] = Math.max(met[2]!, 1 - met[0]!);
    const first = startOfMonth(this.#plan.people.birth[person]! + FIRST_INVITED_MONTHS);
    if (met[0] === 1 && met[1] === 0 && first >= monthsBefore(1, COUNTS_MONTHS)) met[1] = 1;
    if (met[1] === 1 && met[2] === 0 && first >= monthsBefore(2, COUNTS_MONTHS)) met[2] = 1;
    for (const y of YEARS) this.#met[y]![person] = met[y]!;
  }

  #count(practice: number, y: number): void {
    for (const person of this.#plan.members[y]![practice]!) {
      if (!this.isEligible(person, y)) continue;
      this.#plan.tally.add(practice, 'CS005', y, this.#met[y]![person] === 1, this.#isAdjusted(person, y));
    }
  }

  #between(person: number, after: number, upTo: number, n: number): Day {
    return (after + 1 + this.#plan.chance.below(Math.max(1, upTo - after), DRAW.screening, person, 6, n)) as Day;
  }

  /** Samples that count at one of the year ends. */
  #recent(person: number, first: Day): Day[] {
    const pattern = this.#met.map((year) => year[person]).join('');
    const [end0, end1, end2] = YEAR_ENDS as [Day, Day, Day];
    const from = (y: number) => Math.max(first, monthsBefore(y, COUNTS_MONTHS));
    if (pattern === '111') return this.#regular(person, first);
    if (pattern === '011') return [this.#between(person, Math.max(first, end0), end1, 1)];
    if (pattern === '001') return [this.#between(person, Math.max(first, end1), end2, 1)];
    if (pattern === '110') return [this.#between(person, from(1), monthsBefore(2, COUNTS_MONTHS), 1)];
    if (pattern === '100') return [this.#between(person, from(0), monthsBefore(1, COUNTS_MONTHS), 1)];
    if (pattern !== '101') return [];
    const again = this.#between(person, Math.max(first, end1), end2, 2);
    return [this.#between(person, from(0), monthsBefore(1, COUNTS_MONTHS), 1), again];
  }

  /** Every three years, answered within two months; the first within three years of the first year's end. */
  #regular(person: number, first: Day): Day[] {
    const end = YEAR_ENDS[2]!;
    const earliest = Math.max(first, shiftMonths(YEAR_ENDS[0]!, -RECALL_MONTHS));
    const start = YEARS.find((y) => earliest < YEAR_ENDS[y]!) ?? 2;
    const days = [this.#between(person, earliest, YEAR_ENDS[start]!, 1)];
    for (let n = 2; ; n += 1) {
      const due = shiftMonths(days.at(-1)!, RECALL_MONTHS);
      const day = addDays(due, this.#plan.chance.below(LATEST_ANSWER_DAYS, DRAW.screening, person, 6, n));
      if (day > end) return days;
      days.push(day);
    }
  }

  /** The history before: attenders every three years; others perhaps once, long before anything that counts. */
  #before(person: number, first: Day, earliest: Day | undefined): Day[] {
    const days: Day[] = [];
    const isAttender = this.#met[0]![person] === 1;
    const start = earliest ?? shiftMonths(YEAR_ENDS[0]!, -COUNTS_MONTHS);
    let day = shiftMonths(start, isAttender ? -RECALL_MONTHS : -OLD_SAMPLE_MONTHS);
    while (day > first && days.length < (isAttender ? 6 : 1)) {
      days.push(addDays(day, -this.#plan.chance.below(30, DRAW.screening, person, 7, days.length)));
      day = shiftMonths(day, -RECALL_MONTHS);
    }
    return days;
  }
}
