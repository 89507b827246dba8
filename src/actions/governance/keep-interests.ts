import { type Actor, type Outcome, refused } from '../../base/index.ts';
import {
  type Breach,
  type Doing,
  enterBreach,
  enterInterest,
  governanceKnown,
  type InterestAsk,
  type InterestEntry,
  type Kept,
} from '../../governance/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';

export type { InterestAsk } from '../../governance/index.ts';

/** `user`: whose register it is. */
export type KeepInterestAsk = { readonly user: string; readonly entry: InterestAsk };

/** What only who keeps the registers enters, also about themselves. */
const KEEPERS: readonly InterestAsk['kind'][] = ['withheld', 'shown again'];

/**
 * Enters something in a person's register of interests: a declaration, correction or end of one, a confirmation of the
 * whole, what was offered, or that there is no such interest. Each person keeps their own; who keeps the registers may
 * enter for everybody, and alone says what is left out of publication. Refuses `access.denied`, `user.unknown`, `input.invalid`.
 */
export function keepInterest(
  context: ActionContext,
  actor: Actor,
  { user, entry }: KeepInterestAsk,
): Promise<Outcome<Kept<InterestEntry>>> {
  const isOwn = user === actor.user && !KEEPERS.includes(entry.kind);
  const action = isOwn ? ('declare interest' as const) : ('keep interests' as const);
  const deed = { action, verb: `interest ${entry.kind}`, subject: `interests of ${user}` };
  return acting(context, actor, deed, async () => {
    const known = context.users.actor(user);
    if (!known.ok) return known;
    return context.store.write(async (db) => {
      const governance = await governanceKnown(db, context.businessDate);
      if (!governance.ok) return governance;
      return enterInterest(db, user, entry, governance.value.rules, doing(context, actor));
    });
  });
}

/** Records a breach of the rules on interests, so told that nobody is named. Refuses `input.invalid`. */
export function recordBreach(context: ActionContext, actor: Actor, breach: Breach): Promise<Outcome<Kept<Breach>>> {
  const deed = { action: 'keep interests' as const, verb: 'record breach', subject: 'breach log' };
  return acting(context, actor, deed, () => {
    const named = context.users
      .users()
      .find(({ name }) => `${breach.what} ${breach.handling} ${breach.lesson}`.includes(name));
    if (named !== undefined) {
      const message = 'The breach log is published and names nobody.';
      return Promise.resolve(refused({ code: 'input.invalid', message, remedy: 'Say what happened without names.' }));
    }
    return context.store.write((db) => enterBreach(db, breach, doing(context, actor)));
  });
}

/** Who enters something in governance's books, and when. */
export function doing({ businessDate: on, clock }: ActionContext, by: Actor): Doing {
  return { by, on, at: clock.now() };
}
