import type { Day } from '../../base/index.ts';
import { monthOf, NEVER, PERIOD_END, startOfMonth } from '../calendar.ts';
import { DRAW } from '../chance.ts';
import { CONDITION, type ConditionName } from '../conditions.ts';
import { MALE } from '../people.ts';
import type { EventLog } from '../planned/event-log.ts';
import { rateAt } from '../risk.ts';
import { FURTHER, type FurtherName } from './parameters.ts';

const DAYS_A_YEAR = 365.25;
const MOST_LIKELY = 0.9;
const LAST_MONTH = monthOf(PERIOD_END - 1);

/** The further conditions of the person last asked about: every kind of activity of somebody asks about them. */
type Known = { person: number; readonly onsets: Day[] };
const known = new WeakMap<EventLog, Known>();
const STREAM = Object.fromEntries(FURTHER.map((name, stream) => [name, stream])) as Record<FurtherName, number>;

/** The day from which somebody has a further condition; NEVER for who does not. The same whenever it is asked. */
export function furtherOnset(log: EventLog, person: number, name: FurtherName): Day {
  let last = known.get(log);
  if (last === undefined) {
    last = { person: -1, onsets: [] };
    known.set(log, last);
  }
  if (last.person !== person) {
    last.person = person;
    for (const [stream, each] of FURTHER.entries()) last.onsets[stream] = drawnOnset(log, person, each, stream);
  }
  return last.onsets[STREAM[name]]!;
}

function drawnOnset(log: EventLog, person: number, name: FurtherName, stream: number): Day {
  const { chance } = log;
  const { people, parameters } = log.outcomes.plan;
  const { M, F, minimumAge, yearsKnown, deprivationSlope, times, without = [] } = parameters.activity.further[name];
  const birth = people.birth[person]!;
  const first = startOfMonth(birth + 12 * minimumAge);
  const hasEver = (condition: ConditionName): boolean => people.onset[CONDITION[condition]]![person] !== NEVER;
  if (first >= PERIOD_END || without.some(hasEver)) return NEVER;
  const rate = rateAt(people.sex[person] === MALE ? M : F, LAST_MONTH - birth);
  let risk = (rate / 1000) * Math.exp(deprivationSlope * people.deprivation[person]!);
  for (const condition in times) {
    if (hasEver(condition as ConditionName)) risk *= times[condition as ConditionName]!;
  }
  if (chance.uniform(DRAW.furtherCondition, person, stream) >= Math.min(MOST_LIKELY, risk)) return NEVER;
  const years = -Math.log(chance.uniform(DRAW.furtherCondition, person, stream, 1)) * yearsKnown;
  const since = PERIOD_END - 1 - Math.floor(years * DAYS_A_YEAR);
  const late = first + chance.below(PERIOD_END - first, DRAW.furtherCondition, person, stream, 2);
  return (since >= first ? since : late) as Day;
}

/** Codes on the first day of each further condition. */
export function writeFurtherConditions(log: EventLog, person: number): void {
  const { further } = log.outcomes.plan.parameters.activity;
  for (const [stream, name] of FURTHER.entries()) {
    const onset = furtherOnset(log, person, name);
    if (onset === NEVER) continue;
    for (const [n, [code, perThousand]] of further[name].codes.entries())
      if (log.chance.happens(perThousand, DRAW.furtherCondition, person, stream, 10 + n))
        log.event(person, onset, code);
  }
}
