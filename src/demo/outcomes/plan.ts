import type { Day } from '../../base/index.ts';
import { END_MONTHS, monthsBefore, YEAR_ENDS, YEARS } from '../calendar.ts';
import { type Chance, DRAW, normalQuantile } from '../chance.ts';
import { CONDITION, type ConditionName } from '../conditions.ts';
import type { DemoParameters, IndicatorName } from '../parameters.ts';
import type { People } from '../people.ts';
import type { Population } from '../population.ts';
import { INDICATORS, Quality } from '../quality.ts';
import { Tally } from './tally.ts';

/** What a year's care came to for somebody. From SPECIFIC upwards: the n-th reason of the domain's own. */
export const OUTCOME = { free: 0, met: 1, missed: 2, general: 3, specific: 4 } as const;

/** Why somebody is adjusted in every register of theirs, in a year. */
export const GENERAL = { none: 0, unsuitable: 1, declined: 2, invitedTwice: 3 } as const;

/** Care that is decided as one: a reading of blood pressure serves three indicators. */
const DOMAINS = ['bloodPressure', 'hba1c', 'af', 'chd', 'copd', 'asthma', 'dementia', 'learningDisability'] as const;
export type Domain = (typeof DOMAINS)[number];

/** Levels of frailty as coded: 0 none, 1 mild, 2 moderate, 3 severe. */
const MODERATE_FRAILTY = 2;

/**
 * What happens to everybody in each year, before any event is written: the outcome of each domain, so that an
 * indicator calculated from the events comes to what was decided here.
 */
export class Plan {
  readonly population: Population;
  readonly people: People;
  readonly parameters: DemoParameters;
  readonly chance: Chance;
  readonly quality: Quality;
  readonly tally: Tally;
  /** By year and practice: who is registered on 31 March. */
  readonly members: readonly (readonly number[])[][];
  /** Level of frailty before the period, then at each year's end. */
  readonly frailty: Uint8Array[];
  /** By year: GENERAL of each person. */
  readonly general: Uint8Array[];
  /** By domain and year: OUTCOME of each person. */
  readonly outcome: Readonly<Record<Domain, Uint8Array[]>>;

  constructor(population: Population, parameters: DemoParameters, chance: Chance) {
    const count = population.people.count;
    this.population = population;
    this.people = population.people;
    this.parameters = parameters;
    this.chance = chance;
    this.quality = new Quality(chance, parameters, population.practices);
    this.tally = new Tally(population.practices.length);
    this.members = population.practiceAt.map((at) => membersOf(at, count, population.practices.length));
    this.frailty = [0, ...YEARS].map(() => new Uint8Array(count));
    this.general = YEARS.map(() => new Uint8Array(count));
    this.outcome = Object.fromEntries(
      DOMAINS.map((domain) => [domain, YEARS.map(() => new Uint8Array(count))]),
    ) as Record<Domain, Uint8Array[]>;
  }

  /** Age in full years on 31 March of year y. */
  age(person: number, y: number): number {
    return Math.floor((END_MONTHS[y]! - this.people.birth[person]!) / 12);
  }

  has(person: number, condition: ConditionName, y: number): boolean {
    return this.people.has(person, CONDITION[condition], YEAR_ENDS[y]!);
  }

  onset(person: number, condition: ConditionName): Day {
    return this.people.onset[CONDITION[condition]]![person] as Day;
  }

  isFrail(person: number, y: number): boolean {
    return this.frailty[y + 1]![person]! >= MODERATE_FRAILTY;
  }

  /** Registered, or first diagnosed, in the months before the year's end: not counted as missed. */
  isNew(person: number, condition: ConditionName, y: number, months: number): boolean {
    const since = monthsBefore(y, months);
    return this.population.sinceAt[y]![person]! > since || this.onset(person, condition) > since;
  }

  /**
   * Whether somebody meets a numerator that `probability` of people meet: a lasting part and a part of the year, in
   * the proportion of the indicator's persistence.
   */
  meets(person: number, indicator: IndicatorName, y: number, probability: number): boolean {
    const { persistence } = this.parameters.quality.indicators[indicator];
    const stream = INDICATORS.indexOf(indicator);
    const lasting = persistence === 0 ? 0 : this.chance.normal(DRAW.success, person, stream, 0);
    const yearly = persistence === 1 ? 0 : this.chance.normal(DRAW.success, person, stream, y + 1);
    const level = Math.sqrt(persistence) * lasting + Math.sqrt(1 - persistence) * yearly;
    return level < normalQuantile(probability);
  }
}

function membersOf(at: Int16Array, count: number, practices: number): number[][] {
  const members: number[][] = Array.from({ length: practices }, () => []);
  for (let person = 0; person < count; person += 1) members[at[person]!]?.push(person);
  return members;
}
