import { type Actor, type Outcome, refused } from '../../base/index.ts';
import {
  certifyRun as approveRun,
  inputsChanged,
  type PaymentRun,
  payableStatements,
  run,
} from '../../payments/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';
import { changedInputs, deedOf, type RunWords, stoppedRun } from './run-deed.ts';
import { unverifiedResults } from './verified-pins.ts';

/** `contentHash` is what the actor was shown; when it is no longer the run's, the run has changed since. */
export type RunDecisionAsk = RunWords & { readonly run: string; readonly contentHash?: string };

/**
 * Approves a prepared run, by somebody other than who prepared it. Refuses `result.not-verified` unless the two
 * calculators were compared on the snapshot that its statements pin and agreed on everybody, and
 * `approval.changed-since` when what it rests on has changed since; otherwise as payments does.
 */
export function certifyRun(context: ActionContext, actor: Actor, ask: RunDecisionAsk): Promise<Outcome<PaymentRun>> {
  const deed = { action: 'certify payment' as const, verb: 'certify payment run', subject: `run ${ask.run}` };
  return acting(context, actor, deed, async () => {
    const found = await context.store.read((db) => run(db, ask.run));
    if (found === undefined) return refused({ code: 'run.unknown', message: `There is no payment run ${ask.run}.` });
    const payable = await context.store.read((db) => payableStatements(db, ask.run));
    const dueAlone = payable.map(({ statement, due }) => ({ ...statement, lines: due }));
    const [unverified] = await unverifiedResults(context, dueAlone);
    if (unverified !== undefined) return refused(unverified);
    const stopped = found.stage === 'prepared' ? await stoppedRun(context, found.id) : undefined;
    if (stopped !== undefined) return refused(stopped);
    const changed = found.stage === 'prepared' ? await changedInputs(context, found) : [];
    if (changed.length > 0) return refused(inputsChanged(found.id, changed));
    const contentHash = ask.contentHash ?? found.contentHash;
    const { run: id } = ask;
    return approveRun(context.store, context.payments, {
      run: id,
      contentHash,
      ...(await deedOf(context, actor, ask)),
    });
  });
}
