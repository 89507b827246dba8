/**
 * The thread in which PGlite runs, so that a long statement never holds up whoever serves pages. Answers `Request`s
 * in the order in which they came.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { assert } from '../base/index.ts';
import { type Answer, type DatabaseFaultFields, faultFieldsOf, type ParameterText } from './session.ts';
import { parserFor } from './values.ts';

export type Request =
  | { readonly id: number; readonly kind: 'query'; readonly sql: string; readonly parameters: readonly ParameterText[] }
  | { readonly id: number; readonly kind: 'run'; readonly sql: string }
  | { readonly id: number; readonly kind: 'close' };
/** `id` 0 tells that the database is open, or why it could not be opened. */
export type Reply =
  | { readonly id: number; readonly answer: Answer }
  | { readonly id: number; readonly fault: DatabaseFaultFields };

const NOTHING: Answer = { rows: [], affected: undefined };
const asText = (text: string) => text;

async function open(dataDir: string): Promise<PGlite> {
  const database = await PGlite.create({ dataDir });
  for (const oid of Object.keys(database.parsers)) database.parsers[Number(oid)] = parserFor(Number(oid));
  for (const oid of Object.keys(database.serializers)) database.serializers[Number(oid)] = asText;
  await database.exec(`set timezone to 'UTC'; set datestyle to 'ISO'`);
  return database;
}

async function perform(database: PGlite, request: Request): Promise<Answer> {
  switch (request.kind) {
    case 'query': {
      const result = await database.query<Record<string, unknown>>(request.sql, [...request.parameters]);
      return { rows: result.rows, affected: result.affectedRows };
    }
    case 'run':
      await database.exec(request.sql);
      return NOTHING;
    case 'close':
      await database.close();
      return NOTHING;
  }
}

async function replyTo(id: number, work: Promise<Answer>): Promise<Reply> {
  try {
    return { id, answer: await work };
  } catch (error) {
    return { id, fault: faultFieldsOf(error) };
  }
}

async function serve(dataDir: string): Promise<void> {
  const port = parentPort;
  assert(port !== null, 'the embedded database runs in a thread of its own');
  const opening = open(dataDir);
  port.postMessage(
    await replyTo(
      0,
      opening.then(() => NOTHING),
    ),
  );
  const database = await opening;
  port.on('message', async (request: Request) => {
    port.postMessage(await replyTo(request.id, perform(database, request)));
    if (request.kind === 'close') port.close();
  });
}

await serve(workerData as string);
