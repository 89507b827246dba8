import { realpathSync, statSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import type { OdsCode, Progress } from '../base/index.ts';
import { fileSha256, type ImportRecord, importedRecord, type Warehouse } from '../warehouse/index.ts';
import type { ReceivedFile } from './feed.ts';
import { type ReportEntry, reportOf } from './import-report.ts';
import { ProblemList } from './problem-list.ts';

/** A path that was given, and what is known of the file at once. */
export type Receipt =
  | { readonly kind: 'fresh'; readonly file: ReceivedFile }
  /** The same bytes as those of a file given earlier in this import, which is the `file`. */
  | { readonly kind: 'repeated'; readonly file: ReceivedFile; readonly name: string }
  /** The same bytes are in the warehouse. */
  | { readonly kind: 'known'; readonly record: ImportRecord; readonly name: string }
  | { readonly kind: 'missing'; readonly entry: ReportEntry };

/**
 * Looks at each file's bytes: whether it is there, what its SHA-256 is, and whether it came before.
 * @param senderOf who sent a file as its path says; the same bytes from another sender are another file
 */
export async function receive(
  paths: readonly string[],
  o: {
    readonly warehouse: Warehouse;
    readonly senderOf: (path: string) => OdsCode | null;
    readonly progress: Progress;
  },
): Promise<Receipt[]> {
  const seen = new Map<string, ReceivedFile>();
  const receipts: Receipt[] = [];
  for (const [index, path] of paths.entries()) {
    receipts.push(isFile(path) ? await receiptFor(path, o.senderOf(path), o.warehouse, seen) : missing(path));
    o.progress('Check what was received', index + 1, paths.length, 'files');
  }
  return receipts;
}

async function receiptFor(
  path: string,
  sender: OdsCode | null,
  warehouse: Warehouse,
  seen: Map<string, ReceivedFile>,
): Promise<Receipt> {
  const { sha256 } = await fileSha256(path);
  const record = importedRecord(warehouse, sha256, sender);
  if (record !== undefined) return { kind: 'known', record, name: basename(path) };
  const key = `${sha256} ${sender}`;
  const earlier = seen.get(key);
  if (earlier !== undefined) return { kind: 'repeated', file: earlier, name: basename(path) };
  const file = { path, name: basename(path), sha256 };
  seen.set(key, file);
  return { kind: 'fresh', file };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function missing(path: string): Receipt {
  const name = basename(path);
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
  return { kind: 'missing', entry: reportOf(file, { alreadyImported: false }) };
}

/** Whether a file lies in the data folder's inbox, where Commonweal may destroy it. */
export function isInInbox(path: string, warehouse: Warehouse): boolean {
  try {
    return realpathSync(path).startsWith(realpathSync(join(warehouse.directory, '..', 'inbox')) + sep);
  } catch {
    return false;
  }
}
