import { NEVER, PERIOD_END, PERIOD_START, YEAR_STARTS, YEARS } from '../calendar.ts';
import { DRAW } from '../chance.ts';
import type { EventLog } from '../planned/event-log.ts';
import { HABIT, isGiven, writeItem } from './habit.ts';
import type { MedicineHabit } from './parameters.ts';
import { earliestOnset, isWho } from './who.ts';

const LAST_YEAR = 2;
/** A course that began long ago has been issued for at least so many days before the period. */
const ISSUED_BEFORE = 200;

/** Medicines that the outcome measures ask for, and the blood tests that some of them need. */
export function writeMedicineHabits(log: EventLog, person: number): void {
  for (const [n, habit] of log.outcomes.plan.parameters.activity.medicines.entries()) {
    if (!log.chance.happens(habit.perThousand, DRAW.taken, person, n)) continue;
    if (isWho(log, person, habit.who, LAST_YEAR)) writeHabit(log, person, n, habit);
  }
}

function writeHabit(log: EventLog, person: number, n: number, habit: MedicineHabit): void {
  const onset = earliestOnset(log, person, habit.who);
  const began = onset === NEVER ? PERIOD_START : Math.max(PERIOD_START - ISSUED_BEFORE, onset);
  const since = Math.max(began, log.born(person));
  const length = Math.max(1, PERIOD_END - since);
  const late = habit.forDays ? log.chance.below(length, DRAW.taken, person, n, 1) : 0;
  const first = since + late + log.chance.below(habit.everyDays, DRAW.taken, person, n, 2);
  log.course(person, habit.code, first, habit.forDays ? first + habit.forDays : PERIOD_END, habit.everyDays);
  if (habit.checks) writeChecks(log, person, n, habit.checks, first);
}

/** At every interval of the years in which they are done. */
function writeChecks(
  log: EventLog,
  person: number,
  n: number,
  checks: NonNullable<MedicineHabit['checks']>,
  first: number,
): void {
  for (const y of YEARS) {
    if (!isGiven(log, person, y, { habit: HABIT.checks + n, ...checks })) continue;
    const to = y === LAST_YEAR ? PERIOD_END : YEAR_STARTS[y + 1]!;
    for (let day = Math.max(first, YEAR_STARTS[y]!) + 20; day < to; day += checks.everyDays)
      for (const [of, item] of checks.records.entries()) writeItem(log, person, day, item, 100 + n * 8 + of);
  }
}
