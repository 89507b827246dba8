import { NEVER, PERIOD_END, PERIOD_START, YEAR_STARTS, YEARS } from '../calendar.ts';
import { DRAW } from '../chance.ts';
import type { EventLog, Span } from '../planned/event-log.ts';
import { rateAt } from '../risk.ts';

/** 1 October and 31 December, in days from 1 April; the pathway asks about discharges between them. */
const AUTUMN = [183, 274] as const;
const STILL_AT_HOME_AFTER = 91;
const PREFERENCE_WITHIN = 240;

/** The community's caseload, urgent referrals and reablement; and preferences and places of death. */
export function writeCommunity(log: EventLog, person: number): void {
  for (const y of YEARS) {
    const span = log.year(person, y);
    if (span === undefined) continue;
    writeCaseload(log, person, y, span);
    writeUrgentReferral(log, person, y, span);
    writeReablement(log, person, y);
  }
  writeLastYear(log, person);
}

/** A rate by age at the end of a year, higher in frail people. */
function rateOf(log: EventLog, person: number, y: number, bands: readonly number[]): number {
  const { plan } = log.outcomes;
  return rateAt(bands, plan.age(person, y) * 12) * (plan.isFrail(person, y) ? 2 : 0.8);
}

/** A contact each month of the year while somebody is on the caseload. */
function writeCaseload(log: EventLog, person: number, y: number, span: Span): void {
  const { caseloadPerThousand, ulcerPerThousandAYear } = log.outcomes.plan.parameters.activity.community;
  const perThousand = rateOf(log, person, y, caseloadPerThousand);
  if (!log.chance.happens(perThousand, DRAW.community, person, y, 1)) return;
  for (let day: number = span.from; day < span.to; day += 30) log.event(person, day, 'CASELOAD_COD');
  if (log.chance.happens(ulcerPerThousandAYear, DRAW.community, person, y, 2))
    log.event(person, log.dayIn(span, person, y, 330), 'ULCER_COD');
}

function writeUrgentReferral(log: EventLog, person: number, y: number, span: Span): void {
  const { urgentReferralPerThousandAYear, withinTwoHoursPercent } = log.outcomes.plan.parameters.activity.community;
  const perThousand = rateOf(log, person, y, urgentReferralPerThousandAYear);
  if (!log.chance.happens(perThousand, DRAW.community, person, y, 3)) return;
  const day = log.dayIn(span, person, y, 331);
  log.event(person, day, 'URCREF_COD');
  if (log.chance.happens(withinTwoHoursPercent * 10, DRAW.community, person, y, 4)) log.event(person, day, 'URC2H_COD');
}

/** Discharges of the autumn; who died or was in hospital on day 91 is not at home. */
function writeReablement(log: EventLog, person: number, y: number): void {
  const { reablementPerThousandAYear, homePercent } = log.outcomes.plan.parameters.activity.community;
  const perThousand = rateOf(log, person, y, reablementPerThousandAYear);
  if (!log.chance.happens(perThousand, DRAW.community, person, y, 5)) return;
  const [from, to] = AUTUMN;
  const discharged = YEAR_STARTS[y]! + from + log.chance.below(to - from + 1, DRAW.community, person, y, 6);
  log.event(person, discharged, 'REABLE_COD');
  if (log.chance.happens(homePercent * 10, DRAW.community, person, y, 7))
    log.event(person, discharged + STILL_AT_HOME_AFTER, 'HOME91_COD');
}

/** Of who dies in the period: a preference of place some time before, and on the day before the death where it will be. */
function writeLastYear(log: EventLog, person: number): void {
  const { plan } = log.outcomes;
  const died = plan.people.died[person]!;
  if (died === NEVER || died < PERIOD_START || died >= PERIOD_END) return;
  const { preferencePercent, preferredPlacePercent } = plan.parameters.activity.deaths;
  if (!log.chance.happens(preferencePercent * 10, DRAW.lastYear, person, 0, 1)) return;
  const said = died - 10 - log.chance.below(PREFERENCE_WITHIN, DRAW.lastYear, person, 0, 2);
  log.event(person, said, 'PREFPLACE_COD');
  const isThere = log.chance.happens(preferredPlacePercent * 10, DRAW.lastYear, person, 0, 3);
  log.event(person, died - 1, isThere ? 'DIEDPREF_COD' : 'DIEDELSE_COD');
}
