import type { Reader } from '../../warehouse/index.ts';
import { NEVER, PERIOD_END, PERIOD_START, startOfMonth, YEAR_ENDS } from '../calendar.ts';
import { type Chance, DRAW } from '../chance.ts';
import { CONDITION, CONDITIONS } from '../conditions.ts';
import type { DemoParameters } from '../parameters.ts';
import { MALE, NOWHERE } from '../people.ts';
import { RowBuffer } from '../planned/row-buffer.ts';
import type { Population } from '../population.ts';
import { rateAt } from '../risk.ts';

const ADULT_MONTHS = 16 * 12;
const TEMPORARY_CONTACTS = 2;
const DAYS_A_YEAR = 365.25;

/** Who is at risk from influenza before 65. */
const AT_RISK = ['diabetes', 'chd', 'stroke', 'copd', 'asthma', 'learningDisability'] as const;

/** Which contacts somebody has: a child’s, an adult’s, or those of an adult whose readings are planned. */
export const CONTACT_GROUP = { child: 0, adult: 1, planned: 2 } as const;

const PERSON_COLUMNS = `person INTEGER, birth_month INTEGER, born INTEGER, sex INTEGER, ethnicity INTEGER, area INTEGER,
  died INTEGER, begins INTEGER, ends INTEGER, contact_group INTEGER, contacts INTEGER, smoked_from INTEGER,
  smoked_to INTEGER, bmi INTEGER, at_risk INTEGER, conditions INTEGER, ed INTEGER, admissions INTEGER, is_temporary INTEGER`;
/** Who has opted out is who has done so before they left the practice: it does not know what is recorded elsewhere later. */
const RECORD_COLUMNS =
  'practice INTEGER, person INTEGER, since INTEGER, until INTEGER, before INTEGER, is_opted_out INTEGER';
const STAY_COLUMNS = 'id INTEGER, practice INTEGER, person INTEGER, first INTEGER, until INTEGER, is_temporary INTEGER';

/** Whoever has only ever been a temporary resident: 1. */
export function temporaryOnly({ people, stays }: Population): Uint8Array {
  const is = new Uint8Array(people.count).fill(1);
  for (let stay = 0; stay < stays.count; stay += 1) if (!stays.isTemporary[stay]) is[stays.person[stay]!] = 0;
  return is;
}

/**
 * Loads people, their records (a person at a practice: since when, until when, and where before) and registrations
 * into working tables, from which SQL makes the bulk of the events.
 */
export async function loadWorkingTables(o: {
  reader: Reader;
  population: Population;
  parameters: DemoParameters;
  chance: Chance;
  isTemporary: Uint8Array;
}): Promise<void> {
  const { reader, population } = o;
  await reader.run(`CREATE TABLE demo_person (${PERSON_COLUMNS}); CREATE TABLE demo_record (${RECORD_COLUMNS});
    CREATE TABLE demo_stay (${STAY_COLUMNS})`);
  const ends = lastDays(population);
  const persons = new RowBuffer(reader, 'demo_person', PERSON_COLUMNS.split(',').length);
  for (let person = 0; person < population.people.count; person += 1) {
    addPerson(persons, o, person, ends[person]!);
    if (persons.isFull) await persons.flush();
  }
  await persons.flush();
  await loadRecords(reader, population, o.isTemporary);
}

function addPerson(
  rows: RowBuffer,
  { population, parameters, chance, isTemporary }: Parameters<typeof loadWorkingTables>[0],
  person: number,
  ends: number,
): void {
  const { people } = population;
  const birth = people.birth[person]!;
  const born = startOfMonth(birth);
  const begins = Math.max(born, isTemporary[person] === 1 ? people.arrived[person]! : PERIOD_START);
  const years = Math.max(0, ends - begins) / DAYS_A_YEAR;
  const age = (begins + ends) / 2 / 30.436875 - birth;
  const ill = people.conditionCount(person, YEAR_ENDS[1]!);
  const { perYear, ratioACondition, spread } = parameters.contacts;
  const luck = Math.exp(spread * chance.normal(DRAW.contacts, person) - spread ** 2 / 2);
  const rate = rateAt(people.sex[person] === MALE ? perYear.M : perYear.F, age) * ratioACondition ** ill * luck;
  const contacts =
    isTemporary[person] === 1 ? TEMPORARY_CONTACTS : chance.poisson(rate * years, DRAW.contacts, person, 1);
  const { edPerThousandAYear, admissionsPerThousandAYear, ratioACondition: worse } = parameters.hospital;
  const frail = worse ** (ill - 0.6);
  const ed = chance.poisson((rateAt(edPerThousandAYear, age) * years * frail) / 1000, DRAW.hospital, person);
  const stays = chance.poisson(
    (rateAt(admissionsPerThousandAYear, age) * years * frail) / 1000,
    DRAW.hospital,
    person,
    1,
  );
  rows.add(
    person,
    birth,
    born,
    people.sex[person]!,
    people.ethnicity[person]!,
    people.area[person]!,
    people.died[person]!,
    begins,
    ends,
    groupOf(population, person, age),
    years === 0 ? 0 : contacts,
    people.smokedFrom[person]!,
    people.smokedTo[person]!,
    bmiOf(population, chance, person, age),
    isAtRisk(population, person),
    maskOf(population, person),
    ed,
    stays,
    isTemporary[person]!,
  );
}

function groupOf({ people }: Population, person: number, ageMonths: number): number {
  if (ageMonths < ADULT_MONTHS) return CONTACT_GROUP.child;
  const isPlanned =
    people.onset[CONDITION.hypertension]![person] !== NEVER || people.onset[CONDITION.diabetes]![person] !== NEVER;
  return isPlanned ? CONTACT_GROUP.planned : CONTACT_GROUP.adult;
}

/** In tenths of kg/m2: about 27 in middle age, more with diabetes. */
function bmiOf({ people }: Population, chance: Chance, person: number, ageMonths: number): number {
  const age = Math.min(55, ageMonths / 12);
  const diabetic = people.onset[CONDITION.diabetes]![person] === NEVER ? 0 : 3.5;
  const bmi = (22.8 + 0.09 * age + diabetic) * Math.exp(0.17 * chance.normal(DRAW.values, person, 90));
  return Math.round(Math.min(58, Math.max(15, bmi)) * 10);
}

function isAtRisk({ people }: Population, person: number): 0 | 1 {
  return AT_RISK.some((name) => people.onset[CONDITION[name]]![person] !== NEVER) ? 1 : 0;
}

/** Conditions ever recorded, a bit each. */
function maskOf({ people }: Population, person: number): number {
  let mask = 0;
  for (let c = 0; c < CONDITIONS.length; c += 1) if (people.onset[c]![person] !== NEVER) mask |= 1 << c;
  return mask;
}

function lastDays({ people, stays }: Population): Int32Array {
  const last = new Int32Array(people.count);
  for (let stay = 0; stay < stays.count; stay += 1) {
    const person = stays.person[stay]!;
    last[person] = Math.max(last[person]!, Math.min(stays.to[stay]!, PERIOD_END));
  }
  return last;
}

type RecordRow = { practice: number; since: number; until: number; before: number };

async function loadRecords(reader: Reader, population: Population, isTemporary: Uint8Array): Promise<void> {
  const { stays, optedOut } = population;
  const rows = new RowBuffer(reader, 'demo_stay', STAY_COLUMNS.split(',').length);
  const byPerson = new Map<number, number[]>();
  for (let stay = 0; stay < stays.count; stay += 1) {
    rows.add(
      stay,
      stays.practice[stay]!,
      stays.person[stay]!,
      stays.from[stay]!,
      stays.to[stay]!,
      stays.isTemporary[stay]!,
    );
    if (rows.isFull) await rows.flush();
    const known = byPerson.get(stays.person[stay]!);
    if (known === undefined) byPerson.set(stays.person[stay]!, [stay]);
    else known.push(stay);
  }
  await rows.flush();
  const records = new RowBuffer(reader, 'demo_record', RECORD_COLUMNS.split(',').length);
  for (const [person, theirs] of byPerson) {
    for (const { practice, since, until, before } of recordsOf(stays, theirs)) {
      const isOptedOut = isTemporary[person] === 0 && optedOut[person]! < until;
      records.add(practice, person, since, until, before, isOptedOut ? 1 : 0);
    }
    if (records.isFull) await records.flush();
  }
  await records.flush();
}

/** A record for each practice of somebody: it knows everything up to the day they last left. */
function recordsOf(stays: Population['stays'], theirs: readonly number[]): RecordRow[] {
  const records: RecordRow[] = [];
  let before = NOWHERE;
  for (const stay of theirs.toSorted((one, other) => stays.from[one]! - stays.from[other]!)) {
    const practice = stays.practice[stay]!;
    const known = records.find((record) => record.practice === practice);
    const until = Math.min(stays.to[stay]!, PERIOD_END);
    if (known !== undefined) known.until = until;
    else records.push({ practice, since: stays.from[stay]!, until, before });
    before = practice;
  }
  return records;
}
