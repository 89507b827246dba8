import { assert, type Pence, sha256 } from '../../base/index.ts';
import { type ReadDb, sql } from '../../store/index.ts';
import type { FileKind } from './payment-file.ts';

/** A file of a run, without what is in it. */
export type FileSummary = {
  readonly run: string;
  readonly kind: FileKind;
  readonly name: string;
  readonly sha256: string;
  readonly payments: number;
  readonly totalPence: Pence;
  readonly madeBy: string;
  /** ISO 8601, UTC. */
  readonly madeAt: string;
};

type FileRow = {
  run_id: string;
  kind: FileKind;
  name: string;
  sha256: string;
  payment_count: number;
  total_pence: Pence;
  made_by: string;
  made_at: string;
};

/** The files of a run, in the order of their kinds' names. */
export async function filesOfRun(db: ReadDb, run: string): Promise<FileSummary[]> {
  const { rows } = await sql<FileRow>`
    select run_id, kind, name, sha256, payment_count, total_pence, made_by, made_at
      from payment_files where run_id = ${run} order by kind collate "C"`.execute(db);
  return rows.map((row) => ({
    run: row.run_id,
    kind: row.kind,
    name: row.name,
    sha256: row.sha256,
    payments: row.payment_count,
    totalPence: row.total_pence,
    madeBy: row.made_by,
    madeAt: row.made_at,
  }));
}

/**
 * What is in a file of a run; undefined when there is none of the kind.
 * @throws Bug when it is not what was kept
 */
export async function fileContent(db: ReadDb, run: string, kind: FileKind): Promise<string | undefined> {
  const { rows } = await sql<{ content: string; sha256: string }>`
    select content, sha256 from payment_files where run_id = ${run} and kind = ${kind}`.execute(db);
  const [file] = rows;
  if (file === undefined) return undefined;
  assert(sha256(file.content) === file.sha256, `the ${kind} file of run ${run} is as it was kept`);
  return file.content;
}
