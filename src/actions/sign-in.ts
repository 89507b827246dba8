import { record } from '../audit/index.ts';
import { type Actor, accepted, type Outcome, type RefusalCode } from '../base/index.ts';
import { usualPurpose } from './acting.ts';
import type { ActionContext } from './context.ts';

export type SignInAsk = { readonly user: string };

/** Signs a person of the list in by id and writes it down, refused ones too. Refuses `user.unknown`. */
export async function signIn(context: ActionContext, ask: SignInAsk): Promise<Outcome<Actor>> {
  const actor = context.users.actor(ask.user);
  const shown: Actor = actor.ok ? actor.value : { ...NOBODY, user: ask.user.slice(0, LONGEST_ID) };
  await note(context, shown, 'sign in', actor.ok ? 'ok' : actor.refusal.code);
  return actor;
}

/** Writes down that a person signed out. */
export async function signOut(context: ActionContext, actor: Actor): Promise<Outcome<null>> {
  await note(context, actor, 'sign out', 'ok');
  return accepted(null);
}

const NOBODY: Omit<Actor, 'user'> = { name: 'nobody known', role: 'public', organisation: undefined };
/** What somebody typed as their id is kept up to this length. */
const LONGEST_ID = 64;

async function note(context: ActionContext, actor: Actor, verb: string, outcome: 'ok' | RefusalCode): Promise<void> {
  const { user, role } = actor;
  await record(context.store, context.clock, {
    user,
    role,
    purpose: usualPurpose(context, actor),
    verb,
    subject: `session ${user}`,
    release: null,
    outcome,
  });
}
