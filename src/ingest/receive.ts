import { realpathSync, statSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import type { MachineryPass, OdsCode, Progress } from '../base/index.ts';
import { fileSha256, type ImportRecord, importedRecord, type Warehouse } from '../warehouse/index.ts';
import type { ReceivedFile } from './feed.ts';
import { otherCodeInName } from './feeds/practice-extract/sender.ts';
import { type ReportEntry, reportOf } from './import-report.ts';
import { ServiceCheck } from './in-service.ts';
import type { ProblemCode, ProblemFacts } from './problem-catalogue.ts';
import { ProblemList } from './problem-list.ts';

/** A path that was given, and what is known of the file at once. */
export type Receipt =
  | { readonly kind: 'fresh'; readonly file: ReceivedFile }
  /** The same bytes as those of a file given earlier in this import, which is the `file`. */
  | { readonly kind: 'repeated'; readonly file: ReceivedFile; readonly name: string }
  /** The same bytes are in the warehouse; so many of their rows have been undone since. */
  | { readonly kind: 'known'; readonly record: ImportRecord; readonly name: string; readonly undone: number }
  /** There is no such file, or one that is in under the name of another sender. */
  | { readonly kind: 'refused'; readonly entry: ReportEntry };

export type ReceiveOptions = {
  readonly warehouse: Warehouse;
  readonly pass: MachineryPass;
  /** Who sent a file as its path says; the same bytes from another sender are another file. */
  readonly senderOf: (path: string) => OdsCode | null;
  /** Whether a name that begins with another sender's code is refused. */
  readonly namesSender: boolean;
  /** Takes a file that is in for a fresh one where any of it has been undone since. */
  readonly again: boolean;
  readonly progress: Progress;
};

/** Looks at each file's bytes: whether it is there, what its SHA-256 is, and whether it came before. */
export async function receive(paths: readonly string[], o: ReceiveOptions): Promise<Receipt[]> {
  const seen = new Map<string, ReceivedFile>();
  const service = new ServiceCheck(o.warehouse, o.pass);
  const receipts: Receipt[] = [];
  for (const [index, path] of paths.entries()) {
    receipts.push(isFile(path) ? await receiptFor(path, o, seen, service) : refusedEntry(path, '', 'FILE_MISSING'));
    o.progress('Check what was received', index + 1, paths.length, 'files');
  }
  return receipts;
}

async function receiptFor(
  path: string,
  { warehouse, senderOf, namesSender, again }: ReceiveOptions,
  seen: Map<string, ReceivedFile>,
  service: ServiceCheck,
): Promise<Receipt> {
  const { sha256 } = await fileSha256(path);
  const sender = senderOf(path);
  const name = basename(path);
  const key = `${sha256} ${sender}`;
  const earlier = seen.get(key);
  if (earlier !== undefined) return { kind: 'repeated', file: earlier, name };
  const record = importedRecord(warehouse, sha256, sender);
  const other = namesSender && record?.sender ? otherCodeInName(name, record.sender) : undefined;
  if (other !== undefined && record !== undefined) {
    return refusedEntry(path, sha256, 'SENDER_DIFFERS', { column: other, allowed: record.sender ?? '' });
  }
  const undone = record === undefined ? 0 : await service.undoneRows(record, path);
  if (record !== undefined && (undone === 0 || !again)) return { kind: 'known', record, name, undone };
  const file = { path, name, sha256, ...(record === undefined ? {} : { again: (record.again ?? 0) + 1 }) };
  seen.set(key, file);
  return { kind: 'fresh', file };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** A file of which nothing is read. */
function refusedEntry(path: string, sha256: string, code: ProblemCode, facts: ProblemFacts = {}): Receipt {
  const name = basename(path);
  const problems = new ProblemList(name);
  problems.add(null, code, facts);
  const counts = { read: 0, accepted: 0, rejected: 0, replaced: 0, deleted: 0 };
  const received = { path, name, sha256 };
  const file = {
    received,
    table: undefined,
    sender: null,
    period: null,
    ...counts,
    status: 'refused',
    problems,
  } as const;
  return { kind: 'refused', entry: reportOf(file, { alreadyImported: false }) };
}

/** Whether a file lies in the data folder, where Commonweal may destroy it. */
export function isInDataFolder(path: string, warehouse: Warehouse): boolean {
  try {
    return realpathSync(path).startsWith(realpathSync(join(warehouse.directory, '..')) + sep);
  } catch {
    return false;
  }
}
