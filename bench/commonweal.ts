import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The project's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What a process printed on standard output, how long it took and the most memory that it held. */
export type Ran = { readonly out: string; readonly seconds: number; readonly peakGigabytes: number };

/** A command of Commonweal over a data folder, as a process of its own; its standard error is ours. */
export async function commonweal(data: string, ...argv: string[]): Promise<Ran> {
  return await ran([join(root, 'src', 'main.ts'), ...argv], { COMMONWEAL_DATA: data });
}

/** The JSON that a command prints. */
export async function commonwealJson<T>(data: string, ...argv: string[]): Promise<Ran & { readonly json: T }> {
  const done = await commonweal(data, ...argv, '--json');
  return { ...done, json: JSON.parse(done.out) as T };
}

/** Runs a program of ours to its end. @throws Error when it does not end with 0 */
export async function ran(argv: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const peakFile = join(tmpdir(), `commonweal-bench-peak-${process.pid}`);
  const started = performance.now();
  const child = node(['--import', pathToFileURL(join(root, 'bench', 'peak-memory.ts')).href, ...argv], {
    ...environment,
    BENCH_PEAK_MEMORY_FILE: peakFile,
  });
  let out = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  const [code] = await once(child, 'close');
  const seconds = (performance.now() - started) / 1000;
  const kilobytes = existsSync(peakFile) ? Number(readFileSync(peakFile, 'utf8')) : Number.NaN;
  rmSync(peakFile, { force: true });
  if (code !== 0) throw new Error(`${argv.slice(0, 4).join(' ')} ended with ${code}: ${out.slice(0, 500)}`);
  return { out, seconds, peakGigabytes: (kilobytes * 1024) / 1e9 };
}

/** Starts the Node that runs this. */
export function node(argv: readonly string[], environment: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(process.execPath, argv, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
