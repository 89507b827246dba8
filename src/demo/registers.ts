import { addDays, type Day } from '../base/index.ts';
import { NEVER, PERIOD_START, startOfMonth, YEAR_ENDS, YEAR_STARTS } from './calendar.ts';
import { type Chance, DRAW } from './chance.ts';
import { CONDITION, CONDITIONS, TABLED, type TabledCondition } from './conditions.ts';
import type { DemoParameters } from './parameters.ts';
import type { People } from './people.ts';
import { type DemoPractice, quotaOf } from './practices.ts';
import type { Risk } from './risk.ts';

const C = CONDITIONS.length;
const DAYS_A_YEAR = 365.25;
const MOST_LIKELY = 0.9;
const ONSET_BEFORE_ARRIVAL_PER_THOUSAND = 500;
/** A diagnosis is not resolved within this many days. */
const SHORTEST_COURSE = 60;

/**
 * Who is on which disease register. Each practice has a quota for each condition; between year ends people leave and
 * join with what they have, never above the quota, and each year end fills what is missing from those most at risk.
 * So recorded prevalence is the quota at every year end.
 */
export class Registers {
  readonly #chance: Chance;
  readonly #parameters: DemoParameters;
  readonly #people: People;
  readonly #risk: Risk;
  readonly #count: Int32Array;
  readonly #quota: Int32Array;
  /** Makes a risk the practice's own: quota ÷ sum of the risks of its list. */
  readonly #scale: Float64Array;

  constructor(o: { chance: Chance; parameters: DemoParameters; people: People; risk: Risk; practices: number }) {
    this.#chance = o.chance;
    this.#parameters = o.parameters;
    this.#people = o.people;
    this.#risk = o.risk;
    this.#count = new Int32Array(o.practices * C);
    this.#quota = new Int32Array(o.practices * C);
    this.#scale = new Float64Array(o.practices * C);
  }

  /** Sets a practice's quotas and fills them on the day before the period. */
  prime(practice: number, table: DemoPractice, members: readonly number[]): void {
    const on = addDays(PERIOD_START, -1);
    for (let c = 0; c < C; c += 1) {
      const sum = members.reduce((all, person) => all + this.#risk.of(this.#people, person, c, on), 0);
      const name = CONDITIONS[c] as TabledCondition;
      const quota = TABLED.includes(name) ? quotaOf(table, name) : Math.round(sum);
      this.#quota[practice * C + c] = quota;
      this.#scale[practice * C + c] = sum === 0 ? 0 : quota / sum;
      for (const person of this.#likeliest(members, c, quota, on)) {
        this.#people.onset[c]![person] = this.#onsetBefore(person, c, on);
      }
      this.#count[practice * C + c] = this.#countOf(members, c, on);
    }
  }

  /** Whether a practice has room on its registers for what somebody has. */
  hasRoom(practice: number, person: number, on: Day): boolean {
    for (let c = 0; c < C; c += 1) {
      if (!this.#people.has(person, c, on)) continue;
      if (this.#count[practice * C + c]! >= this.#quota[practice * C + c]!) return false;
    }
    return true;
  }

  /** `by` is 1 for who joins a practice and −1 for who leaves it. */
  move(practice: number, person: number, on: Day, by: 1 | -1): void {
    for (let c = 0; c < C; c += 1) if (this.#people.has(person, c, on)) this.#count[practice * C + c]! += by;
  }

  /** Gives somebody from elsewhere the conditions they come with, while there is room. */
  drawForJoiner(practice: number, person: number, on: Day): void {
    for (let c = 0; c < C; c += 1) {
      const cell = practice * C + c;
      if (this.#count[cell]! >= this.#quota[cell]!) continue;
      const risk = Math.min(MOST_LIKELY, this.#risk.of(this.#people, person, c, on) * this.#scale[cell]!);
      if (this.#chance.uniform(DRAW.joinerCondition, person, c) >= risk) continue;
      this.#people.onset[c]![person] = this.#onsetBefore(person, c, on);
      this.#count[cell]! += 1;
    }
  }

  /** Resolutions and new diagnoses of year y among those registered at its end. */
  closeYear(y: number, practice: number, members: readonly number[]): void {
    const on = YEAR_ENDS[y]!;
    for (let c = 0; c < C; c += 1) {
      this.#resolve(y, c, members);
      const missing = this.#quota[practice * C + c]! - this.#countOf(members, c, on);
      const extra =
        c === CONDITION.copd && missing > 0
          ? this.#chance.poisson(
              (missing * this.#parameters.copd.unconfirmedPerThousand) / 1000,
              DRAW.onset,
              practice,
              y,
            )
          : 0;
      const chosen = this.#likeliest(members, c, missing + extra, on);
      for (const [rank, person] of chosen.entries()) {
        const onset = this.#onsetInYear(person, c, y);
        if (rank < missing) this.#people.onset[c]![person] = onset;
        else this.#people.unconfirmedCopd[person] = Math.max(onset, YEAR_STARTS[y]!);
      }
      this.#count[practice * C + c] = this.#countOf(members, c, on);
    }
  }

  #countOf(members: readonly number[], condition: number, on: Day): number {
    let count = 0;
    for (const person of members) if (this.#people.has(person, condition, on)) count += 1;
    return count;
  }

  #resolve(y: number, condition: number, members: readonly number[]): void {
    const rate = this.#parameters.conditions[CONDITIONS[condition]!].resolves;
    if (rate === 0) return;
    const from = YEAR_STARTS[y]!;
    for (const person of members) {
      if (this.#people.onset[condition]![person]! > from - SHORTEST_COURSE) continue;
      if (this.#people.resolved[condition]![person] !== NEVER) continue;
      if (!this.#chance.happens(rate, DRAW.resolved, person, condition, y)) continue;
      this.#people.resolved[condition]![person] = from + this.#chance.below(365, DRAW.resolved, person, condition, 9);
    }
  }

  /**
   * `wanted` of the members who never had the condition, drawn in proportion to risk, likeliest first. Each has a
   * waiting time of mean 1 ÷ risk; the shortest are taken.
   */
  #likeliest(members: readonly number[], condition: number, wanted: number, on: Day): number[] {
    if (wanted <= 0) return [];
    const onset = this.#people.onset[condition]!;
    const unconfirmed = condition === CONDITION.copd ? this.#people.unconfirmedCopd : undefined;
    const chosen = new Shortest(wanted);
    for (const person of members) {
      if (onset[person] !== NEVER || (unconfirmed !== undefined && unconfirmed[person] !== NEVER)) continue;
      const risk = this.#risk.of(this.#people, person, condition, on);
      if (risk === 0) continue;
      chosen.offer(person, -Math.log(this.#chance.uniform(DRAW.quota, person, condition, on)) / risk);
    }
    return chosen.people;
  }

  #firstPossible(person: number, condition: number): Day {
    const minimumAge = this.#parameters.conditions[CONDITIONS[condition]!].minimumAge;
    return startOfMonth(this.#people.birth[person]! + 12 * minimumAge);
  }

  #onsetBefore(person: number, condition: number, on: Day): Day {
    const first = this.#firstPossible(person, condition);
    const years =
      -Math.log(this.#chance.uniform(DRAW.onset, person, condition)) *
      this.#parameters.conditions[CONDITIONS[condition]!].yearsKnown;
    const known = Math.floor(years * DAYS_A_YEAR);
    if (on - known >= first) return addDays(on, -known);
    return addDays(first, this.#chance.below(on - first + 1, DRAW.onset, person, condition, 1));
  }

  #onsetInYear(person: number, condition: number, y: number): Day {
    const arrived = this.#people.arrived[person]! as Day;
    const isNew = arrived > YEAR_STARTS[y]!;
    const isBefore = this.#chance.happens(ONSET_BEFORE_ARRIVAL_PER_THOUSAND, DRAW.onset, person, condition, 2);
    if (isNew && isBefore && this.#firstPossible(person, condition) < arrived) {
      return this.#onsetBefore(person, condition, addDays(arrived, -1));
    }
    const from = Math.max(YEAR_STARTS[y]!, isNew ? arrived : 0, this.#firstPossible(person, condition));
    return addDays(from as Day, this.#chance.below(YEAR_ENDS[y]! - from + 1, DRAW.onset, person, condition, 3));
  }
}

/** Keeps the people with the shortest waits, in order of them. */
class Shortest {
  readonly people: number[] = [];
  readonly #waits: number[] = [];
  readonly #wanted: number;

  constructor(wanted: number) {
    this.#wanted = wanted;
  }

  offer(person: number, wait: number): void {
    const isFull = this.people.length === this.#wanted;
    if (isFull && wait >= this.#waits.at(-1)!) return;
    if (isFull) {
      this.people.pop();
      this.#waits.pop();
    }
    const place = this.#placeOf(wait);
    this.people.splice(place, 0, person);
    this.#waits.splice(place, 0, wait);
  }

  #placeOf(wait: number): number {
    let from = 0;
    let to = this.#waits.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.#waits[middle]! <= wait) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
