import { type Actor, accepted, type Outcome, refused } from '../base/index.ts';
import type { Store } from '../store/index.ts';
import { known, unknownRun } from './certify-run.ts';
import { run } from './find-run.ts';
import { stepFrom } from './run-machine.ts';
import { recordEvent } from './run-record.ts';
import type { PaymentRun } from './run-shape.ts';

export type WithdrawRun = {
  readonly run: string;
  readonly by: Actor;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Why, to whoever prepares it anew. */
  readonly comment: string;
};

/**
 * Sends a run back before it is released: its approvals are void, it pays nothing, and its month can be prepared anew.
 * Withdrawing again changes nothing. Refuses `run.unknown`, `run.wrong-stage`, and `input.invalid` without a reason.
 */
export async function withdrawRun(store: Store, asked: WithdrawRun): Promise<Outcome<PaymentRun>> {
  return store.write(async (db) => {
    const found = await run(db, asked.run);
    if (found === undefined) return refused(unknownRun(asked.run));
    if (found.stage === 'withdrawn') return accepted(found);
    const step = stepFrom('withdraw', found);
    if (!step.ok) return step;
    if (found.replacedBy !== null) return refused(isReplaced(found));
    if (asked.comment.trim() === '')
      return refused({ code: 'input.invalid', message: 'Say why the run is sent back.' });
    if (found.statements.some(({ entry }) => entry !== null)) return refused(isPartlyPosted(found));
    const { by, at, comment } = asked;
    const nothing = { decision: null, authority: null, interests: null };
    await recordEvent(db, asked.run, { stage: 'withdrawn', user: by.user, at, comment: comment.trim(), ...nothing });
    return accepted(await known(db, asked.run));
  });
}

function isReplaced({ id, replacedBy }: PaymentRun) {
  return {
    code: 'run.wrong-stage',
    message: `Run ${replacedBy} was prepared in place of run ${id}, which pays nothing.`,
    remedy: 'Look at the run that stands.',
  } as const;
}

function isPartlyPosted({ id }: PaymentRun) {
  return {
    code: 'run.wrong-stage',
    message: `Run ${id} is being released: part of it is posted.`,
    remedy: 'Have the release finished, then take back what is wrong.',
  } as const;
}
