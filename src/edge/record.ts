import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { accepted, type Day, type OdsCode, type Outcome, refused, type SnomedCode } from '../base/index.ts';
import { type ExtractFile, type FeedCodes, mergeTables, recognise, stageExtract } from '../ingest/index.ts';
import { fileSha256, type Reader } from '../warehouse/index.ts';

/** A practice's record, read: its files, and its people-level tables as temporary tables of a connection. */
export type StagedRecord = {
  readonly files: readonly ExtractFile[];
  /** People with a type 1 opt-out; who they are is in the temporary table `opted_out` (person_id). */
  readonly optedOut: number;
};

export type RecordOptions = {
  readonly folder: string;
  readonly practice: OdsCode;
  readonly businessDate: Day;
  readonly codes: FeedCodes;
  /** Codes that the definitions ask about: other events are not read for counting. */
  readonly onlyCodes: readonly SnomedCode[];
  readonly temporaryDirectory: string;
};

/** Tables that counting reads. Encounters go out as they are. */
const COUNTED = ['persons', 'registrations', 'events'] as const;

/**
 * Reads the record in a folder: every extract file of it, judged row by row as the warehouse will judge it, and puts
 * the tables that counting reads in `reader` under their names. Files apply in the order of their names.
 */
export async function stageRecord(reader: Reader, o: RecordOptions): Promise<Outcome<StagedRecord>> {
  const files = await recordFiles(reader, o);
  if (!files.ok) return files;
  const counted = files.value.filter((file) => [...COUNTED, 'deletions'].some((table) => table === file.table));
  const live = new Set<never>();
  const extract = await stageExtract(reader, counted, {
    sender: o.practice,
    ordinal: 1,
    issued: 0,
    live,
    businessDate: o.businessDate,
    codes: o.codes,
    optedOut: 'keep',
    temporaryDirectory: o.temporaryDirectory,
  });
  const merged = await mergeTables(reader, extract, { live, codes: o.codes, onlyCodes: o.onlyCodes });
  for (const { table, select } of merged) await reader.run(`CREATE OR REPLACE TEMP TABLE ${table} AS ${select}`);
  const missing = COUNTED.filter((table) => !merged.some((one) => one.table === table));
  if (missing.length > 0) return incomplete(o.folder, `no rows of ${missing.join(', ')}`);
  return accepted({ files: files.value, optedOut: extract.optedOut });
}

async function recordFiles(reader: Reader, o: RecordOptions): Promise<Outcome<readonly ExtractFile[]>> {
  const files: ExtractFile[] = [];
  for (const path of filesIn(o.folder)) {
    const { sha256 } = await fileSha256(path);
    const file = await recognise(reader, { path, name: basename(path), sha256 });
    const [problem] = file.problems.list();
    if (file.table === undefined)
      return incomplete(o.folder, `${file.received.name}: ${problem?.message ?? 'unknown'}`);
    file.sender = o.practice;
    files.push(file);
  }
  return files.length === 0 ? incomplete(o.folder, 'no extract files') : accepted(files);
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.(parquet|csv|csv\.gz)$/.test(name))
      .sort()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

function incomplete(folder: string, what: string): Outcome<never> {
  return refused({
    code: 'feed.nothing-usable',
    message: `The record in ${folder} cannot be counted: ${what}.`,
    remedy: 'Give --record the folder that holds the practice’s files of persons, registrations and events.',
  });
}
