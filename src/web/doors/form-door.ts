import type { Context } from 'hono';
import type { Refusal } from '../../base/index.ts';
import type { FormRoute, Posted } from '../form-route.ts';
import { askedOf } from './page-door.ts';
import { type Desk, pageAnswer, refusalAnswer, visitorOf } from './reply.ts';

const NOT_OURS: Refusal = {
  code: 'access.denied',
  message: 'The form did not come from a page that was made for you, or you have signed in again since.',
  remedy: 'Go back, load the page again, and send the form again. Nothing was done.',
};
const SIGN_IN_FIRST: Refusal = {
  code: 'access.not-signed-in',
  message: 'You are not signed in, or your session has ended. Nothing was done.',
};

/** Answers one posted form. Only a form with the token of the reader's own session is acted on. */
export async function answerForm(c: Context, desk: Desk, route: FormRoute): Promise<Response> {
  const visitor = visitorOf(c, desk);
  if (visitor.actor === null || visitor.session === undefined) return refusalAnswer(c, desk, SIGN_IN_FIRST, 'invented');
  const body = await c.req.parseBody();
  if (!desk.keeper.holdsFormToken(visitor.session, body.token)) return refusalAnswer(c, desk, NOT_OURS, 'invented');
  const posted: Posted = {
    ...askedOf(c, desk, visitor),
    actions: desk.actions,
    field: (name) => textOf(body[name]),
    file: (name) => fileOf(body[name]),
  };
  const outcome = await route.act(posted);
  if (!outcome.ok) return refusalAnswer(c, desk, outcome.refusal, 'invented');
  if (outcome.value.kind === 'go to') return c.redirect(outcome.value.address, 303);
  return pageAnswer(c, desk, outcome.value.page, visitor);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function fileOf(value: unknown): File | undefined {
  return value instanceof File && value.size > 0 ? value : undefined;
}
