import { PERIOD_START, YEARS } from '../calendar.ts';
import { DRAW } from '../chance.ts';
import type { CodelistName } from '../planned/codelists.ts';
import type { EventLog, Span } from '../planned/event-log.ts';
import { hasAt } from './who.ts';

const BETWEEN_ANSWERS = [95, 330] as const;
const GOAL_AFTER = [75, 110] as const;
/** Goals are told as reached, nearly, or neither: of those reached or nearly, so many are reached. */
const FULLY_PER_THOUSAND = 640;
const WORKING_AGES = [
  ['learningDisability', [18, 64]],
  ['severeMentalIllness', [18, 69]],
] as const;

/** What people say of themselves: activation and health before and after, goals, social prescribing, work. */
export function writePeopleReports(log: EventLog, person: number): void {
  for (const y of YEARS) {
    const span = log.year(person, y);
    if (span === undefined) continue;
    writeAnswers(log, person, y, span);
    writeSocialPrescribing(log, person, y, span);
    writeWork(log, person, y, span);
  }
}

/** Activation (0 to 100) and EQ-5D index of people with long-term conditions, twice, a little better the second time. */
function writeAnswers(log: EventLog, person: number, y: number, span: Span): void {
  const { plan } = log.outcomes;
  const ill = plan.people.conditionCount(person, span.to);
  if (ill === 0 || plan.age(person, y) < 18) return;
  if (!log.chance.happens(plan.parameters.activity.reports.activationPerThousandAYear * ill, DRAW.report, person, y, 1))
    return;
  const first = log.dayIn(span, person, y, 310);
  const [soonest, latest] = BETWEEN_ANSWERS;
  const second = first + soonest + log.chance.below(latest - soonest, DRAW.report, person, y, 2);
  const activation = 56 + 13 * log.chance.normal(DRAW.report, person, 0, 3);
  const health = 0.86 - 0.07 * ill + 0.14 * log.chance.normal(DRAW.report, person, 0, 4);
  for (const [n, day] of [first, second].entries()) {
    const better = n * (4 + 9 * log.chance.normal(DRAW.report, person, y, 5));
    log.event(person, day, 'PAM_COD', within(activation + better, 0, 100, 1));
    log.event(person, day, 'EQ5D_COD', within(health + better / 250, -0.28, 1, 3));
  }
}

function within(value: number, least: number, most: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(Math.min(most, Math.max(least, value)) * scale) / scale;
}

/** A referral, and about twelve weeks later whether the main goal was reached, with goal attainment T. */
function writeSocialPrescribing(log: EventLog, person: number, y: number, span: Span): void {
  const { plan } = log.outcomes;
  const { socialReferralPerThousandAYear, goalReachedPercent } = plan.parameters.activity.reports;
  const perThousand = socialReferralPerThousandAYear * Math.exp(0.25 * plan.people.deprivation[person]!);
  if (plan.age(person, y) < 18 || !log.chance.happens(perThousand, DRAW.report, person, y, 10)) return;
  const referred = log.dayIn(span, person, y, 311);
  log.event(person, referred, 'SPREF_COD');
  const [soonest, latest] = GOAL_AFTER;
  const told = referred + soonest + log.chance.below(latest - soonest, DRAW.report, person, y, 11);
  const isReached = log.chance.happens(goalReachedPercent * 10, DRAW.report, person, y, 12);
  const reached: CodelistName = log.chance.happens(FULLY_PER_THOUSAND, DRAW.report, person, y, 13)
    ? 'SPGOAL_COD'
    : 'SPNEAR_COD';
  if (isReached) log.event(person, told, reached);
  const attainment = (isReached ? 54 : 41) + 6 * log.chance.normal(DRAW.report, person, y, 14);
  log.event(person, told, 'GASGOAL_COD', within(attainment, 20, 80, 1));
}

/** Whether in paid work, once a year, of people whom the council or mental health services know. */
function writeWork(log: EventLog, person: number, y: number, span: Span): void {
  const { plan } = log.outcomes;
  const age = plan.age(person, y);
  for (const [n, [condition, [from, to]]] of WORKING_AGES.entries()) {
    if (age < from || age > to || span.from < PERIOD_START || !hasAt(log, person, condition, y)) continue;
    const percent = plan.parameters.activity.reports.workPercent[condition];
    const works = log.chance.happens(percent * 10, DRAW.report, person, 0, 20 + n);
    log.event(person, log.dayIn(span, person, y, 312 + n), works ? 'PAIDWORK_COD' : 'NOTWORK_COD');
  }
}
