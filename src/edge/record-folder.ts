import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { accepted, type OdsCode, type Outcome, refused } from '../base/index.ts';
import { EXTRACT_COLUMNS, EXTRACT_TABLES, type ExtractTable } from '../ingest/index.ts';
import { type Reader, readParquet } from '../warehouse/index.ts';

const ENDING = '.parquet';

/** One file of a practice's record, known by its header. */
export type RecordFile = {
  readonly path: string;
  readonly table: ExtractTable;
  /** As it is sent: <practice>-<name in the record>. */
  readonly sentAs: string;
};

/**
 * The files of a practice's record: Parquet, in the extract's columns, in order of table and then of name without
 * its ending, as the warehouse applies them. Refuses with `input.invalid` what is none of the extract's tables: it would be left behind
 * or sent with people in it who have opted out.
 */
export async function recordFiles(reader: Reader, folder: string, practice: OdsCode): Promise<Outcome<RecordFile[]>> {
  const files: RecordFile[] = [];
  for (const name of readdirSync(folder).filter((each) => !each.startsWith('.'))) {
    const path = join(folder, name);
    const table = name.endsWith(ENDING) ? await tableOf(reader, path) : undefined;
    if (table === undefined) return refused(notOurs(name));
    files.push({ path, table, sentAs: `${practice}-${name}` });
  }
  const place = (file: RecordFile) => EXTRACT_TABLES.indexOf(file.table);
  return accepted(files.sort((one, other) => place(one) - place(other) || (stem(one) < stem(other) ? -1 : 1)));
}

function stem({ path }: RecordFile): string {
  return basename(path, ENDING);
}

async function tableOf(reader: Reader, path: string): Promise<ExtractTable | undefined> {
  const columns = await reader.rows<{ column_name: string }>(`DESCRIBE FROM ${readParquet([path])}`);
  const header = columns.map((column) => column.column_name).join('\n');
  return EXTRACT_TABLES.find((table) => EXTRACT_COLUMNS[table].map((column) => column.name).join('\n') === header);
}

function notOurs(name: string) {
  return {
    code: 'input.invalid',
    message: `${name} is not a file of the practice extract, version 1, in Parquet: nothing is sent.`,
    remedy: 'Take it out of the record’s folder, or write it again with the columns of its table.',
  } as const;
}
