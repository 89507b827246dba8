import { addMonths } from '../../base/index.ts';
import { NEVER, YEAR_ENDS, YEARS } from '../calendar.ts';
import { DRAW } from '../chance.ts';
import { FEMALE } from '../people.ts';
import type { CodelistName } from '../planned/codelists.ts';
import type { EventLog } from '../planned/event-log.ts';
import { HABIT, isGiven } from './habit.ts';

const STATUS_DATES = 340;
/** Five years before the last cut-off. */
const SCREENED_FROM = addMonths(YEAR_ENDS[2]!, -60);
const OLDEST_SCREENED = 66;
const YOUNGEST_SCREENED = 50;

/** Smoking status in long-term conditions, and cervical screening from 50 on. */
export function writePrevention(log: EventLog, person: number): void {
  for (const y of YEARS) writeSmokingStatus(log, person, y);
  writeScreeningFrom50(log, person);
}

/** What is so on the day, as a consultation would record it. */
function writeSmokingStatus(log: EventLog, person: number, y: number): void {
  const { plan } = log.outcomes;
  const { smokedFrom, smokedTo, onset } = plan.people;
  const span = log.year(person, y);
  if (span === undefined || onset.every((days) => days[person] === NEVER)) return;
  const care = { habit: HABIT.prevention, ...plan.parameters.activity.prevention.smokingStatus };
  if (!isGiven(log, person, y, care)) return;
  const day = log.dayIn(span, person, y, STATUS_DATES);
  const status: CodelistName =
    day >= smokedTo[person]! ? 'EXSMOK_COD' : day >= smokedFrom[person]! ? 'LSMOK_COD' : 'NSMOK_COD';
  log.event(person, day, status);
}

/** Once in the five years before the last cut-off. Who was under 50 at the first is screened in the plan of CS005. */
function writeScreeningFrom50(log: EventLog, person: number): void {
  const { plan, screening } = log.outcomes;
  const isDue = plan.people.sex[person] === FEMALE && screening.hasNoCervix[person] !== 1;
  if (!isDue || plan.age(person, 0) < YOUNGEST_SCREENED || plan.age(person, 2) > OLDEST_SCREENED) return;
  const care = { habit: HABIT.prevention + 1, ...plan.parameters.activity.prevention.screenedFrom50 };
  if (!isGiven(log, person, 2, care)) return;
  const after = log.chance.below(YEAR_ENDS[2]! - SCREENED_FROM, DRAW.care, person, 0, 5000);
  log.event(person, SCREENED_FROM + 1 + after, 'SMEAR_COD');
}
