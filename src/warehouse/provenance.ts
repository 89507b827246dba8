import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Problem } from '../base/index.ts';
import { replaceFile } from './durable-file.ts';
import type { Warehouse } from './warehouse.ts';

/** What one received file came to. Kept for ever, refused ones too. No value about a person is in it. */
export type ImportRecord = {
  readonly sha256: string;
  /** Its name as sent, without its folder. */
  readonly file: string;
  readonly feed: string;
  readonly version: number;
  /** Table of a feed that has several. */
  readonly table?: string;
  readonly sender: string | null;
  readonly period: string | null;
  /** Business date, ISO. */
  readonly receivedOn: string;
  /** Machine time, ISO. */
  readonly importedAt: string;
  /** Records in the file; read = accepted + rejected. */
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Of the accepted: those that replaced a row of the same row_id. */
  readonly replaced: number;
  /** Rows that the file removed. */
  readonly deleted: number;
  readonly status: 'accepted' | 'refused' | 'quarantined';
  readonly problemCounts: Readonly<Record<string, number>>;
};

/**
 * Keeps what a file came to in `<directory>/provenance`. An earlier attempt at the same file (refused or
 * quarantined) is kept beside it.
 */
export function writeProvenance(directory: string, record: ImportRecord, problems: Iterable<Problem>): void {
  const base = join(directory, 'provenance', provenanceName(directory, record.sha256, record.sender));
  setAside(base);
  replaceFile(`${base}.problems.jsonl`, jsonLines(problems));
  replaceFile(`${base}.json`, [`${JSON.stringify(record)}\n`]);
}

/**
 * What a file is called in provenance and in a manifest's imports: its SHA-256; followed by its sender where another
 * sender sent the very same bytes before, as two practices may that have nothing to delete.
 */
export function provenanceName(directory: string, sha256: string, sender: string | null): string {
  const path = join(directory, 'provenance', `${sha256}.json`);
  const first = existsSync(path) ? recordAt(path).sender : null;
  return first === null || sender === null || first === sender ? sha256 : `${sha256}-${sender}`;
}

function setAside(base: string): void {
  if (!existsSync(`${base}.json`)) return;
  let attempt = 1;
  while (existsSync(`${base}.attempt-${attempt}.json`)) attempt += 1;
  renameSync(`${base}.problems.jsonl`, `${base}.attempt-${attempt}.problems.jsonl`);
  renameSync(`${base}.json`, `${base}.attempt-${attempt}.json`);
}

const LINES_A_WRITE = 1000;

function* jsonLines(problems: Iterable<Problem>): Generator<string> {
  let lines: string[] = [];
  for (const problem of problems) {
    lines.push(`${JSON.stringify(problem)}\n`);
    if (lines.length < LINES_A_WRITE) continue;
    yield lines.join('');
    lines = [];
  }
  yield lines.join('');
}

/**
 * Every file ever received, in order of receipt: the last attempt at each. A file whose import was cut off before
 * it was in service is left out: it never happened.
 */
export function readProvenance(warehouse: Warehouse): ImportRecord[] {
  const inService = new Set(warehouse.current().manifest.imports);
  return readdirSync(join(warehouse.directory, 'provenance'))
    .filter((name) => /^[0-9a-f]{64}(-[A-Z0-9]+)?\.json$/.test(name))
    .map((name) => ({ name: basename(name, '.json'), record: recordAt(join(warehouse.directory, 'provenance', name)) }))
    .filter(({ name, record }) => record.status !== 'accepted' || inService.has(name))
    .map(({ record }) => record)
    .sort(byReceipt);
}

/** The record of a file that is in; undefined when it is not, whatever became of an attempt at it. */
export function importedRecord(warehouse: Warehouse, sha256: string, sender: string | null): ImportRecord | undefined {
  const name = provenanceName(warehouse.directory, sha256, sender);
  if (!warehouse.current().manifest.imports.includes(name)) return undefined;
  return recordAt(join(warehouse.directory, 'provenance', `${name}.json`));
}

/**
 * Every problem of a file, by its SHA-256, in order of rows; empty when the file is unknown or had none.
 * @param sender needed only where several senders sent the very same bytes
 */
export function readProblems(warehouse: Warehouse, sha256: string, sender: string | null = null): Problem[] {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return [];
  const name = provenanceName(warehouse.directory, sha256, sender);
  const path = join(warehouse.directory, 'provenance', `${name}.problems.jsonl`);
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Problem);
}

function recordAt(path: string): ImportRecord {
  return JSON.parse(readFileSync(path, 'utf8')) as ImportRecord;
}

function byReceipt(a: ImportRecord, b: ImportRecord): number {
  return a.importedAt.localeCompare(b.importedAt) || a.file.localeCompare(b.file) || a.sha256.localeCompare(b.sha256);
}
