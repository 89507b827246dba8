import { rm } from 'node:fs/promises';
import type { Context } from 'hono';
import { accepted, type Outcome, type Refusal } from '../../base/index.ts';
import type { AfterPost, FormRoute, Posted } from '../form-route.ts';
import { HOME, PROVE_AGAIN } from '../layout/addresses.ts';
import { tooLargeWords } from '../layout/upload-words.ts';
import { isFormToken } from '../session/seals.ts';
import { type ReceivedForm, receiveForm } from '../upload/receive-form.ts';
import { formAgain } from './form-again.ts';
import { askedOf } from './page-door.ts';
import { type Desk, limitAnswer, pageAnswer, refusalAnswer, tiedVisitor, type Visitor } from './reply.ts';

const NOT_OURS: Refusal = {
  code: 'access.denied',
  message: 'The form did not come from a page that was made for you, or you have signed in again since.',
  remedy: 'Go back, load the page again, and send the form again. Nothing was done.',
};
const SIGN_IN_FIRST: Refusal = {
  code: 'access.not-signed-in',
  message: 'You are not signed in, or your session has ended. Nothing was done.',
};

const NUL: Refusal = {
  code: 'input.invalid',
  message: 'A field of the form holds a character that no text has. Nothing was done.',
};

/** Answers one posted form. Only a form with the token of the reader's own session is acted on. */
export async function answerForm(c: Context, desk: Desk, route: FormRoute): Promise<Response> {
  const visitor = await tiedVisitor(c, desk);
  const { session, formKey } = visitor;
  if (session === undefined || formKey === undefined) return refusalAnswer(c, desk, SIGN_IN_FIRST, 'invented');
  const limited = route.takesFile === true ? await limitAnswer(c, desk, 'imports', 'invented') : undefined;
  if (limited !== undefined) return limited;
  const refuses = (token: unknown) => (isFormToken(formKey, token) ? undefined : NOT_OURS);
  const folder = route.takesFile === true ? desk.actions.warehouse.temporaryDirectory() : undefined;
  try {
    const form = folder === undefined ? await fieldsOf(c) : await formWithFile(c, desk, folder, refuses);
    if (!form.ok) return refusalAnswer(c, desk, form.refusal, 'invented');
    const { fields, file } = form.value;
    const refusal =
      refuses(fields.get('token')) ?? ([...fields.values()].some((value) => value.includes('\0')) ? NUL : undefined);
    if (refusal !== undefined) return refusalAnswer(c, desk, refusal, 'invented');
    const posted: Posted = {
      ...askedOf(c, desk, visitor),
      actions: desk.actions,
      field: (name) => fields.get(name) ?? '',
      file: file?.path,
    };
    const outcome = await route.act(posted);
    if (outcome.ok) return answerWith(c, desk, visitor, outcome.value);
    const sent = { action: new URL(c.req.url).pathname, fields };
    return (await formAgain(c, desk, visitor, sent, outcome.refusal)) ?? answerRefused(c, desk, outcome.refusal);
  } finally {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  }
}

function answerWith(c: Context, desk: Desk, visitor: Visitor, done: AfterPost): Response {
  if (done.kind === 'go to') return c.redirect(done.address, 303);
  if (done.kind === 'file') return fileAnswer(c, done.name, done.content);
  return pageAnswer(c, desk, done.page, visitor);
}

/** A refusal on a page of its own, or the way to prove who one is where that is what was missing. */
async function answerRefused(c: Context, desk: Desk, refusal: Refusal): Promise<Response> {
  if (refusal.code === 'access.prove-again') return c.redirect(proveAgainFirst(c), 303);
  return refusalAnswer(c, desk, refusal, 'invented');
}

/** Where the reader shows again who they are, and then goes back to the page of the form. */
function proveAgainFirst(c: Context): string {
  const from = URL.parse(c.req.header('Referer') ?? '');
  return `${PROVE_AGAIN}?next=${encodeURIComponent(from === null ? HOME : from.pathname + from.search)}`;
}

/** A file that the browser keeps and shows to nobody. */
function fileAnswer(c: Context, name: string, content: string): Response {
  c.header('Content-Type', 'application/octet-stream');
  c.header('Content-Disposition', `attachment; filename="${name.replaceAll(/[^A-Za-z0-9._-]/g, '-')}"`);
  c.header('Cache-Control', 'no-store');
  return c.body(content);
}

async function fieldsOf(c: Context): Promise<Outcome<ReceivedForm>> {
  const body = await c.req.parseBody();
  const fields = Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return accepted({ fields: new Map(fields), file: undefined });
}

function formWithFile(
  c: Context,
  desk: Desk,
  folder: string,
  refuses: (token: unknown) => Refusal | undefined,
): Promise<Outcome<ReceivedForm>> {
  const { body } = c.req.raw;
  return receiveForm({
    contentType: c.req.header('Content-Type') ?? '',
    body: body ?? new ReadableStream(),
    folder,
    most: desk.largestUpload,
    tooLarge: {
      code: 'input.invalid',
      message: tooLargeWords(desk.largestUpload),
    },
    refuses: (fields) => refuses(fields.get('token')),
  });
}
