import type { Actor, Outcome } from '../base/index.ts';
import { type PaymentRun, releaseRun as payRun } from '../payments/index.ts';
import { acting } from './acting.ts';
import type { RunDecisionAsk } from './certify-run.ts';
import type { ActionContext } from './context.ts';

/**
 * Posts every statement of a certified run in the ledger. Releasing again goes on where it stopped. Refuses
 * `access.denied`, and as payments does.
 */
export function releaseRun(
  context: ActionContext,
  actor: Actor,
  ask: Pick<RunDecisionAsk, 'run'>,
): Promise<Outcome<PaymentRun>> {
  const deed = { action: 'release payment' as const, verb: 'release payment run', subject: `run ${ask.run}` };
  return acting(context, actor, deed, () =>
    payRun(context.store, { run: ask.run, by: actor, at: context.clock.now() }),
  );
}
