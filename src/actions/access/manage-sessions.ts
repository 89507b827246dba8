import { endSessions } from '../../access/index.ts';
import { type Actor, accepted, type Outcome, refused } from '../../base/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';

/** Whose sessions are ended: one of them, or every one. */
export type EndSessionsAsk = { readonly user: string; readonly id?: string };

/** Ends sessions of the reader, or of anybody for whoever manages access. Refuses `access.denied`, and `not-found` where none is open. */
export function revokeSessions(
  context: ActionContext,
  actor: Actor,
  ask: EndSessionsAsk,
): Promise<Outcome<{ readonly ended: number }>> {
  const isOwn = ask.user === actor.user;
  const deed = {
    action: isOwn ? ('see published' as const) : ('manage access' as const),
    verb: 'end sessions',
    subject: `session ${ask.user}`,
  };
  return acting(context, actor, deed, async () => {
    const at = context.clock.now();
    const ended = await context.store.write((db) => endSessions(db, { ...ask, by: actor.user, at }));
    if (ended > 0) return accepted({ ended });
    return refused({
      code: 'not-found',
      message:
        ask.id === undefined ? `${ask.user} is signed in nowhere.` : `${ask.user} has no open session ${ask.id}.`,
    });
  });
}
