import {
  accepted,
  assert,
  canonical,
  type Day,
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
import { type Authority, type Proposal, propose } from '../governance/index.ts';
import { type ReadDb, type Store, sql, type WriteDb } from '../store/index.ts';
import { authorityFor } from './authority.ts';
import { dueOf, type Waiting } from './due-lines.ts';
import { frozenStatements, run, runs } from './find-run.ts';
import { interestOf, partedByInterest } from './interests.ts';
import type { Payee } from './payee.ts';
import { runContent, totalOf } from './run-content.ts';
import { declared, recordEvent, recordException } from './run-record.ts';
import type { PayableStatement, PaymentPolicy, PaymentRun, RunDeed, StatementOfPractice } from './run-shape.ts';

export type PrepareRun = RunDeed & {
  readonly month: Month;
  readonly statements: readonly StatementOfPractice[];
};

/**
 * Freezes the statements of a month in a run and proposes it. A practice without a statement, or already in a run
 * that is certified, waits with its reason, and so does one in whose payee the preparer has an interest; one whose
 * payment was taken back is paid anew, as the next attempt, and so is a line that was held in a released run and can be
 * paid now: each line of a month is paid once.
 * Preparing the same again gives the run that stands; preparing other content takes the place of a run that nobody
 * has certified.
 * Refuses `run.wrong-stage` when nothing is left to pay, `approval.interest` when the preparer has an interest in all
 * that is, `input.invalid` for an interest in somebody who is no payee, and as the scheme of delegation does.
 */
export async function prepareRun(store: Store, policy: PaymentPolicy, asked: PrepareRun): Promise<Outcome<PaymentRun>> {
  return store.write(async (db) => {
    const due = await dueOf(db, asked.month, asked.statements);
    if (due.pay.length === 0) return refused(nothingToPay(asked.month, due.wait));
    const payees = due.pay.map((payable) => ({ ...payable, payee: payeeOf(policy, payable.statement, asked.on) }));
    const parted = partedByInterest(payees, asked);
    if (!parted.ok) return parted;
    const { free: pay, conflicted } = parted.value;
    const wait = [
      ...due.wait,
      ...conflicted.map(({ statement: { practice } }) => ({ practice, reason: interestOf(asked) })),
    ];
    const step = { step: 'prepare', month: asked.month, amountPence: totalOf(pay) } as const;
    const authority = await authorityFor(db, policy, step, asked);
    if (!authority.ok) return authority;
    const ofMonth = await runs(db, { month: asked.month });
    const waitedIn = await runsThatLeft(db, asked.month, pay);
    const withdrawn = ofMonth
      .filter(({ id, stage }) => stage === 'withdrawn' || (stage === 'released' && waitedIn.has(id)))
      .map((one) => one.id)
      .toReversed();
    const content = runContent(asked.month, pay, withdrawn);
    const contentHash = hashOf(content.json);
    const subject = isoOfMonth(asked.month);
    const proposal = await propose(db, { kind: 'payment run', subject, contentHash, by: asked.by, at: asked.at });
    const standing = ofMonth.find((one) => one.proposal === proposal.id);
    const draft = { number: ofMonth.length + 1, proposal, withdrawn, pay, wait, authority: authority.value };
    const id = standing?.id ?? (await freeze(db, asked, draft));
    const prepared = await run(db, id);
    assert(prepared !== undefined, 'a run that was just prepared is there');
    return accepted(prepared);
  });
}

/** Runs of a month that froze a statement of one of these practices and did not pay it after all. */
async function runsThatLeft(db: ReadDb, month: Month, pay: readonly PayableStatement[]): Promise<ReadonlySet<string>> {
  const practices = new Set<string>(pay.map(({ statement }) => statement.practice));
  const { rows } = await sql<{ run_id: string; practice: string }>`
    select s.run_id, s.practice from payment_run_statements s
      join payment_run_exceptions x on x.run_id = s.run_id and x.practice = s.practice
     where s.month = ${isoOfMonth(month)}`.execute(db);
  return new Set(rows.flatMap((row) => (practices.has(row.practice) ? [row.run_id] : [])));
}

function payeeOf({ payees }: PaymentPolicy, { practice, practiceName }: Statement, on: Day): Payee {
  return payees.payeeOf(practice, practiceName, on);
}

function nothingToPay(month: Month, wait: readonly Waiting[]): Refusal {
  const first = wait[0] === undefined ? '' : ` ${wait[0].practice}: ${wait[0].reason.message}`;
  return {
    code: 'run.wrong-stage',
    message: `There is nothing left to pay for ${monthText(month)}.${first}`,
    remedy: 'Look at the runs of the month.',
  };
}

type RunDraft = {
  /** The how manieth run of its month it is, 1 for the first. */
  readonly number: number;
  readonly proposal: Proposal;
  readonly withdrawn: readonly string[];
  readonly pay: readonly PayableStatement[];
  readonly wait: readonly Waiting[];
  readonly authority: Authority;
};

async function freeze(db: WriteDb, asked: PrepareRun, draft: RunDraft): Promise<string> {
  const { pay, wait, proposal, withdrawn, authority } = draft;
  const month = isoOfMonth(asked.month);
  const id = `${month}-${draft.number}`;
  const knownOn = pay[0]?.statement.knownOn;
  assert(
    knownOn !== undefined && pay.every((one) => one.statement.knownOn === knownOn),
    'a run is of one day of knowledge',
  );
  const after = withdrawn.length === 0 ? null : canonical(withdrawn);
  await sql`insert into payment_runs (id, month, known_on, content_hash, total_pence, proposal_id, after_withdrawn)
            values (${id}, ${month}, ${isoOfDay(knownOn)}, ${proposal.contentHash}, ${totalOf(pay)}, ${proposal.id},
                    ${after})`.execute(db);
  for (const payable of pay) await freezeStatement(db, id, payable);
  for (const { practice, reason } of wait) await recordException(db, id, practice, 'prepared', reason);
  const { proposedBy: user, proposedAt: at } = proposal;
  await recordEvent(db, id, { stage: 'prepared', user, at, decision: null, authority, ...declared(asked) });
  assert((await frozenStatements(db, id)).length === pay.length, 'every statement of a run is frozen');
  return id;
}

async function freezeStatement(
  db: WriteDb,
  id: string,
  { statement, attempt, due, payee }: PayableStatement,
): Promise<void> {
  const { practice, month, contentHash, totalPence, lines, held } = statement;
  const json = canonical(statementJson(statement));
  await sql`
    insert into payment_run_statements
      (run_id, practice, month, content_hash, total_pence, line_count, held_count, attempt, json,
       payee_id, payee_name, route)
    values (${id}, ${practice}, ${isoOfMonth(month)}, ${contentHash}, ${totalPence}, ${lines.length}, ${held.length},
            ${attempt}, ${json}, ${payee?.id}, ${payee?.name}, ${payee?.route})`.execute(db);
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

type RestRow = { readonly kind: 'indicator' | 'file' | 'claims'; readonly what: string };

/** The indicators, received files and lines of claims that a line rests on, each once. */
function restRows(line: Statement['lines'][number]): RestRow[] {
  const rows = line.restsOn.flatMap((rest): RestRow[] => {
    if (rest.kind === 'counts') return [indicatorRow(rest.indicator), fileRow(rest.file)];
    if (rest.kind === 'list size') return [fileRow(rest.file)];
    return rest.kind === 'claims' ? [{ kind: 'claims', what: rest.line }, ...rest.files.map(fileRow)] : [];
  });
  return [...new Map(rows.map((row) => [`${row.kind} ${row.what}`, row])).values()];
}

function indicatorRow(what: string): RestRow {
  return { kind: 'indicator', what };
}

function fileRow(what: string): RestRow {
  return { kind: 'file', what };
}
