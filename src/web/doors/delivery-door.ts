import { rm } from 'node:fs/promises';
import type { Context, Hono } from 'hono';
import { deliverFile, openFeedKey } from '../../actions/index.ts';
import { REFUSALS, type Refusal } from '../../base/index.ts';
import { clientAddress } from '../client-address.ts';
import { tooLargeWords } from '../layout/upload-words.ts';
import { receiveFile } from '../upload/receive-file.ts';
import type { Desk } from './reply.ts';

/** Where a sender's own system sends a file, with a key: for programs, answered in JSON. */
export const DELIVERY = '/deliver/:feed/:name';

/** Adds the door of files that are sent with a key. It knows no session, and a session opens nothing here. */
export function addDelivery(app: Hono, deskNow: () => Promise<Desk>): void {
  app.put(DELIVERY, async (c) => deliver(c, await deskNow()));
}

/** Answers with the report of the import: 200 when anything was usable, 422 when nothing was. */
async function deliver(c: Context, desk: Desk): Promise<Response> {
  const limited = limitRefusal(c, desk, `at ${clientAddress(c, desk.isBehindProxy === true)}`);
  if (limited !== undefined) return refuse(c, limited);
  const shown = /^Bearer ([A-Za-z0-9_-]{20,200})$/i.exec(c.req.header('Authorization') ?? '')?.[1] ?? '';
  const key = await openFeedKey(desk.actions, shown);
  if (!key.ok) return refuse(c, key.refusal);
  const folder = desk.actions.warehouse.temporaryDirectory();
  try {
    const file = await receiveFile({
      body: c.req.raw.body,
      folder,
      name: c.req.param('name') ?? '',
      most: desk.largestUpload,
      tooLarge: { code: 'input.invalid', message: tooLargeWords(desk.largestUpload) },
    });
    if (!file.ok) return refuse(c, file.refusal);
    const done = await deliverFile(desk.actions, key.value, { feed: c.req.param('feed') ?? '', file: file.value });
    if (!done.ok) return refuse(c, done.refusal);
    return answer(c, done.value.usable ? 200 : REFUSALS['feed.nothing-usable'].status, done.value);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Counted by where it comes from, so that keys cannot be guessed at any speed. */
function limitRefusal(c: Context, desk: Desk, reader: string): Refusal | undefined {
  const limit = desk.reports.signIn.limitOf('imports');
  const seconds = desk.limits.secondsToWait(limit, reader);
  if (seconds === 0) return undefined;
  c.header('Retry-After', String(seconds));
  const message = `At most ${limit.most} files are taken in ${limit.seconds} seconds.`;
  return { code: 'limit.reached', message, remedy: `Send it again in ${seconds} seconds.` };
}

function refuse(c: Context, refusal: Refusal): Response {
  const { status } = REFUSALS[refusal.code];
  if (status === 401) c.header('WWW-Authenticate', 'Bearer');
  return answer(c, status, { refusal });
}

function answer(c: Context, status: number, json: object): Response {
  c.header('Cache-Control', 'no-store');
  return c.json(json, status as 200);
}
