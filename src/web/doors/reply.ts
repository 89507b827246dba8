import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { openSession, type Session, type SignInWay } from '../../actions/index.ts';
import { type Actor, REFUSALS, type Realm, type Refusal } from '../../base/index.ts';
import { type Limited, tiedActor } from '../../reports/index.ts';
import type { Assets } from '../assets/assets.ts';
import { clientAddress } from '../client-address.ts';
import { frameOf, type Mistake } from '../layout/frame.ts';
import type { AnyPage } from '../layout/page.ts';
import type { Printer } from '../layout/render.ts';
import type { RateLimits } from '../limits/rate-limits.ts';
import { type MayFollow, withOpenLinks } from '../may-follow.ts';
import { faultView, refusalView } from '../pages/refusal/view.ts';
import type { PageRoute } from '../route.ts';
import { formToken, SESSION_COOKIE, type Seals, type Visit } from '../session/seals.ts';
import type { Provider } from '../sign-in/provider.ts';
import type { WebOptions } from '../web-options.ts';

/** What every door of the web server answers with. */
export type Desk = Omit<WebOptions, 'provider'> & {
  readonly seals: Seals;
  readonly limits: RateLimits;
  /** Who signs people in; undefined in the demonstration, and where nobody can sign in. */
  readonly provider: Provider | undefined;
  readonly printer: Printer;
  readonly assets: Assets;
  readonly largestUpload: number;
  readonly pageRoutes: readonly PageRoute[];
  /** Which addresses somebody may open. */
  readonly mayFollow: (actor: Actor) => MayFollow;
};

/** Who asks: their session if they are signed in, as whom, and from what the tokens of their forms are made. */
export type Visitor = {
  readonly session: Session | undefined;
  readonly actor: Actor | null;
  readonly formKey: string | undefined;
};

const STRANGER: Visitor = { session: undefined, actor: null, formKey: undefined };

/** Who asks, looked up once for each request. */
const visitors = new WeakMap<Request, Promise<Visitor>>();

export function visitorOf(c: Context, desk: Desk): Promise<Visitor> {
  const visitor = visitors.get(c.req.raw) ?? findVisitor(c, desk);
  visitors.set(c.req.raw, visitor);
  return visitor;
}

async function findVisitor(c: Context, desk: Desk): Promise<Visitor> {
  const cookie = getCookie(c, sessionCookie(desk));
  if (cookie === undefined) return STRANGER;
  if (cookie.includes('.')) return { ...STRANGER, formKey: desk.seals.open<Visit>('visit', cookie)?.id };
  const session = await openSession(desk.actions, cookie, wayIn(desk), desk.provider?.settings.mapping);
  return session === undefined ? STRANGER : { session, actor: session.actor, formKey: cookie };
}

/** The demonstration's list is no way into a service, though both may have the same store. */
function wayIn({ demonstration }: Desk): SignInWay {
  return demonstration ? 'list' : 'provider';
}

/** The same with what ties them to single people at the moment. */
export async function tiedVisitor(c: Context, desk: Desk): Promise<Visitor> {
  const visitor = await visitorOf(c, desk);
  if (visitor.actor === null) return visitor;
  const origin = clientAddress(c, desk.isBehindProxy === true);
  return { ...visitor, actor: await tiedActor(desk.reports, { ...visitor.actor, origin }) };
}

/** Browsers let no other host, and no page without TLS, set a cookie of this prefix. */
function sessionCookie({ demonstration }: Desk): string {
  return demonstration ? SESSION_COOKIE : `__Host-${SESSION_COOKIE}`;
}

/** Sets the session's cookie: not readable by scripts, not sent with other sites' forms. */
export function keepSession(c: Context, desk: Desk, token: string): void {
  keepCookie(c, desk, sessionCookie(desk), token);
}

export function dropSession(c: Context, desk: Desk): void {
  deleteCookie(c, sessionCookie(desk), { path: '/', secure: !desk.demonstration });
}

export function keepCookie(c: Context, desk: Desk, name: string, value: string): void {
  setCookie(c, name, value, { httpOnly: true, sameSite: 'Lax', path: '/', secure: !desk.demonstration });
}

/**
 * Spends one of what the reader may ask of a door.
 * @returns the page that says when to try again; undefined when the door may answer
 */
export async function limitAnswer(c: Context, desk: Desk, of: Limited, realm: Realm): Promise<Response | undefined> {
  const { actor } = await visitorOf(c, desk);
  const reader = actor === null ? `at ${clientAddress(c, desk.isBehindProxy === true)}` : actor.user;
  const limit = desk.reports.signIn.limitOf(of);
  const seconds = desk.limits.secondsToWait(limit, reader);
  if (seconds === 0) return undefined;
  c.header('Retry-After', String(seconds));
  const message = `At most ${limit.most} requests of this kind are answered in ${limit.seconds} seconds (${of}).`;
  const remedy = `Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}: load this page again. Nothing was done.`;
  return refusalAnswer(c, desk, { code: 'limit.reached', message, remedy }, realm);
}

/** No address and no word of ours has the character that ends a text in other programs, and the store keeps none that has. */
export function hasNul(url: string): boolean {
  return /%00|\0/.test(url);
}

/** The address of a page, without `.csv` and the query. */
export function addressOfPage({ pathname: path }: URL): string {
  const bare = path.endsWith('.csv') ? path.slice(0, -'.csv'.length) : path;
  return bare === '/home' ? '/' : bare;
}

/** A page as HTML at its address. Signed-in pages are kept by nobody: not by the browser, not on the way. */
export function pageAnswer(c: Context, desk: Desk, page: AnyPage, visitor: Visitor, status: number = 200): Response {
  const kept = page.realm === 'published' && status === 200 ? 'public, max-age=60' : 'no-store';
  return htmlAnswer(c, printedPage(desk, page, visitor, new URL(c.req.url)), status, kept);
}

export function htmlAnswer(c: Context, html: string, status: number, kept: string = 'no-store'): Response {
  c.header('Cache-Control', kept);
  c.header('Content-Type', 'text/html; charset=utf-8');
  return c.body(html, status as 200);
}

/** What a reader sees of a page at an address. @param mistake what was wrong with a form of it that they sent */
export function printedPage(desk: Desk, page: AnyPage, visitor: Visitor, at: URL, mistake?: Mistake): string {
  const frame = frameOf(page, {
    assets: desk.assets,
    largestUpload: desk.largestUpload,
    businessDate: desk.reports.businessDate,
    actor: visitor.actor,
    may: (action) => mayDo(desk, visitor.actor, action),
    isDemonstration: desk.demonstration,
    token: visitor.formKey === undefined ? '' : formToken(visitor.formKey),
    address: addressOfPage(at),
    query: at.search,
    ...(mistake && { mistake }),
  });
  const open = visitor.actor === null ? page : withOpenLinks(page, desk.mayFollow(visitor.actor), at.search);
  return desk.printer.print(open, frame);
}

/** About their own practice where they have one, or about the commissioner as a whole. */
function mayDo({ reports }: Desk, actor: Actor | null, action: Parameters<typeof reports.rules.may>[1]): boolean {
  if (actor === null) return false;
  const own = reports.rules.may(actor, action, { practice: actor.organisation });
  return own.ok || reports.rules.may(actor, action, {}).ok;
}

export async function refusalAnswer(c: Context, desk: Desk, refusal: Refusal, realm: Realm): Promise<Response> {
  const { status } = REFUSALS[refusal.code];
  return pageAnswer(c, desk, refusalView(refusal, realm), await visitorOf(c, desk), status);
}

/** A fault is told once, with a reference that the reader is given and can pass on. */
export async function faultAnswer(c: Context, desk: Desk, fault: unknown, realm: Realm): Promise<Response> {
  const reference = randomBytes(4).toString('hex');
  desk.reportFault(reference, fault);
  return pageAnswer(c, desk, faultView(reference, realm), await visitorKnown(c), 500);
}

/** Who asks, if that was found before the fault: it may be the store that is broken. */
function visitorKnown(c: Context): Promise<Visitor> {
  return (visitors.get(c.req.raw) ?? Promise.resolve(STRANGER)).catch(() => STRANGER);
}
