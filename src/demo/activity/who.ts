import type { Day } from '../../base/index.ts';
import { NEVER, YEAR_ENDS } from '../calendar.ts';
import type { ConditionName } from '../conditions.ts';
import { FEMALE } from '../people.ts';
import type { EventLog } from '../planned/event-log.ts';
import { furtherOnset } from './further-conditions.ts';
import { FURTHER, type FurtherName, type Who } from './parameters.ts';

const SEVERE_FRAILTY = 3;
const FURTHER_NAMES: ReadonlySet<string> = new Set(FURTHER);

function isFurther(name: ConditionName | FurtherName): name is FurtherName {
  return FURTHER_NAMES.has(name);
}

/** The first day of a condition; NEVER for who does not have it. */
export function onsetOf(log: EventLog, person: number, name: ConditionName | FurtherName): Day {
  return isFurther(name) ? furtherOnset(log, person, name) : log.outcomes.plan.onset(person, name);
}

/** The first day of any of the conditions for which something is; NEVER where it is for none that somebody has. */
export function earliestOnset(log: EventLog, person: number, { of = [] }: Who): Day {
  let earliest = NEVER;
  for (const name of of) {
    const onset = onsetOf(log, person, name);
    if (onset < earliest) earliest = onset;
  }
  return earliest;
}

/** Whether a condition has begun, and is not resolved, at the end of a year. */
export function hasAt(log: EventLog, person: number, name: ConditionName | FurtherName, y: number): boolean {
  if (isFurther(name)) return furtherOnset(log, person, name) <= YEAR_ENDS[y]!;
  return log.outcomes.plan.has(person, name, y);
}

/** Whether somebody is who is meant, at the end of a year. */
export function isWho(log: EventLog, person: number, who: Who, y: number): boolean {
  const { plan } = log.outcomes;
  const age = plan.age(person, y);
  if (who.aged && (age < who.aged[0] || age > who.aged[1])) return false;
  if (who.sex && (plan.people.sex[person] === FEMALE) !== (who.sex === 'F')) return false;
  if (who.isSeverelyFrail && plan.frailty[y + 1]![person]! < SEVERE_FRAILTY) return false;
  if (who.conditions && plan.people.conditionCount(person, YEAR_ENDS[y]!) < who.conditions) return false;
  if (who.of && !hasAnyAt(log, person, who.of, y)) return false;
  return !who.notOf?.some((name) => onsetOf(log, person, name) !== NEVER);
}

function hasAnyAt(log: EventLog, person: number, names: NonNullable<Who['of']>, y: number): boolean {
  for (const name of names) if (hasAt(log, person, name, y)) return true;
  return false;
}
