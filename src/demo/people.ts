import { assert, type Day } from '../base/index.ts';
import { NEVER } from './calendar.ts';
import { CONDITIONS } from './conditions.ts';

export const MALE = 0;
export const FEMALE = 1;
/** Practice of somebody who is registered nowhere in the borough. */
export const NOWHERE = -1;

export const NEVER_SMOKED = 0;
export const FORMER_SMOKER = 1;
export const SMOKER = 2;

/**
 * Everybody who is ever in a record, by columns: person n is element n of each. Days are `Day` numbers, NEVER where
 * nothing happened.
 */
export class People {
  count = 0;
  readonly capacity: number;
  readonly sex: Uint8Array;
  /** Month of birth, months since January 1970. */
  readonly birth: Int16Array;
  readonly died: Int32Array;
  /** First day in any record of the borough. */
  readonly arrived: Int32Array;
  /** Where registered now, as the simulation goes; and since when. */
  readonly practice: Int16Array;
  readonly since: Int32Array;
  readonly area: Int16Array;
  /** Deprivation of the area, in standard deviations. */
  readonly deprivation: Float32Array;
  readonly ethnicity: Uint8Array;
  /** NEVER_SMOKED, FORMER_SMOKER or SMOKER at the start or, for the young, in time; with the days of both changes. */
  readonly smoking: Uint8Array;
  readonly smokedFrom: Int32Array;
  readonly smokedTo: Int32Array;
  /** By condition: day of diagnosis and of resolution. */
  readonly onset: readonly Int32Array[];
  readonly resolved: readonly Int32Array[];
  /** A diagnosis of COPD that spirometry never confirmed. */
  readonly unconfirmedCopd: Int32Array;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.sex = new Uint8Array(capacity);
    this.birth = new Int16Array(capacity);
    this.died = days(capacity);
    this.arrived = days(capacity);
    this.practice = new Int16Array(capacity).fill(NOWHERE);
    this.since = days(capacity);
    this.area = new Int16Array(capacity);
    this.deprivation = new Float32Array(capacity);
    this.ethnicity = new Uint8Array(capacity);
    this.smoking = new Uint8Array(capacity);
    this.smokedFrom = days(capacity);
    this.smokedTo = days(capacity);
    this.onset = CONDITIONS.map(() => days(capacity));
    this.resolved = CONDITIONS.map(() => days(capacity));
    this.unconfirmedCopd = days(capacity);
  }

  /** Makes room for one more and gives the number. */
  add(sex: number, birth: number): number {
    assert(this.count < this.capacity, 'there is room for everybody');
    const person = this.count;
    this.count += 1;
    this.sex[person] = sex;
    this.birth[person] = birth;
    return person;
  }

  /** Whether the condition is recorded and unresolved at the end of `on`. */
  has(person: number, condition: number, on: Day): boolean {
    return (
      (this.onset[condition] as Int32Array)[person]! <= on && (this.resolved[condition] as Int32Array)[person]! > on
    );
  }

  /** How many long-term conditions there are at the end of `on`. */
  conditionCount(person: number, on: Day): number {
    let count = 0;
    for (let c = 0; c < CONDITIONS.length; c += 1) if (this.has(person, c, on)) count += 1;
    return count;
  }
}

function days(capacity: number): Int32Array {
  return new Int32Array(capacity).fill(NEVER);
}

/** Registrations, by columns; `to` is the first day no longer registered, NEVER while registered. */
export class Stays {
  readonly person: number[] = [];
  readonly practice: number[] = [];
  readonly from: number[] = [];
  readonly to: number[] = [];
  /** 1 for a temporary resident. */
  readonly isTemporary: number[] = [];
  /** The stay in which each person is now. */
  readonly #open = new Map<number, number>();

  open(person: number, practice: number, from: Day): void {
    this.#open.set(person, this.add(person, practice, from, NEVER, 0));
  }

  close(person: number, to: Day): void {
    const stay = this.#open.get(person);
    assert(stay !== undefined, 'who leaves was registered');
    this.to[stay] = to;
    this.#open.delete(person);
  }

  add(person: number, practice: number, from: Day, to: Day, isTemporary: 0 | 1): number {
    this.person.push(person);
    this.practice.push(practice);
    this.from.push(from);
    this.to.push(to);
    this.isTemporary.push(isTemporary);
    return this.person.length - 1;
  }

  get count(): number {
    return this.person.length;
  }
}
