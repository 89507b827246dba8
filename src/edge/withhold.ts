import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { sha256 } from '../base/index.ts';
import type { ExtractTable } from '../ingest/index.ts';
import { quoted, type Reader, readParquet } from '../warehouse/index.ts';
import type { RecordFile } from './record-folder.ts';

/** A file as it leaves the practice. */
export type SentFile = { readonly path: string; readonly sha256: string };

/** Pseudonyms of who has opted out: a temporary table of one column, `person_id`. */
const OPTED_OUT = 'SELECT person_id FROM opted_out';

/**
 * Writes every file of the record without the rows of people with a type 1 opt-out, in the same order. The reader
 * has the temporary table `opted_out`.
 */
export async function writeSent(reader: Reader, files: readonly RecordFile[], out: string): Promise<SentFile[]> {
  mkdirSync(out, { recursive: true });
  const sent: SentFile[] = [];
  for (const file of files) {
    const path = join(out, file.sentAs);
    const sql = `SELECT * EXCLUDE (place) FROM (${inPlace(file)}) WHERE place > 0 AND ${staysIn(file.table, files)}`;
    await reader.run(`COPY (${sql}) TO ${quoted(path)} (FORMAT parquet, COMPRESSION snappy)`);
    sent.push({ path, sha256: await fileHash(path) });
  }
  return sent;
}

/** The rows numbered, which keeps DuckDB to their order: where it may, it hands rows on in the order they are ready. */
function inPlace(file: RecordFile): string {
  return `SELECT *, row_number() OVER () AS place FROM ${readParquet([file.path])}`;
}

/** What is true of a row that may leave. A row that names nobody may: it is nobody's. */
function staysIn(table: ExtractTable, files: readonly RecordFile[]): string {
  if (table === 'encounter_codes') return notAmong('encounter_id', withheldIn('encounters', 'encounter_id', files));
  if (table !== 'deletions') return notAmong('person_id', [OPTED_OUT]);
  const tables: readonly ExtractTable[] = ['persons', 'registrations', 'encounters', 'events'];
  const kept = tables.map((named) => {
    const rows = withheldIn(named, 'row_id', files);
    return `("table" <> ${quoted(named)} OR ${notAmong('row_id', rows)})`;
  });
  return kept.join(' AND ');
}

function notAmong(column: string, queries: readonly string[]): string {
  if (queries.length === 0) return 'true';
  return `(${column} IS NULL OR ${column} NOT IN (${queries.join(' UNION ALL ')}))`;
}

/** Queries for a column of the rows of a table that are withheld. */
function withheldIn(table: ExtractTable, column: string, files: readonly RecordFile[]): string[] {
  const paths = files.filter((file) => file.table === table).map((file) => file.path);
  if (paths.length === 0) return [];
  return [`SELECT ${column} FROM ${readParquet(paths)} WHERE ${column} IS NOT NULL AND person_id IN (${OPTED_OUT})`];
}

async function fileHash(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
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
