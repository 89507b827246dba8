import { type Approved, accepted, assert, type Day, type OdsCode, type Outcome, refused } from '../base/index.ts';
import { markPaid, notPayable } from '../claims/index.ts';
import type { Statement } from '../contracts/index.ts';
import { approvalOf, approvedParts } from '../governance/index.ts';
import { type ChartOfAccounts, type EntryDraft, openAccount, openFund, post } from '../ledger/index.ts';
import { type ReadDb, type Store, sql, type WriteDb } from '../store/index.ts';
import { authoritiesStand, authorityFor } from './authority.ts';
import { earlierPart, known, letWait, unknownRun } from './certify-run.ts';
import { makeFiles } from './files/make-files.ts';
import { payableStatements, run } from './find-run.ts';
import { instructionFor, keepInstruction } from './instruction.ts';
import { partedByInterest } from './interests.ts';
import { claimLinesPaid } from './paid-line.ts';
import { runContent, totalOf } from './run-content.ts';
import { stepFrom } from './run-machine.ts';
import { declared, recordEvent, recordException } from './run-record.ts';
import type { PayableStatement, PaymentPolicy, PaymentRun, RunDeed, RunEvent } from './run-shape.ts';
import { accountsOf, fundsOf, statementReference } from './statement-entry.ts';

export type ReleaseRun = RunDeed & {
  readonly run: string;
  /** When Bacs processes the files that are made, and when payees have the money. */
  readonly processOn: Day;
  readonly payOn: Day;
};

/** And since when whoever changed their payee is paid again. */
type PayingRun = ReleaseRun & {
  readonly pausedUntil: (earner: OdsCode) => Day | undefined;
  readonly chart: ChartOfAccounts;
};

type Payment = { readonly payable: PayableStatement; readonly entry: Approved<EntryDraft> | undefined };

/**
 * Posts every statement of a certified run in the ledger, each practice in a transaction of its own, by a third person
 * within the scheme of delegation. Releasing again after a crash goes on where it stopped; releasing a released run
 * changes nothing. A practice that the ledger refuses, whose payee cannot be paid yet, or in whose payee the releaser
 * has an interest, waits with its reason and the rest is paid. The files that pay it are made with the last write.
 * Refuses `run.unknown`, `run.wrong-stage` before the run is certified, `approval.own-work`, `approval.interest`, as the
 * scheme does, and `approval.changed-since`.
 */
export async function releaseRun(store: Store, policy: PaymentPolicy, asked: ReleaseRun): Promise<Outcome<PaymentRun>> {
  const found = await store.read((db) => run(db, asked.run));
  if (found === undefined) return refused(unknownRun(asked.run));
  if (found.stage === 'released') return accepted(found);
  const release = await store.read((db) => releaseOf(db, policy, found, asked));
  if (!release.ok) return release;
  const { payments, conflicted, event } = release.value;
  if (conflicted.length > 0) await store.write((db) => letWait(db, conflicted, asked, 'released'));
  const pausedUntil = (earner: OdsCode) => policy.payees.pausedUntil(earner, asked.on);
  for (const payment of payments) {
    await store.write((db) => pay(db, { ...asked, pausedUntil, chart: policy.chart }, payment));
  }
  return store.write(async (db) => {
    await recordEvent(db, asked.run, event);
    const released = await known(db, asked.run);
    assert(released.stage === 'released', 'a run that was just released is released');
    const { at: releasedAt, on: madeOn, processOn, payOn } = asked;
    const batch = { run: asked.run, releasedAt, madeOn, processOn, payOn };
    await makeFiles(db, policy, released, batch, asked.by.user);
    return accepted(released);
  });
}

type Release = {
  readonly payments: readonly Payment[];
  readonly conflicted: readonly PayableStatement[];
  readonly event: RunEvent;
};

/** What is still to be paid of a certified run, what waits, and the event that it ends with. */
async function releaseOf(
  db: ReadDb,
  policy: PaymentPolicy,
  certified: PaymentRun,
  asked: ReleaseRun,
): Promise<Outcome<Release>> {
  const { by, at, on } = asked;
  const step = stepFrom('release', certified);
  if (!step.ok) return step;
  const earlier = earlierPart(certified, by);
  if (earlier !== undefined) return refused(earlier);
  const whole = await payableStatements(db, asked.run);
  const content = runContent(certified.month, whole, certified.withdrawnBefore);
  const approved = await approvalOf(db, { proposalId: certified.proposal, content, on });
  if (!approved.ok) return approved;
  const stands = await authoritiesStand(
    db,
    certified.events.map(({ authority }) => authority),
    on,
  );
  if (!stands.ok) return stands;
  const waiting = new Set(certified.exceptions.map(({ practice }) => practice));
  const parted = partedByInterest(
    whole.filter(({ statement }) => !waiting.has(statement.practice)),
    asked,
  );
  if (!parted.ok) return parted;
  const { free, conflicted } = parted.value;
  const releasing = { step: 'release', month: certified.month, amountPence: totalOf(free) } as const;
  const authority = await authorityFor(db, policy, releasing, asked);
  if (!authority.ok) return authority;
  const entries = new Map(approvedParts(approved.value).map((entry) => [entry.value.reference, entry]));
  const payments = free.map((payable) => {
    const { practice, month } = payable.statement;
    return { payable, entry: entries.get(statementReference(practice, month, payable.attempt)) };
  });
  const event = { stage: 'released', user: by.user, at, decision: approved.value.decisionId } as const;
  return accepted({ payments, conflicted, event: { ...event, authority: authority.value, ...declared(asked) } });
}

/** Posts a statement, instructs its payment and marks its claims paid: all or nothing. What is posted already is left as it is. */
async function pay(db: WriteDb, asked: PayingRun, { payable, entry }: Payment): Promise<void> {
  const { practice } = payable.statement;
  const { rows } = await sql`select from payment_run_postings
                              where run_id = ${asked.run} and practice = ${practice}`.execute(db);
  if (rows.length > 0) return;
  const { run: id, on, at, by } = asked;
  const claims = { run: id, lines: await claimLinesPaid(db, id, practice) };
  const notYet = await notPayable(db, { ...claims, on });
  if (notYet !== undefined) return recordException(db, id, practice, 'released', notYet);
  const instruction = await instructionFor(db, asked.run, payable, asked);
  if (!instruction.ok) return recordException(db, asked.run, practice, 'released', instruction.refusal);
  const entryId = entry === undefined ? null : await posted(db, asked, payable.statement, entry);
  if (entryId === undefined) return;
  await sql`insert into payment_run_postings (run_id, practice, entry_id)
            values (${asked.run}, ${practice}, ${entryId})`.execute(db);
  if (instruction.value !== null) await keepInstruction(db, instruction.value);
  const marked = await markPaid(db, claims, { by: by.user, at, on });
  assert(marked.ok, 'claims that may be paid are marked paid');
}

/** The entry's id; undefined when the ledger refused it, which is then recorded. */
async function posted(
  db: WriteDb,
  { run: id, chart }: PayingRun,
  statement: Statement,
  entry: Approved<EntryDraft>,
): Promise<string | undefined> {
  for (const fund of fundsOf(statement)) await openFund(db, fund);
  for (const account of accountsOf(statement, chart)) await openAccount(db, account);
  const result = await post(db, entry);
  if (result.ok) return result.value.id;
  await recordException(db, id, statement.practice, 'released', result.refusal);
  return undefined;
}
