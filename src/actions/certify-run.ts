import type { Actor, Outcome } from '../base/index.ts';
import type { PaymentRun } from '../payments/index.ts';
import type { ActionContext } from './context.ts';

/** `contentHash` is what the reader saw when deciding; when given and no longer the run's, the run has changed since. */
export type RunDecisionAsk = { readonly run: string; readonly contentHash?: string };
export function certifyRun(_context: ActionContext, _actor: Actor, _ask: RunDecisionAsk): Promise<Outcome<PaymentRun>> {
  throw new Error('being built');
}
