import type { Context, Hono } from 'hono';
import { deleteCookie } from 'hono/cookie';
import { signIn, signOut } from '../../actions/index.ts';
import type { OdsCode, Refusal } from '../../base/index.ts';
import { HOME, SIGN_IN, SIGN_OUT } from '../layout/addresses.ts';
import { type SignInPerson, signInView } from '../pages/sign-in/view.ts';
import { SESSION_COOKIE } from '../session/session.ts';
import { type Desk, keepSession, pageAnswer, refusalAnswer, visitorOf } from './reply.ts';

const NOT_HERE: Refusal = {
  code: 'access.denied',
  message: 'Nobody signs in from a list in service; that is for the demonstration alone.',
};

/** Adds signing in and out: a list of people to choose from, and a form that ends the session. */
export function addSignIn(app: Hono, deskNow: () => Promise<Desk>): void {
  app.get(SIGN_IN, async (c) => askWho(c, await deskNow(), c.req.query('next') ?? HOME, null));
  app.post(SIGN_IN, async (c) => {
    const desk = await deskNow();
    return desk.demonstration ? beSomebody(c, desk) : refusalAnswer(c, desk, NOT_HERE, 'invented');
  });
  app.post(SIGN_OUT, async (c) => leave(c, await deskNow()));
}

/** Shows the list; the session that it starts has nobody in it and only gives the form its token. */
function askWho(c: Context, desk: Desk, next: string, mistake: string | null): Response {
  const session = visitorOf(c, desk).session ?? desk.keeper.start(null);
  keepSession(c, desk, session);
  const page = signInView(peopleOf(desk), ownAddress(next), mistake);
  return pageAnswer(c, desk, page, { session, actor: null }, mistake === null ? 200 : 400);
}

async function beSomebody(c: Context, desk: Desk): Promise<Response> {
  const body = await c.req.parseBody();
  const next = typeof body.next === 'string' ? body.next : HOME;
  const { session } = visitorOf(c, desk);
  if (session === undefined || !desk.keeper.holdsFormToken(session, body.token)) {
    return askWho(c, desk, next, 'Choose again: the page was too old');
  }
  if (typeof body.user !== 'string' || body.user === '') return askWho(c, desk, next, 'Choose who you are');
  const signedIn = await signIn(desk.actions, { user: body.user });
  if (!signedIn.ok) return askWho(c, desk, next, signedIn.refusal.message);
  keepSession(c, desk, desk.keeper.start(signedIn.value.user));
  return c.redirect(ownAddress(next), 303);
}

async function leave(c: Context, desk: Desk): Promise<Response> {
  const { session, actor } = visitorOf(c, desk);
  const body = await c.req.parseBody();
  if (session === undefined || !desk.keeper.holdsFormToken(session, body.token)) return c.redirect(HOME, 303);
  if (actor !== null) await signOut(desk.actions, actor);
  deleteCookie(c, SESSION_COOKIE, { path: '/' });
  return c.redirect(SIGN_IN, 303);
}

/** Only an address of our own is gone to after signing in; anything else leads home. */
function ownAddress(next: string): string {
  return /^\/(?![/\\])[!-~]*$/.test(next) ? next : HOME;
}

/** Everybody in the directory, with the name of where they are what they are; nobody in service. */
function peopleOf({ reports, demonstration }: Desk): readonly SignInPerson[] {
  if (!demonstration) return [];
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
