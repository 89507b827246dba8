import { join } from 'node:path';
import { type Reader, readParquet } from '../../warehouse/index.ts';
import type { DemoParameters } from '../parameters.ts';
import { numberOf } from '../planned/codelists.ts';
import { copyTo, rewrite } from '../records/parquet-file.ts';

/** What a practice's second set of files changes. */
export type LateFiles = {
  readonly practice: string;
  /** Rows that came late, were corrected, and were withdrawn, of events; encounters that came late. */
  readonly lateEvents: number;
  readonly correctedEvents: number;
  readonly withdrawnEvents: number;
  readonly lateEncounters: number;
  readonly correctedPersons: number;
};

const CORRECTED_PERSONS = 5;
const FIRST_WITHDRAWN_ID = 99_000_000;
/** How far a wrong value was off. */
const WRONG_BY = 1.2;

type Late = {
  readonly reader: Reader;
  readonly practice: string;
  /** A query, in brackets, for the practice's part of `holder`. */
  readonly people: string;
  readonly folder: string;
  readonly seed: number;
  readonly faults: DemoParameters['faults'];
};

/**
 * Splits a practice's record in two: files as first sent, with rows still missing, some values wrong and some rows
 * in the wrong person's record; and a second set that puts all of it right. With both applied the record is whole.
 */
export async function splitLate(late: Late): Promise<LateFiles> {
  const events = await splitEvents(late);
  const lateEncounters = await splitEncounters(late);
  const correctedPersons = await splitPersons(late);
  return { practice: late.practice, ...events, lateEncounters, correctedPersons };
}

function pathOf({ folder }: Late, table: string): string {
  return join(folder, `${table}.parquet`);
}

function chosen(late: Late, salt: number): string {
  return `hash(row_id, ${late.seed}, ${salt})`;
}

/** Rows numbered, which keeps DuckDB to their order through a join without the cost of sorting them. */
function inPlace(rows: string): string {
  return `SELECT *, row_number() OVER () AS place FROM ${rows}`;
}

async function splitEvents(late: Late) {
  const { reader, faults } = late;
  const path = pathOf(late, 'events');
  const all = readParquet([path]);
  await reader.run(`
    CREATE OR REPLACE TEMP TABLE late_row AS SELECT row_id FROM ${all}
      WHERE event_date >= DATE '${faults.lateFrom}' AND ${chosen(late, 1)} % 1000 < ${faults.lateRowsPerThousand};
    CREATE OR REPLACE TEMP TABLE corrected_row AS SELECT row_id FROM ${all}
      WHERE value_number > 0 AND event_date >= DATE '${faults.correctedFrom}' AND row_id NOT IN (FROM late_row) ORDER BY ${chosen(late, 2)}, row_id LIMIT ${faults.correctionsAPractice};
    CREATE OR REPLACE TEMP TABLE withdrawn_row AS ${withdrawnSql(late, all)}`);
  await copyTo(
    reader,
    `SELECT * FROM ${all} WHERE row_id IN (FROM late_row) OR row_id IN (FROM corrected_row) ORDER BY row_id`,
    pathOf(late, 'events-late'),
  );
  await copyTo(
    reader,
    `SELECT row_id, 'events' AS "table" FROM withdrawn_row ORDER BY row_id`,
    pathOf(late, 'deletions-late'),
  );
  const wrong = `CASE WHEN row_id IN (FROM corrected_row) THEN round(value_number * ${WRONG_BY}, 0)::DECIMAL(12,3) ELSE value_number END`;
  await rewrite(
    reader,
    `SELECT * EXCLUDE (place) REPLACE (${wrong} AS value_number) FROM (${inPlace(all)})
       WHERE place > 0 AND row_id NOT IN (FROM late_row)
     UNION ALL SELECT * FROM withdrawn_row`,
    path,
  );
  const counts = await reader.row<{ late: bigint; corrected: bigint; withdrawn: bigint }>(`SELECT
    (SELECT count(*) FROM late_row) AS late, (SELECT count(*) FROM corrected_row) AS corrected,
    (SELECT count(*) FROM withdrawn_row) AS withdrawn`);
  await reader.run('DROP TABLE late_row; DROP TABLE corrected_row; DROP TABLE withdrawn_row');
  return {
    lateEvents: Number(counts.late),
    correctedEvents: Number(counts.corrected),
    withdrawnEvents: Number(counts.withdrawn),
  };
}

/** Diagnoses of hypertension entered in the wrong person's record. */
function withdrawnSql(late: Late, all: string): string {
  const people = `(SELECT pid, row_number() OVER (ORDER BY hash(person, ${late.seed}, 3), person) AS n FROM ${late.people}
    WHERE is_opted_out = 0 AND is_temporary = 0 AND born < -1000)`;
  return `SELECT ranked.* EXCLUDE (n) REPLACE ((${FIRST_WITHDRAWN_ID} + n)::VARCHAR AS row_id, pid AS person_id)
    FROM (SELECT *, row_number() OVER (ORDER BY ${chosen(late, 4)}, row_id) AS n FROM ${all}
          WHERE code IN (SELECT code FROM demo_slot WHERE codelist = ${numberOf('HYP_COD')})) AS ranked
    JOIN ${people} AS other USING (n)
    WHERE n <= ${late.faults.withdrawnAPractice} ORDER BY n`;
}

/** A sixth of the last weeks' hospital contacts come late, with their codes. */
async function splitEncounters(late: Late): Promise<number> {
  const { reader, faults } = late;
  const encounters = readParquet([pathOf(late, 'encounters')]);
  const codes = readParquet([pathOf(late, 'encounter_codes')]);
  await reader.run(`CREATE OR REPLACE TEMP TABLE late_encounter AS SELECT encounter_id FROM ${encounters}
    WHERE started_at >= TIMESTAMP '${faults.lateFrom} 00:00:00' AND treatment_site IS NOT NULL AND ${chosen(late, 5)} % 6 = 0`);
  for (const [table, rows] of [
    ['encounters', encounters],
    ['encounter_codes', codes],
  ] as const) {
    await copyTo(
      reader,
      `SELECT * FROM ${rows} WHERE encounter_id IN (FROM late_encounter) ORDER BY row_id`,
      pathOf(late, `${table}-late`),
    );
    await rewrite(
      reader,
      `SELECT * FROM ${rows} WHERE encounter_id NOT IN (FROM late_encounter) ORDER BY row_id`,
      pathOf(late, table),
    );
  }
  const { count } = await reader.row<{ count: bigint }>('SELECT count(*) AS count FROM late_encounter');
  await reader.run('DROP TABLE late_encounter');
  return Number(count);
}

/** A few people's ethnic category, not stated at first. */
async function splitPersons(late: Late): Promise<number> {
  const path = pathOf(late, 'persons');
  const all = readParquet([path]);
  await late.reader.run(`CREATE OR REPLACE TEMP TABLE corrected_person AS SELECT row_id FROM ${all}
    WHERE ethnicity IS NOT NULL ORDER BY ${chosen(late, 6)}, row_id LIMIT ${CORRECTED_PERSONS}`);
  await copyTo(
    late.reader,
    `SELECT * FROM ${all} WHERE row_id IN (FROM corrected_person) ORDER BY row_id`,
    pathOf(late, 'persons-late'),
  );
  const wrong = 'CASE WHEN row_id IN (FROM corrected_person) THEN NULL ELSE ethnicity END';
  await rewrite(late.reader, `SELECT * REPLACE (${wrong} AS ethnicity) FROM ${all} ORDER BY row_id`, path);
  const { count } = await late.reader.row<{ count: bigint }>('SELECT count(*) AS count FROM corrected_person');
  await late.reader.run('DROP TABLE corrected_person');
  return Number(count);
}
