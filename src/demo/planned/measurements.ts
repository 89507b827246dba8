import { NEVER, weekdayWithin, YEARS } from '../calendar.ts';
import { DRAW } from '../chance.ts';
import { BLOOD_PRESSURE_REASONS } from '../outcomes/blood-pressure.ts';
import { GENERAL, OUTCOME } from '../outcomes/plan.ts';
import { HBA1C_REASONS } from '../outcomes/registers.ts';
import type { EventLog, Span } from './event-log.ts';

const OLD = 80;
const HBA1C_TARGET = 58;
const HOME_PER_THOUSAND = 170;
const HOME_STRICTER = 5;
const MOST_READINGS = 5;
/** Of people whose pressure or glucose was missed, those who were not measured at all. */
const NOT_MEASURED_PER_THOUSAND = 300;
const NOT_MEASURED_GENERAL_PER_THOUSAND = 650;
/** A reading of somebody outside the year's plan is at target this often. */
const AT_TARGET_ANYHOW_PER_THOUSAND = 640;
const HOME_DECLINED_PER_THOUSAND = 250;

/** How a year's readings end: at target, above it, or there are none. */
type Ending = 'at target' | 'above' | 'none';

/** Readings of blood pressure of people who ever have hypertension or diabetes, so that each year ends as decided. */
export function writeBloodPressure(log: EventLog, person: number): void {
  const { plan } = log.outcomes;
  if (plan.onset(person, 'hypertension') === NEVER && plan.onset(person, 'diabetes') === NEVER) return;
  for (const y of YEARS) {
    const span = log.year(person, y);
    if (span === undefined) continue;
    const outcome = plan.outcome.bloodPressure[y]![person]!;
    const ending = bloodPressureEnding(log, person, y, outcome);
    const readings = measured(log, person, y, ending, 1, 0.8);
    const days = daysOf(log, person, y, spanFor(log, person, y, span, outcome), readings, 1);
    for (const [n, day] of days.entries()) {
      const isLast = n === days.length - 1;
      const isAtTarget = isLast ? ending === 'at target' : log.chance.happens(500, DRAW.values, person, 1, y * 10 + n);
      writeReading(log, person, y, n, day, isAtTarget);
    }
    if (outcome === OUTCOME.specific + BLOOD_PRESSURE_REASONS.maximalTherapy) {
      log.event(person, log.dayIn(span, person, y, 10), 'HTMAX_COD');
    }
    if (outcome === OUTCOME.specific + BLOOD_PRESSURE_REASONS.declined) {
      const isHome = log.chance.happens(HOME_DECLINED_PER_THOUSAND, DRAW.reason, person, 1, y);
      log.event(person, log.dayIn(span, person, y, 11), isHome ? 'HOMEBPDEC_COD' : 'BPDEC_COD');
    }
  }
}

function bloodPressureEnding(log: EventLog, person: number, y: number, outcome: number): Ending {
  if (outcome === OUTCOME.met) return 'at target';
  if (outcome === OUTCOME.specific + BLOOD_PRESSURE_REASONS.maximalTherapy) return 'above';
  if (outcome === OUTCOME.specific + BLOOD_PRESSURE_REASONS.declined) return 'none';
  return endingByChance(log, person, y, outcome, 2);
}

function endingByChance(log: EventLog, person: number, y: number, outcome: number, n: number): Ending {
  if (outcome === OUTCOME.free) {
    return log.chance.happens(AT_TARGET_ANYHOW_PER_THOUSAND, DRAW.values, person, n, y) ? 'at target' : 'above';
  }
  const rate = outcome === OUTCOME.general ? NOT_MEASURED_GENERAL_PER_THOUSAND : NOT_MEASURED_PER_THOUSAND;
  return log.chance.happens(rate, DRAW.values, person, n, y) ? 'none' : 'above';
}

function measured(log: EventLog, person: number, y: number, ending: Ending, least: number, mean: number): number {
  if (ending === 'none') return 0;
  return Math.min(MOST_READINGS, least + log.chance.poisson(mean, DRAW.values, person, 3, y));
}

/** Who did not answer two invitations was measured, if at all, before they were sent. */
function spanFor(log: EventLog, person: number, y: number, span: Span, outcome: number): Span {
  const isInvited = outcome === OUTCOME.general && log.outcomes.plan.general[y]![person] === GENERAL.invitedTwice;
  return isInvited ? { from: span.from, to: (span.from + Math.ceil((span.to - span.from) / 3)) as Span['to'] } : span;
}

/** `count` days in order, each in its own part of the span. */
function daysOf(log: EventLog, person: number, y: number, span: Span, count: number, n: number): number[] {
  const length = span.to - span.from;
  const days = Math.min(count, length);
  return Array.from({ length: days }, (_, part) => {
    const first = Math.floor((length * part) / days);
    const width = Math.floor((length * (part + 1)) / days) - first;
    const from = span.from + first;
    return weekdayWithin(from + log.chance.below(width, DRAW.dates, person, y + 1, n * 100 + part), from, from + width);
  });
}

function writeReading(log: EventLog, person: number, y: number, n: number, day: number, isAtTarget: boolean): void {
  const { chance } = log;
  const isHome = chance.happens(HOME_PER_THOUSAND, DRAW.values, person, 4, y * 10 + n);
  const stricter = isHome ? HOME_STRICTER : 0;
  const systolicTarget = (log.outcomes.plan.age(person, y) >= OLD ? 150 : 140) - stricter;
  const diastolicTarget = 90 - stricter;
  const draw = (what: number) => chance.normal(DRAW.values, person, what, y * 10 + n);
  const isRound = chance.happens(280, DRAW.values, person, 7, y * 10 + n);
  if (isAtTarget) {
    const systolic = Math.min(systolicTarget, Math.max(98, Math.round(systolicTarget - 9 + 8 * draw(5))));
    const diastolic = Math.min(diastolicTarget, Math.max(48, Math.round(77 + 8 * draw(6))));
    const shown = isRound ? Math.floor(systolic / 10) * 10 : systolic;
    log.reading(person, day, shown, Math.min(diastolic, shown - 20), isHome);
    return;
  }
  const isDiastolicOnly = chance.happens(130, DRAW.values, person, 8, y * 10 + n);
  const over = 1 + Math.floor(-Math.log(chance.uniform(DRAW.values, person, 9, y * 10 + n)) * 11);
  if (isDiastolicOnly) {
    log.reading(person, day, systolicTarget - (over % 12), diastolicTarget + 1 + (over % 10), isHome);
    return;
  }
  const systolic = Math.min(218, systolicTarget + over);
  const shown = isRound ? Math.ceil(systolic / 10) * 10 : systolic;
  log.reading(person, day, shown, Math.min(112, Math.max(55, Math.round(83 + 9 * draw(6)))), isHome);
}

/** HbA1c of people who ever have diabetes, so that each year ends as decided. */
export function writeHba1c(log: EventLog, person: number): void {
  const { plan } = log.outcomes;
  if (plan.onset(person, 'diabetes') === NEVER) return;
  for (const y of YEARS) {
    const span = log.year(person, y);
    if (span === undefined) continue;
    const outcome = plan.outcome.hba1c[y]![person]!;
    const ending = hba1cEnding(log, person, y, outcome);
    const count = measured(log, person, y, ending, 1, 0.7);
    const days = daysOf(log, person, y, spanFor(log, person, y, span, outcome), count, 2);
    for (const [n, day] of days.entries()) {
      const isLast = n === days.length - 1;
      const isAtTarget = isLast ? ending === 'at target' : log.chance.happens(500, DRAW.values, person, 11, y * 10 + n);
      log.event(person, day, 'IFCCHBAM_COD', hba1cValue(log, person, y * 10 + n, isAtTarget));
    }
    writeHba1cReason(log, person, y, span, outcome - OUTCOME.specific);
  }
}

function hba1cEnding(log: EventLog, person: number, y: number, outcome: number): Ending {
  if (outcome === OUTCOME.met) return 'at target';
  if (outcome === OUTCOME.specific + HBA1C_REASONS.maximalTherapy) return 'above';
  if (outcome >= OUTCOME.specific) return 'none';
  return endingByChance(log, person, y, outcome, 12);
}

function hba1cValue(log: EventLog, person: number, n: number, isAtTarget: boolean): number {
  const { chance } = log;
  if (isAtTarget)
    return Math.min(HBA1C_TARGET, Math.max(34, Math.round(50 + 5 * chance.normal(DRAW.values, person, 13, n))));
  return Math.min(142, HBA1C_TARGET + 1 + Math.floor(-Math.log(chance.uniform(DRAW.values, person, 14, n)) * 14));
}

function writeHba1cReason(log: EventLog, person: number, y: number, span: Span, reason: number): void {
  const day = log.dayIn(span, person, y, 12);
  if (reason === HBA1C_REASONS.maximalTherapy) log.event(person, day, 'DMMAX_COD');
  if (reason === HBA1C_REASONS.declined) log.event(person, day, 'BLDTESTDEC_COD');
  if (reason === HBA1C_REASONS.fructosamine) {
    log.event(person, day, 'SERFRUC_COD', 230 + log.chance.below(170, DRAW.values, person, 15, y));
  }
}
