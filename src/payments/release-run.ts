import { type Actor, type Approved, accepted, assert, type Outcome, refused } from '../base/index.ts';
import type { Statement } from '../contracts/index.ts';
import { approvalOf, approvedParts } from '../governance/index.ts';
import { type EntryDraft, openAccount, openFund, post } from '../ledger/index.ts';
import { type Store, sql, type WriteDb } from '../store/index.ts';
import { unknownRun } from './certify-run.ts';
import { payableStatements, run } from './find-run.ts';
import { recordException } from './prepare-run.ts';
import { runContent } from './run-content.ts';
import type { PaymentRun } from './run-shape.ts';
import { accountsOf, fundsOf, statementReference } from './statement-entry.ts';

export type ReleaseRun = {
  readonly run: string;
  readonly by: Actor;
  /** ISO 8601, UTC. */
  readonly at: string;
};

type Payment = { readonly statement: Statement; readonly entry: Approved<EntryDraft> | undefined };

/**
 * Posts every statement of a certified run in the ledger, each practice in a transaction of its own. Releasing again
 * after a crash goes on where it stopped; releasing a released run changes nothing. A practice that the ledger
 * refuses waits with its reason and the rest is paid.
 * Refuses `run.unknown`, `run.wrong-stage` before the run is certified, and `approval.changed-since`.
 */
export async function releaseRun(store: Store, asked: ReleaseRun): Promise<Outcome<PaymentRun>> {
  const payments = await store.read((db) => paymentsOf(db, asked.run));
  if (!payments.ok) return payments;
  for (const payment of payments.value) await store.write((db) => pay(db, asked.run, payment));
  return store.write(async (db) => {
    await sql`insert into payment_run_events (run_id, stage, user_id, at, decision_id)
              select run_id, 'released', ${asked.by.user}, ${asked.at}::timestamptz, decision_id
                from payment_run_events where run_id = ${asked.run} and stage = 'certified'
              on conflict do nothing`.execute(db);
    const released = await run(db, asked.run);
    assert(released?.stage === 'released', 'a run that was just released is released');
    return accepted(released);
  });
}

/** What is still to be paid: every statement with the approved entry that pays it. */
async function paymentsOf(db: Parameters<typeof run>[0], id: string): Promise<Outcome<Payment[]>> {
  const certified = await run(db, id);
  if (certified === undefined) return refused(unknownRun(id));
  if (certified.stage === 'released') return accepted([]);
  if (certified.stage === 'prepared') {
    return refused({
      code: 'run.wrong-stage',
      message: `Run ${id} has not been certified.`,
      remedy: 'Have it certified by somebody other than who prepared it.',
    });
  }
  const statements = await payableStatements(db, id);
  const content = runContent(certified.month, statements);
  const approved = await approvalOf(db, { proposalId: certified.proposal, content });
  if (!approved.ok) return approved;
  const entries = new Map(approvedParts(approved.value).map((entry) => [entry.value.reference, entry]));
  return accepted(
    statements.map(({ statement, attempt }) => ({
      statement,
      entry: entries.get(statementReference(statement.practice, statement.month, attempt)),
    })),
  );
}

async function pay(db: WriteDb, id: string, { statement, entry }: Payment): Promise<void> {
  const entryId = entry === undefined ? null : await posted(db, id, statement, entry);
  if (entryId === undefined) return;
  await sql`insert into payment_run_postings (run_id, practice, entry_id)
            values (${id}, ${statement.practice}, ${entryId}) on conflict do nothing`.execute(db);
}

/** The entry's id; undefined when the ledger refused it, which is then recorded. */
async function posted(
  db: WriteDb,
  id: string,
  statement: Statement,
  entry: Approved<EntryDraft>,
): Promise<string | undefined> {
  for (const fund of fundsOf(statement)) await openFund(db, fund);
  for (const account of accountsOf(statement)) await openAccount(db, account);
  const result = await post(db, entry);
  if (result.ok) return result.value.id;
  await recordException(db, id, statement.practice, 'released', result.refusal);
  return undefined;
}
