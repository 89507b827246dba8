import { existsSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Problem } from '../base/index.ts';
import { replaceUnsynced, sync } from './durable-file.ts';
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
  /** 1 and on when the file was in before and was applied again on purpose; absent the first time. */
  readonly again?: number;
};

/** What one file came to and every problem of it. */
export type ProvenanceEntry = { readonly record: ImportRecord; readonly problems: Iterable<Problem> };

/**
 * Keeps what files came to in `<directory>/provenance`, on disk when this returns. An earlier attempt at the same
 * file (refused or quarantined) is kept beside it.
 */
export function writeProvenance(directory: string, entries: Iterable<ProvenanceEntry>): void {
  for (const { record, problems } of entries) writeEntry(directory, record, problems);
  sync(join(directory, 'provenance'));
}

function writeEntry(directory: string, record: ImportRecord, problems: Iterable<Problem>): void {
  const base = join(directory, 'provenance', recordName(directory, record));
  setAside(base);
  const hasProblems = Object.keys(record.problemCounts).length > 0;
  if (hasProblems) replaceUnsynced(`${base}.problems.jsonl`, jsonLines(problems));
  replaceUnsynced(`${base}.json`, [`${JSON.stringify(record)}\n`]);
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

/** What one record is called: as its file is, followed by `.again-<n>` when the file was applied again. */
export function recordName(directory: string, record: Pick<ImportRecord, 'sha256' | 'sender' | 'again'>): string {
  const name = provenanceName(directory, record.sha256, record.sender);
  return record.again === undefined ? name : `${name}.again-${record.again}`;
}

function setAside(base: string): void {
  if (!existsSync(`${base}.json`)) return;
  let attempt = 1;
  while (existsSync(`${base}.attempt-${attempt}.json`)) attempt += 1;
  const problems = `${base}.problems.jsonl`;
  if (existsSync(problems)) renameSync(problems, `${base}.attempt-${attempt}.problems.jsonl`);
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

type Cached = { readonly key: string; readonly records: ImportRecord[] };

/** Records as last read: pages ask at every request, and files arrive now and then. */
const cache = new WeakMap<Warehouse, Cached>();

/**
 * Every file ever received, in order of receipt: the last attempt at each, and each time that a file was applied again.
 * A file whose import was cut off before it was in service is left out: it never happened.
 */
export function readProvenance(warehouse: Warehouse): ImportRecord[] {
  const folder = join(warehouse.directory, 'provenance');
  const names = readdirSync(folder);
  const { hash, manifest } = warehouse.current();
  const key = `${hash} ${names.length} ${statSync(folder, { bigint: true }).mtimeNs}`;
  const cached = cache.get(warehouse);
  if (cached?.key === key) return [...cached.records];
  const records = recordsIn(folder, names, new Set(manifest.imports));
  cache.set(warehouse, { key, records });
  return [...records];
}

function recordsIn(folder: string, names: readonly string[], inService: ReadonlySet<string>): ImportRecord[] {
  return names
    .filter((name) => /^[0-9a-f]{64}(-[A-Z0-9]+)?(\.again-\d+)?\.json$/.test(name))
    .map((name) => ({ name: basename(name, '.json'), record: recordAt(join(folder, name)) }))
    .filter(({ name, record }) => record.status !== 'accepted' || inService.has(name))
    .map(({ record }) => record)
    .sort(byReceipt);
}

/**
 * The record of a file that is in, of the last time that it was applied; undefined when it is not in, whatever became
 * of an attempt at it.
 */
export function importedRecord(warehouse: Warehouse, sha256: string, sender: string | null): ImportRecord | undefined {
  const name = lastName(warehouse, provenanceName(warehouse.directory, sha256, sender));
  return name === undefined ? undefined : recordAt(join(warehouse.directory, 'provenance', `${name}.json`));
}

/** The name of the last record of a file that is in. */
function lastName(warehouse: Warehouse, name: string): string | undefined {
  const { imports } = warehouse.current().manifest;
  return imports.findLast((each) => each === name || each.startsWith(`${name}.again-`));
}

/**
 * Every problem of a file when it was last applied, by its SHA-256, in order of rows; empty when the file is unknown
 * or had none.
 * @param sender needed only where several senders sent the very same bytes
 */
export function readProblems(warehouse: Warehouse, sha256: string, sender: string | null = null): Problem[] {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return [];
  const first = provenanceName(warehouse.directory, sha256, sender);
  const name = lastName(warehouse, first) ?? first;
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
