import { join } from 'node:path';
import type { ExtractFile } from '../ingest/index.ts';
import { openRawFile } from '../ingest/index.ts';
import { fileSha256, quoted, type Reader } from '../warehouse/index.ts';

/** A file that may leave the practice. */
export type SentFile = { readonly name: string; readonly path: string; readonly sha256: string; readonly rows: number };

export type SendingOptions = { readonly practice: string; readonly out: string; readonly temporaryDirectory: string };

/**
 * Writes each file of the record again without the rows of people who have opted out, bad rows and order as they
 * were. Needs the temporary table `opted_out` (person_id).
 */
export async function writeSentFiles(
  reader: Reader,
  files: readonly ExtractFile[],
  o: SendingOptions,
): Promise<SentFile[]> {
  const encounters = files.filter((file) => file.table === 'encounters');
  await reader.run(
    'CREATE OR REPLACE TEMP TABLE kept_back (kind VARCHAR, id VARCHAR); CREATE OR REPLACE TEMP TABLE kept_back_rows ("table" VARCHAR, row_id VARCHAR)',
  );
  for (const file of encounters) await noteEncounters(reader, file, o);
  const sent: SentFile[] = [];
  const deletionsLast = [...files].sort((a, b) => Number(a.table === 'deletions') - Number(b.table === 'deletions'));
  for (const file of deletionsLast) sent.push(await writeWithout(reader, file, o));
  return sent.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function noteEncounters(reader: Reader, file: ExtractFile, o: SendingOptions): Promise<void> {
  await withRows(reader, file, o, (relation) =>
    reader.run(
      `INSERT INTO kept_back SELECT 'encounter', encounter_id::VARCHAR FROM ${relation}
       WHERE person_id::VARCHAR IN (SELECT person_id FROM opted_out)`,
    ),
  );
}

/** Rows that stay at the practice, by table. */
function ofOptedOut(file: ExtractFile): string {
  if (file.table === 'encounter_codes') {
    return "encounter_id::VARCHAR IN (SELECT id FROM kept_back WHERE kind = 'encounter')";
  }
  if (file.table === 'deletions') {
    return '("table"::VARCHAR, row_id::VARCHAR) IN (SELECT ("table", row_id) FROM kept_back_rows)';
  }
  return 'person_id::VARCHAR IN (SELECT person_id FROM opted_out)';
}

async function writeWithout(reader: Reader, file: ExtractFile, o: SendingOptions): Promise<SentFile> {
  const isCsv = file.header?.format === 'csv';
  const stem = file.received.name.replace(/\.(parquet|csv|csv\.gz)$/, '').replace(new RegExp(`^${o.practice}[-_]`), '');
  const name = `${o.practice}-${stem}.${isCsv ? 'csv' : 'parquet'}`;
  const path = join(o.out, name);
  const columns = (file.header?.names ?? []).map((column) => `"${column}"`).join(', ');
  const format = isCsv ? 'FORMAT csv, HEADER true' : 'FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1';
  const rows = await withRows(reader, file, o, async (relation) => {
    const keptBack = ofOptedOut(file);
    if (file.table !== 'deletions') {
      await reader.run(
        `INSERT INTO kept_back_rows SELECT '${file.table}', row_id::VARCHAR FROM ${relation} WHERE ${keptBack}`,
      );
    }
    const [written] = await reader.rows<{ Count: bigint }>(
      `COPY (SELECT ${columns} FROM ${relation} WHERE (${keptBack}) IS NOT TRUE) TO ${quoted(path)} (${format})`,
    );
    return Number(written?.Count ?? 0n);
  });
  const { sha256 } = await fileSha256(path);
  return { name, path, sha256, rows };
}

let opened = 0;

async function withRows<T>(
  reader: Reader,
  file: ExtractFile,
  o: SendingOptions,
  use: (relation: string) => Promise<T>,
): Promise<T> {
  const { header, received } = file;
  if (header === undefined) throw new Error('a file of the record was recognised before it is sent');
  opened += 1;
  const { temporaryDirectory } = o;
  const raw = await openRawFile(reader, received.path, header, { name: `sending_${opened}`, temporaryDirectory });
  if (raw === 'unreadable') throw new Error(`${received.name} can no longer be read`);
  try {
    return await use(raw.relation);
  } finally {
    await raw.drop();
  }
}
