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
import { reversedAmong } from '../ledger/index.ts';
import { type Store, sql, type WriteDb } from '../store/index.ts';
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

type Waiting = { readonly practice: string; readonly reason: Refusal };

/**
 * Freezes the statements of a month in a run and proposes it. A practice without a statement, or already in a run
 * that is certified, waits with its reason; one whose payment was taken back is paid anew, as the next attempt.
 * Preparing the same again gives the run that stands; preparing other content takes the place of a run that nobody
 * has certified.
 * Refuses `run.wrong-stage` when nothing is left to pay.
 */
export async function prepareRun(store: Store, asked: PrepareRun): Promise<Outcome<PaymentRun>> {
  return store.write(async (db) => {
    const { pay, wait } = await sorted(db, asked);
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

/** Which statements can be paid, and which practices wait. */
async function sorted(db: WriteDb, asked: PrepareRun): Promise<{ pay: PayableStatement[]; wait: Waiting[] }> {
  const earlierPayments = await paymentsOfMonth(db, asked.month);
  const pay: PayableStatement[] = [];
  const wait: Waiting[] = [];
  for (const { practice, statement } of asked.statements) {
    const earlier = earlierPayments.filter((one) => one.practice === practice);
    const standing = earlier.find((one) => !one.isReversed);
    if (standing !== undefined) wait.push({ practice, reason: inRun(standing.run, asked.month) });
    else if (!statement.ok) wait.push({ practice, reason: statement.refusal });
    else pay.push({ statement: ofMonth(statement.value, asked.month), attempt: earlier.length + 1 });
  }
  return { pay, wait };
}

function ofMonth(statement: Statement, month: Month): Statement {
  assert(statement.month === month, 'every statement of a run is of its month');
  return statement;
}

function inRun(earlier: string, month: Month): Refusal {
  return {
    code: 'ledger.reference-reused',
    message: `${monthText(month)} is paid by run ${earlier}, and a month is paid once.`,
    remedy: 'Pay what is still due in a later month.',
  };
}

type EarlierPayment = { readonly practice: string; readonly run: string; readonly isReversed: boolean };

/** Who is paid the month by a certified or released run, except whom that run could not pay. */
async function paymentsOfMonth(db: WriteDb, month: Month): Promise<EarlierPayment[]> {
  const { rows } = await sql<{ practice: string; run_id: string; entry_id: string | null }>`
    select s.practice, s.run_id, p.entry_id from payment_run_statements s
      left join payment_run_postings p on p.run_id = s.run_id and p.practice = s.practice
     where s.month = ${isoOfMonth(month)}
       and exists (select from payment_run_events e where e.run_id = s.run_id and e.stage = 'certified')
       and not exists (select from payment_run_exceptions x
                        where x.run_id = s.run_id and x.practice = s.practice)`.execute(db);
  const posted = rows.flatMap((row) => row.entry_id ?? []);
  const reversed = await reversedAmong(db, posted);
  return rows.map((row) => ({
    practice: row.practice,
    run: row.run_id,
    isReversed: row.entry_id !== null && reversed.has(row.entry_id),
  }));
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

async function freezeStatement(db: WriteDb, id: string, { statement, attempt }: PayableStatement): Promise<void> {
  const { practice, month, contentHash, totalPence, lines, held } = statement;
  const json = canonical(statementJson(statement));
  await sql`
    insert into payment_run_statements
      (run_id, practice, month, content_hash, total_pence, line_count, held_count, attempt, json)
    values (${id}, ${practice}, ${isoOfMonth(month)}, ${contentHash}, ${totalPence}, ${lines.length}, ${held.length},
            ${attempt}, ${json})`.execute(db);
  const rows = lines.map((line) => sql`(${id}, ${practice}, ${line.id}, ${line.term}, ${line.amountPence}::bigint)`);
  if (rows.length === 0) return;
  await sql`insert into payment_run_lines (run_id, practice, line_id, term, amount_pence)
            values ${sql.join(rows)}`.execute(db);
  const rests = lines.flatMap((line) =>
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
