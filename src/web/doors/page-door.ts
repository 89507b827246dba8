import type { Context } from 'hono';
import type { Actor } from '../../base/index.ts';
import { withFramework } from '../carry-framework.ts';
import { SIGN_IN, SIGN_IN_START } from '../layout/addresses.ts';
import { csvOf } from '../layout/csv.ts';
import type { AnyPage } from '../layout/page.ts';
import type { Asked, PageRoute } from '../route.ts';
import {
  addressOfPage,
  type Desk,
  limitAnswer,
  pageAnswer,
  refusalAnswer,
  tiedVisitor,
  type Visitor,
} from './reply.ts';

/** Somebody who has not signed in. */
const NOBODY: Actor = {
  user: 'public',
  name: 'A member of the public',
  role: 'public',
  organisation: undefined,
};

/** Answers one page: as HTML, or one of its tables as CSV. A page that needs a sign-in sends the reader there first. */
export async function answerPage(c: Context, desk: Desk, route: PageRoute): Promise<Response> {
  const visitor = await tiedVisitor(c, desk);
  if (route.readers === 'signed in' && visitor.actor === null) return c.redirect(signInFirst(c), 302);
  if (isCheckDue(desk, visitor)) return c.redirect(checkFirst(c), 302);
  const asked = askedOf(c, desk, visitor);
  const limit = asked.isExport ? 'exports' : route.limit;
  const limited = limit === undefined ? undefined : await limitAnswer(c, desk, limit, route.realm);
  if (limited !== undefined) return limited;
  const outcome = await route.load(asked);
  if (!outcome.ok) return refusalAnswer(c, desk, outcome.refusal, route.realm);
  if (asked.isExport) return csvAnswer(c, desk, outcome.value);
  return pageAnswer(c, desk, inFramework(c, desk, route, outcome.value), visitor);
}

/** The page with the framework that was asked for in its links, unless that is the one in force. */
function inFramework(c: Context, desk: Desk, route: PageRoute, page: AnyPage): AnyPage {
  const framework = c.req.query('framework') ?? '';
  if (route.looksAtFramework !== true || framework === '' || framework === desk.reports.paidBy.id) return page;
  return withFramework(page, desk.pageRoutes, framework);
}

export function askedOf(c: Context, desk: Desk, visitor: Visitor): Asked {
  return {
    context: desk.reports,
    actor: visitor.actor ?? NOBODY,
    param: (name) => c.req.param(name) ?? '',
    query: (name) => c.req.query(name),
    sessionId: visitor.session?.id,
    isExport: new URL(c.req.url).pathname.endsWith('.csv'),
  };
}

/** Whether the provider is asked again what the reader's role is, before they are shown anything more. */
function isCheckDue({ provider, actions }: Desk, { session }: Visitor): boolean {
  if (provider === undefined || session?.way !== 'provider') return false;
  return actions.signIn.isCheckDue(session, actions.clock.now());
}

function checkFirst(c: Context): string {
  const { pathname, search } = new URL(c.req.url);
  return `${SIGN_IN_START}?${new URLSearchParams({ again: 'check', next: pathname + search })}`;
}

function signInFirst(c: Context): string {
  const { pathname, search } = new URL(c.req.url);
  return pathname === '/' ? SIGN_IN : `${SIGN_IN}?next=${encodeURIComponent(pathname + search)}`;
}

function csvAnswer(c: Context, desk: Desk, page: AnyPage): Response | Promise<Response> {
  const wanted = c.req.query('table');
  const tables = page.realm === 'invented' ? page.tables : page.tables;
  const table = wanted === undefined ? tables[0] : tables.find(({ id }) => id === wanted);
  if (table === undefined) {
    return refusalAnswer(c, desk, { code: 'not-found', message: 'The page has no such table.' }, page.realm);
  }
  const name = `${
    addressOfPage(new URL(c.req.url))
      .slice(1)
      .replaceAll(/[^A-Za-z0-9]+/g, '-') || 'home'
  }-${table.id}.csv`;
  c.header('Content-Type', 'text/csv; charset=utf-8');
  c.header('Content-Disposition', `attachment; filename="${page.realm}-${name}"`);
  c.header('Cache-Control', 'no-store');
  return c.body(csvOf(table));
}
