import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The project's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What a process printed on standard output, and what it took. */
export type Ran = {
  readonly out: string;
  readonly seconds: number;
  /** Of all processors together: with neighbours on the machine it says more than the clock. */
  readonly processorSeconds: number;
  /** The most memory that it held. */
  readonly peakGigabytes: number;
};

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
  const spentFile = join(tmpdir(), `commonweal-bench-spent-${process.pid}`);
  const started = performance.now();
  const child = node(['--import', pathToFileURL(join(root, 'bench', 'spent.ts')).href, ...argv], {
    ...environment,
    BENCH_SPENT_FILE: spentFile,
  });
  let out = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  const [code] = await once(child, 'close');
  const seconds = (performance.now() - started) / 1000;
  if (code !== 0) throw new Error(`${argv.slice(0, 4).join(' ')} ended with ${code}: ${out.slice(0, 500)}`);
  return { out, seconds, ...spent(spentFile) };
}

function spent(file: string): Pick<Ran, 'processorSeconds' | 'peakGigabytes'> {
  if (!existsSync(file)) throw new Error('a process that was measured did not say what it used');
  const usage = JSON.parse(readFileSync(file, 'utf8')) as NodeJS.ResourceUsage;
  rmSync(file);
  return {
    processorSeconds: (usage.userCPUTime + usage.systemCPUTime) / 1e6,
    peakGigabytes: gigabytes(usage.maxRSS),
  };
}

/** Node gives the most memory held in units of 1024 bytes. */
export function gigabytes(maxRSS: number): number {
  return (maxRSS * 1024) / 1e9;
}

/** Starts the Node that runs this. */
export function node(argv: readonly string[], environment: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(process.execPath, argv, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
