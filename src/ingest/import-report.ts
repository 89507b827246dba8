import type { Problem } from '../base/index.ts';
import { type ImportRecord, readProblems, type Warehouse } from '../warehouse/index.ts';
import type { ImportedFile } from './load-files.ts';
import { ProblemList } from './problem-list.ts';

/** Problems of one file that a report lists; provenance keeps all. */
export const PROBLEMS_LISTED = 1000;

export type ImportedFileReport = {
  /** Name as sent, without its folder. */
  readonly file: string;
  /** Empty when there was no such file. */
  readonly sha256: string;
  readonly table?: string;
  readonly sender: string | null;
  readonly period: string | null;
  /** Records in the file; read = accepted + rejected. */
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly replaced: number;
  readonly deleted: number;
  /** The file was in before: these are the counts that it had, and nothing changed. */
  readonly alreadyImported: boolean;
  /** Of a file that was in before: rows of it that later files have undone since, and which stay undone. */
  readonly undone: number;
  /** 1 and on when the file was in before and was applied again; absent otherwise. */
  readonly again?: number;
  readonly status: ImportRecord['status'];
  /** How many problems there are, listed or not. */
  readonly problems: number;
};

export type ImportReport = {
  /** In the order given. */
  readonly files: readonly ImportedFileReport[];
  /** At most PROBLEMS_LISTED a file, in order of files and rows. */
  readonly problems: readonly Problem[];
  /** Whether anything was usable, now or when it was first imported. False: a door exits as `feed.nothing-usable` says. */
  readonly usable: boolean;
  /** Whether a file was in before and has been undone since. A door then exits as `feed.superseded` says. */
  readonly superseded: boolean;
};

/** A file's line of the report and the problems that are listed of it. */
export type ReportEntry = { readonly file: ImportedFileReport; readonly problems: readonly Problem[] };

export function reportOf(file: ImportedFile, o: { readonly alreadyImported: boolean }): ReportEntry {
  return {
    file: {
      file: file.received.name,
      sha256: file.received.sha256,
      ...(file.table === undefined ? {} : { table: file.table }),
      sender: file.sender,
      period: file.period,
      read: file.read,
      accepted: file.accepted,
      rejected: file.rejected,
      replaced: file.replaced,
      deleted: file.deleted,
      alreadyImported: o.alreadyImported,
      undone: 0,
      ...(file.received.again === undefined ? {} : { again: file.received.again }),
      status: file.status,
      problems: file.problems.count,
    },
    problems: o.alreadyImported ? [] : file.problems.list(PROBLEMS_LISTED),
  };
}

/**
 * What the import of a file that is in came to.
 * @param undone how many of its rows later files have undone since
 */
export function alreadyImported(warehouse: Warehouse, record: ImportRecord, undone: number): ReportEntry {
  const notice = new ProblemList(record.file);
  if (undone > 0) notice.add(null, 'SUPERSEDED_SINCE', { fields: undone === 1 ? '1 row' : `${undone} rows` });
  const { file, sha256, table, sender, period, read, accepted, rejected, replaced, deleted, status } = record;
  const problems = Object.values(record.problemCounts).reduce((sum, count) => sum + count, 0);
  return {
    file: {
      file,
      sha256,
      ...(table === undefined ? {} : { table }),
      sender,
      period,
      read,
      accepted,
      rejected,
      replaced,
      deleted,
      alreadyImported: true,
      undone,
      status,
      problems,
    },
    problems: [...notice, ...(problems === 0 ? [] : readProblems(warehouse, sha256, sender).slice(0, PROBLEMS_LISTED))],
  };
}
