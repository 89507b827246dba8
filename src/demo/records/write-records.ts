import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { day, noProgress, type Progress } from '../../base/index.ts';
import { quoted, type Reader } from '../../warehouse/index.ts';
import { areaCode } from '../arrivals.ts';
import { NEVER } from '../calendar.ts';
import type { DemoParameters } from '../parameters.ts';
import type { DemoPractice } from '../practices.ts';
import { encounterCodeStreams, encounterStreams, hospitalSql, timestamp } from './encounter-streams.ts';
import { contactsSql, eventStreams } from './event-streams.ts';
import { copyTo, enumOf, type RowTable } from './parquet-file.ts';

/** Organisations of the demonstration that are not its practices. */
export type OtherOrganisations = { readonly hospital: string; readonly elsewhere: string };

export type RecordsToWrite = {
  /** Connections to one in-memory DuckDB that holds the working tables; practices are shared between them. */
  readonly readers: readonly Reader[];
  readonly practices: readonly DemoPractice[];
  readonly parameters: DemoParameters;
  readonly organisations: OtherOrganisations;
  readonly seed: number;
  /** Folder of the records: <folder>/<practice>/<table>.parquet. */
  readonly folder: string;
  /** Makes the temporary tables `demo_planned` and `demo_course` of some practices, by their indexes. */
  readonly plan: (reader: Reader, practices: readonly number[]) => Promise<void>;
  /** Told of each practice, by its index, when its files are there, with a connection that still has its `holder`. */
  readonly afterPractice?: (reader: Reader, practice: number, folder: string) => Promise<void>;
  readonly progress?: Progress;
};

const PEOPLE_A_CLINICIAN = 900;
/** Practices are written together while their lists come to no more than this. */
const PEOPLE_A_BATCH = 1200;
/** What happened before was entered into a computer no earlier than this. */
const SUMMARISED_FROM = day('1995-01-01');

function cliniciansOf(practice: DemoPractice): number {
  return 3 + Math.floor(practice.registered / PEOPLE_A_CLINICIAN);
}

/** Everybody who works at some practices, practice after practice. */
function cliniciansAt(practices: readonly DemoPractice[]): readonly string[] {
  return practices.flatMap((practice) =>
    Array.from({ length: cliniciansOf(practice) }, (_, n) => `${practice.code}-C${n + 1}`),
  );
}

type Batch = { readonly indexes: number[]; people: number };

/** Writes every practice's record, the largest first. */
export async function writeRecords(o: RecordsToWrite): Promise<void> {
  const { readers, practices, progress = noProgress } = o;
  const waiting = batchesOf(practices);
  const total = practices.reduce((sum, practice) => sum + practice.registered, 0);
  let done = 0;
  const work = async (reader: Reader) => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      await writeBatch(reader, o, next.indexes);
      done += next.people;
      progress('records', done, total, 'people');
    }
  };
  await Promise.all(readers.map(work));
}

/** Large practices alone, small ones together: a query costs the same for ten people as for a thousand. */
function batchesOf(practices: readonly DemoPractice[]): Batch[] {
  const order = practices.map((_, index) => index);
  const size = (index: number) => practices[index]!.registered;
  order.sort((one, other) => size(other) - size(one) || one - other);
  const batches: Batch[] = [];
  for (const index of order) {
    const last = batches.at(-1);
    if (last !== undefined && last.people + size(index) <= PEOPLE_A_BATCH) {
      last.indexes.push(index);
      last.people += size(index);
    } else batches.push({ indexes: [index], people: size(index) });
  }
  return batches;
}

async function writeBatch(reader: Reader, o: RecordsToWrite, indexes: readonly number[]): Promise<void> {
  for (const index of indexes) mkdirSync(folderOf(o, index), { recursive: true });
  await o.plan(reader, indexes);
  const [only] = indexes;
  if (indexes.length > 1) await writeTogether(reader, o, indexes);
  else if (only !== undefined) await writeAlone(reader, o, only);
  for (const index of indexes) await o.afterPractice?.(reader, index, folderOf(o, index));
  const made = ['holder', 'contact', 'hospital', 'demo_planned', 'demo_course'].map((table) => `DROP TABLE ${table};`);
  await reader.run(`${made.join(' ')} DROP TYPE IF EXISTS pseudonyms`);
}

/** Who of a practice's people a set of files is of, and what tells the set from others. */
type FileSet = { readonly who: string; readonly ending: string; readonly firstRowId: number };
const EVERYBODY: FileSet = { who: 'true', ending: '', firstRowId: 10_000_000 };
const SHARED: FileSet = { ...EVERYBODY, who: 'is_opted_out = 0' };
/** Those whose record stays with the practice. */
const KEPT: FileSet = { who: 'is_opted_out = 1', ending: '-kept', firstRowId: 90_000_000 };

/** Makes the tables from which a set of files is drawn. */
async function drawFrom(reader: Reader, o: RecordsToWrite, indexes: readonly number[], set: FileSet): Promise<void> {
  await reader.run(`${pseudonymsSql(o, indexes, set)}; ${holderSql(o, indexes, set)}`);
  await reader.run(`CREATE OR REPLACE TEMP TABLE contact AS ${contactsSql(o.seed, o.organisations.elsewhere)};
    CREATE OR REPLACE TEMP TABLE hospital AS ${hospitalSql(o.seed)}`);
}

/** Texts of which there are few are of a type, which has its own: others would fill a dictionary in vain. */
const SMALL_DICTIONARIES = ', DICTIONARY_SIZE_LIMIT 5000';

/** As by a system that keeps those whose record is not shared in files of their own. */
async function writeAlone(reader: Reader, o: RecordsToWrite, index: number): Promise<void> {
  for (const set of [KEPT, SHARED]) {
    await drawFrom(reader, o, [index], set);
    for (const [table, sql] of Object.entries(tablesSql(o, [index]))) {
      const path = join(folderOf(o, index), `${table}${set.ending}.parquet`);
      await copyTo(reader, numbered(sql, set), path, SMALL_DICTIONARIES);
    }
  }
}

async function writeTogether(reader: Reader, o: RecordsToWrite, indexes: readonly number[]): Promise<void> {
  await drawFrom(reader, o, indexes, EVERYBODY);
  for (const [table, sql] of Object.entries(tablesSql(o, indexes))) {
    await reader.run(`CREATE OR REPLACE TEMP TABLE batch AS ${sql}`);
    for (const index of indexes) {
      const own = numbered(`SELECT * FROM batch WHERE of_practice = ${index}`, EVERYBODY);
      await copyTo(reader, own, join(folderOf(o, index), `${table}.parquet`));
    }
    await reader.run('DROP TABLE batch');
  }
}

function folderOf(o: RecordsToWrite, index: number): string {
  return join(o.folder, o.practices[index]!.code);
}

/** A query for the rows of each table, without row_id and with the index of the practice as `of_practice`. */
function tablesSql(o: RecordsToWrite, indexes: readonly number[]): Record<RowTable, string> {
  return {
    persons: personsSql(o.parameters),
    registrations: REGISTRATIONS,
    encounters: encounterStreams(o.organisations.hospital, o.parameters),
    events: eventsSql(o, indexes),
    encounter_codes: encounterCodeStreams(o.parameters),
  };
}

/** Eight digits in the order of the rows, so that the order of the numbers is the order of the texts. */
function numbered(sql: string, { firstRowId }: FileSet): string {
  return `SELECT (${firstRowId} + row_number() OVER ())::VARCHAR AS row_id, * EXCLUDE (of_practice) FROM (${sql})`;
}

function pseudonymOf(seed: number): string {
  return `printf('%016x', hash(person, ${seed}, 'pseudonym'))`;
}

/**
 * A type of the pseudonyms of a practice that is written by itself. Of several they are texts, and so are clinicians,
 * because a type's values are in every file: none may name another practice's, nor one that is withheld.
 */
function pseudonymsSql(o: RecordsToWrite, indexes: readonly number[], { who }: FileSet): string {
  if (indexes.length > 1) return 'DROP TYPE IF EXISTS pseudonyms';
  return `CREATE OR REPLACE TEMP TYPE pseudonyms AS ENUM (SELECT ${pseudonymOf(o.seed)}
    FROM demo_record WHERE practice = ${indexes[0]} AND ${who})`;
}

/**
 * Everybody in the practices' records, with what the streams need. DuckDB holds what is joined second, joins being kept as
 * written: that is these practices' rows, and not everybody of the borough.
 */
function holderSql(o: RecordsToWrite, indexes: readonly number[], { who }: FileSet): string {
  const organisations = enumOf([...o.practices.map((practice) => practice.code), o.organisations.elsewhere]);
  const codes = `([${o.practices.map((practice) => quoted(practice.code)).join(', ')}]::${organisations}[])`;
  const clinicians = `[${o.practices.map(cliniciansOf).join(', ')}]`;
  const own = indexes.map((index) => o.practices[index]!);
  const first = own.map((_, n) => 1 + cliniciansAt(own.slice(0, n)).length);
  return `CREATE OR REPLACE TEMP TABLE holder AS
    SELECT row_number() OVER (ORDER BY practice, person)::INTEGER AS rec, person.*, practice AS of_practice, since, until, is_opted_out,
      CASE WHEN before < 0 THEN ${quoted(o.organisations.elsewhere)}::${organisations} ELSE ${codes}[before + 1] END AS before,
      ${codes}[practice + 1] AS practice_code, ${clinicians}[practice + 1] AS clinicians,
      CASE practice ${indexes.map((index, n) => `WHEN ${index} THEN ${first[n]}`).join(' ')} END AS first_clinician,
      ${pseudonymOf(o.seed)}${indexes.length > 1 ? '' : '::pseudonyms'} AS pid
    FROM demo_person AS person JOIN demo_record AS record USING (person)
    WHERE practice IN (${indexes.join(', ')}) AND ${who} ORDER BY rec`;
}

function personsSql({ people }: DemoParameters): string {
  const letters = people.ethnicity.map(([letter]) => quoted(String(letter))).join(', ');
  const [area] = /^\D+\d\d/.exec(areaCode(0)) ?? [''];
  return `SELECT pid AS person_id, strftime(DATE '1970-01-01' + born, '%Y-%m') AS birth_month,
      CASE sex WHEN 0 THEN 'M' ELSE 'F' END AS sex, [${letters}][ethnicity + 1] AS ethnicity,
      concat('${area}', lpad((area + 1)::VARCHAR, 6, '0')) AS lsoa,
      CASE WHEN died <= until AND died < ${NEVER} THEN DATE '1970-01-01' + died END AS died_on, of_practice
    FROM holder ORDER BY rec`;
}

const REGISTRATIONS = `SELECT pid AS person_id, practice_code AS practice, DATE '1970-01-01' + first AS registered_from,
    CASE WHEN stay.until < ${NEVER} THEN DATE '1970-01-01' + stay.until END AS registered_to,
    CASE stay.is_temporary WHEN 1 THEN 'temporary' ELSE 'regular' END AS kind, of_practice
  FROM demo_stay AS stay JOIN (SELECT person, pid, of_practice, practice_code FROM holder) AS who
    ON who.person = stay.person AND of_practice = stay.practice
  ORDER BY id`;

/** Days within which what was done is recorded: the last of the period are in by the day that records are received. */
const RECORDED_WITHIN = 8;

/** Events as sent, in the extract's columns. */
function eventsSql(o: RecordsToWrite, indexes: readonly number[]): string {
  const clinicians = cliniciansAt(indexes.map((index) => o.practices[index]!));
  const type = indexes.length > 1 ? 'VARCHAR' : enumOf(clinicians);
  const named = `[${clinicians.map(quoted).join(', ')}]::${type}[]`;
  const settings = enumOf(['clinic', 'home']);
  const late = `CASE WHEN by_whom % 37 = 0 THEN 1 + by_whom % ${RECORDED_WITHIN} ELSE 0 END`;
  return `SELECT pid AS person_id, CASE WHEN day >= since THEN practice_code ELSE before END AS organisation,
      DATE '1970-01-01' + day AS event_date, code, (value * 0.001)::DECIMAL(12,3) AS value_number,
      NULL::BIGINT AS value_code, CASE WHEN value IS NOT NULL THEN unit END AS unit,
      CASE is_home WHEN 1 THEN 'home'::${settings} WHEN 0 THEN 'clinic'::${settings} END AS setting,
      ${timestamp(`greatest(${SUMMARISED_FROM}, day + ${late})`, 'seconds')} AS recorded_at,
      CASE WHEN day >= since THEN (${named})[first_clinician + by_whom % clinicians] END AS clinician_id,
      encounter_id, of_practice
    FROM (${eventStreams(o.seed, o.parameters.contacts.linkedToEncounterPerThousand)}) AS stream
    JOIN (SELECT rec, pid, since, before, of_practice, practice_code, clinicians, first_clinician FROM holder) AS who
      USING (rec)
    JOIN demo_slot AS slots ON slots.codelist = stream.codelist AND slots.slot = stream.slot`;
}
