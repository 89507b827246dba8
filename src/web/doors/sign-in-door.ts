import type { Context, Hono } from 'hono';
import { deleteCookie, getCookie } from 'hono/cookie';
import {
  proveAgain,
  refuseSignIn,
  type Session,
  type SignedIn,
  signIn,
  signInByProvider,
  signOut,
} from '../../actions/index.ts';
import { type OdsCode, type Outcome, type Refusal, refused } from '../../base/index.ts';
import { clientAddress } from '../client-address.ts';
import { HOME, PROVE_AGAIN, SIGN_IN, SIGN_IN_START, SIGN_OUT, SIGN_OUT_ELSEWHERE } from '../layout/addresses.ts';
import { proveAgainView } from '../pages/prove-again/view.ts';
import { type SignInPerson, signInByProviderView, signInView } from '../pages/sign-in/view.ts';
import { signedOutView } from '../pages/signed-out/view.ts';
import { isFormToken, PENDING_COOKIE } from '../session/seals.ts';
import { CALLBACK, type PendingSignIn, type Provider } from '../sign-in/provider.ts';
import {
  type Desk,
  dropSession,
  keepCookie,
  keepSession,
  limitAnswer,
  pageAnswer,
  refusalAnswer,
  visitorOf,
} from './reply.ts';

const NOT_HERE: Refusal = {
  code: 'access.denied',
  message: 'Nobody signs in from a list in service; that is for the demonstration alone.',
};
const NO_PROVIDER: Refusal = { code: 'not-found', message: 'There is no page at this address.' };
const OLD_PAGE = 'Choose again: the page was too old';
const NOT_STARTED = refused({
  code: 'sign-in.refused',
  message: 'You were not on the way to sign in from here, or it took longer than ten minutes.',
});

type Answer = (c: Context, desk: Desk) => Response | Promise<Response>;

/** Adds signing in and out: from the demonstration's list, or by an identity provider, and the proof that it is still them. */
export function addSignIn(app: Hono, deskNow: () => Promise<Desk>): void {
  const answering = (answer: Answer) => async (c: Context) => {
    const desk = seenFrom(c, await deskNow());
    return (await limitAnswer(c, desk, 'sign in', 'invented')) ?? (await answer(c, desk));
  };
  app.get(SIGN_IN, async (c) => askWho(c, await deskNow(), nextOf(c), null));
  app.post(SIGN_IN, answering(beSomebody));
  app.get(SIGN_IN_START, answering(goToProvider));
  app.get(CALLBACK, answering(comeBack));
  app.get(PROVE_AGAIN, async (c) => askAgain(c, await deskNow()));
  app.post(PROVE_AGAIN, answering(proveInDemonstration));
  app.get(SIGN_OUT_ELSEWHERE, answering(leaveProvider));
  app.post(SIGN_OUT, async (c) => leave(c, seenFrom(c, await deskNow())));
}

/** The desk as it is asked from one address, so that the audit of a sign-in says from where. */
function seenFrom(c: Context, desk: Desk): Desk {
  return { ...desk, actions: { ...desk.actions, origin: clientAddress(c, desk.isBehindProxy === true) } };
}

/** Shows who can sign in, or by whom; the visit that it starts has nobody in it and only gives the form its token. */
async function askWho(c: Context, desk: Desk, next: string, mistake: string | null): Promise<Response> {
  if (!desk.demonstration) {
    const view = signInByProviderView(desk.provider?.settings.name ?? null, startAddress(next));
    return pageAnswer(c, desk, view, await visitorOf(c, desk));
  }
  const { formKey = keepVisit(c, desk) } = await visitorOf(c, desk);
  const page = signInView(peopleOf(desk), next, mistake);
  return pageAnswer(c, desk, page, { session: undefined, actor: null, formKey }, mistake === null ? 200 : 400);
}

/** @returns what the tokens of the visitor's forms are made from */
function keepVisit(c: Context, desk: Desk): string {
  const visit = desk.seals.newVisit();
  keepSession(c, desk, desk.seals.seal('visit', visit));
  return visit.id;
}

async function beSomebody(c: Context, desk: Desk): Promise<Response> {
  if (!desk.demonstration) return refusalAnswer(c, desk, NOT_HERE, 'invented');
  const body = await c.req.parseBody();
  const next = ownAddress(body.next);
  const { session, formKey } = await visitorOf(c, desk);
  if (formKey === undefined || !isFormToken(formKey, body.token)) return askWho(c, desk, next, OLD_PAGE);
  if (typeof body.user !== 'string' || body.user === '') return askWho(c, desk, next, 'Choose who you are');
  const signedIn = await signIn(desk.actions, { user: body.user, before: session });
  if (!signedIn.ok) return askWho(c, desk, next, signedIn.refusal.message);
  keepSession(c, desk, signedIn.value.token);
  return c.redirect(next, 303);
}

/** Sends the reader to the provider; with `?again=yes` to prove who they are, with `?again=check` to be named once more. */
async function goToProvider(c: Context, desk: Desk): Promise<Response> {
  const { provider } = desk;
  if (provider === undefined) return refusalAnswer(c, desk, NO_PROVIDER, 'invented');
  const { session } = await visitorOf(c, desk);
  const asked = c.req.query('again');
  const isProof = asked === 'yes' && session !== undefined;
  const isAgain = isProof || (asked === 'check' && session !== undefined);
  const again = isAgain ? { session: session.id, isProof } : undefined;
  const started = await provider.start(nextOf(c), longestSeconds(desk, isProof), again);
  if (!started.ok) return refusalAnswer(c, desk, started.refusal, 'invented');
  keepCookie(c, desk, PENDING_COOKIE, desk.seals.seal('pending sign-in', started.value.pending));
  return c.redirect(started.value.address, 302);
}

/** Whom the provider names: signed in, or shown again to be who they are. */
async function comeBack(c: Context, desk: Desk): Promise<Response> {
  const { provider } = desk;
  if (provider === undefined) return refusalAnswer(c, desk, NO_PROVIDER, 'invented');
  const pending = desk.seals.open<PendingSignIn>('pending sign-in', getCookie(c, PENDING_COOKIE));
  deleteCookie(c, PENDING_COOKIE, { path: '/', secure: true });
  const { session } = await visitorOf(c, desk);
  const done = pending === undefined ? NOT_STARTED : await finish(c, desk, provider, pending, session);
  if (!done.ok) {
    if (pending === undefined) await refuseSignIn(desk.actions, done);
    return refusalAnswer(c, desk, done.refusal, 'invented');
  }
  keepSession(c, desk, done.value.token);
  return c.redirect(ownAddress(pending?.next), 303);
}

async function finish(
  c: Context,
  desk: Desk,
  provider: Provider,
  pending: PendingSignIn,
  session: Session | undefined,
): Promise<Outcome<SignedIn>> {
  const { actions } = desk;
  const { again } = pending;
  const isProof = again?.isProof === true;
  const named = await provider.finish(new URL(c.req.url).search, pending, longestSeconds(desk, isProof));
  if (!named.ok) return refuseSignIn(actions, named, session?.actor.user);
  const { mapping } = provider.settings;
  if (again === undefined) return signInByProvider(actions, mapping, named.value, session);
  if (session === undefined || session.id !== again.session) return refuseSignIn(actions, NOT_STARTED);
  return proveAgain(actions, session, { mapping, identity: named.value, isProof });
}

/** How long ago the reader may have proved to the provider who they are. */
function longestSeconds({ actions }: Desk, isProof: boolean): number {
  return isProof ? actions.signIn.proofMinutes * 60 : actions.signIn.longestHours * 60 * 60;
}

async function askAgain(c: Context, desk: Desk): Promise<Response> {
  const visitor = await visitorOf(c, desk);
  const next = nextOf(c);
  if (visitor.actor === null) return c.redirect(`${SIGN_IN}?next=${encodeURIComponent(next)}`, 302);
  const provider = desk.provider && { name: desk.provider.settings.name, start: startAddress(next, '&again=yes') };
  const { proofMinutes: minutes } = desk.actions.signIn;
  return pageAnswer(c, desk, proveAgainView({ name: visitor.actor.name, next, minutes, provider }), visitor);
}

/** In the demonstration nobody has anything to prove: they say again that it is them. */
async function proveInDemonstration(c: Context, desk: Desk): Promise<Response> {
  if (!desk.demonstration) return refusalAnswer(c, desk, NOT_HERE, 'invented');
  const body = await c.req.parseBody();
  const { session, formKey } = await visitorOf(c, desk);
  if (session === undefined || formKey === undefined || !isFormToken(formKey, body.token)) {
    return c.redirect(SIGN_IN, 303);
  }
  const proved = await proveAgain(desk.actions, session);
  if (!proved.ok) return refusalAnswer(c, desk, proved.refusal, 'invented');
  keepSession(c, desk, proved.value.token);
  return c.redirect(ownAddress(body.next), 303);
}

/** Ends the session here, and leads on to where the provider ends its own. */
async function leave(c: Context, desk: Desk): Promise<Response> {
  const { session, formKey } = await visitorOf(c, desk);
  const body = await c.req.parseBody();
  if (formKey === undefined || !isFormToken(formKey, body.token)) return c.redirect(HOME, 303);
  if (session !== undefined) await signOut(desk.actions, session);
  dropSession(c, desk);
  if (desk.provider === undefined) return c.redirect(SIGN_IN, 303);
  // Not a redirect: a form may lead nowhere but here (Content-Security-Policy, form-action).
  c.header('Refresh', `0; url=${SIGN_OUT_ELSEWHERE}`);
  const view = signedOutView(desk.provider.settings.name);
  return pageAnswer(c, desk, view, { session: undefined, actor: null, formKey: undefined });
}

/** Where the provider ends its own session; back to the beginning where it has no such address or does not answer. */
async function leaveProvider(c: Context, desk: Desk): Promise<Response> {
  return c.redirect((await desk.provider?.leave()) ?? SIGN_IN, 302);
}

function nextOf(c: Context): string {
  return ownAddress(c.req.query('next'));
}

/** Only an address of our own is gone to after signing in; anything else leads home. */
function ownAddress(next: unknown): string {
  return typeof next === 'string' && /^\/(?![/\\])[!-~]*$/.test(next) ? next : HOME;
}

function startAddress(next: string, more = ''): string {
  return `${SIGN_IN_START}?next=${encodeURIComponent(next)}${more}`;
}

/** Everybody in the directory, with the name of where they are what they are. */
function peopleOf({ reports }: Desk): readonly SignInPerson[] {
  const { commissioner } = reports.register;
  const nameOf = (organisation: OdsCode | null): string => {
    if (organisation === null) return 'anywhere';
    const practice = reports.register.practice(organisation);
    return practice.ok ? practice.value.name : commissioner.name;
  };
  return reports.users.users().map(({ id, name, role, organisation }) => ({
    user: id,
    name,
    role,
    organisationName: nameOf(organisation),
  }));
}
