import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../base/index.ts';
import { type ExtractTable, openRawFile, type RawFile } from '../ingest/index.ts';
import { fileSha256, quoted, type Reader, readParquet } from '../warehouse/index.ts';
import { isKept, type RecordFile } from './record-folder.ts';

/** A file as it leaves the practice. */
export type SentFile = { readonly path: string; readonly sha256: string };

type Withholding = {
  /** The connection on which the record was staged: its temporary table `opted_out` (person_id) says who has opted out. */
  readonly reader: Reader;
  readonly files: readonly RecordFile[];
  readonly hasOptedOut: boolean;
  readonly out: string;
  readonly temporaryDirectory: string;
};

/** A file whose rows can be asked for by the columns of its table. */
type OpenFile = { readonly file: RecordFile; readonly relation: string };

/**
 * Writes the files of the record, each in its own form, without the rows of people with a type 1 opt-out, in the same
 * order. A file with no other rows is not sent; one with no row of theirs is copied as it is, where it may be.
 */
export async function writeSent(o: Withholding): Promise<SentFile[]> {
  mkdirSync(o.out, { recursive: true });
  const raws: RawFile[] = [];
  const open: OpenFile[] = [];
  for (const file of o.hasOptedOut ? o.files : []) {
    const raw = file.format === 'csv' ? await openCsv(o, file, `sent_${open.length}`) : undefined;
    if (raw !== undefined) raws.push(raw);
    open.push({ file, relation: raw?.relation ?? readParquet([file.path]) });
  }
  /** A Parquet file may name in its dictionaries whom no row of it is of; where a record has kept files its others are promised not to. */
  const isPromised = !o.hasOptedOut || o.files.some(isKept);
  const mayCopy = ({ format }: RecordFile) => isPromised || format === 'csv';
  const sent: SentFile[] = [];
  for (const [index, file] of o.files.entries()) {
    const path = join(o.out, file.sentAs);
    const rows = open[index] === undefined ? 'all' : await staying(o.reader, open, open[index]);
    if (rows === 'none') continue;
    if (rows === 'all' && mayCopy(file)) copyFileSync(file.path, path);
    else await writeOne(o.reader, open, open[index] as OpenFile, path);
    sent.push({ path, sha256: (await fileSha256(path)).sha256 });
  }
  for (const raw of raws) await raw.drop();
  return sent;
}

/** @throws when the file, which was read while everybody was counted, can no longer be read */
async function openCsv({ reader, temporaryDirectory }: Withholding, file: RecordFile, name: string): Promise<RawFile> {
  const { header } = file.extract;
  const raw = header && (await openRawFile(reader, file.path, header, { name, temporaryDirectory }));
  if (raw === undefined || typeof raw === 'string') throw new Error(`${file.path} can no longer be read`);
  return raw;
}

/** How many of a file's rows may leave. */
async function staying(
  reader: Reader,
  files: readonly OpenFile[],
  { file, relation }: OpenFile,
): Promise<'all' | 'some' | 'none'> {
  const { staying, rows } = await reader.row<{ staying: bigint; rows: bigint }>(
    `SELECT count(*) FILTER (${staysIn(file.table, files)}) AS staying, count(*) AS rows FROM ${relation}`,
  );
  if (staying === rows) return 'all';
  return staying === 0n ? 'none' : 'some';
}

/**
 * Rows leave in the order in which they stand. Numbering them keeps DuckDB to it through WHERE, also where that looks in
 * a small table; rows of other files asked for in WHERE may be many, and what rests on them is sorted again.
 */
async function writeOne(
  reader: Reader,
  files: readonly OpenFile[],
  { file, relation }: OpenFile,
  path: string,
): Promise<void> {
  const joins = file.table === 'encounter_codes' || file.table === 'deletions';
  const order = joins || file.format === 'csv' ? 'ORDER BY place' : '';
  const numbered = file.format === 'csv' ? `SELECT * RENAME ("row" AS place) FROM ${relation}` : inPlace(relation);
  const rows = `SELECT * EXCLUDE (place) FROM (${numbered}) WHERE place > 0 AND ${staysIn(file.table, files)} ${order}`;
  await reader.run(`COPY (${rows}) TO ${quoted(path)} (${formOf(file)})`);
}

function inPlace(relation: string): string {
  return `SELECT *, row_number() OVER () AS place FROM ${relation}`;
}

function formOf({ format, path }: RecordFile): string {
  if (format === 'parquet') return 'FORMAT parquet, COMPRESSION snappy';
  return `FORMAT csv, HEADER${path.endsWith('.gz') ? ', COMPRESSION gzip' : ''}`;
}

/** Looked up, not listed: DuckDB compares every row with every pseudonym of a list. */
const OPTED_OUT = 'SELECT person_id FROM opted_out WHERE person_id IS NOT NULL';

/** What is true of a row that may leave. A row that names nobody may: it is nobody's. */
function staysIn(table: ExtractTable, files: readonly OpenFile[]): string {
  if (table === 'encounter_codes') {
    return notAmong('encounter_id', withheldIn('encounters', 'encounter_id', files));
  }
  if (table !== 'deletions') return notAmong('person_id', [OPTED_OUT]);
  const tables: readonly ExtractTable[] = ['persons', 'registrations', 'encounters', 'events'];
  const kept = tables.map((named) => {
    const rows = withheldIn(named, 'row_id', files);
    return `("table" <> ${quoted(named)} OR ${notAmong('row_id', rows)})`;
  });
  return kept.join(' AND ');
}

function notAmong(column: string, listed: readonly string[]): string {
  if (listed.length === 0) return 'true';
  return `(${column} IS NULL OR ${column}::VARCHAR NOT IN (${listed.join(' UNION ALL ')}))`;
}

/** Queries for a column of the rows of a table that are withheld. */
function withheldIn(table: ExtractTable, column: string, files: readonly OpenFile[]): string[] {
  return files
    .filter(({ file }) => file.table === table)
    .map(
      ({ relation }) =>
        `SELECT ${column}::VARCHAR FROM ${relation} WHERE ${column} IS NOT NULL AND person_id::VARCHAR IN (${OPTED_OUT})`,
    );
}

/** One hash for an extract: SHA-256 of its files' hashes, sorted, a line each. */
export function extractHash(files: readonly SentFile[]): string {
  return sha256(
    files
      .map((file) => `${file.sha256}\n`)
      .sort()
      .join(''),
  );
}
