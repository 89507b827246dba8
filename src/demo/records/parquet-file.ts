import { renameSync } from 'node:fs';
import { quoted, type Reader } from '../../warehouse/index.ts';

/** Tables of which a practice's record has a file. */
export const ROW_TABLES = ['persons', 'registrations', 'encounters', 'events', 'encounter_codes'] as const;
export type RowTable = (typeof ROW_TABLES)[number];

/**
 * The type of texts of which there are few: written in a third of the time, because Parquet's own dictionary need not
 * be found out value by value. Who reads the file sees texts.
 */
export function enumOf(values: readonly string[]): string {
  return `ENUM(${values.map(quoted).join(', ')})`;
}

/** Writes a query's rows as a Parquet file, in the order of the query. */
export async function copyTo(reader: Reader, sql: string, path: string, options = ''): Promise<void> {
  await reader.run(
    `COPY (${sql}) TO ${quoted(path)} (FORMAT parquet, COMPRESSION snappy, PARQUET_VERSION v2${options})`,
  );
}

/** Puts a query's rows in the place of a file that the query may read. */
export async function rewrite(reader: Reader, sql: string, path: string): Promise<void> {
  await copyTo(reader, sql, `${path}.new`);
  renameSync(`${path}.new`, path);
}
