import { day } from '../../base/index.ts';
import { monthsBefore, NEVER, PERIOD_START, YEAR_ENDS, YEARS } from '../calendar.ts';
import { DRAW } from '../chance.ts';
import { SCREENING_ADJUSTMENT } from '../outcomes/screening.ts';
import { SMOKING_ADJUSTMENT } from '../outcomes/smoking.ts';
import { FEMALE } from '../people.ts';
import type { CodelistName } from './codelists.ts';
import type { EventLog, Span } from './event-log.ts';

/** Records of smoking are no older than this; who began before is coded some time after. */
const SMOKING_CODED_FROM = day('2010-01-01');
const SMOKING_CODED_DAYS = 4400;
const COUNTS_MONTHS = 42;
const OFFERS: readonly CodelistName[] = [
  'SMOKINGINT_COD',
  'SMOKINGINT_COD',
  'SMOKINGINT_COD',
  'PHARMDRUG_COD',
  'REFERSTS_COD',
];

/** Smoking status when it changes, offers of help, and how smokers are adjusted. */
export function writeSmoking(log: EventLog, person: number): void {
  const { smokedFrom, smokedTo } = log.outcomes.plan.people;
  if (smokedFrom[person] === NEVER) return;
  const coded = codedDay(log, person, smokedFrom[person]!, 1);
  const quit = smokedTo[person]!;
  if (coded < quit) log.event(person, coded, 'LSMOK_COD');
  if (quit !== NEVER)
    log.event(person, Math.max(quit, Math.min(PERIOD_START - 1, codedDay(log, person, quit, 2))), 'EXSMOK_COD');
  for (const y of [-1, ...YEARS]) writeOffer(log, person, y);
  for (const y of YEARS) writeSmokingAdjustment(log, person, y);
}

function codedDay(log: EventLog, person: number, from: number, n: number): number {
  if (from >= SMOKING_CODED_FROM) return from;
  return SMOKING_CODED_FROM + log.chance.below(SMOKING_CODED_DAYS, DRAW.history, person, 10, n);
}

function writeOffer(log: EventLog, person: number, y: number): void {
  const span = log.year(person, y);
  if (span === undefined || log.outcomes.smoking.offered[y + 1]![person] === 0) return;
  const kind = OFFERS[log.chance.below(OFFERS.length, DRAW.offers, person, y + 1, 1)]!;
  log.event(person, log.dayIn(span, person, y, 50), kind);
}

function writeSmokingAdjustment(log: EventLog, person: number, y: number): void {
  const { smoking } = log.outcomes;
  const span = log.year(person, y);
  if (span === undefined) return;
  const adjustment = smoking.adjustment[y]![person];
  const at = log.dayIn({ from: span.from, to: Math.max(span.from + 1, span.to - 40) as Span['to'] }, person, y, 51);
  if (adjustment === SMOKING_ADJUSTMENT.unsuitable) log.event(person, at, 'SMOKPCAPU_COD');
  if (adjustment === SMOKING_ADJUSTMENT.declined) log.event(person, at, 'SMOKPCADEC_COD');
  if (adjustment !== SMOKING_ADJUSTMENT.invitedTwice) return;
  log.event(person, at, 'SMOKINVITE_COD');
  log.event(person, at + 7 + log.chance.below(25, DRAW.dates, person, y, 52), 'SMOKINVITE_COD');
}

/** Cervical screening, pregnancy and what takes a woman out of screening. */
export function writeScreening(log: EventLog, person: number): void {
  const { plan, screening } = log.outcomes;
  if (plan.people.sex[person] !== FEMALE) return;
  for (const day of screening.samples(person)) log.event(person, day, 'SMEAR_COD');
  if (screening.hasNoCervix[person] === 1) {
    log.event(person, PERIOD_START - 20 - log.chance.below(3000, DRAW.screening, person, 8), 'NOCX_COD');
  }
  for (const y of YEARS) {
    const span = log.year(person, y);
    if (span !== undefined && screening.isPregnant[y]![person] === 1) {
      log.event(person, log.dayIn(span, person, y, 53), 'PREG_COD');
    }
  }
  writeScreeningAdjustment(log, person);
}

/** One record that counts at every year end at which she has no sample. */
function writeScreeningAdjustment(log: EventLog, person: number): void {
  const { screening } = log.outcomes;
  const adjustment = screening.adjustment[person]!;
  const missed = screening.missedYears(person);
  if (adjustment === SCREENING_ADJUSTMENT.none || missed.length === 0) return;
  const after = monthsBefore(missed.at(-1)!, COUNTS_MONTHS);
  const upTo = YEAR_ENDS[missed[0]!]!;
  const day = after + 1 + log.chance.below(upTo - after, DRAW.screening, person, 9);
  const codelists = ['CSPU_COD', 'CSDEC_COD', 'CSPCAINVITE_COD'] as const;
  log.event(person, day, codelists[adjustment - 1]!);
}
