import type { Day } from '../base/index.ts';
import { type Arrivals, smokingOn } from './arrivals.ts';
import { monthOf } from './calendar.ts';
import { CONDITION, CONDITIONS, type ConditionName } from './conditions.ts';
import type { ConditionParameters, DemoParameters, RiskFactor } from './parameters.ts';
import { FORMER_SMOKER, MALE, type People, SMOKER } from './people.ts';

/** Middle of each age band in years: risk is drawn straight between them. */
const MIDDLES = [2.5, 10, 20, 30, 40, 50, 60, 70, 82];

/** A rate by age band at an age in months, straight between the middles of the bands. */
export function rateAt(bands: readonly number[], ageMonths: number): number {
  const age = ageMonths / 12;
  if (age <= MIDDLES[0]!) return bands[0]!;
  for (let band = 1; band < MIDDLES.length; band += 1) {
    const to = MIDDLES[band]!;
    if (age > to) continue;
    const from = MIDDLES[band - 1]!;
    const share = (age - from) / (to - from);
    return bands[band - 1]! * (1 - share) + bands[band]! * share;
  }
  return bands.at(-1)!;
}

/** The risk of having each condition, from age, sex, deprivation, ethnicity, smoking and other conditions. */
export class Risk {
  readonly #conditions: readonly ConditionParameters[];
  readonly #arrivals: Arrivals;

  constructor(parameters: DemoParameters, arrivals: Arrivals) {
    this.#conditions = CONDITIONS.map((name) => parameters.conditions[name]);
    this.#arrivals = arrivals;
  }

  /** A share of 1, not held below 1; 0 for who is too young. */
  of(people: People, person: number, condition: number, on: Day): number {
    const parameters = this.#conditions[condition]!;
    const age = monthOf(on) - people.birth[person]!;
    if (age < parameters.minimumAge * 12) return 0;
    const rate = rateAt(people.sex[person] === MALE ? parameters.M : parameters.F, age);
    if (rate === 0) return 0;
    let risk = (rate / 1000) * Math.exp(parameters.deprivationSlope * people.deprivation[person]!);
    for (const factor in parameters.times) {
      if (this.#isTrue(people, person, factor as RiskFactor, on)) risk *= parameters.times[factor as RiskFactor]!;
    }
    return risk;
  }

  #isTrue(people: People, person: number, factor: RiskFactor, on: Day): boolean {
    if (factor === 'southAsian') return this.#arrivals.isSouthAsian(people, person);
    if (factor === 'smoker') return smokingOn(people, person, on) === SMOKER;
    if (factor === 'former') return smokingOn(people, person, on) === FORMER_SMOKER;
    return people.has(person, CONDITION[factor as ConditionName], on);
  }
}
