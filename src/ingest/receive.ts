import { realpathSync, statSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import type { Progress } from '../base/index.ts';
import { fileSha256, type ImportRecord, readProvenanceOf, type Warehouse } from '../warehouse/index.ts';
import type { ReceivedFile } from './feed.ts';
import { type ReportEntry, reportOf } from './import-report.ts';
import { ProblemList } from './problem-list.ts';

/** A path that was given, and what is known of the file at once. */
export type Receipt =
  | { readonly kind: 'fresh'; readonly file: ReceivedFile }
  /** The same bytes were given earlier in this import. */
  | { readonly kind: 'repeated'; readonly file: ReceivedFile }
  /** The same bytes are in the warehouse. */
  | { readonly kind: 'known'; readonly record: ImportRecord }
  | { readonly kind: 'missing'; readonly entry: ReportEntry };

/** Looks at each file's bytes: whether it is there, what its SHA-256 is, and whether it came before. */
export async function receive(paths: readonly string[], warehouse: Warehouse, progress: Progress): Promise<Receipt[]> {
  const imported = new Set(warehouse.current().manifest.imports);
  const seen = new Set<string>();
  const receipts: Receipt[] = [];
  for (const [index, path] of paths.entries()) {
    receipts.push(await receiptFor(path, warehouse, { imported, seen }));
    progress('Check what was received', index + 1, paths.length, 'files');
  }
  return receipts;
}

async function receiptFor(
  path: string,
  warehouse: Warehouse,
  known: { readonly imported: ReadonlySet<string>; readonly seen: Set<string> },
): Promise<Receipt> {
  const name = basename(path);
  if (!isFile(path)) return { kind: 'missing', entry: missing(path, name) };
  const { sha256 } = await fileSha256(path);
  const file = { path, name, sha256 };
  const record = known.imported.has(sha256) ? readProvenanceOf(warehouse, sha256) : undefined;
  if (record !== undefined) return { kind: 'known', record };
  if (known.seen.has(sha256)) return { kind: 'repeated', file };
  known.seen.add(sha256);
  return { kind: 'fresh', file };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function missing(path: string, name: string): ReportEntry {
  const problems = new ProblemList(name);
  problems.add(null, 'FILE_MISSING');
  const counts = { read: 0, accepted: 0, rejected: 0, replaced: 0, deleted: 0 };
  const received = { path, name, sha256: '' };
  const file = {
    received,
    table: undefined,
    sender: null,
    period: null,
    ...counts,
    status: 'refused',
    problems,
  } as const;
  return reportOf(file, { alreadyImported: false });
}

/** Whether a file lies in the data folder's inbox, where Commonweal may destroy it. */
export function isInInbox(path: string, warehouse: Warehouse): boolean {
  try {
    return realpathSync(path).startsWith(realpathSync(join(warehouse.directory, '..', 'inbox')) + sep);
  } catch {
    return false;
  }
}
