/** Written people as the people tables of a warehouse, in a connection of its own, with real DuckDB. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { framework } from '../../definitions/frameworks/spine/2025-26/framework.ts';
import { assert, type Json, monthOfDay, type SnomedCode } from '../../src/base/index.ts';
import { type LoadedFramework, loadFramework, parseCodelist, readPeople } from '../../src/indicators/index.ts';
import type { WrittenPerson } from '../../src/indicators/people/written-person.ts';
import { prepareEvents } from '../../src/ingest/index.ts';
import { PEOPLE_PER_SENDER, type Reader, Warehouse } from '../../src/warehouse/index.ts';

const codelistFolder = join(dirname(fileURLToPath(import.meta.url)), '../../definitions/codelists');

/** Every codelist of definitions/codelists, by name. */
export const codelists = new Map(
  readdirSync(codelistFolder).map((file) => {
    const list = parseCodelist(readFileSync(join(codelistFolder, file), 'utf8'), file);
    return [list.name, list];
  }),
);

export function codesOf(codelist: string): readonly SnomedCode[] {
  const found = codelists.get(codelist);
  assert(found !== undefined, `there is a codelist ${codelist}`);
  return found.codes;
}

const peopleFolder = join(dirname(fileURLToPath(import.meta.url)), '../../definitions/rules/2025-26/people');

/** The test people of every rule, by its id. */
export const testPeople = new Map(
  readdirSync(peopleFolder).map((name) => {
    const { indicator, people } = readPeople(readFileSync(join(peopleFolder, name), 'utf8'));
    return [indicator, people];
  }),
);

/** The JSON form of the framework spine/2025-26. */
export const spineJson: Json = framework(codelists, testPeople);

export function loaded(json: Json): LoadedFramework {
  const outcome = loadFramework(json);
  assert(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

export const spine = loaded(spineJson);

/** Runs with bare connections to a DuckDB of its own; whoever connects closes. */
export async function withScratch<T>(body: (connect: () => Promise<Reader>) => Promise<T>, threads = 2): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'commonweal-spec-'));
  const warehouse = await Warehouse.open(folder, { threads, memoryLimit: '512MB' });
  assert(warehouse.ok, 'a warehouse opens in an empty folder');
  const { value } = warehouse;
  try {
    return await body(() => value.scratch());
  } finally {
    value.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs with one bare connection and closes it. */
export function withReader<T>(body: (reader: Reader) => Promise<T>, threads = 2): Promise<T> {
  return withScratch(async (connect) => {
    const reader = await connect();
    try {
      return await body(reader);
    } finally {
      reader.close();
    }
  }, threads);
}

/** The number of the nth person of a practice, of the first unless another is said. */
export function numberOf(index: number, ordinal = 1): number {
  return ordinal * PEOPLE_PER_SENDER + 1 + index;
}

/** Whose people they are; without, of practice X00001 with the codes of the repository's codelists. */
export type Making = {
  readonly practice?: string;
  readonly ordinal?: number;
  readonly codesIn?: typeof codesOf;
};

type Cell = string | number | bigint | boolean | null;

function columnsOf(rows: readonly (readonly Cell[])[], width: number): Cell[][] {
  return Array.from({ length: width }, (_, column) => rows.map((row) => row[column] ?? null));
}

const MICROSECONDS_A_MINUTE = 60_000_000n;
const MICROSECONDS_A_DAY = 24n * 60n * MICROSECONDS_A_MINUTE;

/** An event's rows with the columns that ingest stages, value in thousandths and time in microseconds. */
function eventRows(people: readonly WrittenPerson[], { codesIn = codesOf, ordinal }: Making): Cell[][] {
  let written = 0;
  return people.flatMap((person, index) =>
    person.events.map((event) => {
      written += 1;
      const minute = event.minute === null ? null : BigInt(event.minute) * MICROSECONDS_A_MINUTE;
      const recorded = minute === null ? null : BigInt(event.on) * MICROSECONDS_A_DAY + minute;
      const value = event.value === null ? null : Math.round(Number(event.value) * 1000);
      const rowId = event.rowId ?? `r${String(written).padStart(9, '0')}`;
      const code = codesIn(event.codelist)[(event.item ?? 1) - 1];
      return [
        numberOf(index, ordinal),
        BigInt(code ?? ''),
        event.on,
        value,
        event.isHome,
        recorded,
        event.encounter,
        rowId,
        written + 1,
      ];
    }),
  );
}

/** Makes the tables encounters and encounter_codes. */
async function makeEncounterTables(
  reader: Reader,
  people: readonly WrittenPerson[],
  { ordinal }: Making,
): Promise<void> {
  await reader.run(`
    CREATE OR REPLACE TEMP TABLE encounters (person INTEGER, encounter_id VARCHAR, organisation VARCHAR, kind VARCHAR,
      started_at TIMESTAMP, ended_at TIMESTAMP, admission_method VARCHAR, source VARCHAR, destination VARCHAR,
      row_id VARCHAR, file VARCHAR, "row" INTEGER);
    CREATE OR REPLACE TEMP TABLE encounter_codes (person INTEGER, encounter_id VARCHAR, position INTEGER,
      scheme VARCHAR, code VARCHAR)`);
  const all = people.flatMap((person, index) =>
    (person.encounters ?? []).map((each, of) => ({ each, index, id: `'e${index}-${of}'`, row: `'n${index}-${of}'` })),
  );
  const encounters = all.map(
    ({ each, index, id, row }) =>
      `(${numberOf(index, ordinal)}, ${id}, '${each.organisation}', '${each.kind}', ${moment(each.startedAt)},
        ${moment(each.endedAt)}, ${text(each.method)}, ${text(each.source)}, ${text(each.destination)}, ${row},
        'encounters-file', ${index + 2})`,
  );
  const codes = all.flatMap(({ each, index, id }) => {
    const row = (scheme: string) => (code: string, at: number) =>
      `(${numberOf(index, ordinal)}, ${id}, ${at + 1}, '${scheme}', '${code}')`;
    return [...each.diagnoses.map(row('icd10')), ...each.procedures.map(row('opcs4'))];
  });
  if (encounters.length > 0) await reader.run(`INSERT INTO encounters VALUES ${encounters.join(', ')}`);
  if (codes.length > 0) await reader.run(`INSERT INTO encounter_codes VALUES ${codes.join(', ')}`);
}

function moment(minutes: number | null): string {
  return minutes === null ? 'NULL' : `make_timestamp(${minutes * 60_000_000})`;
}

function text(value: string | null): string {
  return value === null ? 'NULL' : `'${value}'`;
}

/** Makes the tables persons, registrations and events of one practice, as the warehouse derives them. */
export async function makePeopleTables(
  reader: Reader,
  people: readonly WrittenPerson[],
  making: Making = {},
): Promise<void> {
  const { practice = 'X00001', ordinal } = making;
  await reader.run(`
    CREATE OR REPLACE TEMP TABLE persons (person INTEGER, person_id VARCHAR, birth_month INTEGER, sex VARCHAR,
      ethnicity VARCHAR, died_on DATE, row_id VARCHAR, file VARCHAR, "row" INTEGER);
    CREATE OR REPLACE TEMP TABLE registrations (person INTEGER, practice VARCHAR, registered_from DATE,
      registered_to DATE, kind VARCHAR, row_id VARCHAR, file VARCHAR, "row" INTEGER);
    CREATE OR REPLACE TEMP TABLE written (person INTEGER, code BIGINT, event_date DATE, thousandths INTEGER,
      is_home BOOLEAN, microseconds BIGINT, encounter_id VARCHAR, row_id VARCHAR, "row" INTEGER)`);
  const persons = people.map((person, index) => [
    numberOf(index, ordinal),
    `p${index}`,
    monthOfDay(person.born),
    person.sex,
    person.ethnicity ?? null,
    person.died,
    `p${index}`,
    'persons-file',
    index + 2,
  ]);
  await reader.append('persons', columnsOf(persons, 9));
  const registrations = people.flatMap((person, index) =>
    person.registrations.map((each, of) => [
      numberOf(index, ordinal),
      practice,
      each.from,
      each.to,
      each.kind,
      `g${index}-${of}`,
      'registrations-file',
      index + 2,
    ]),
  );
  await reader.append('registrations', columnsOf(registrations, 8));
  await makeEncounterTables(reader, people, making);
  await reader.append('written', columnsOf(eventRows(people, making), 9));
  await reader.run(`CREATE OR REPLACE TEMP TABLE staged AS
    SELECT person, code, event_date, (thousandths / 1000)::DECIMAL(12,3) AS value, is_home,
      make_timestamp(microseconds) AS recorded_at, encounter_id, row_id, "row" FROM written`);
  const prepared = await prepareEvents(reader, {
    from: 'staged',
    systolic: codesOf('SYSBP_COD'),
    diastolic: codesOf('DIASBP_COD'),
  });
  await reader.run(`CREATE OR REPLACE TEMP TABLE events AS
    SELECT e.person, e.code, e.event_date, ${prepared.ord} AS ord, e.value, ${prepared.pairedValue} AS paired_value,
      e.is_home, e.recorded_at, e.encounter_id, e.row_id, 'events-file' AS file, e."row" FROM ${prepared.joined}`);
}
