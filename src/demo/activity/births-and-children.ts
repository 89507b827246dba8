import { addMonths, type Day, day } from '../../base/index.ts';
import { monthOf, PERIOD_END, PERIOD_START, YEAR_ENDS, YEAR_STARTS, YEARS } from '../calendar.ts';
import { DRAW } from '../chance.ts';
import type { EventLog } from '../planned/event-log.ts';
import { HABIT, isGiven } from './habit.ts';

/** Children born earlier were vaccinated under other codes. */
const VACCINATED_FROM = day('2018-04-01');
const REVIEW_DAYS = [42, 60] as const;
const MONTHS_A_SCHOOL_YEAR = 12;
/** In months on 1 September. */
const RECEPTION = 48;
const YEAR_SIX = 120;
const SEPTEMBERS: readonly Day[] = YEAR_STARTS.map((start) => addMonths(start, 5));
const SEPTEMBER_MONTHS = SEPTEMBERS.map(monthOf);
const MEASURED_PER_THOUSAND = 930;

/** Births of the mother's year, the infant's first months, vaccinations and school measurements. */
export function writeBirthsAndChildren(log: EventLog, person: number): void {
  writeDeliveries(log, person);
  if (log.born(person) >= VACCINATED_FROM) {
    writeVaccinations(log, person);
    writeInfantFeeding(log, person);
  }
  for (const y of YEARS) writeSchool(log, person, y);
}

/** A year in which a woman is pregnant ends in a birth in the same year. */
function writeDeliveries(log: EventLog, person: number): void {
  const { plan, screening } = log.outcomes;
  const { firstFeedPercent, smokerStaysPerThousand } = plan.parameters.activity.birth;
  for (const y of YEARS) {
    const span = log.year(person, y);
    if (span === undefined || screening.isPregnant[y]![person] !== 1) continue;
    const delivered = log.dayIn(span, person, y, 300);
    log.event(person, delivered, 'DELIV_COD');
    const smokes = plan.people.smokedFrom[person]! <= delivered && plan.people.smokedTo[person]! > delivered;
    if (smokes && log.chance.happens(smokerStaysPerThousand, DRAW.birth, person, y, 1))
      log.event(person, delivered, 'SMOKDEL_COD');
    if (log.chance.happens(firstFeedPercent * 10, DRAW.birth, person, y, 2))
      log.event(person, delivered, 'FIRSTBF_COD');
  }
}

function writeInfantFeeding(log: EventLog, person: number): void {
  const { atReviewPercent } = log.outcomes.plan.parameters.activity.birth;
  const [from, to] = REVIEW_DAYS;
  const reviewed = log.born(person) + from + log.chance.below(to - from, DRAW.birth, person, 0, 3);
  if (reviewed < PERIOD_START || !log.chance.happens(atReviewPercent * 10, DRAW.birth, person, 0, 4)) return;
  log.event(person, reviewed, 'BF68_COD');
}

/** Doses due at the same age are given together. */
function writeVaccinations(log: EventLog, person: number): void {
  const born = log.born(person);
  for (const due of log.outcomes.plan.parameters.activity.vaccinations) {
    const given = addMonths(born, due.months) + log.chance.below(25, DRAW.birth, person, due.months, 5);
    const y = YEARS.find((year) => given <= YEAR_ENDS[year]!) ?? YEARS[2];
    const care = { habit: HABIT.vaccination + due.months, percent: due.percent, spread: due.spread };
    if (given < PERIOD_END && isGiven(log, person, y, care)) log.event(person, given, due.code);
  }
}

/** Measured in the autumn of reception and of year 6; development is assessed in June at the end of reception. */
function writeSchool(log: EventLog, person: number, y: number): void {
  const september = SEPTEMBERS[y]!;
  const age = SEPTEMBER_MONTHS[y]! - log.outcomes.plan.people.birth[person]!;
  const isIn = (months: number): boolean => age >= months && age < months + MONTHS_A_SCHOOL_YEAR;
  if (age < RECEPTION || age >= YEAR_SIX + MONTHS_A_SCHOOL_YEAR) return;
  const measured = september + 20 + log.chance.below(180, DRAW.school, person, y, 1);
  if (isIn(RECEPTION) && log.chance.happens(MEASURED_PER_THOUSAND, DRAW.school, person, y, 2))
    log.event(person, measured, 'NCMPR_COD', centileOf(log, person, y));
  if (isIn(YEAR_SIX) && log.chance.happens(MEASURED_PER_THOUSAND, DRAW.school, person, y, 3))
    log.event(person, measured, 'NCMP6_COD', centileOf(log, person, y));
  if (isIn(RECEPTION + MONTHS_A_SCHOOL_YEAR)) writeDevelopment(log, person, y);
}

/** Higher where it is more deprived. */
function centileOf(log: EventLog, person: number, y: number): number {
  const { plan } = log.outcomes;
  const { centileMean, centileSpread } = plan.parameters.activity.school;
  const drawn =
    centileMean + 4 * plan.people.deprivation[person]! + centileSpread * log.chance.normal(DRAW.school, person, y, 4);
  return Math.round(Math.min(99.6, Math.max(0.4, drawn)) * 10) / 10;
}

/** Of children who were in reception until the summer of the year. */
function writeDevelopment(log: EventLog, person: number, y: number): void {
  const { plan } = log.outcomes;
  const june = addMonths(YEAR_STARTS[y] as Day, 2) + 14;
  log.event(person, june, 'EYFSP_COD');
  const perThousand = plan.parameters.activity.school.readyPercent * 10 - 40 * plan.people.deprivation[person]!;
  if (log.chance.happens(perThousand, DRAW.school, person, y, 5)) log.event(person, june, 'GLD_COD');
}
