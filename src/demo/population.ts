import { addDays, type Day, noProgress, type Progress } from '../base/index.ts';
import { Arrivals } from './arrivals.ts';
import {
  monthOf,
  NEVER,
  PERIOD_END,
  PERIOD_START,
  QUARTER_DAYS,
  QUARTERS_A_YEAR,
  startOfMonth,
  YEAR_STARTS,
  YEARS,
} from './calendar.ts';
import { type Chance, DRAW } from './chance.ts';
import type { DemoParameters } from './parameters.ts';
import { People, Stays } from './people.ts';
import { ageWithin, CELLS, type DemoPractice } from './practices.ts';
import { Registers } from './registers.ts';
import { Risk } from './risk.ts';
import { Turnover } from './turnover.ts';

/** Everybody, where they were registered, and the lists at each year end. */
export type Population = {
  readonly practices: readonly DemoPractice[];
  readonly people: People;
  readonly stays: Stays;
  readonly arrivals: Arrivals;
  /** By year: the practice where each person is registered on 31 March, NOWHERE if at none. */
  readonly practiceAt: readonly Int16Array[];
  /** By year: since when, for those registered. */
  readonly sinceAt: readonly Int32Array[];
  /** Day of a type 1 opt-out; NEVER for most. */
  readonly optedOut: Int32Array;
};

const DAYS_A_YEAR = 365;
const MEAN_YEARS_REGISTERED = 13;
const EARLIEST_OPT_OUT = -9 * DAYS_A_YEAR;

/** Room for joiners and temporary residents: rather more than a tenth of the list a year. */
function capacityFor(people: number): number {
  return Math.ceil(people * 1.5) + 4000;
}

/** Plays the three years. Lists are `practices` scaled already. */
export function populationOf(o: {
  practices: readonly DemoPractice[];
  parameters: DemoParameters;
  chance: Chance;
  progress?: Progress;
}): Population {
  const { practices, parameters, chance, progress = noProgress } = o;
  const total = practices.reduce((sum, practice) => sum + practice.registered, 0);
  const people = new People(capacityFor(total));
  const stays = new Stays();
  const arrivals = new Arrivals(chance, parameters, practices);
  const risk = new Risk(parameters, arrivals);
  const registers = new Registers({ chance, parameters, people, risk, practices: practices.length });
  const lists = practices.map((practice, index) =>
    firstList({ people, stays, arrivals, chance, parameters }, practice, index),
  );
  for (const [index, list] of lists.entries()) registers.prime(index, practices[index]!, list);
  const turnover = new Turnover({ chance, parameters, practices, people, stays, arrivals, registers, lists });
  const practiceAt: Int16Array[] = [];
  const sinceAt: Int32Array[] = [];
  const quarters = QUARTER_DAYS.length - 1;
  for (let q = 0; q < quarters; q += 1) {
    turnover.quarter(q);
    progress('people', q + 1, quarters, 'quarters');
    if (q % QUARTERS_A_YEAR !== QUARTERS_A_YEAR - 1) continue;
    for (const [index, list] of lists.entries()) registers.closeYear(practiceAt.length, index, list);
    practiceAt.push(people.practice.slice());
    sinceAt.push(people.since.slice());
  }
  addTemporaryResidents({ people, stays, arrivals, chance, parameters }, practices);
  const optedOut = optOuts(people, stays, chance, parameters, practices.length);
  return { practices, people, stays, arrivals, practiceAt, sinceAt, optedOut };
}

type Making = {
  readonly people: People;
  readonly stays: Stays;
  readonly arrivals: Arrivals;
  readonly chance: Chance;
  readonly parameters: DemoParameters;
};

function firstList(making: Making, practice: DemoPractice, index: number): number[] {
  const list: number[] = [];
  for (let cell = 0; cell < CELLS; cell += 1) {
    const count = practice.cells[cell]!;
    for (let n = 0; n < count; n += 1) list.push(firstHolder(making, index, cell, (n + 0.5) / count));
  }
  return list;
}

/** Somebody registered when the period begins; `share` says how far into the age band. */
function firstHolder(
  { people, stays, arrivals, chance, parameters }: Making,
  practice: number,
  cell: number,
  share: number,
) {
  const birth = monthOf(PERIOD_START) - ageWithin(cell >> 1, share);
  const person = people.add(cell % 2, birth);
  const born = startOfMonth(birth);
  const known = Math.floor(-Math.log(chance.uniform(DRAW.registered, person)) * MEAN_YEARS_REGISTERED * DAYS_A_YEAR);
  const since = addDays(PERIOD_START, -1 - Math.min(known, PERIOD_START - 1 - born));
  if (chance.happens(parameters.people.earlierRegistrationPerThousand, DRAW.registered, person, 1)) {
    addEarlierStay(stays, person, practice, born, since);
  }
  stays.open(person, practice, since);
  people.practice[person] = practice;
  people.since[person] = since;
  people.arrived[person] = born;
  arrivals.settle(people, person, practice, PERIOD_START);
  return person;
}

/** Left once and came back: two years registered, ending two years before, where there is time for it. */
function addEarlierStay(stays: Stays, person: number, practice: number, born: Day, since: Day): void {
  const from = addDays(since, -4 * DAYS_A_YEAR);
  if (from > born) stays.add(person, practice, from, addDays(since, -2 * DAYS_A_YEAR), 0);
}

function addTemporaryResidents(making: Making, practices: readonly DemoPractice[]): void {
  const { people, stays, arrivals, chance, parameters } = making;
  for (const [index, practice] of practices.entries()) {
    for (const y of YEARS) {
      const mean = (practice.registered * parameters.people.temporaryPerThousandAYear) / 1000;
      const count = chance.poisson(mean, DRAW.temporary, index, y);
      for (let n = 0; n < count; n += 1) {
        const from = addDays(YEAR_STARTS[y]!, chance.below(DAYS_A_YEAR - 90, DRAW.temporary, index, y, n + 1));
        const who = people.count;
        const birth = monthOf(from) - 12 * (18 + chance.below(60, DRAW.age, who));
        const person = people.add(chance.below(2, DRAW.sex, who), birth);
        people.arrived[person] = from;
        arrivals.settle(people, person, index, from);
        stays.add(person, index, from, addDays(from, 14 + chance.below(70, DRAW.temporary, who)), 1);
      }
    }
  }
}

/**
 * Who has said that nothing about them may leave the practice. Mostly before the period, so that every practice that
 * holds their record knows it; in the period only for those whom one practice alone has known.
 */
function optOuts(
  people: People,
  stays: Stays,
  chance: Chance,
  parameters: DemoParameters,
  practices: number,
): Int32Array {
  const { optOutPerThousand, optOutInPeriodPerThousand } = parameters.people;
  const known = new Uint8Array(people.count);
  const home = new Int16Array(people.count);
  for (let stay = 0; stay < stays.count; stay += 1) {
    known[stays.person[stay]!]! += 1;
    home[stays.person[stay]!] = stays.practice[stay]!;
  }
  const rates = Array.from(
    { length: practices },
    (_, p) => optOutPerThousand * Math.exp(0.35 * chance.normal(DRAW.optOut, p, 0, 7) - 0.06),
  );
  const days = new Int32Array(people.count).fill(NEVER);
  for (let person = 0; person < people.count; person += 1) {
    if (!chance.happens(rates[home[person]!]!, DRAW.optOut, person, 1)) continue;
    const born = startOfMonth(people.birth[person]!);
    const isLate = known[person] === 1 && chance.happens(optOutInPeriodPerThousand, DRAW.optOut, person, 2);
    const stayed = people.died[person] === NEVER && people.practice[person]! >= 0;
    const from =
      isLate && stayed
        ? Math.max(people.since[person]!, PERIOD_START)
        : Math.max(born, PERIOD_START + EARLIEST_OPT_OUT);
    const to = isLate && stayed ? PERIOD_END : PERIOD_START;
    if (from < to) days[person] = from + chance.below(to - from, DRAW.optOut, person, 3);
  }
  return days;
}
