import { type Actor, accepted, assert, type Outcome, type Refusal, refused } from '../base/index.ts';
import { approve } from '../governance/index.ts';
import { type Store, sql } from '../store/index.ts';
import { payableStatements, run } from './find-run.ts';
import { runContent } from './run-content.ts';
import type { PaymentRun } from './run-shape.ts';

export type CertifyRun = {
  readonly run: string;
  /** The hash of the run that the certifier was shown. */
  readonly contentHash: string;
  readonly by: Actor;
  /** ISO 8601, UTC. */
  readonly at: string;
};

/**
 * Approves a prepared run, by somebody other than who prepared it. Certifying again changes nothing.
 * Refuses `run.unknown`, `run.wrong-stage` when it is released, `approval.own-work`, and `approval.changed-since` when the run is not what was shown or
 * another has taken its place.
 */
export async function certifyRun(store: Store, asked: CertifyRun): Promise<Outcome<PaymentRun>> {
  return store.write(async (db) => {
    const prepared = await run(db, asked.run);
    if (prepared === undefined) return refused(unknownRun(asked.run));
    if (prepared.stage === 'released') return refused(isReleased(prepared));
    if (prepared.stage === 'certified') return accepted(prepared);
    const content = runContent(prepared.month, await payableStatements(db, asked.run));
    const { contentHash, by, at } = asked;
    const approved = await approve(db, { proposalId: prepared.proposal, contentHash, content, by, at });
    if (!approved.ok) return approved;
    const { approvedBy, approvedAt, decisionId } = approved.value;
    await sql`insert into payment_run_events (run_id, stage, user_id, at, decision_id)
              values (${asked.run}, 'certified', ${approvedBy}, ${approvedAt}, ${decisionId})`.execute(db);
    const certified = await run(db, asked.run);
    assert(certified !== undefined, 'a run that was just certified is there');
    return accepted(certified);
  });
}

function isReleased({ id, events }: PaymentRun): Refusal {
  const certified = events.find((event) => event.stage === 'certified');
  return {
    code: 'run.wrong-stage',
    message: `Run ${id} is released: ${certified?.user ?? 'somebody'} certified it, and it is paid.`,
    remedy: 'Look at the run.',
  };
}

export function unknownRun(id: string): Refusal {
  return { code: 'run.unknown', message: `There is no payment run ${id}.`, remedy: 'Look at the list of runs.' };
}
