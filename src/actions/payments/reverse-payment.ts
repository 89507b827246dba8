import type { Actor, Outcome } from '../../base/index.ts';
import type { Proposal } from '../../governance/index.ts';
import type { Entry } from '../../ledger/index.ts';
import { approveReversal as approveIt, proposeReversal as proposeIt } from '../../payments/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';

export type ReversalAsk = { readonly entry: string; readonly reason: string };

/** Proposes to take a ledger entry back, for a reason. Refuses `access.denied`, and as payments does. */
export function proposeReversal(context: ActionContext, actor: Actor, ask: ReversalAsk): Promise<Outcome<Proposal>> {
  const deed = { action: 'prepare payment' as const, verb: 'propose reversal', subject: `ledger entry ${ask.entry}` };
  const { businessDate: date, clock } = context;
  return acting(context, actor, deed, () => proposeIt(context.store, { ...ask, date, by: actor, at: clock.now() }));
}

/**
 * Takes a ledger entry back as it was proposed, by somebody else than who proposed it. The month that it paid can then
 * be paid anew. Refuses `access.denied`, and as payments does.
 */
export function approveReversal(
  context: ActionContext,
  actor: Actor,
  ask: Pick<ReversalAsk, 'entry'>,
): Promise<Outcome<Entry>> {
  const deed = { action: 'certify payment' as const, verb: 'approve reversal', subject: `ledger entry ${ask.entry}` };
  return acting(context, actor, deed, () =>
    approveIt(context.store, { entry: ask.entry, by: actor, at: context.clock.now() }),
  );
}
