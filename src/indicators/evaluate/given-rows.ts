import { type Day, monthOfDay, type OdsCode, type SnomedCode } from '../../base/index.ts';
import type { Reader } from '../../warehouse/index.ts';
import type { LoadedFramework } from '../model/framework.ts';
import type { EventRow, PersonRecord } from '../reference/person.ts';
import { readingCodes } from './cluster-codes.ts';
import { type GivenEvent, type GivenPerson, READING } from './given-person.ts';

const MICROSECONDS_A_MINUTE = 60_000_000;
const MICROSECONDS_A_DAY = 24 * 60 * MICROSECONDS_A_MINUTE;
/** Where people who are typed in are registered. */
const PRACTICE = 'X00001' as OdsCode;

/** A row of a given record, with the other half where it is half a reading. */
type GivenRow = EventRow & { readonly pairedThousandths: number | null };

/** A given person as the reference takes one. */
export type GivenRecord = Omit<PersonRecord, 'born' | 'events'> & {
  readonly born: { readonly date: Day };
  readonly events: readonly GivenRow[];
};

/** The record of a given person, number `index` + 1. */
export function personRecord(given: GivenPerson, index: number, framework: LoadedFramework): GivenRecord {
  const { registration } = given;
  return {
    person: index + 1,
    personId: `given-${index + 1}`,
    born: { date: given.born },
    sex: given.sex,
    ethnicity: given.ethnicity,
    diedOn: given.diedOn,
    registrations: registration === null ? [] : [{ practice: PRACTICE, kind: 'regular', ...registration }],
    events: rowsOf(given, framework),
  };
}

/** Rows of what the framework looks at: a record of another codelist decides nothing. */
function rowsOf(given: GivenPerson, framework: LoadedFramework): readonly GivenRow[] {
  const readings = readingCodes(framework);
  return given.events.flatMap((event, index) => {
    const rowId = `r${String(index).padStart(6, '0')}`;
    if (event.cluster !== READING) {
      const [code] = framework.codelists[event.cluster]?.codes ?? [];
      return code ? [rowOf(event, code, event.value, rowId)] : [];
    }
    const halves = readings.flatMap(({ systolic, diastolic }) => [
      { ...rowOf(event, systolic, event.value, rowId), pairedThousandths: thousandths(event.diastolic) },
      rowOf(event, diastolic, event.diastolic, rowId),
    ]);
    return halves.filter((half) => half.thousandths !== null);
  });
}

function rowOf(event: GivenEvent, code: SnomedCode, value: string | null, rowId: string): GivenRow {
  return {
    code,
    on: event.on,
    recordedAt: recordedAt(event),
    rowId,
    thousandths: thousandths(value),
    isHome: event.isHome,
    encounter: event.cluster === READING ? rowId : null,
    pairedThousandths: null,
  };
}

function recordedAt({ on, minute }: GivenEvent): number | null {
  return minute === null ? null : on * MICROSECONDS_A_DAY + minute * MICROSECONDS_A_MINUTE;
}

function thousandths(value: string | null): number | null {
  if (value === null) return null;
  const [, sign = '', whole = '0', part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value) ?? [];
  const magnitude = Number(whole) * 1000 + Number(part.padEnd(3, '0'));
  return sign === '-' ? -magnitude : magnitude;
}

type Cell = string | number | bigint | boolean | null;

function byColumn(rows: readonly (readonly Cell[])[], width: number): Cell[][] {
  return Array.from({ length: width }, (_, column) => rows.map((row) => row[column] ?? null));
}

/** Makes the people tables of a warehouse from records of given people, `persons` with a column birth_date. */
export async function makeGivenTables(reader: Reader, people: readonly GivenRecord[]): Promise<void> {
  await reader.run(`
    CREATE OR REPLACE TEMP TABLE persons (person INTEGER, birth_month INTEGER, birth_date DATE, sex VARCHAR,
      ethnicity VARCHAR, died_on DATE);
    CREATE OR REPLACE TEMP TABLE registrations (person INTEGER, practice VARCHAR, registered_from DATE,
      registered_to DATE, kind VARCHAR);
    CREATE OR REPLACE TEMP TABLE given (person INTEGER, code BIGINT, event_date DATE, microseconds BIGINT,
      row_id VARCHAR, thousandths BIGINT, paired_thousandths BIGINT, is_home BOOLEAN)`);
  await reader.append('persons', byColumn(people.map(personRow), 6));
  const registrations = people.flatMap((person) =>
    person.registrations.map(({ practice, from, to, kind }) => [person.person, practice, from, to, kind]),
  );
  await reader.append('registrations', byColumn(registrations, 5));
  const events = people.flatMap((person) => person.events.map((row) => eventRow(person, row)));
  await reader.append('given', byColumn(events, 8));
  await reader.run(`CREATE OR REPLACE TEMP TABLE events AS
    SELECT person, code, event_date, row_number() OVER (ORDER BY event_date, microseconds NULLS FIRST, row_id)::INTEGER AS ord,
      (thousandths / 1000)::DECIMAL(12,3) AS value, (paired_thousandths / 1000)::DECIMAL(12,3) AS paired_value, is_home
    FROM given`);
}

function personRow({ person, born, sex, ethnicity, diedOn }: GivenRecord): Cell[] {
  return [person, monthOfDay(born.date), born.date, sex, ethnicity ?? null, diedOn];
}

function eventRow({ person }: GivenRecord, row: GivenRow): Cell[] {
  const recorded = row.recordedAt === null ? null : BigInt(row.recordedAt);
  const [value, paired] = [row.thousandths, row.pairedThousandths].map((each) => (each === null ? null : BigInt(each)));
  return [person, BigInt(row.code), row.on, recorded, row.rowId, value ?? null, paired ?? null, row.isHome];
}
