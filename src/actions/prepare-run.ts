import type { Actor, Month, Outcome } from '../base/index.ts';
import type { PaymentRun } from '../payments/index.ts';
import type { ActionContext } from './context.ts';

export function prepareRun(
  _context: ActionContext,
  _actor: Actor,
  _ask: { readonly month: Month },
): Promise<Outcome<PaymentRun>> {
  throw new Error('being built');
}
