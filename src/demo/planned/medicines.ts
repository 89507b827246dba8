import type { Day } from '../../base/index.ts';
import { monthOf, NEVER, PERIOD_END, PERIOD_START, YEAR_ENDS, YEARS } from '../calendar.ts';
import { DRAW } from '../chance.ts';
import { CONDITION, type ConditionName } from '../conditions.ts';
import { OUTCOME } from '../outcomes/plan.ts';
import {
  AF_MISSES,
  AF_REASONS,
  afMiss,
  CHD_REASONS,
  isAnticoagulated,
  strokeRiskScore,
} from '../outcomes/registers.ts';
import { NOWHERE } from '../people.ts';
import { rateAt } from '../risk.ts';
import type { CodelistName } from './codelists.ts';
import { type EventLog, notBefore, type Span } from './event-log.ts';

/** Every two months, and a first issue within so many days of the year's start: one in every half year. */
const EVERY = 56;
const FIRST_WITHIN = 40;
const STOPPED_AFTER = 110;
const WARFARIN_PER_THOUSAND = 80;
const ANTICOAGULANT_SCORE = 2;
const LONGEST_AGO = 2000;
/** Of people on an anticoagulant for atrial fibrillation, those who take an antiplatelet for their heart as well. */
const BOTH_PER_THOUSAND = 80;

/** Share of people with a condition who take a medicine for it, how many kinds, and how often it is issued. */
type Habit = {
  readonly condition: ConditionName;
  readonly codelist: CodelistName;
  readonly perThousand: number;
  readonly kinds: number;
};
const HABITS: readonly Habit[] = [
  { condition: 'hypertension', codelist: 'ANTIHYP_COD', perThousand: 880, kinds: 1.7 },
  { condition: 'diabetes', codelist: 'DMDRUG_COD', perThousand: 780, kinds: 1.7 },
  { condition: 'copd', codelist: 'OTHERDRUG_COD', perThousand: 850, kinds: 1.8 },
  { condition: 'depression', codelist: 'OTHERDRUG_COD', perThousand: 620, kinds: 1.2 },
  { condition: 'dementia', codelist: 'OTHERDRUG_COD', perThousand: 400, kinds: 1 },
];
const STATIN_FOR: readonly (readonly [ConditionName, number])[] = [
  ['chd', 860],
  ['stroke', 800],
  ['pad', 780],
  ['diabetes', 680],
  ['hypertension', 280],
];
const ANTIPLATELET_FOR: readonly ConditionName[] = ['stroke', 'pad'];
const ASTHMA_EVERY = [35, 42, 56, 63, 70];

/** Every medicine that somebody takes, as courses; and what rules medicines out. */
export function writeMedicines(log: EventLog, person: number): void {
  for (const [n, habit] of HABITS.entries()) writeHabit(log, person, n, habit);
  writeStatin(log, person);
  writeAsthmaTreatment(log, person);
  writeAnticoagulant(log, person);
  writeAntiplatelet(log, person);
  writeOtherRepeats(log, person);
}

/** From the diagnosis, or from the period's start, until it is resolved. */
function courseSpan(
  log: EventLog,
  person: number,
  condition: ConditionName,
): { first: number; until: number } | undefined {
  const { people } = log.outcomes.plan;
  const onset = people.onset[CONDITION[condition]]![person]!;
  if (onset === NEVER) return undefined;
  return { first: Math.max(onset, PERIOD_START), until: people.resolved[CONDITION[condition]]![person]! };
}

function interval(log: EventLog, person: number, n: number): number {
  const { issueEveryDays } = log.outcomes.plan.parameters.medicines;
  return issueEveryDays[log.chance.below(issueEveryDays.length, DRAW.medicines, person, n, 1)]!;
}

function writeHabit(log: EventLog, person: number, n: number, habit: Habit): void {
  const span = courseSpan(log, person, habit.condition);
  if (span === undefined || !log.chance.happens(habit.perThousand, DRAW.medicines, person, n, 2)) return;
  const every = interval(log, person, n);
  const kinds = 1 + log.chance.poisson(habit.kinds - 1, DRAW.medicines, person, n, 3);
  for (let kind = 0; kind < Math.min(kinds, 4); kind += 1) {
    const phase = log.chance.below(every, DRAW.medicines, person, n, 4);
    log.course(person, habit.codelist, span.first + phase, span.until, every);
  }
}

function writeStatin(log: EventLog, person: number): void {
  for (const [condition, perThousand] of STATIN_FOR) {
    const span = courseSpan(log, person, condition);
    if (span === undefined) continue;
    if (!log.chance.happens(perThousand, DRAW.medicines, person, 10)) return;
    const every = interval(log, person, 10);
    log.course(
      person,
      'STATIN_COD',
      span.first + log.chance.below(every, DRAW.medicines, person, 10, 2),
      span.until,
      every,
    );
    return;
  }
}

/** At least once in any year: the register of asthma asks for treatment in the last twelve months. */
function writeAsthmaTreatment(log: EventLog, person: number): void {
  const span = courseSpan(log, person, 'asthma');
  if (span === undefined) return;
  const every = ASTHMA_EVERY[log.chance.below(ASTHMA_EVERY.length, DRAW.medicines, person, 11)]!;
  const phase = span.first > PERIOD_START ? 0 : log.chance.below(every, DRAW.medicines, person, 11, 2);
  log.course(person, 'ASTTRT_COD', span.first + phase, span.until, every);
}

/** A year's course with an issue in each half of it, however late it begins. */
function yearCourse(log: EventLog, person: number, y: number, codelist: CodelistName, span: Span): void {
  const phase = log.chance.below(Math.min(FIRST_WITHIN, span.to - span.from), DRAW.medicines, person, 12, y);
  log.course(person, codelist, span.from + phase, span.to, EVERY);
}

function writeAnticoagulant(log: EventLog, person: number): void {
  const { plan } = log.outcomes;
  const onset = plan.onset(person, 'af');
  if (onset === NEVER) return;
  for (const y of YEARS) {
    const span = log.year(person, y);
    if (span === undefined) continue;
    const outcome = plan.outcome.af[y]![person]!;
    if (outcome === OUTCOME.met) writeRightAnticoagulant(log, person, y, notBefore(span, onset));
    else if (outcome === OUTCOME.missed) writeWrongAnticoagulant(log, person, y, span);
    else if (outcome >= OUTCOME.specific) writeAfReason(log, person, y, span, outcome - OUTCOME.specific);
    else if (isGoneWithAf(log, person, y, onset)) yearCourse(log, person, y, 'DOACDRUG_COD', notBefore(span, onset));
  }
}

/** With atrial fibrillation, and no longer on any list at the year's end. */
function isGoneWithAf(log: EventLog, person: number, y: number, onset: Day): boolean {
  const { plan } = log.outcomes;
  if (plan.population.practiceAt[y]![person] !== NOWHERE || onset > YEAR_ENDS[y]!) return false;
  return strokeRiskScore(plan, person, y) >= ANTICOAGULANT_SCORE;
}

/** A direct-acting one; for a few a vitamin K antagonist, the other being declined. */
function writeRightAnticoagulant(log: EventLog, person: number, y: number, span: Span): void {
  const isWarfarin = log.chance.happens(WARFARIN_PER_THOUSAND, DRAW.medicines, person, 13);
  yearCourse(log, person, y, isWarfarin ? 'VITKDRUG_COD' : 'DOACDRUG_COD', span);
  if (isWarfarin) log.event(person, log.dayIn(span, person, y, 60), 'DOACDEC_COD');
}

function writeWrongAnticoagulant(log: EventLog, person: number, y: number, span: Span): void {
  const miss = afMiss(log.outcomes.plan, person, y);
  if (miss === AF_MISSES.unreasonedWarfarin) yearCourse(log, person, y, 'VITKDRUG_COD', span);
  if (miss === AF_MISSES.stopped) log.course(person, 'DOACDRUG_COD', span.from, span.from + STOPPED_AFTER, EVERY);
}

function writeAfReason(log: EventLog, person: number, y: number, span: Span, reason: number): void {
  const day = log.dayIn(span, person, y, 61);
  if (reason === AF_REASONS.lasting) log.event(person, lastingDay(log, person), 'XORANTICOAG_COD');
  if (reason === AF_REASONS.expiring) log.event(person, day, 'TXORANTICOAGGENCON_COD');
  if (reason === AF_REASONS.declined) log.event(person, day, 'ORANTICOAGDEC_COD');
  if (reason !== AF_REASONS.bothDeclined) return;
  log.event(person, day, 'DOACDEC_COD');
  log.event(person, day, 'VITKANTAGDEC_COD');
}

function lastingDay(log: EventLog, person: number): number {
  return PERIOD_START - 1 - log.chance.below(LONGEST_AGO, DRAW.medicines, person, 14);
}

function writeAntiplatelet(log: EventLog, person: number): void {
  const { plan } = log.outcomes;
  const onset = plan.onset(person, 'chd');
  if (onset === NEVER) {
    writeOtherAntiplatelet(log, person);
    return;
  }
  for (const y of YEARS) {
    const span = log.year(person, y);
    if (span === undefined) continue;
    const outcome = plan.outcome.chd[y]![person]!;
    const reason = outcome - OUTCOME.specific;
    const isGone = outcome === OUTCOME.free && onset <= YEAR_ENDS[y]!;
    const isServed =
      isAnticoagulated(plan, person, y) && !log.chance.happens(BOTH_PER_THOUSAND, DRAW.medicines, person, 15);
    if (isGone || (outcome === OUTCOME.met && !isServed)) {
      yearCourse(log, person, y, 'ANTIPLATDRUG_COD', notBefore(span, onset));
    }
    if (reason === CHD_REASONS.lasting) log.event(person, lastingDay(log, person), 'XSAL_COD');
    if (reason === CHD_REASONS.expiring) log.event(person, log.dayIn(span, person, y, 62), 'TXSAL_COD');
    if (reason === CHD_REASONS.declined) log.event(person, log.dayIn(span, person, y, 63), 'SALDEC_COD');
  }
}

function writeOtherAntiplatelet(log: EventLog, person: number): void {
  if (log.outcomes.plan.onset(person, 'af') !== NEVER) return;
  for (const condition of ANTIPLATELET_FOR) {
    const span = courseSpan(log, person, condition);
    if (span === undefined || !log.chance.happens(780, DRAW.medicines, person, 16)) continue;
    const phase = log.chance.below(EVERY, DRAW.medicines, person, 17);
    log.course(person, 'ANTIPLATDRUG_COD', span.first + phase, span.until, EVERY);
    return;
  }
}

/** Everything else on repeat: most for the whole period, the rest for a part of it. */
function writeOtherRepeats(log: EventLog, person: number): void {
  const { plan } = log.outcomes;
  const age = monthOf(PERIOD_START) - plan.people.birth[person]!;
  const conditions = plan.people.conditionCount(person, YEAR_ENDS[1]!);
  const mean = rateAt(plan.parameters.medicines.otherRepeats, age) * (0.75 + 0.25 * conditions);
  const count = log.chance.poisson(mean, DRAW.medicines, person, 18);
  for (let n = 0; n < count; n += 1) {
    const every = interval(log, person, 20 + n);
    const isThroughout = log.chance.happens(600, DRAW.medicines, person, 20 + n, 2);
    const length = PERIOD_END - PERIOD_START;
    const first = isThroughout
      ? log.chance.below(every, DRAW.medicines, person, 20 + n, 3)
      : log.chance.below(length, DRAW.medicines, person, 20 + n, 4);
    const until = isThroughout ? length : first + 60 + log.chance.below(500, DRAW.medicines, person, 20 + n, 5);
    log.course(person, 'OTHERDRUG_COD', PERIOD_START + first, PERIOD_START + until, every);
  }
}
