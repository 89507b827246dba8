import { chmod, mkdtemp, rm, symlink, unlink } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** A verb as another process typed it; relative paths in `argv` are of the folder `cwd`. */
export type VerbRequest = { readonly argv: string[]; readonly cwd: string };
export type VerbOutput = (stream: 'out' | 'err', text: string) => void;
/** Does a verb and gives its exit code. What it throws is told to the asker as a fault, exit code 1. */
export type VerbHandler = (request: VerbRequest, write: VerbOutput) => Promise<number>;
export type VerbServer = { close(): Promise<void> };

type Reply = { readonly stream: 'out' | 'err'; readonly text: string } | { readonly exit: number };

/** The longest address of a Unix socket is 107 bytes on Linux and 103 on macOS. */
const LONGEST_ADDRESS = 100;
const LONGEST_REQUEST = 1_000_000;
const STOPPED =
  'The process that holds the store stopped before it had answered. What was asked may or may not have been done; ask again: a repeated verb changes nothing that is done already.';

/**
 * Answers other processes' verbs at a socket that only this user may open. One JSON value a line: the request, then
 * `{stream, text}` as often as there is something to say, then `{exit}`. A verb goes on when its asker has gone.
 * Only the holder of the owner lock calls this: a socket left by a dead one is replaced.
 */
export async function serveVerbs(socketPath: string, handler: VerbHandler): Promise<VerbServer> {
  await removeSocket(socketPath);
  const server = createServer((connection) => answer(connection, handler));
  await throughShortPath(socketPath, (address) => listen(server, address));
  await chmod(socketPath, 0o600);
  return {
    close: async () => {
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await removeSocket(socketPath);
    },
  };
}

function listen(server: Server, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    const openToAll = process.umask(0o177);
    server.listen(address, resolve);
    process.umask(openToAll);
  });
}

function answer(connection: Socket, handler: VerbHandler): void {
  const say = (reply: Reply) => {
    if (connection.writable) connection.write(`${JSON.stringify(reply)}\n`);
  };
  let received = '';
  connection.setEncoding('utf8');
  connection.on('error', () => undefined);
  connection.on('data', (text: string) => {
    received += text;
    const end = received.indexOf('\n');
    if (end < 0 && received.length <= LONGEST_REQUEST) return;
    connection.removeAllListeners('data');
    connection.resume();
    const line = end < 0 ? '' : received.slice(0, end);
    perform(line, handler, say).then(() => connection.end());
  });
}

async function perform(line: string, handler: VerbHandler, say: (reply: Reply) => void): Promise<void> {
  const request = requestFrom(line);
  if (request === undefined) {
    say({ stream: 'err', text: 'That is not a verb: one line of JSON {"argv": […], "cwd": "…"} is expected.\n' });
    return say({ exit: 2 });
  }
  try {
    say({ exit: await handler(request, (stream, text) => say({ stream, text })) });
  } catch (error) {
    say({ stream: 'err', text: `${error instanceof Error ? error.message : String(error)}\n` });
    say({ exit: 1 });
  }
}

function requestFrom(line: string): VerbRequest | undefined {
  try {
    const value = JSON.parse(line) as Partial<VerbRequest>;
    const isWhole = Array.isArray(value.argv) && value.argv.every((word) => typeof word === 'string');
    return isWhole && typeof value.cwd === 'string' ? { argv: value.argv as string[], cwd: value.cwd } : undefined;
  } catch {
    return undefined;
  }
}

/** Nobody listens where the holder of the store should: it is starting, or ending. The verb was not begun. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/**
 * Has the holder of the store do a verb, handing on what it says, and gives its exit code.
 * @throws NoAnswer when nobody listens; Error in words when the holder stops before the verb is done: it may or may not
 * have been done then, and doing it again is safe
 */
export async function sendVerb(socketPath: string, argv: readonly string[], onOutput: VerbOutput): Promise<number> {
  const connection = await throughShortPath(socketPath, reach);
  connection.write(`${JSON.stringify({ argv, cwd: process.cwd() })}\n`);
  return new Promise<number>((resolve, reject) => {
    connection.on('error', () => undefined);
    connection.on('close', () => reject(new Error(STOPPED)));
    eachLine(connection, (line) => {
      const reply = JSON.parse(line) as Reply;
      if ('exit' in reply) resolve(reply.exit);
      else onOutput(reply.stream, reply.text);
    });
  });
}

function eachLine(connection: Socket, hear: (line: string) => void): void {
  let unfinished = '';
  connection.setEncoding('utf8');
  connection.on('data', (text: string) => {
    const lines = (unfinished + text).split('\n');
    unfinished = lines.pop() ?? '';
    for (const line of lines) hear(line);
  });
}

function reach(address: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const connection = connect(address, () => resolve(connection));
    connection.once('error', (error: NodeJS.ErrnoException) =>
      reject(new NoAnswer(`The process that holds the store does not answer (${error.code}). Try again.`)),
    );
  });
}

/** Binds or reaches a socket by a short path to its folder where its own path is longer than an address may be. */
async function throughShortPath<T>(socketPath: string, use: (address: string) => Promise<T>): Promise<T> {
  if (Buffer.byteLength(socketPath) <= LONGEST_ADDRESS) return use(socketPath);
  const folder = await mkdtemp(join(tmpdir(), 'cw-'));
  try {
    await symlink(dirname(socketPath), join(folder, 's'));
    return await use(join(folder, 's', basename(socketPath)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function removeSocket(socketPath: string): Promise<void> {
  await unlink(socketPath).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}
