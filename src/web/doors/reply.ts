import { randomBytes } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { type Actor, REFUSALS, type Realm, type Refusal } from '../../base/index.ts';
import { tiedActor } from '../../reports/index.ts';
import type { WebOptions } from '../app.ts';
import type { Assets } from '../assets/assets.ts';
import { frameOf } from '../layout/frame.ts';
import type { AnyPage } from '../layout/page.ts';
import type { Printer } from '../layout/render.ts';
import { type MayFollow, withOpenLinks } from '../may-follow.ts';
import { faultView, refusalView } from '../pages/refusal/view.ts';
import type { PageRoute } from '../route.ts';
import { SESSION_COOKIE, type Session, type SessionKeeper } from '../session/session.ts';

/** What every door of the web server answers with. */
export type Desk = WebOptions & {
  readonly keeper: SessionKeeper;
  readonly printer: Printer;
  readonly assets: Assets;
  readonly largestUpload: number;
  readonly pageRoutes: readonly PageRoute[];
  /** Which addresses somebody may open. */
  readonly mayFollow: (actor: Actor) => MayFollow;
};

/** Who asks: their session, and as whom. */
export type Visitor = { readonly session: Session | undefined; readonly actor: Actor | null };

export function visitorOf(c: Context, desk: Desk): Visitor {
  const session = desk.keeper.open(getCookie(c, SESSION_COOKIE));
  if (session === undefined || session.user === null) return { session, actor: null };
  const found = desk.reports.users.actor(session.user);
  return { session, actor: found.ok ? found.value : null };
}

/** The same with what ties them to single people at the moment. */
export async function tiedVisitor(c: Context, desk: Desk): Promise<Visitor> {
  const { session, actor } = visitorOf(c, desk);
  return { session, actor: actor === null ? null : await tiedActor(desk.reports, { ...actor, ...originOf(c) }) };
}

/** From where was asked; nothing where no network was between, as in a test of the application alone. */
function originOf(c: Context): Pick<Actor, 'origin'> {
  const address = (c.env as Partial<HttpBindings> | undefined)?.incoming?.socket.remoteAddress;
  return address === undefined ? {} : { origin: address };
}

/** Sets the session's cookie: not readable by scripts, not sent with other sites' forms. */
export function keepSession(c: Context, desk: Desk, session: Session): void {
  setCookie(c, SESSION_COOKIE, desk.keeper.seal(session), {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: !desk.demonstration,
  });
}

/** The address asked for, without `.csv` and the query. */
export function addressAsked(c: Context): string {
  const path = new URL(c.req.url).pathname;
  const bare = path.endsWith('.csv') ? path.slice(0, -'.csv'.length) : path;
  return bare === '/home' ? '/' : bare;
}

/** A page as HTML. Signed-in pages are kept by nobody: not by the browser, not on the way. */
export function pageAnswer(c: Context, desk: Desk, page: AnyPage, visitor: Visitor, status: number = 200): Response {
  const frame = frameOf(page, {
    assets: desk.assets,
    largestUpload: desk.largestUpload,
    businessDate: desk.reports.businessDate,
    actor: visitor.actor,
    may: (action) => mayDo(desk, visitor.actor, action),
    token: visitor.session === undefined ? '' : desk.keeper.formToken(visitor.session),
    address: addressAsked(c),
    query: new URL(c.req.url).search,
  });
  const open = visitor.actor === null ? page : withOpenLinks(page, desk.mayFollow(visitor.actor));
  c.header('Cache-Control', page.realm === 'published' && status === 200 ? 'public, max-age=60' : 'no-store');
  c.header('Content-Type', 'text/html; charset=utf-8');
  return c.body(desk.printer.print(open, frame), status as 200);
}

/** About their own practice where they have one, or about the commissioner as a whole. */
function mayDo({ reports }: Desk, actor: Actor | null, action: Parameters<typeof reports.rules.may>[1]): boolean {
  if (actor === null) return false;
  const own = reports.rules.may(actor, action, { practice: actor.organisation });
  return own.ok || reports.rules.may(actor, action, {}).ok;
}

export function refusalAnswer(c: Context, desk: Desk, refusal: Refusal, realm: Realm): Response {
  const { status } = REFUSALS[refusal.code];
  return pageAnswer(c, desk, refusalView(refusal, realm), visitorOf(c, desk), status);
}

/** A fault is told once, with a reference that the reader is given and can pass on. */
export function faultAnswer(c: Context, desk: Desk, fault: unknown, realm: Realm): Response {
  const reference = randomBytes(4).toString('hex');
  desk.reportFault(reference, fault);
  return pageAnswer(c, desk, faultView(reference, realm), visitorOf(c, desk), 500);
}
