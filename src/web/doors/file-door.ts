import type { Context } from 'hono';
import type { FileRoute } from '../file-route.ts';
import { askedOf } from './page-door.ts';
import { type Desk, limitAnswer, refusalAnswer, visitorOf } from './reply.ts';

/** Answers one file, to be kept and not opened in the browser. */
export async function answerFile(c: Context, desk: Desk, route: FileRoute): Promise<Response> {
  const limited = await limitAnswer(c, desk, 'exports', 'invented');
  if (limited !== undefined) return limited;
  const outcome = await route.load(askedOf(c, desk, await visitorOf(c, desk)));
  if (!outcome.ok) return refusalAnswer(c, desk, outcome.refusal, 'invented');
  const { name, type, content } = outcome.value;
  c.header('Content-Type', type);
  c.header('Content-Disposition', `attachment; filename="${name.replaceAll(/[^A-Za-z0-9._-]/g, '-')}"`);
  c.header('Cache-Control', 'no-store');
  return c.body(typeof content === 'string' ? content : new Uint8Array(content));
}
