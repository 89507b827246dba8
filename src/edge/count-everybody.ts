import { join } from 'node:path';
import { accepted, type Day, type OdsCode, type Outcome, refused, type SnomedCode } from '../base/index.ts';
import {
  calculateOver,
  codesLookedAt,
  compareDecisions,
  countDecisions,
  type IndicatorCount,
  type LoadedFramework,
  referenceOver,
} from '../indicators/index.ts';
import { type FeedCodes, mergeTables, recognise, stageExtract } from '../ingest/index.ts';
import { quoted, type Reader, readParquet } from '../warehouse/index.ts';
import type { RecordFile } from './record-folder.ts';

/** Tables that counting needs. */
const COUNTED = ['persons', 'registrations', 'events', 'deletions'];

/** Counts of everybody registered, and how many of each count have opted out. */
export type CountsAt = {
  readonly cutOff: Day;
  readonly all: readonly IndicatorCount[];
  readonly optedOut: readonly IndicatorCount[];
};

export type Counting = {
  readonly reader: Reader;
  readonly files: readonly RecordFile[];
  readonly practice: OdsCode;
  readonly framework: LoadedFramework;
  readonly businessDate: Day;
  readonly codes: FeedCodes;
  readonly temporaryDirectory: string;
};

/**
 * Stages the record as the warehouse would on import: the same checks, later files in the place of earlier ones. Only
 * events that the framework looks at are taken. Afterwards the reader has the temporary tables `persons`,
 * `registrations`, `events` and `opted_out`.
 * @returns the warehouse's numbers of the people who have opted out
 */
export async function stageRecord(o: Counting): Promise<ReadonlySet<number>> {
  const { reader, practice, businessDate, codes, temporaryDirectory } = o;
  const wanted = [...codesLookedAt(o.framework), ...codes.systolic, ...codes.diastolic, ...codes.optOut];
  const files = [];
  for (const file of o.files.filter(({ table }) => COUNTED.includes(table))) {
    const isFirstEvents = file === o.files.find(({ table }) => table === 'events');
    const path = isFirstEvents ? await narrowed(reader, file, wanted, temporaryDirectory) : file.path;
    const extract = await recognise(reader, { path, name: file.sentAs, sha256: file.sentAs });
    extract.sender = practice;
    files.push(extract);
  }
  const live = new Set<never>();
  const staged = await stageExtract(reader, files, {
    sender: practice,
    ordinal: 1,
    issued: 0,
    live,
    businessDate,
    codes,
    optedOut: 'keep',
    temporaryDirectory,
  });
  for (const { table, select } of await mergeTables(reader, staged, { live, codes })) {
    await reader.run(`CREATE OR REPLACE TEMP TABLE ${table} AS ${select}`);
  }
  const { columns } = await reader.columns('SELECT person FROM people JOIN opted_out USING (person_id)');
  return new Set((columns[0] ?? []) as number[]);
}

/**
 * The first events file without the events that nothing looks at, which are most of it. Later files are taken whole:
 * a correction may change a row's code. So is a file whose row_ids do not ascend, for a repeated one must be seen.
 */
async function narrowed(
  reader: Reader,
  file: RecordFile,
  codes: readonly SnomedCode[],
  temporaryDirectory: string,
): Promise<string> {
  const rows = readParquet([file.path]);
  const { falls } = await reader.row<{ falls: bigint }>(
    `SELECT count(*) AS falls FROM (SELECT row_id <= lag(row_id) OVER () AS is_fall FROM ${rows}) WHERE is_fall`,
  );
  if (falls > 0n) return file.path;
  const path = join(temporaryDirectory, `${file.sentAs}.narrow`);
  await reader.run('CREATE OR REPLACE TEMP TABLE wanted_codes (code BIGINT)');
  await reader.append('wanted_codes', [[...new Set(codes)].map(BigInt)]);
  const wanted = `SELECT * EXCLUDE (place) FROM (SELECT *, row_number() OVER () AS place FROM ${rows})
    WHERE place > 0 AND TRY_CAST(code AS BIGINT) IN (FROM wanted_codes)`;
  await reader.run(`COPY (${wanted}) TO ${quoted(path)} (FORMAT parquet)`);
  return path;
}

/**
 * Counts everybody with both engines. Refuses with `result.not-verified` when they differ about anybody.
 * The reader is as `stageRecord` left it.
 */
export async function countAt(o: Counting, cutOff: Day, optedOut: ReadonlySet<number>): Promise<Outcome<CountsAt>> {
  const { reader, framework, practice } = o;
  const over = { reader, framework, periodEnd: cutOff };
  const compiled = await calculateOver(over);
  const reference = await referenceOver(over);
  const { differenceCount, differences } = compareDecisions(compiled.decisions, reference.decisions);
  if (differenceCount > 0) return refused(differ(practice, differenceCount, differences[0]?.indicator));
  const fields = { practice, periodEnd: cutOff };
  return accepted({
    cutOff,
    all: countDecisions(framework, compiled.decisions, fields),
    optedOut: countDecisions(framework, compiled.decisions, fields, (person) => optedOut.has(person)),
  });
}

function differ(practice: OdsCode, count: number, indicator: string | undefined) {
  return {
    code: 'result.not-verified',
    message: `The two calculators differ about ${count} people × indicators at ${practice}, first of ${indicator ?? 'none'}: nothing is sent.`,
    remedy: 'This is a fault of Commonweal. Report it with the framework’s hash; send nothing until it is mended.',
  } as const;
}
