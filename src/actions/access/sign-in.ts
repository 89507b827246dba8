import {
  actorFromClaims,
  type ClaimMapping,
  type Claims,
  endSessions,
  renewSession,
  type Session,
  type SignInWay,
  seeSession,
  sessionOfToken,
  startSession,
  userIn,
} from '../../access/index.ts';
import { record } from '../../audit/index.ts';
import {
  type Actor,
  accepted,
  hashOf,
  type Json,
  type Outcome,
  type Refusal,
  type RefusalCode,
  refused,
} from '../../base/index.ts';
import { usualPurpose } from '../acting.ts';
import type { ActionContext } from '../context.ts';

/** Whoever signed in, and the token that their browser is given. */
export type SignedIn = { readonly actor: Actor; readonly token: string };

/** @param before the session that they leave by it, if any: it ends, so that its token opens nothing more */
export type SignInAsk = { readonly user: string; readonly before?: Session | undefined };

/** Signs a person of the list in by id and writes it down, refused ones too. Refuses `user.unknown`. */
export async function signIn(context: ActionContext, { user, before }: SignInAsk): Promise<Outcome<SignedIn>> {
  const actor = context.users.actor(user);
  if (!actor.ok) return refuseSignIn(context, actor, user);
  return begin(context, { actor: actor.value, way: 'list', provedAt: context.clock.now() }, before);
}

/** What a provider said of somebody, and when they proved to it who they are; null: it did not say so, or not strongly enough. */
export type Identity = { readonly claims: Claims; readonly provedAt: string | null };

/** Signs in whom a provider named, as its claims are mapped; writes it down, refused ones too. Refuses `sign-in.refused`. */
export async function signInByProvider(
  context: ActionContext,
  mapping: ClaimMapping,
  { claims, provedAt }: Identity,
  before?: Session,
): Promise<Outcome<SignedIn>> {
  const actor = actorFromClaims(mapping, claims);
  if (!actor.ok) return refuseSignIn(context, actor, userIn(mapping, claims));
  return begin(context, { actor: actor.value, way: 'provider', provedAt, mapping: hashOfMapping(mapping) }, before);
}

/** Writes down that nobody was signed in, and gives the refusal. @param user as far as it is known who tried */
export async function refuseSignIn(
  context: ActionContext,
  outcome: Outcome<never>,
  user = 'unknown',
): Promise<Outcome<never>> {
  if (!outcome.ok) {
    await note(context, { ...NOBODY, user: user.slice(0, LONGEST_ID) }, 'sign in', outcome.refusal.code);
  }
  return outcome;
}

type Beginning = Pick<Session, 'way' | 'provedAt'> & { readonly actor: Actor; readonly mapping?: string };

/** Names what claims mean: a session that was begun when they meant something else opens nothing. */
function hashOfMapping(mapping: ClaimMapping): string {
  return hashOf(mapping as unknown as Json);
}

/** A fresh session with a fresh token, after every sign-in. */
async function begin(context: ActionContext, beginning: Beginning, before?: Session): Promise<Outcome<SignedIn>> {
  const at = context.clock.now();
  const { token } = await context.store.write(async (db) => {
    if (before !== undefined)
      await endSessions(db, { user: before.actor.user, id: before.id, by: 'signed in again', at });
    return startSession(db, { ...beginning, at });
  });
  await note(context, beginning.actor, 'sign in', 'ok');
  return accepted({ actor: beginning.actor, token });
}

const OTHER_PERSON: Refusal = {
  code: 'sign-in.refused',
  message: 'Somebody else proved who they are than the person who is signed in here. Nothing was done.',
  remedy: 'Sign out first, then sign in as yourself.',
};

/** What a provider said when it was asked again, and whether it was asked for a fresh proof. */
export type NamedAgain = { readonly mapping: ClaimMapping; readonly identity: Identity; readonly isProof: boolean };

/**
 * Gives a session a fresh token, and its holder the role and organisation that the provider now says. Refuses `sign-in.refused` when a
 * provider named somebody else, or does not say when they proved it though it was asked; and when its claims mean nobody here any
 * more: the session is then ended. @param named absent in the demonstration, which has nothing to prove
 */
export async function proveAgain(
  context: ActionContext,
  session: Session,
  named?: NamedAgain,
): Promise<Outcome<SignedIn>> {
  const at = context.clock.now();
  const verb = named?.isProof === false ? 'check who it is' : 'prove who it is';
  const again = named === undefined ? accepted(session.actor) : holderAgain(session, named);
  if (!again.ok) {
    if (again.refusal !== OTHER_PERSON && again.refusal !== UNPROVED) await endOfHolder(context, session, at);
    await note(context, session.actor, verb, again.refusal.code);
    return again;
  }
  const actor = again.value;
  const provedAt = named === undefined ? at : (named.identity.provedAt ?? session.provedAt);
  const mapping = named === undefined ? null : hashOfMapping(named.mapping);
  const token = await context.store.write((db) => renewSession(db, session.id, { at, provedAt, actor, mapping }));
  await note(context, actor, verb, 'ok');
  return accepted({ actor, token });
}

/** Who a session's holder is by what the provider says now. */
function holderAgain(session: Session, { mapping, identity, isProof }: NamedAgain): Outcome<Actor> {
  if (userIn(mapping, identity.claims) !== session.actor.user) return refused(OTHER_PERSON);
  if (isProof && identity.provedAt === null) return refused(UNPROVED);
  return actorFromClaims(mapping, identity.claims);
}

function endOfHolder({ store }: ActionContext, { id, actor }: Session, at: string): Promise<number> {
  return store.write((db) => endSessions(db, { user: actor.user, id, by: 'the sign-in service', at }));
}

const UNPROVED: Refusal = {
  code: 'sign-in.refused',
  message: 'The sign-in service does not say that you have just shown who you are, as strongly as is asked here.',
  remedy: 'Try again. If it stays so, ask whoever looks after the sign-in service.',
};

/** A session that is used is kept as seen at most so often. */
const SEEN_EVERY_MS = 60_000;

/**
 * The session that a browser's token is of; undefined when there is none, it has ended, or it was begun in another way than this
 * service signs people in. A session of the list goes on as the list has its holder now; one of a provider while its claims mean what
 * they meant, and for as long as the provider was not asked again for too long.
 * @param mapping what a provider's claims mean; absent: nobody is signed in by one
 */
export async function openSession(
  context: ActionContext,
  token: string,
  way: SignInWay,
  mapping?: ClaimMapping,
): Promise<Session | undefined> {
  const session = await context.store.read((db) => sessionOfToken(db, token));
  const now = context.clock.now();
  if (session === undefined || session.way !== way || context.signIn.hasEnded(session, now)) return undefined;
  if (way === 'provider' && (mapping === undefined || session.mapping !== hashOfMapping(mapping))) return undefined;
  if (way === 'provider' && context.signIn.isCheckOverdue(session, now)) return undefined;
  if (Date.parse(now) - Date.parse(session.seenAt) >= SEEN_EVERY_MS) {
    await context.store.write((db) => seeSession(db, session.id, now), 'audit');
  }
  if (way === 'provider') return session;
  const listed = context.users.actor(session.actor.user);
  return listed.ok ? { ...session, actor: { ...listed.value, provedAt: session.provedAt } } : undefined;
}

/** Ends a session, because its holder signed out. */
export async function signOut(context: ActionContext, { id, actor }: Pick<Session, 'id' | 'actor'>): Promise<void> {
  const at = context.clock.now();
  await context.store.write((db) => endSessions(db, { user: actor.user, id, by: actor.user, at }));
  await note(context, actor, 'sign out', 'ok');
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
    origin: actor.origin ?? context.origin ?? null,
  });
}
