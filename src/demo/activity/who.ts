import type { Day } from '../../base/index.ts';
import { NEVER, YEAR_ENDS } from '../calendar.ts';
import { CONDITION, type ConditionName } from '../conditions.ts';
import { FEMALE } from '../people.ts';
import type { EventLog } from '../planned/event-log.ts';
import { furtherOnset } from './further-conditions.ts';
import type { FurtherName, Who } from './parameters.ts';

const SEVERE_FRAILTY = 3;

function isFurther(name: ConditionName | FurtherName): name is FurtherName {
  return !(name in CONDITION);
}

/** The first day of a condition; NEVER for who does not have it. */
export function onsetOf(log: EventLog, person: number, name: ConditionName | FurtherName): Day {
  return isFurther(name) ? furtherOnset(log, person, name) : log.outcomes.plan.onset(person, name);
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
  if (who.of && !who.of.some((name) => hasAt(log, person, name, y))) return false;
  return !who.notOf?.some((name) => onsetOf(log, person, name) !== NEVER);
}
