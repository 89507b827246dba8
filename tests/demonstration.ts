import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
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
  start(...argv: string[]): ChildProcess;
};

const PEOPLE = 2000;
let built: Promise<Demonstration> | undefined;

export function demonstration(): Promise<Demonstration> {
  built ??= build();
  return built;
}

async function build(): Promise<Demonstration> {
  const folder = mkdtempSync(join(tmpdir(), 'commonweal test '));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const made = over(join(folder, 'data'));
  const ran = await made.run('demo', 'build', '--people', String(PEOPLE), '--json');
  if (ran.code !== 0) throw new Error(`the demonstration was not built: ${ran.err}`);
  return made;
}

/** Commands over any data folder. */
export function over(data: string): Demonstration {
  const start = (...argv: string[]): ChildProcess =>
    spawn(process.execPath, [join(root, 'src', 'main.ts'), ...argv], {
      cwd: root,
      env: { ...process.env, COMMONWEAL_DATA: data, COMMONWEAL_DEMONSTRATION_PEOPLE: String(PEOPLE) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const run = (...argv: string[]): Promise<Ran> => ended(start(...argv));
  return {
    data,
    start,
    run,
    json: async (...argv) => {
      const ran = await run(...argv, '--json');
      if (ran.code !== 0) throw new Error(`commonweal ${argv.join(' ')} ended with ${ran.code}: ${ran.err}`);
      return JSON.parse(ran.out);
    },
  };
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
