/**
 * The thread in which PGlite runs, so that a long statement never holds up whoever serves pages. Answers `Request`s
 * in the order in which they came.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { messages, PGlite, protocol } from '@electric-sql/pglite';
import { assert } from '../base/index.ts';
import { type Answer, type DatabaseFaultFields, faultFieldsOf, type ParameterText, type Row } from './session.ts';
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
const { serialize } = protocol;

async function open(dataDir: string): Promise<PGlite> {
  const database = await PGlite.create({ dataDir });
  await database.exec(`set timezone to 'UTC'; set datestyle to 'ISO'`);
  return database;
}

async function perform(database: PGlite, request: Request): Promise<Answer> {
  switch (request.kind) {
    case 'query':
      return answerIn(await tell(database, statement(request.sql, request.parameters)));
    case 'run':
      await tell(database, serialize.query(request.sql));
      return NOTHING;
    case 'close':
      await database.close();
      return NOTHING;
  }
}

type Columns = readonly { readonly name: string; readonly dataTypeID: number }[];

/** A statement with its parameters as one message: PGlite's own `query` makes six of it, each with its price. */
function statement(text: string, parameters: readonly ParameterText[]): Uint8Array {
  return Buffer.concat([
    serialize.parse({ text }),
    serialize.bind({ values: [...parameters] }),
    serialize.describe({ type: 'P' }),
    serialize.execute({}),
    serialize.sync(),
  ]);
}

/** What the database answers to a message. @throws what it says when it refuses */
function tell(database: PGlite, message: Uint8Array): Promise<messages.BackendMessage[]> {
  return database.runExclusive(() => database.execProtocolStream(message));
}

function answerIn(said: readonly messages.BackendMessage[]): Answer {
  let columns: Columns = [];
  let affected: number | undefined;
  const rows: Row[] = [];
  for (const message of said) {
    if (message instanceof messages.RowDescriptionMessage) columns = message.fields;
    else if (message instanceof messages.DataRowMessage) rows.push(rowOf(columns, message.fields));
    else if (message instanceof messages.CommandCompleteMessage) affected = changedBy(message.text);
  }
  return { rows, affected };
}

function rowOf(columns: Columns, texts: readonly (string | null)[]): Row {
  const row: Row = {};
  for (const [at, { name, dataTypeID }] of columns.entries()) {
    const text = texts[at] ?? null;
    row[name] = text === null ? null : parserFor(dataTypeID)(text);
  }
  return row;
}

/** How many rows `INSERT 0 2`, `UPDATE 3` and the like changed. */
function changedBy(completed: string): number | undefined {
  const [, count] = /^(?:INSERT 0|UPDATE|DELETE|MERGE) (\d+)$/.exec(completed) ?? [];
  return count === undefined ? undefined : Number(count);
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
