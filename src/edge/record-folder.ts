import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { accepted, type OdsCode, type Outcome, refused } from '../base/index.ts';
import { EXTRACT_TABLES, type ExtractFile, type ExtractTable, recognise } from '../ingest/index.ts';
import type { Reader } from '../warehouse/index.ts';

/** As the warehouse takes them: text or Parquet; which of them is known by the file's first bytes, not by its name. */
const ENDING = /\.(parquet|csv|csv\.gz)$/;

/** One file of a practice's record, known by its header. */
export type RecordFile = {
  readonly path: string;
  readonly table: ExtractTable;
  readonly format: 'csv' | 'parquet';
  /** As it is sent: <practice>-<name in the record>. */
  readonly sentAs: string;
  /** As the warehouse would read it. */
  readonly extract: ExtractFile;
};

/**
 * The files of a practice's record: CSV or Parquet, in the extract's columns, in order of table and then of name
 * without its ending, as the warehouse applies them. Refuses with `input.invalid` what is none of the extract's
 * tables: it would be left behind or sent with people in it who have opted out; and where there is no such folder.
 */
export async function recordFiles(reader: Reader, folder: string, practice: OdsCode): Promise<Outcome<RecordFile[]>> {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return refused(noFolder(folder));
  const files: RecordFile[] = [];
  for (const name of readdirSync(folder).filter((each) => !each.startsWith('.'))) {
    const file = ENDING.test(name) ? await recordFile(reader, join(folder, name), `${practice}-${name}`) : undefined;
    if (file === undefined) return refused(notOurs(name));
    file.extract.sender = practice;
    files.push(file);
  }
  const place = (file: RecordFile) => EXTRACT_TABLES.indexOf(file.table);
  return accepted(files.sort((one, other) => place(one) - place(other) || (stem(one) < stem(other) ? -1 : 1)));
}

async function recordFile(reader: Reader, path: string, sentAs: string): Promise<RecordFile | undefined> {
  const extract = await recognise(reader, { path, name: sentAs, sha256: sentAs });
  const { table, header } = extract;
  if (table === undefined || header === undefined) return undefined;
  return { path, table, format: header.format, sentAs, extract };
}

/**
 * Whether a file is one in which a practice's system keeps who has opted out apart: `events-kept.parquet`. The system thereby
 * promises that the record's other files name nobody of them, not even where no row is.
 */
export function isKept(file: RecordFile): boolean {
  return stem(file).endsWith('-kept');
}

function stem({ sentAs }: RecordFile): string {
  return sentAs.replace(ENDING, '');
}

function noFolder(folder: string) {
  return {
    code: 'input.invalid',
    message: `There is no folder ${folder}: nothing is sent.`,
    remedy: 'Give the folder of the practice’s record.',
  } as const;
}

function notOurs(name: string) {
  return {
    code: 'input.invalid',
    message: `${name} is not a file of the practice extract, version 1, in CSV or Parquet: nothing is sent.`,
    remedy: 'Take it out of the record’s folder, or write it again with the columns of its table.',
  } as const;
}
