import type { Actor, Outcome } from '../base/index.ts';
import type { ActionContext } from './context.ts';

/** Signs a demonstration person in by id and writes it down. Refuses `user.unknown`. */
export function signIn(_context: ActionContext, _ask: { readonly user: string }): Promise<Outcome<Actor>> {
  throw new Error('being built');
}
/** Writes down that a person signed out. */
export function signOut(_context: ActionContext, _actor: Actor): Promise<Outcome<null>> {
  throw new Error('being built');
}
