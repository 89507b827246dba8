import {
  type Actor,
  accepted,
  assert,
  canonical,
  hashOf,
  isoOfDay,
  isoOfMonth,
  type Month,
  monthText,
  type Outcome,
  type Refusal,
  refused,
} from '../base/index.ts';
import { type Statement, statementJson } from '../contracts/index.ts';
import { type Proposal, propose } from '../governance/index.ts';
import { type Store, sql, type WriteDb } from '../store/index.ts';
import { dueOf, type Waiting } from './due-lines.ts';
import { frozenStatements, run, runs } from './find-run.ts';
import { runContent, totalOf } from './run-content.ts';
import type { PayableStatement, PaymentRun, StatementOfPractice } from './run-shape.ts';

export type PrepareRun = {
  readonly month: Month;
  readonly statements: readonly StatementOfPractice[];
  readonly by: Actor;
  /** ISO 8601, UTC. */
  readonly at: string;
};

/**
 * Freezes the statements of a month in a run and proposes it. A practice without a statement, or already in a run
 * that is certified, waits with its reason; one whose payment was taken back is paid anew, as the next attempt, and so
 * is a line that was held in a released run and can be paid now: each line of a month is paid once.
 * Preparing the same again gives the run that stands; preparing other content takes the place of a run that nobody
 * has certified.
 * Refuses `run.wrong-stage` when nothing is left to pay.
 */
export async function prepareRun(store: Store, asked: PrepareRun): Promise<Outcome<PaymentRun>> {
  return store.write(async (db) => {
    const { pay, wait } = await dueOf(db, asked.month, asked.statements);
    if (pay.length === 0) return refused(nothingToPay(asked.month, wait));
    const content = runContent(asked.month, pay);
    const contentHash = hashOf(content.json);
    const subject = isoOfMonth(asked.month);
    const proposal = await propose(db, { kind: 'payment run', subject, contentHash, by: asked.by, at: asked.at });
    const standing = (await runs(db, { month: asked.month })).find((one) => one.proposal === proposal.id);
    const id = standing?.id ?? (await freeze(db, asked, pay, wait, proposal));
    const prepared = await run(db, id);
    assert(prepared !== undefined, 'a run that was just prepared is there');
    return accepted(prepared);
  });
}

function nothingToPay(month: Month, wait: readonly Waiting[]): Refusal {
  const first = wait[0] === undefined ? '' : ` ${wait[0].practice}: ${wait[0].reason.message}`;
  return {
    code: 'run.wrong-stage',
    message: `There is nothing left to pay for ${monthText(month)}.${first}`,
    remedy: 'Look at the runs of the month.',
  };
}

async function freeze(
  db: WriteDb,
  asked: PrepareRun,
  pay: readonly PayableStatement[],
  wait: readonly Waiting[],
  proposal: Proposal,
): Promise<string> {
  const month = isoOfMonth(asked.month);
  const id = `${month}-${(await runs(db, { month: asked.month })).length + 1}`;
  const knownOn = pay[0]?.statement.knownOn;
  assert(
    knownOn !== undefined && pay.every((one) => one.statement.knownOn === knownOn),
    'a run is of one day of knowledge',
  );
  await sql`insert into payment_runs (id, month, known_on, content_hash, total_pence, proposal_id)
            values (${id}, ${month}, ${isoOfDay(knownOn)}, ${proposal.contentHash}, ${totalOf(pay)}, ${proposal.id})`.execute(
    db,
  );
  for (const payable of pay) await freezeStatement(db, id, payable);
  for (const { practice, reason } of wait) await recordException(db, id, practice, 'prepared', reason);
  await sql`insert into payment_run_events (run_id, stage, user_id, at)
            values (${id}, 'prepared', ${proposal.proposedBy}, ${proposal.proposedAt})`.execute(db);
  assert((await frozenStatements(db, id)).length === pay.length, 'every statement of a run is frozen');
  return id;
}

async function freezeStatement(db: WriteDb, id: string, { statement, attempt, due }: PayableStatement): Promise<void> {
  const { practice, month, contentHash, totalPence, lines, held } = statement;
  const json = canonical(statementJson(statement));
  await sql`
    insert into payment_run_statements
      (run_id, practice, month, content_hash, total_pence, line_count, held_count, attempt, json)
    values (${id}, ${practice}, ${isoOfMonth(month)}, ${contentHash}, ${totalPence}, ${lines.length}, ${held.length},
            ${attempt}, ${json})`.execute(db);
  const rows = due.map((line) => sql`(${id}, ${practice}, ${line.id}, ${line.term}, ${line.amountPence}::bigint)`);
  if (rows.length === 0) return;
  await sql`insert into payment_run_lines (run_id, practice, line_id, term, amount_pence)
            values ${sql.join(rows)}`.execute(db);
  const rests = due.flatMap((line) =>
    restRows(line).map((rest) => sql`(${id}, ${line.id}, ${rest.kind}, ${rest.what})`),
  );
  if (rests.length === 0) return;
  await sql`insert into payment_line_rests (run_id, line_id, kind, what) values ${sql.join(rests)}`.execute(db);
}

type RestRow = { readonly kind: 'indicator' | 'file'; readonly what: string };

/** The indicators and received files that a line rests on, each once. */
function restRows(line: Statement['lines'][number]): RestRow[] {
  const indicators = new Set<string>();
  const files = new Set<string>();
  for (const rest of line.restsOn) {
    if (rest.kind === 'counts') indicators.add(rest.indicator);
    if (rest.kind === 'counts' || rest.kind === 'list size') files.add(rest.file);
  }
  return [
    ...[...indicators].map((what): RestRow => ({ kind: 'indicator', what })),
    ...[...files].map((what): RestRow => ({ kind: 'file', what })),
  ];
}

/** Records that a practice of a run waits. The first reason stands. */
export async function recordException(
  db: WriteDb,
  id: string,
  practice: string,
  stage: 'prepared' | 'released',
  reason: Refusal,
): Promise<void> {
  await sql`insert into payment_run_exceptions (run_id, practice, stage, code, message, remedy)
            values (${id}, ${practice}, ${stage}, ${reason.code}, ${reason.message}, ${reason.remedy ?? null})
            on conflict do nothing`.execute(db);
}
