import type { Day } from '../base/index.ts';
import { monthOf, NEVER, PERIOD_END, startOfMonth, YEAR_STARTS, YEARS } from './calendar.ts';
import { type Chance, DRAW } from './chance.ts';
import type { DemoParameters } from './parameters.ts';
import { FORMER_SMOKER, NEVER_SMOKED, type People, SMOKER } from './people.ts';
import { cellOf, type DemoPractice } from './practices.ts';

const AREAS_A_TEAM = 20;
/** Index of Multiple Deprivation: about the borough's mean and the spread of its small areas. */
const MEAN_DEPRIVATION = 25;
const DEPRIVATION_SPREAD = 12;
/** How quickly a practice's people thin out in areas unlike its mean, in score points. */
const REACH = 5;
const SMOKING_AGE = 15;

/** Deprivation in standard deviations of areas, from the score of the table. */
export function deprivationOf(score: number): number {
  return (score - MEAN_DEPRIVATION) / DEPRIVATION_SPREAD;
}

/** An invented small area: X01 and six digits. */
export function areaCode(area: number): string {
  return `X01${String(area + 1).padStart(6, '0')}`;
}

/** Gives somebody who comes into a record what they come with: where they live, ethnic category, smoking. */
export class Arrivals {
  readonly #chance: Chance;
  readonly #parameters: DemoParameters;
  readonly #areaScores: readonly number[];
  /** By practice: first area of the team, and the shares of its areas added up. */
  readonly #reach: readonly { readonly first: number; readonly upTo: readonly number[] }[];

  constructor(chance: Chance, parameters: DemoParameters, practices: readonly DemoPractice[]) {
    this.#chance = chance;
    this.#parameters = parameters;
    const teams = [...new Set(practices.map((practice) => practice.team))].sort();
    this.#areaScores = teams.flatMap((team, index) => areaScores(chance, practices, team, index));
    this.#reach = practices.map((practice) =>
      reachOf(Number(practice.deprivationScore), teams.indexOf(practice.team) * AREAS_A_TEAM, this.#areaScores),
    );
  }

  settle(people: People, person: number, practice: number, on: Day): void {
    const { first, upTo } = this.#reach[practice]!;
    const u = this.#chance.uniform(DRAW.lsoa, person);
    const area =
      first +
      Math.max(
        0,
        upTo.findIndex((share) => u < share),
      );
    people.area[person] = area;
    people.deprivation[person] = deprivationOf(this.#areaScores[area]!);
    people.ethnicity[person] = this.#ethnicityOf(person, people.deprivation[person]!);
    this.#smoking(people, person, on);
  }

  /** Position in the parameters' list of categories; one past its end when not recorded. */
  #ethnicityOf(person: number, deprivation: number): number {
    const { ethnicity, ethnicityNotRecordedPerThousand } = this.#parameters.people;
    if (this.#chance.happens(ethnicityNotRecordedPerThousand, DRAW.ethnicity, person, 1)) return ethnicity.length;
    let left = this.#chance.uniform(DRAW.ethnicity, person) * 1000;
    const factor = Math.exp(0.45 * deprivation);
    for (let index = 1; index < ethnicity.length; index += 1) {
      left -= Number(ethnicity[index]![1]) * factor;
      if (left < 0) return index;
    }
    return 0;
  }

  #smoking(people: People, person: number, on: Day): void {
    const { currentPerThousand, formerPerThousand, deprivationSlope } = this.#parameters.smoking;
    const age = Math.floor((monthOf(on) - people.birth[person]!) / 12);
    const band = cellOf(0, Math.max(age, SMOKING_AGE) * 12) / 2;
    const current = (currentPerThousand[band]! / 1000) * Math.exp(deprivationSlope * people.deprivation[person]!);
    const former = age < SMOKING_AGE ? 0 : formerPerThousand[band]! / 1000;
    const u = this.#chance.uniform(DRAW.smoking, person);
    if (u >= current + former) return;
    people.smoking[person] = u < current ? SMOKER : FORMER_SMOKER;
    people.smokedFrom[person] = this.#startOfSmoking(people, person, age, on);
    people.smokedTo[person] = u < current ? this.#quitDay(person, on) : this.#formerUntil(people, person, on);
  }

  #startOfSmoking(people: People, person: number, age: number, on: Day): number {
    const month = people.birth[person]! + 12 * SMOKING_AGE + this.#chance.below(48, DRAW.smoking, person, 1);
    const day = month >= monthOf(PERIOD_END) ? NEVER : startOfMonth(month);
    if (day === NEVER || age < SMOKING_AGE) return day;
    return Math.min(day, on - 60);
  }

  #quitDay(person: number, on: Day): number {
    for (const y of YEARS) {
      if (!this.#chance.happens(this.#parameters.smoking.quitPerThousandAYear, DRAW.smoking, person, 2, y)) continue;
      const day = YEAR_STARTS[y]! + this.#chance.below(360, DRAW.smoking, person, 3, y);
      if (day > on + 30) return day;
    }
    return NEVER;
  }

  #formerUntil(people: People, person: number, on: Day): number {
    const from = people.smokedFrom[person]!;
    return from + Math.floor((on - from) * (0.2 + 0.7 * this.#chance.uniform(DRAW.smoking, person, 4)));
  }

  isSouthAsian(people: People, person: number): boolean {
    const letter = this.#parameters.people.ethnicity[people.ethnicity[person]!]?.[0];
    return letter !== undefined && this.#parameters.people.southAsian.includes(String(letter));
  }
}

/** Smoking status on a day. */
export function smokingOn(people: People, person: number, on: Day): number {
  if (people.smokedFrom[person]! > on) return NEVER_SMOKED;
  return people.smokedTo[person]! <= on ? FORMER_SMOKER : SMOKER;
}

function areaScores(chance: Chance, practices: readonly DemoPractice[], team: string, index: number): number[] {
  const members = practices.filter((practice) => practice.team === team);
  const mean = members.reduce((sum, practice) => sum + Number(practice.deprivationScore), 0) / members.length;
  return Array.from({ length: AREAS_A_TEAM }, (_, area) =>
    Math.max(2, mean + DEPRIVATION_SPREAD * chance.normal(DRAW.place, index, area)),
  );
}

function reachOf(score: number, first: number, scores: readonly number[]) {
  const weights = scores.slice(first, first + AREAS_A_TEAM).map((each) => Math.exp(-Math.abs(each - score) / REACH));
  const sum = weights.reduce((all, each) => all + each, 0);
  let share = 0;
  const upTo = weights.map((weight) => {
    share += weight / sum;
    return share;
  });
  return { first, upTo };
}
