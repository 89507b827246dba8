import type { Action } from '../../access/index.ts';
import type { Actor, Outcome } from '../../base/index.ts';
import { type PaymentRun, withdrawRun as sendBack } from '../../payments/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';

export type WithdrawRunAsk = { readonly run: string; readonly comment: string };

/** Whoever has a part in paying may send a run back. */
const PARTS: readonly Action[] = ['certify payment', 'release payment', 'prepare payment'];

/** Sends a run back before it is released, for a reason. Refuses `access.denied`, and as payments does. */
export function withdrawRun(context: ActionContext, actor: Actor, ask: WithdrawRunAsk): Promise<Outcome<PaymentRun>> {
  const action = PARTS.find((part) => context.rules.may(actor, part, {}).ok) ?? 'certify payment';
  const deed = { action, verb: 'withdraw payment run', subject: `run ${ask.run}` } as const;
  return acting(context, actor, deed, () => sendBack(context.store, { ...ask, by: actor, at: context.clock.now() }));
}
