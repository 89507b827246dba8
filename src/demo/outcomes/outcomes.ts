import { YEARS } from '../calendar.ts';
import type { Chance } from '../chance.ts';
import type { DemoParameters } from '../parameters.ts';
import type { Population } from '../population.ts';
import { decideBloodPressure } from './blood-pressure.ts';
import { decideFrailty, decideGeneral } from './person-years.ts';
import { Plan } from './plan.ts';
import { decideRegisters } from './registers.ts';
import { Screening } from './screening.ts';
import { Smoking } from './smoking.ts';

/** Everything decided about everybody, before any event is written. */
export type Outcomes = { readonly plan: Plan; readonly smoking: Smoking; readonly screening: Screening };

export function decideOutcomes(population: Population, parameters: DemoParameters, chance: Chance): Outcomes {
  const plan = new Plan(population, parameters, chance);
  decideFrailty(plan);
  for (const y of YEARS) {
    for (const [practice] of population.practices.entries()) {
      decideGeneral(plan, practice, y);
      decideBloodPressure(plan, practice, y);
      decideRegisters(plan, practice, y);
    }
  }
  return { plan, smoking: new Smoking(plan), screening: new Screening(plan) };
}
