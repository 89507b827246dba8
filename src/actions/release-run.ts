import type { Actor, Outcome } from '../base/index.ts';
import type { PaymentRun } from '../payments/index.ts';
import type { RunDecisionAsk } from './certify-run.ts';
import type { ActionContext } from './context.ts';

export function releaseRun(_context: ActionContext, _actor: Actor, _ask: RunDecisionAsk): Promise<Outcome<PaymentRun>> {
  throw new Error('being built');
}
