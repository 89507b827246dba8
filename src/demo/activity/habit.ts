import { DRAW } from '../chance.ts';
import { NOWHERE } from '../people.ts';
import type { EventLog } from '../planned/event-log.ts';
import type { Item } from './parameters.ts';

/** Numbers of the habits of care, one for each kind of activity: the nth of a list has the list's first plus n. */
export const HABIT = {
  yearly: 100,
  atDiagnosis: 200,
  vaccination: 300,
  checks: 400,
  actedOn: 500,
  prevention: 600,
} as const;

/** Whether care that some practices give more than others was given to somebody in a year. */
export function isGiven(
  log: EventLog,
  person: number,
  y: number,
  care: { readonly habit: number; readonly percent: number; readonly spread: number },
): boolean {
  const { quality, population } = log.outcomes.plan;
  const practice = population.practiceAt[y]![person]!;
  const probability =
    practice === NOWHERE ? care.percent / 100 : quality.ofHabit(practice, care.habit, care.percent, care.spread);
  return log.chance.uniform(DRAW.care, person, y, care.habit) < probability;
}

/** Records an item with a value by chance, where it has one. */
export function writeItem(log: EventLog, person: number, day: number, { code, value }: Item, n: number): void {
  if (value === undefined) {
    log.event(person, day, code);
    return;
  }
  const drawn = value.mean + value.spread * log.chance.normal(DRAW.values, person, day, 200 + n);
  const scale = 10 ** value.decimals;
  log.event(person, day, code, Math.round(Math.min(value.most, Math.max(value.least, drawn)) * scale) / scale);
}
