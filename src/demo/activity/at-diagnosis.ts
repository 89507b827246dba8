import { NEVER, PERIOD_START, YEAR_ENDS, YEARS } from '../calendar.ts';
import { DRAW } from '../chance.ts';
import type { EventLog } from '../planned/event-log.ts';
import { HABIT, isGiven } from './habit.ts';
import { onsetOf } from './who.ts';

/** What is recorded once about the first day of a condition that began in the period. */
export function writeAtDiagnosis(log: EventLog, person: number): void {
  for (const [n, each] of log.outcomes.plan.parameters.activity.atDiagnosis.entries()) {
    const onset = onsetOf(log, person, each.of);
    if (onset === NEVER || onset < PERIOD_START) continue;
    const y = YEARS.find((year) => onset <= YEAR_ENDS[year]!) ?? YEARS[2];
    if (!isGiven(log, person, y, { habit: HABIT.atDiagnosis + n, ...each })) continue;
    const [from, to] = each.days;
    log.event(person, onset + from + log.chance.below(to - from + 1, DRAW.found, person, n), each.code);
  }
}
