import { join } from 'node:path';
import type { Day, OdsCode } from '../base/index.ts';
import { type FeedCodes, mergeTables, type RowTable, recognise, stageExtract } from '../ingest/index.ts';
import { PEOPLE_LAYOUT, quoted, type Reader, readParquet } from '../warehouse/index.ts';
import type { RecordFile } from './record-folder.ts';

/** Tables that counting needs. */
const COUNTED = ['persons', 'registrations', 'events', 'deletions'];

/** What of the warehouse's tables the calculators look at. */
const LOOKED_AT = {
  persons: ['person', 'person_id', 'birth_month', 'sex', 'ethnicity', 'died_on'],
  registrations: ['person', 'practice', 'registered_from', 'registered_to', 'kind'],
  events: [
    ...['person', 'code', 'event_date', 'ord', 'value', 'paired_value', 'is_home'],
    ...['recorded_at', 'encounter_id', 'row_id'],
  ],
} as const satisfies Partial<Record<RowTable, readonly string[]>>;
type LookedAt = keyof typeof LOOKED_AT;

export type Staging = {
  /** A connection of its own, on which `persons`, `registrations` and `events` are to be made in the current schema. */
  readonly reader: Reader;
  readonly files: readonly RecordFile[];
  readonly practice: OdsCode;
  readonly businessDate: Day;
  readonly codes: FeedCodes;
  /** A table of one column, `code`, of the events that are wanted. */
  readonly wantedCodes: string;
  readonly temporaryDirectory: string;
};

/** Who is in a record. */
export type StagedPeople = {
  /** How many people the record has rows of. */
  readonly people: number;
  /** Whether anybody has opted out; who, with a good row or without, is in the temporary table `opted_out` (person_id). */
  readonly hasOptedOut: boolean;
  /** The numbers of those who have opted out. */
  readonly optedOut: ReadonlySet<number>;
};

/**
 * Stages the record as the warehouse would on import: the same checks, later files in the place of earlier ones. Only
 * events that the framework looks at are taken.
 */
export async function stageRecord(o: Staging): Promise<StagedPeople> {
  const { reader, practice, businessDate, codes, temporaryDirectory } = o;
  const counted = o.files.filter(({ table }) => COUNTED.includes(table));
  const narrow = await narrowed(
    o,
    counted.filter(({ table }) => table === 'events'),
  );
  const whole = counted.filter((file) => !narrow.of.includes(file));
  const files = [...whole.map((file) => file.extract), ...narrow.files];
  const live = new Set<never>();
  const staged = await stageExtract(reader, files, {
    sender: practice,
    ordinal: 1,
    issued: 0,
    live,
    businessDate,
    keptOut: [],
    codes,
    optedOut: 'keep',
    temporaryDirectory,
  });
  await emptyTables(reader);
  for (const { table, select } of await mergeTables(reader, staged, { live, codes, isUnordered: true })) {
    if (isLookedAt(table))
      await reader.run(`CREATE OR REPLACE TABLE ${table} AS SELECT ${listed(table)} FROM (${select})`);
  }
  return await peopleStaged(reader);
}

/** Makes the tables that the calculators read, in the connection's schema, with nobody in them. */
export async function emptyTables(reader: Reader): Promise<void> {
  for (const table of Object.keys(LOOKED_AT) as LookedAt[]) {
    const columns = LOOKED_AT[table].map((column) => `${column} ${PEOPLE_LAYOUT[table][column]}`);
    await reader.run(`CREATE OR REPLACE TABLE ${table} (${columns.join(', ')})`);
  }
}

function isLookedAt(table: RowTable): table is LookedAt {
  return table in LOOKED_AT;
}

function listed(table: LookedAt): string {
  return LOOKED_AT[table].join(', ');
}

async function peopleStaged(reader: Reader): Promise<StagedPeople> {
  const { people } = await reader.row<{ people: bigint }>('SELECT count(*) AS people FROM persons');
  const { columns } = await reader.columns(
    'SELECT p.person FROM opted_out o LEFT JOIN people p USING (person_id) WHERE o.person_id IS NOT NULL',
  );
  const [numbers = []] = columns as (number | null)[][];
  const known = numbers.filter((number) => number !== null);
  return { people: Number(people), hasOptedOut: numbers.length > 0, optedOut: new Set(known) };
}

/**
 * Events files as one without the events that nothing looks at, which are most of it, and which of them it is of. What
 * comes after is taken whole: a correction may change a row's code. So is a file whose row_ids do not ascend, for a
 * repeated one must be seen. DuckDB keeps the order of files and their rows through WHERE and an empty OVER.
 */
async function narrowed({ reader, wantedCodes, temporaryDirectory }: Staging, events: readonly RecordFile[]) {
  const of = await ascending(reader, events);
  const [first] = of;
  if (first === undefined) return { of, files: [] };
  const path = join(temporaryDirectory, `${first.sentAs}.narrow`);
  const rows = readParquet(of.map((file) => file.path));
  const wanted = `SELECT * FROM ${rows} WHERE TRY_CAST(code AS BIGINT) IN (FROM ${wantedCodes})`;
  await reader.run(`COPY (${wanted}) TO ${quoted(path)} (FORMAT parquet, COMPRESSION uncompressed)`);
  const extract = await recognise(reader, { path, name: first.sentAs, sha256: first.sentAs });
  extract.sender = first.extract.sender;
  return { of, files: [extract] };
}

/** All the files or else the first alone, if they are in Parquet, of the same types, and each row_id is greater than the one before. */
async function ascending(reader: Reader, files: readonly RecordFile[]): Promise<readonly RecordFile[]> {
  const types = ({ extract }: RecordFile) => extract.header?.types.join();
  const [first] = files;
  for (const some of files.length > 1 ? [files, files.slice(0, 1)] : [files]) {
    if (first === undefined || some.some((file) => file.format !== 'parquet' || types(file) !== types(first))) continue;
    const rows = readParquet(some.map((file) => file.path));
    const { falls } = await reader.row<{ falls: bigint }>(
      `SELECT count(*) AS falls FROM (SELECT row_id <= lag(row_id) OVER () AS is_fall FROM ${rows}) WHERE is_fall`,
    );
    if (falls === 0n) return some;
  }
  return [];
}
