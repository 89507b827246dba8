import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
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
  const base = join(directory, 'provenance', record.sha256);
  setAside(base);
  replaceFile(`${base}.problems.jsonl`, jsonLines(problems));
  replaceFile(`${base}.json`, [`${JSON.stringify(record)}\n`]);
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
    .filter((name) => /^[0-9a-f]{64}\.json$/.test(name))
    .map((name) => recordAt(join(warehouse.directory, 'provenance', name)))
    .filter((record) => record.status !== 'accepted' || inService.has(record.sha256))
    .sort(byReceipt);
}

/** The record of one file by its SHA-256; undefined when it was never received. */
export function readProvenanceOf(warehouse: Warehouse, sha256: string): ImportRecord | undefined {
  const path = join(warehouse.directory, 'provenance', `${sha256}.json`);
  return existsSync(path) ? recordAt(path) : undefined;
}

/** Every problem of a file, by its SHA-256, in order of rows; empty when the file is unknown or had none. */
export function readProblems(warehouse: Warehouse, sha256: string): Problem[] {
  const path = join(warehouse.directory, 'provenance', `${sha256}.problems.jsonl`);
  if (!/^[0-9a-f]{64}$/.test(sha256) || !existsSync(path)) return [];
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
