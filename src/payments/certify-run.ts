import { type Actor, accepted, assert, type Outcome, type Refusal, refused } from '../base/index.ts';
import { approve } from '../governance/index.ts';
import type { ReadDb, Store, WriteDb } from '../store/index.ts';
import { authorityFor } from './authority.ts';
import { payableStatements, run } from './find-run.ts';
import { interestOf, partedByInterest } from './interests.ts';
import { runContent, totalOf } from './run-content.ts';
import { stepFrom } from './run-machine.ts';
import { declared, recordEvent, recordException } from './run-record.ts';
import type { PayableStatement, PaymentPolicy, PaymentRun, RunDeed, RunEvent } from './run-shape.ts';

export type CertifyRun = RunDeed & {
  readonly run: string;
  /** The hash of the run that the certifier was shown. */
  readonly contentHash: string;
};

/**
 * Approves a prepared run, by somebody other than who prepared it and within the scheme of delegation. What is paid to
 * payees in which the certifier has an interest waits; the rest is certified. Certifying again changes nothing.
 * Refuses `run.unknown`, `run.wrong-stage` when it is released or withdrawn, `approval.own-work`, `approval.interest`,
 * as the scheme does, and `approval.changed-since` when the run is not what was shown or another has taken its place.
 */
export async function certifyRun(store: Store, policy: PaymentPolicy, asked: CertifyRun): Promise<Outcome<PaymentRun>> {
  return store.write(async (db) => {
    const prepared = await run(db, asked.run);
    if (prepared === undefined) return refused(unknownRun(asked.run));
    if (prepared.stage === 'certified') return accepted(prepared);
    const step = stepFrom('certify', prepared);
    if (!step.ok) return step;
    const earlier = earlierPart(prepared, asked.by);
    if (earlier !== undefined) return refused(earlier);
    const whole = await payableStatements(db, asked.run);
    const parted = partedByInterest(whole, asked);
    if (!parted.ok) return parted;
    const { by, at, contentHash } = asked;
    const certifying = { step: 'certify', month: prepared.month, amountPence: totalOf(parted.value.free) } as const;
    const authority = await authorityFor(db, policy, certifying, asked);
    if (!authority.ok) return authority;
    const content = runContent(prepared.month, whole, prepared.withdrawnBefore);
    const approved = await approve(db, { proposalId: prepared.proposal, contentHash, content, by, at });
    if (!approved.ok) return approved;
    const { approvedBy: user, approvedAt, decisionId } = approved.value;
    const event = {
      stage: 'certified',
      user,
      at: approvedAt,
      decision: decisionId,
      authority: authority.value,
    } as const;
    await recordEvent(db, asked.run, { ...event, ...declared(asked) });
    await letWait(db, parted.value.conflicted, asked, 'certified');
    return accepted(await known(db, asked.run));
  });
}

const DID: Readonly<Record<RunEvent['stage'], string>> = {
  prepared: 'prepared',
  certified: 'certified',
  released: 'released',
  withdrawn: 'withdrew',
};

/** Why somebody may take no further step of a run: they took one before. Undefined when they did not. */
export function earlierPart({ id, events }: PaymentRun, by: Actor): Refusal | undefined {
  const own = events.find((event) => event.user === by.user && event.stage !== 'withdrawn');
  if (own === undefined) return undefined;
  return {
    code: 'approval.own-work',
    message: `${by.name} ${DID[own.stage]} run ${id}: preparing, certifying and releasing are for three people.`,
    remedy: 'Ask another person who may.',
  };
}

/** Records that what somebody may not act on waits. */
export async function letWait(
  db: WriteDb,
  conflicted: readonly PayableStatement[],
  deed: RunDeed & { readonly run: string },
  stage: 'certified' | 'released',
): Promise<void> {
  for (const { statement } of conflicted) {
    await recordException(db, deed.run, statement.practice, stage, interestOf(deed));
  }
}

/** A run that is there. */
export async function known(db: ReadDb, id: string): Promise<PaymentRun> {
  const found = await run(db, id);
  assert(found !== undefined, 'a run on which something was just done is there');
  return found;
}

export function unknownRun(id: string): Refusal {
  return { code: 'run.unknown', message: `There is no payment run ${id}.`, remedy: 'Look at the list of runs.' };
}
