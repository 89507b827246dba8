/**
 * A process whose warehouse lies on a disk that is too small: `node tests/functional/full-disk.ts <warehouse> <sent>`
 * imports people, then events for which there is no room, as CSV and as Parquet, then few events. Prints what came of
 * each as JSON.
 */
import { writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { day, mintMachineryPass, type Outcome, odsCode } from '../../src/base/index.ts';
import { EXTRACT_COLUMNS, importFiles } from '../../src/ingest/index.ts';
import { faultText } from '../../src/main/fault.ts';
import { quoted, Warehouse } from '../../src/warehouse/index.ts';
import { testClock } from '../store-for-tests.ts';

const PASS = mintMachineryPass('ingest');
const PRACTICE = odsCode('X00010');
const MANY = 150_000;

function given<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.refusal.message);
  return outcome.value;
}

function header(table: 'persons' | 'events'): string {
  return EXTRACT_COLUMNS[table].map((column) => column.name).join(',');
}

/** Events of one person, each of another time, so that they compress badly. */
function events(count: number): string {
  return `SELECT md5('row' || n) AS row_id, 'A' AS person_id, 'X00010' AS organisation, '2025-11-03' AS event_date,
    '38341003' AS code, NULL::VARCHAR AS value_number, NULL::VARCHAR AS value_code, NULL::VARCHAR AS unit,
    NULL::VARCHAR AS setting, NULL::VARCHAR AS recorded_at, md5('clinician' || n) AS clinician_id,
    md5('encounter' || n) AS encounter_id FROM range(${count}) r(n)`;
}

const [folder = '', sent = ''] = process.argv.slice(2);
const warehouse = given(await Warehouse.open(folder, { threads: 1 }));

async function importOne(path: string): Promise<string> {
  try {
    const report = await importFiles({
      warehouse,
      pass: PASS,
      feed: 'practice-extract',
      files: [path],
      businessDate: day('2026-04-10'),
      clock: testClock,
      codes: { systolic: [], diastolic: [], optOut: [] },
    });
    return `${given(report).files[0]?.accepted} rows accepted`;
  } catch (fault) {
    return faultText(fault);
  }
}

async function rowsInService(): Promise<number> {
  const reader = given(await warehouse.current().people(PASS, [PRACTICE]));
  const { rows } = await reader.row<{ rows: bigint }>(
    'SELECT (SELECT count(*) FROM persons) + (SELECT count(*) FROM events) AS rows',
  );
  reader.close();
  return Number(rows);
}

const persons = join(sent, 'X00010-persons.csv');
writeFileSync(persons, `${header('persons')}\np1,A,1950-04,F,A,X01000101,\n`);
const scratch = await warehouse.scratch();
const files = [persons];
for (const [name, count, format] of [
  ['many.csv', MANY, 'csv, HEADER'],
  ['many.parquet', MANY, 'parquet'],
  ['few.csv', 5, 'csv, HEADER'],
] as const) {
  const path = join(sent, `X00010-${name}`);
  await scratch.run(`COPY (${events(count)}) TO ${quoted(path)} (FORMAT ${format})`);
  files.push(path);
}
scratch.close();
const came: object[] = [];
for (const path of files) {
  const words = await importOne(path);
  came.push({ words, hash: warehouse.current().hash, rows: await rowsInService() });
}
warehouse.close();
writeSync(1, JSON.stringify(came));
