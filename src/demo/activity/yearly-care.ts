import { NEVER, YEAR_ENDS, YEARS } from '../calendar.ts';
import { DRAW } from '../chance.ts';
import { GENERAL } from '../outcomes/plan.ts';
import { type EventLog, notBefore, type Span } from '../planned/event-log.ts';
import { HABIT, isGiven, writeItem } from './habit.ts';
import type { YearlyCare } from './parameters.ts';
import { earliestOnset, isWho } from './who.ts';

const DATES_FROM = 200;
const RISKY_SCORE = 5;
const ADVISED_PER_THOUSAND = 680;
/** So that a second invitation comes within the year. */
const INVITED_BEFORE_END = 45;

/** Reviews and checks that are due once a year. */
export function writeYearlyCare(log: EventLog, person: number): void {
  const { yearly } = log.outcomes.plan.parameters.activity;
  for (const y of YEARS) {
    const span = log.year(person, y);
    if (span === undefined) continue;
    for (const [n, care] of yearly.entries())
      if (isWho(log, person, care.who, y)) writeCare(log, person, y, n, care, sinceOnset(log, person, care, span));
  }
}

/** From the first day of the condition that the care is for. */
function sinceOnset(log: EventLog, person: number, { who }: YearlyCare, span: Span): Span {
  const onset = earliestOnset(log, person, who);
  return onset === NEVER ? span : notBefore(span, onset);
}

function writeCare(log: EventLog, person: number, y: number, n: number, care: YearlyCare, span: Span): void {
  const { percent, spread } = care;
  const day = log.dayIn(span, person, y, DATES_FROM + n);
  const isDone = isGiven(log, person, y, { habit: HABIT.yearly + n, percent, spread });
  const [first] = care.records;
  if (isDone) {
    for (const [of, item] of care.records.entries()) writeItem(log, person, day, item, n * 8 + of);
    writeAdvice(log, person, day, y, care);
  } else if (first && log.chance.happens(care.partialPerThousand ?? 0, DRAW.care, person, y, 1000 + n)) {
    writeItem(log, person, day, first, n * 8);
  } else if (care.declined && log.chance.happens(care.declined[1], DRAW.care, person, y, 2000 + n)) {
    log.event(person, day, care.declined[0]);
  }
  if (!isDone && care.adjustments) writeAdjustment(log, person, y, n, care.adjustments, span);
}

/** Who is adjusted in every register in a year is so here. */
function writeAdjustment(
  log: EventLog,
  person: number,
  y: number,
  n: number,
  [unsuitable, declined, invitation]: NonNullable<YearlyCare['adjustments']>,
  span: Span,
): void {
  const general = log.outcomes.plan.general[y]![person];
  const early = { from: span.from, to: Math.max(span.from + 1, span.to - INVITED_BEFORE_END) as Span['to'] };
  const day = log.dayIn(early, person, y, DATES_FROM + 50 + n);
  if (general === GENERAL.unsuitable) log.event(person, day, unsuitable);
  if (general === GENERAL.declined) log.event(person, day, declined);
  if (general !== GENERAL.invitedTwice) return;
  log.event(person, day, invitation);
  const again = Math.min(day + 7 + log.chance.below(30, DRAW.care, person, y, 3000 + n), YEAR_ENDS[y]!);
  log.event(person, again, invitation);
}

/** Most of who drinks at risk is advised the same day. The score is drawn as `writeItem` draws it. */
function writeAdvice(log: EventLog, person: number, day: number, y: number, { records }: YearlyCare): void {
  if (records[0]?.code !== 'AUDITC_COD' || !records[0].value) return;
  const { mean, spread } = records[0].value;
  const index = log.outcomes.plan.parameters.activity.yearly.findIndex((care) => care.records === records);
  const score = mean + spread * log.chance.normal(DRAW.values, person, day, 200 + index * 8);
  if (Math.round(score) < RISKY_SCORE) return;
  if (log.chance.happens(ADVISED_PER_THOUSAND, DRAW.care, person, y, 4000)) log.event(person, day, 'ALCADV_COD');
}
