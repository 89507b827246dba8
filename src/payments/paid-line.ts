import type { OdsCode, Pence } from '../base/index.ts';
import { reversedAmong } from '../ledger/index.ts';
import { type ReadDb, sql } from '../store/index.ts';
import { monthOf } from './find-run.ts';
import type { RunStage } from './run-machine.ts';
import type { PaidLine } from './run-shape.ts';

type LineRow = {
  line_id: string;
  run_id: string;
  stage: RunStage;
  practice: OdsCode;
  month: string;
  term: string;
  amount_pence: Pence;
  attempt: number;
  entry_id: string | null;
};

const STAGE = sql`(select e.stage from payment_run_events e where e.run_id = l.run_id
  order by array_position(array['prepared', 'certified', 'released', 'withdrawn'], e.stage) desc limit 1)`;

async function lines(db: ReadDb, condition: ReturnType<typeof sql>): Promise<PaidLine[]> {
  const { rows } = await sql<LineRow>`
    select l.line_id, l.run_id, ${STAGE} as stage, l.practice, s.month, l.term, l.amount_pence, s.attempt,
           p.entry_id
      from payment_run_lines l
      join payment_run_statements s on s.run_id = l.run_id and s.practice = l.practice
      join payment_runs r on r.id = l.run_id
      left join payment_run_postings p on p.run_id = l.run_id and p.practice = l.practice
     where ${condition}
     order by s.month desc, r.position desc, l.practice collate "C", l.line_id collate "C"`.execute(db);
  const reversed = await reversedAmong(
    db,
    rows.flatMap((row) => row.entry_id ?? []),
  );
  return rows.map((row) => ({
    line: row.line_id,
    run: row.run_id,
    stage: row.stage,
    practice: row.practice,
    month: monthOf(row.month),
    term: row.term,
    amountPence: row.amount_pence,
    attempt: row.attempt,
    entry: row.entry_id,
    isReversed: row.entry_id !== null && reversed.has(row.entry_id),
  }));
}

/** The statement lines that a ledger entry paid; none when no run posted it. */
export async function linesOfEntry(db: ReadDb, entry: string): Promise<PaidLine[]> {
  return lines(db, sql`p.entry_id = ${entry}`);
}

/** Lines of a provider that are in the ledger and were not taken back, the first month first. */
export async function linesPaidTo(db: ReadDb, practice: OdsCode): Promise<readonly (PaidLine & { entry: string })[]> {
  const all = await lines(db, sql`l.practice = ${practice} and p.entry_id is not null`);
  return all
    .flatMap((line) => (line.entry === null || line.isReversed ? [] : [{ ...line, entry: line.entry }]))
    .toReversed();
}

/** Every line that is in the ledger and was not taken back, the last month first. */
export async function linesPaid(db: ReadDb): Promise<readonly PaidLine[]> {
  return (await lines(db, sql`p.entry_id is not null`)).filter(({ isReversed }) => !isReversed);
}

/** The lines of claims that a run pays a provider; `claims` has what they are. */
export async function claimLinesPaid(db: ReadDb, run: string, practice: OdsCode): Promise<readonly string[]> {
  const { rows } = await sql<{ what: string }>`
    select q.what from payment_line_rests q
      join payment_run_lines l on l.run_id = q.run_id and l.line_id = q.line_id
     where q.kind = 'claims' and q.run_id = ${run} and l.practice = ${practice}
     order by q.what collate "C"`.execute(db);
  return rows.map(({ what }) => what);
}

/** A statement line in every run that froze it, the latest first. The one that was paid names its ledger entry. */
export async function paymentsOfLine(db: ReadDb, line: string): Promise<PaidLine[]> {
  return lines(db, sql`l.line_id = ${line}`);
}

/** What lines may rest on: an indicator's counts, a received file, claims that were valued together. */
export type Resting =
  | { readonly kind: 'indicator' | 'claims'; readonly id: string }
  | { readonly kind: 'file'; readonly sha256: string };

/** Lines that rest on something; of one practice or of all. */
export async function linesRestingOn(db: ReadDb, what: Resting, practice?: OdsCode): Promise<PaidLine[]> {
  const name = what.kind === 'file' ? what.sha256 : what.id;
  const ofPractice = practice === undefined ? sql`true` : sql`l.practice = ${practice}`;
  return lines(
    db,
    sql`exists (select from payment_line_rests q where q.run_id = l.run_id and q.line_id = l.line_id
                 and q.kind = ${what.kind} and q.what = ${name}) and ${ofPractice}`,
  );
}
