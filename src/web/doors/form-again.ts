import type { Context } from 'hono';
import { REFUSALS, type Refusal } from '../../base/index.ts';
import { SENT_FROM, type SentForm, withFormFilled } from '../layout/filled-form.ts';
import type { AnyPage } from '../layout/page.ts';
import { routeAt } from '../may-follow.ts';
import { REFUSAL_WORDS } from '../pages/refusal/words.ts';
import { askedOf } from './page-door.ts';
import { type Desk, hasNul, htmlAnswer, printedPage, type Visitor } from './reply.ts';

/**
 * A form that was refused, on the page from which it was sent: what is wrong above everything, and its fields as they were
 * typed. Undefined where its sender may not do such a thing at all, and where that page is not known or has the form no more.
 */
export async function formAgain(
  c: Context,
  desk: Desk,
  visitor: Visitor,
  sent: SentForm,
  refusal: Refusal,
): Promise<Response | undefined> {
  if (refusal.code.startsWith('access.')) return undefined;
  const at = URL.parse(sent.fields.get(SENT_FROM) ?? c.req.header('Referer') ?? '', c.req.url);
  const page = at === null ? undefined : await pageAt(c, desk, visitor, at);
  if (at === null || page === undefined) return undefined;
  const { heading, remedy } = REFUSAL_WORDS[refusal.code];
  const { message } = refusal;
  const html = printedPage(desk, page, visitor, at, { heading, message, remedy: refusal.remedy ?? remedy });
  const filled = withFormFilled(html, sent, message, at.pathname + at.search);
  return filled === undefined ? undefined : htmlAnswer(c, filled, REFUSALS[refusal.code].status);
}

/** The page of an address as its reader sees it now; undefined where there is none for them. */
async function pageAt(c: Context, desk: Desk, visitor: Visitor, at: URL): Promise<AnyPage | undefined> {
  const found = routeAt(desk.pageRoutes, at.pathname);
  if (found === undefined || hasNul(at.href)) return undefined;
  const outcome = await found.route.load({
    ...askedOf(c, desk, visitor),
    param: (name) => found.params.get(name) ?? '',
    query: (name) => at.searchParams.get(name) ?? undefined,
  });
  return outcome.ok ? outcome.value : undefined;
}
