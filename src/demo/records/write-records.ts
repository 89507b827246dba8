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
  /** Told of each practice when its files are there, with a connection that still has its `holder`. */
  readonly afterPractice?: (reader: Reader, practice: DemoPractice, folder: string) => Promise<void>;
  readonly progress?: Progress;
};

const PEOPLE_A_CLINICIAN = 900;
/** What happened before was entered into a computer no earlier than this. */
const SUMMARISED_FROM = day('1995-01-01');

export function cliniciansOf(practice: DemoPractice): number {
  return 3 + Math.floor(practice.registered / PEOPLE_A_CLINICIAN);
}

/** Writes every practice's record, the largest first. */
export async function writeRecords(o: RecordsToWrite): Promise<void> {
  const { readers, practices, progress = noProgress } = o;
  const waiting = practices.map((practice, index) => ({ practice, index }));
  waiting.sort((one, other) => other.practice.registered - one.practice.registered || one.index - other.index);
  const total = practices.reduce((sum, practice) => sum + practice.registered, 0);
  let done = 0;
  const work = async (reader: Reader) => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      await writePractice(reader, o, next.practice, next.index);
      done += next.practice.registered;
      progress('records', done, total, 'people');
    }
  };
  await Promise.all(readers.map(work));
}

async function writePractice(reader: Reader, o: RecordsToWrite, practice: DemoPractice, index: number): Promise<void> {
  const folder = join(o.folder, practice.code);
  mkdirSync(folder, { recursive: true });
  await reader.run(holderSql(o, index));
  await reader.run(`CREATE OR REPLACE TEMP TABLE contact AS ${contactsSql(o.seed)};
    CREATE OR REPLACE TEMP TABLE hospital AS ${hospitalSql(o.seed)}`);
  const clinicians = cliniciansOf(practice);
  const tables: Record<string, string> = {
    persons: personsSql(o.parameters),
    registrations: registrationsSql(practice, index),
    events: eventsSql(o, practice),
    encounters: encounterStreams(practice.code, o.organisations.hospital, clinicians, o.parameters),
    encounter_codes: encounterCodeStreams(o.parameters),
  };
  for (const [table, sql] of Object.entries(tables)) await copyTo(reader, sql, join(folder, `${table}.parquet`));
  await o.afterPractice?.(reader, practice, folder);
  await reader.run('DROP TABLE holder; DROP TABLE contact; DROP TABLE hospital');
}

/** Writes a query's rows as a Parquet file, in the order of the query. */
export async function copyTo(reader: Reader, sql: string, path: string): Promise<void> {
  await reader.run(`COPY (${sql}) TO ${quoted(path)} (FORMAT parquet, COMPRESSION snappy)`);
}

/** Everybody in a practice's record, with what the streams need. */
export function holderSql(o: RecordsToWrite, index: number): string {
  const codes = o.practices.map((practice) => quoted(practice.code)).join(', ');
  const before = `CASE WHEN before < 0 THEN ${quoted(o.organisations.elsewhere)} ELSE [${codes}][before + 1] END`;
  return `CREATE OR REPLACE TEMP TABLE holder AS
    SELECT person.*, since, until, ${before} AS before, printf('%016x', hash(person, ${o.seed}, 'pseudonym')) AS pid
    FROM demo_record AS record JOIN demo_person AS person USING (person)
    WHERE record.practice = ${index} ORDER BY person`;
}

function personsSql({ people }: DemoParameters): string {
  const letters = people.ethnicity.map(([letter]) => quoted(String(letter))).join(', ');
  return `SELECT concat('p', person) AS row_id, pid AS person_id,
      strftime(DATE '1970-01-01' + born, '%Y-%m') AS birth_month, CASE sex WHEN 0 THEN 'M' ELSE 'F' END AS sex,
      [${letters}][ethnicity + 1] AS ethnicity, concat('${areaCode(0).slice(0, 3)}', lpad((area + 1)::VARCHAR, 6, '0')) AS lsoa,
      CASE WHEN died <= until AND died < ${NEVER} THEN DATE '1970-01-01' + died END AS died_on
    FROM holder`;
}

function registrationsSql(practice: DemoPractice, index: number): string {
  return `SELECT concat('g', id) AS row_id, pid AS person_id, ${quoted(practice.code)} AS practice,
      DATE '1970-01-01' + first AS registered_from,
      CASE WHEN stay.until < ${NEVER} THEN DATE '1970-01-01' + stay.until END AS registered_to,
      CASE stay.is_temporary WHEN 1 THEN 'temporary' ELSE 'regular' END AS kind
    FROM demo_stay AS stay JOIN (SELECT person, pid FROM holder) AS who USING (person)
    WHERE stay.practice = ${index} ORDER BY id`;
}

/** Events as sent, in the extract's columns. */
export function eventsSql(o: RecordsToWrite, practice: DemoPractice): string {
  const code = quoted(practice.code);
  const late = `CASE WHEN by_whom % 37 = 0 THEN 1 + by_whom % 9 ELSE 0 END`;
  return `SELECT row_id, pid AS person_id, CASE WHEN day >= since THEN ${code} ELSE before END AS organisation,
      DATE '1970-01-01' + day AS event_date, code, (value * 0.001)::DECIMAL(12,3) AS value_number,
      NULL::BIGINT AS value_code, CASE WHEN value IS NOT NULL THEN unit END AS unit,
      CASE is_home WHEN 1 THEN 'home' WHEN 0 THEN 'clinic' END AS setting,
      ${timestamp(`greatest(${SUMMARISED_FROM}, day + ${late})`, 'seconds')} AS recorded_at,
      CASE WHEN day >= since THEN concat(${code}, '-C', 1 + by_whom % ${cliniciansOf(practice)}) END AS clinician_id,
      encounter_id
    FROM (${eventStreams(o.seed, o.parameters.contacts.linkedToEncounterPerThousand)}) AS stream
    JOIN (SELECT person AS whom, pid, since, before FROM holder) AS who ON whom = person
    JOIN demo_slot AS slots ON slots.codelist = stream.codelist AND slots.slot = stream.slot`;
}
