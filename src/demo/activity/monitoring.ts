import { YEARS } from '../calendar.ts';
import { DRAW } from '../chance.ts';
import type { CodelistName } from '../planned/codelists.ts';
import type { EventLog, Span } from '../planned/event-log.ts';
import { HABIT, isGiven } from './habit.ts';
import { hasAt } from './who.ts';

const ACTED_ON_SPREAD = 0.7;
const RESULT_AFTER = 12;
const SEVERE_PER_THOUSAND = 180;

/** Starts of ACE inhibitors and ARBs with the results about them, and high potassium with what was done. */
export function writeMonitoring(log: EventLog, person: number): void {
  for (const y of YEARS) {
    const span = log.year(person, y);
    const takes =
      hasAt(log, person, 'hypertension', y) ||
      hasAt(log, person, 'diabetes', y) ||
      hasAt(log, person, 'heartFailure', y);
    if (span === undefined || !takes) continue;
    writeStart(log, person, y, span);
    writeHighPotassium(log, person, y, span);
  }
}

function isActedOn(log: EventLog, person: number, y: number, n: number): boolean {
  const { actedOnPercent } = log.outcomes.plan.parameters.activity.monitoring;
  return isGiven(log, person, y, { habit: HABIT.actedOn + n, percent: actedOnPercent, spread: ACTED_ON_SPREAD });
}

/** Kidney function before and after; of some it falls by a quarter or more, and most of those are looked at again. */
function writeStart(log: EventLog, person: number, y: number, span: Span): void {
  const { startedPerThousandAYear, kidneyFallPerThousand } = log.outcomes.plan.parameters.activity.monitoring;
  if (!log.chance.happens(startedPerThousandAYear, DRAW.monitored, person, y, 1)) return;
  const started = log.dayIn(span, person, y, 320);
  const before = Math.round(72 + 16 * log.chance.normal(DRAW.monitored, person, y, 2));
  const falls = log.chance.happens(kidneyFallPerThousand, DRAW.monitored, person, y, 3);
  const later = Math.round(before * (falls ? 0.68 : 0.97));
  log.event(person, started - 5, 'EGFR_COD', before);
  log.event(person, started, 'RAASSTART_COD');
  log.event(person, started + RESULT_AFTER, 'EGFR_COD', later);
  if (falls && isActedOn(log, person, y, 0)) log.event(person, started + RESULT_AFTER + 7, 'EGFR_COD', later + 6);
}

/** A potassium of 6.0 or more while an ACE inhibitor is issued. */
function writeHighPotassium(log: EventLog, person: number, y: number, span: Span): void {
  const { highPotassiumPerThousand } = log.outcomes.plan.parameters.activity.monitoring;
  if (!log.chance.happens(highPotassiumPerThousand, DRAW.monitored, person, y, 10)) return;
  const found = log.dayIn(span, person, y, 321);
  const isSevere = log.chance.happens(SEVERE_PER_THOUSAND, DRAW.monitored, person, y, 11);
  log.event(person, found - 30, 'ACEDRUG_COD');
  log.event(
    person,
    found,
    'POTASS_COD',
    (isSevere ? 65 : 60 + log.chance.below(5, DRAW.monitored, person, y, 12)) / 10,
  );
  const done: CodelistName = isSevere ? 'KREF_COD' : 'KASSESS_COD';
  if (isActedOn(log, person, y, 1)) log.event(person, found, done);
}
