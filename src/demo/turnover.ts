import { addDays, assert, type Day } from '../base/index.ts';
import type { Arrivals } from './arrivals.ts';
import { monthOf, QUARTER_DAYS, startOfMonth } from './calendar.ts';
import { type Chance, DRAW } from './chance.ts';
import type { DemoParameters } from './parameters.ts';
import { MALE, NOWHERE, type People, type Stays } from './people.ts';
import { ageWithin, CELLS, cellOf, type DemoPractice } from './practices.ts';
import type { Registers } from './registers.ts';
import { rateAt } from './risk.ts';

/** A place on a list that somebody leaves and somebody else takes on the same day. */
type Vacancy = {
  readonly practice: number;
  readonly slot: number;
  readonly leaver: number;
  readonly isDeath: boolean;
  /** The vacancy elsewhere in the borough that the leaver takes. */
  goesTo: Vacancy | undefined;
  joiner: number;
  day: Day | undefined;
};

const OLD = 82 * 12;
const OLD_AGE_SLOPE = 0.095;
/** A stated share of those who must make room at 75 and over have died. */
const FORCED_DEATHS_PER_THOUSAND = 350;
const DESTINATIONS_TRIED = 10;
const AWAY_TRIED = 25;
/** Old enough not to be born in the quarter in which they join. */
const YOUNGEST_JOINER_MONTHS = 4;

type World = {
  readonly chance: Chance;
  readonly parameters: DemoParameters;
  readonly practices: readonly DemoPractice[];
  readonly people: People;
  readonly stays: Stays;
  readonly arrivals: Arrivals;
  readonly registers: Registers;
  /** Who holds each place of each practice's list. */
  readonly lists: readonly number[][];
};

/**
 * Births, deaths and moves, a quarter at a time. Every place on a list is always held: who leaves it is followed on
 * the same day by who joins, chosen so that on the first day of the next quarter each practice has as many people of
 * each sex and age band as the table says.
 */
export class Turnover {
  readonly #world: World;
  /** Who left the borough from each practice, and when. */
  readonly #away: { person: number; left: Day }[][];

  constructor(world: World) {
    this.#world = world;
    this.#away = world.practices.map(() => []);
  }

  /** Plays quarter q, 0 to 11. */
  quarter(q: number): void {
    const from = QUARTER_DAYS[q]!;
    const next = QUARTER_DAYS[q + 1]!;
    const vacancies = this.#vacancies(q, from, next);
    const wanted = this.#wanted(vacancies, next);
    for (const each of vacancies.flat()) this.#world.registers.move(each.practice, each.leaver, from, -1);
    const free = freeBySex(vacancies, this.#world.people);
    this.#moveWithin(q, vacancies, wanted, free, next);
    for (const each of vacancies.flat()) this.#settleDay(each, from, next, new Set());
    this.#join(q, wanted, free, next);
    this.#hand(vacancies.flat());
  }

  #ageAt(person: number, on: Day): number {
    return monthOf(on) - this.#world.people.birth[person]!;
  }

  #cellAt(person: number, on: Day): number {
    return cellOf(this.#world.people.sex[person]!, this.#ageAt(person, on));
  }

  /** Who leaves in the quarter, by practice: deaths, moves, and those who must make room in their band. */
  #vacancies(q: number, from: Day, next: Day): Vacancy[][] {
    return this.#world.lists.map((list, practice) => {
      const leaving: Vacancy[] = [];
      const staying: { slot: number; cell: number; key: number }[] = [];
      for (const [slot, person] of list.entries()) {
        const fate = this.#fate(q, person, from);
        if (fate !== undefined) leaving.push(vacancy(practice, slot, person, fate === 'death'));
        else {
          const key = this.#world.chance.bits(DRAW.forced, person, q);
          staying.push({ slot, cell: this.#cellAt(person, next), key });
        }
      }
      return [...leaving, ...this.#surplus(q, practice, staying)];
    });
  }

  #surplus(q: number, practice: number, staying: { slot: number; cell: number; key: number }[]): Vacancy[] {
    const table = this.#world.practices[practice]!.cells;
    const byCell = Map.groupBy(staying, (each) => each.cell);
    return [...byCell.entries()].flatMap(([cell, members]) => {
      const surplus = members.length - table[cell]!;
      if (surplus <= 0) return [];
      members.sort((one, other) => one.key - other.key || one.slot - other.slot);
      return members.slice(0, surplus).map(({ slot }) => {
        const person = this.#world.lists[practice]![slot]!;
        const isOld = cell >= CELLS - 2;
        const isDeath = isOld && this.#world.chance.happens(FORCED_DEATHS_PER_THOUSAND, DRAW.forced, person, q, 1);
        return vacancy(practice, slot, person, isDeath);
      });
    });
  }

  #fate(q: number, person: number, on: Day): 'death' | 'move' | undefined {
    const { people, chance, parameters } = this.#world;
    const { deathsPerThousandAYear, deathRatioACondition, movesPerThousandAYear } = parameters.people;
    const age = this.#ageAt(person, on);
    const bySex = people.sex[person] === MALE ? deathsPerThousandAYear.M : deathsPerThousandAYear.F;
    const old = age > OLD ? Math.exp((OLD_AGE_SLOPE * (age - OLD)) / 12) : 1;
    const ill = deathRatioACondition ** (people.conditionCount(person, on) - 1);
    if (chance.happens((rateAt(bySex, age) * old * ill) / 4, DRAW.death, person, q)) return 'death';
    return chance.happens(rateAt(movesPerThousandAYear, age) / 4, DRAW.move, person, q) ? 'move' : undefined;
  }

  /** How many of each cell each practice must take to be as the table says on the next quarter's first day. */
  #wanted(vacancies: readonly Vacancy[][], next: Day): Int32Array[] {
    return this.#world.practices.map((practice, index) => {
      const wanted = Int32Array.from(practice.cells);
      const leaving = new Set(vacancies[index]!.map((each) => each.slot));
      for (const [slot, person] of this.#world.lists[index]!.entries()) {
        if (!leaving.has(slot)) wanted[this.#cellAt(person, next)]! -= 1;
      }
      assert(
        wanted.every((each) => each >= 0),
        'no band holds more than the table says',
      );
      return wanted;
    });
  }

  /** Lets some of those who move take a place at another practice of the borough that wants one like them. */
  #moveWithin(q: number, vacancies: Vacancy[][], wanted: Int32Array[], free: Vacancy[][][], next: Day): void {
    const { chance, parameters, people, registers } = this.#world;
    for (const each of vacancies.flat()) {
      if (each.isDeath) continue;
      if (!chance.happens(parameters.people.moveStaysInBoroughPerThousand, DRAW.move, each.leaver, q, 1)) continue;
      const cell = this.#cellAt(each.leaver, next);
      const practice = this.#destination(q, each, cell, wanted, next);
      if (practice === undefined) continue;
      const place = free[practice]![people.sex[each.leaver]!]!.pop();
      assert(place !== undefined, 'a practice that wants somebody has a place free');
      wanted[practice]![cell]! -= 1;
      each.goesTo = place;
      place.joiner = each.leaver;
      registers.move(practice, each.leaver, next, 1);
    }
  }

  #destination(q: number, from: Vacancy, cell: number, wanted: Int32Array[], on: Day): number | undefined {
    const { chance, practices, registers } = this.#world;
    for (let attempt = 0; attempt < DESTINATIONS_TRIED; attempt += 1) {
      const practice = chance.below(practices.length, DRAW.destination, from.leaver, q, attempt);
      if (practice === from.practice || wanted[practice]![cell] === 0) continue;
      if (registers.hasRoom(practice, from.leaver, on)) return practice;
    }
    return undefined;
  }

  /** One day for everybody in a chain of moves; chance decides where the chain ends or closes. */
  #settleDay(each: Vacancy, from: Day, next: Day, seen: Set<Vacancy>): Day {
    if (each.day !== undefined) return each.day;
    if (each.goesTo !== undefined && !seen.has(each)) {
      each.day = this.#settleDay(each.goesTo, from, next, seen.add(each));
      return each.day;
    }
    each.day = addDays(from, 1 + this.#world.chance.below(next - from - 2, DRAW.vacancy, each.leaver, from));
    return each.day;
  }

  /** Fills the places that nobody of the borough took: who comes back, newborns, people from elsewhere. */
  #join(q: number, wanted: Int32Array[], free: Vacancy[][][], next: Day): void {
    for (const [practice, cells] of wanted.entries()) {
      for (let cell = 0; cell < CELLS; cell += 1) {
        for (let n = cells[cell]!; n > 0; n -= 1) {
          const place = free[practice]![cell % 2]!.pop();
          assert(place !== undefined, 'a practice that wants somebody has a place free');
          place.joiner = this.#returner(q, place, cell, next) ?? this.#newcomer(place, cell, next);
        }
      }
    }
  }

  #returner(q: number, place: Vacancy, cell: number, next: Day): number | undefined {
    const { chance, parameters, registers } = this.#world;
    if (!chance.happens(parameters.people.returnsPerThousandJoiners, DRAW.returned, place.leaver, q)) return undefined;
    const away = this.#away[place.practice]!;
    for (let index = 0; index < Math.min(away.length, AWAY_TRIED); index += 1) {
      const { person, left } = away[index]!;
      if (left + 30 > place.day! || this.#cellAt(person, next) !== cell) continue;
      if (!registers.hasRoom(place.practice, person, next)) continue;
      away.splice(index, 1);
      registers.move(place.practice, person, next, 1);
      return person;
    }
    return undefined;
  }

  #newcomer(place: Vacancy, cell: number, next: Day): number {
    const { chance, parameters, people, arrivals, registers } = this.#world;
    const day = place.day as Day;
    const who = people.count;
    const { newbornPerThousandJoinersUnderFive } = parameters.people;
    const isNewborn = cell < 2 && chance.happens(newbornPerThousandJoinersUnderFive, DRAW.newborn, who);
    const birth = isNewborn ? monthOf(day) : monthOf(next) - this.#ageOfJoiner(who, cell);
    const person = people.add(cell % 2, birth);
    people.arrived[person] = isNewborn ? startOfMonth(birth) : day;
    arrivals.settle(people, person, place.practice, day);
    if (!isNewborn) registers.drawForJoiner(place.practice, person, day);
    return person;
  }

  #ageOfJoiner(who: number, cell: number): number {
    return Math.max(YOUNGEST_JOINER_MONTHS, ageWithin(cell >> 1, this.#world.chance.uniform(DRAW.age, who)));
  }

  /** Writes the registrations and hands each place over. */
  #hand(vacancies: readonly Vacancy[]): void {
    const { people, stays, lists } = this.#world;
    for (const { leaver, day, isDeath, goesTo, practice } of vacancies) {
      stays.close(leaver, day as Day);
      people.practice[leaver] = NOWHERE;
      if (isDeath) people.died[leaver] = day as Day;
      else if (goesTo === undefined) this.#away[practice]!.push({ person: leaver, left: day as Day });
    }
    for (const { joiner, day, practice, slot } of vacancies) {
      stays.open(joiner, practice, day as Day);
      people.practice[joiner] = practice;
      people.since[joiner] = day as Day;
      lists[practice]![slot] = joiner;
    }
  }
}

function vacancy(practice: number, slot: number, leaver: number, isDeath: boolean): Vacancy {
  return { practice, slot, leaver, isDeath, goesTo: undefined, joiner: NOWHERE, day: undefined };
}

/** Places to fill, by practice and by the sex of who leaves them: there are as many of each sex as are wanted. */
function freeBySex(vacancies: readonly Vacancy[][], people: People): Vacancy[][][] {
  return vacancies.map((list) => [0, 1].map((sex) => list.filter((each) => people.sex[each.leaver] === sex)));
}
