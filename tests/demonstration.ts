import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What a command printed and how it ended. */
export type Ran = { readonly code: number | null; readonly out: string; readonly err: string };

/** A small demonstration in a temporary folder, built once for all the tests of a process. */
export type Demonstration = {
  readonly data: string;
  /** Runs `commonweal …` as its own process over this demonstration. */
  run(...argv: string[]): Promise<Ran>;
  /** The JSON that a command prints; throws with its words when it was not done. */
  json<T>(...argv: string[]): Promise<T>;
  start(verb: string, settings: Record<string, string>, ...argv: string[]): ChildProcess;
};

const PEOPLE = 2000;
let built: Promise<Demonstration> | undefined;

export function demonstration(): Promise<Demonstration> {
  built ??= build();
  return built;
}

/** With TEST_DEMONSTRATION, the small demonstration that was built in that data folder before. */
async function build(): Promise<Demonstration> {
  const before = process.env.TEST_DEMONSTRATION;
  if (before !== undefined) return over(before);
  const folder = mkdtempSync(join(tmpdir(), 'commonweal test '));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const made = over(join(folder, 'data'));
  const ran = await made.run('demo', 'build', '--people', String(PEOPLE), '--json');
  if (ran.code !== 0) throw new Error(`the demonstration was not built: ${ran.err}`);
  return made;
}

export type ServedDemonstration = Demonstration & {
  stop(): Promise<void>;
  /** @param address beginning with a slash */
  request(address: string, init?: RequestInit): Promise<Response>;
};

/** A copy of the small demonstration, with a server over it that answers its commands: each takes no store of its own. */
export async function servedDemonstration(): Promise<ServedDemonstration> {
  const { data } = await demonstration();
  const copy = mkdtempSync(join(tmpdir(), 'commonweal served '));
  process.once('exit', () => rmSync(copy, { recursive: true, force: true }));
  await cp(data, copy, { recursive: true });
  const served = over(copy);
  const port = await freePort();
  const server = served.start('serve', { PORT: port });
  await listening(server);
  const stop = async (): Promise<void> => {
    server.kill('SIGTERM');
    await once(server, 'close');
  };
  const request = (address: string, init?: RequestInit) =>
    fetch(`http://127.0.0.1:${port}${address}`, { redirect: 'manual', ...init });
  return { ...served, stop, request };
}

let shared: Promise<ServedDemonstration> | undefined;
after(async () => (await shared)?.stop());

/** One served copy for all of a process's tests that leave what others look at as it is. It ends after the last of them. */
export function sharedDemonstration(): Promise<Omit<ServedDemonstration, 'stop'>> {
  shared ??= servedDemonstration();
  return shared;
}

/** Commands over any data folder. */
export function over(data: string): Demonstration {
  const start = (verb: string, settings: Record<string, string>, ...argv: string[]): ChildProcess =>
    spawn(process.execPath, [join(root, 'src', 'main.ts'), verb, ...argv], {
      cwd: root,
      env: { ...process.env, COMMONWEAL_DATA: data, COMMONWEAL_DEMONSTRATION_PEOPLE: String(PEOPLE), ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const run = ([verb = '', ...argv]: string[]): Promise<Ran> => ended(start(verb, {}, ...argv));
  return {
    data,
    start,
    run: (...argv) => run(argv),
    json: async (...argv) => {
      const ran = await run([...argv, '--json']);
      if (ran.code !== 0) throw new Error(`commonweal ${argv.join(' ')} ended with ${ran.code}: ${ran.err}`);
      return JSON.parse(ran.out);
    },
  };
}

/** A port that nobody listens on. */
export async function freePort(): Promise<string> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('a server of this machine has a port');
  return String(address.port);
}

/** Once a server has said where it is. */
export function listening(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stderr?.on('data', (text: Buffer) => {
      said += String(text);
      if (said.includes('Commonweal is at')) resolve();
    });
    server.once('close', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
}

export function ended(child: ChildProcess): Promise<Ran> {
  let [out, err] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err }));
  });
}
