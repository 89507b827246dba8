/**
 * `npm test`: type check, lint, then every `*.test.ts` of src/, definitions/ and tests/{spec,property,functional,regression}
 * in three processes of the native runner. Ends with a line `N passed, N failed`.
 * `node tests/run.ts <part of a path>…` runs only the files whose path contains one of the parts.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { setPriority } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { text } from 'node:stream/consumers';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** Slower suites, each with its own step in .ci/run. */
const SLOWER = ['tests/browser/', 'tests/simulation/', 'tests/property-long/', 'tests/functional-long/'];

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts') && !name.includes('node_modules'))
    .map((name) => join(folder, name))
    .sort();
}

/** Those whose path contains one of the parts; all but the slower suites when none is given. */
function testFiles(parts: readonly string[] = []): string[] {
  const all = ['src', 'definitions', 'tests', 'bench'].flatMap((folder) => filesIn(join(root, folder)));
  return all.filter((file) => {
    const path = relative(root, file);
    return parts.length === 0
      ? !SLOWER.some((slow) => path.startsWith(slow))
      : parts.some((part) => path.includes(part));
  });
}

/** What is done soonest waits for what takes longest: so all of it is over soonest. */
const [WAITS_A_LITTLE, WAITS] = [3, 10];

function letOthersFirst({ pid }: ChildProcess, nicety: number): void {
  if (pid !== undefined) setPriority(pid, nicety);
}

async function check(name: string, command: string, args: string[]): Promise<Tally> {
  const child = spawn(join(root, 'node_modules/.bin', command), args, { cwd: root, stdio: 'inherit' });
  letOthersFirst(child, WAITS);
  const [code] = await once(child, 'close');
  process.stdout.write(`${code === 0 ? '✔' : '✖'} ${name}\n`);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/** What is compiled once is kept for the next process, and for those that tests start: half of what loading takes. */
function keepCompiled(): void {
  const folder = join(root, 'node_modules', '.cache', 'commonweal');
  enableCompileCache(folder);
  process.env.NODE_COMPILE_CACHE = folder;
}

const MEMORY = '/dev/shm';
const ROOM_NEEDED = 4e9;

/** Has tests keep what they write for a moment in memory, where there is room: a tenth of their time is the disk's. */
function writeToMemory(): void {
  if (!existsSync(MEMORY) || process.env.TMPDIR?.startsWith(MEMORY)) return;
  const { bavail, bsize } = statfsSync(MEMORY);
  if (bavail * bsize < ROOM_NEEDED) return;
  const folder = mkdtempSync(join(MEMORY, 'commonweal tests '));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  process.env.TMPDIR = folder;
}

type Tally = { passed: number; failed: number; skipped: number };

/** Runs files in this process, one test after another: those of a suite share a store, and read what the one before wrote. */
async function runHere(files: readonly string[]): Promise<Tally> {
  const tally: Tally = { passed: 0, failed: 0, skipped: 0 };
  const stream = run({ files, isolation: 'none', concurrency: 1 });
  stream.on('test:pass', (event) => {
    if (event.details.type === 'suite') return;
    if (event.skip !== undefined && event.skip !== false) tally.skipped += 1;
    else tally.passed += 1;
  });
  stream.on('test:fail', (event) => {
    if (event.details.type !== 'suite') tally.failed += 1;
  });
  stream.compose(spec).pipe(process.stdout);
  await once(stream, 'end');
  return tally;
}

/** Much lives as long as one test: room for it is cheaper than looking through it time and again. */
const YOUNG_MEMORY = '--max-semi-space-size=64';

/** Runs files in a process of their own. What it says is shown as it comes, or when it ends. */
async function runApart(files: readonly string[], o: { isLive?: boolean; nicety?: number }): Promise<Tally> {
  const paths = files.map((file) => relative(root, file));
  const child = spawn(process.execPath, [YOUNG_MEMORY, import.meta.filename, ...paths], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (o.nicety !== undefined) letOthersFirst(child, o.nicety);
  if (o.isLive) child.stdout.on('data', (said: Buffer) => process.stdout.write(said));
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  if (!o.isLive) process.stdout.write(said);
  const [, passed, failed, skipped] = /^(\d+) passed, (\d+) failed, (\d+) skipped$/m.exec(said) ?? [];
  const tally = { passed: Number(passed ?? 0), failed: Number(failed ?? 0), skipped: Number(skipped ?? 0) };
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

/** What a test file needs that takes seconds to make, once a process. */
function needOf(file: string): 'demonstration' | 'store' | 'nothing' {
  const source = readFileSync(file, 'utf8');
  if (source.includes("from '../demonstration.ts'")) return 'demonstration';
  return /\/(fixture|store-for-tests)\.ts'/.test(source) ? 'store' : 'nothing';
}

/** Everything, in a process for each need: one that waits for its store or its commands leaves the processors to another. */
async function runAll(): Promise<Tally> {
  const { demonstration = [], store = [], nothing = [] } = Object.groupBy(testFiles(), needOf);
  const tallies = await Promise.all([
    runApart(store, { isLive: true }),
    runApart(demonstration, {}),
    runApart(nothing, { nicety: WAITS_A_LITTLE }),
    check('types', 'tsc', ['--noEmit']),
    check('lint', 'biome', ['check', '.']),
  ]);
  const sum = (of: keyof Tally) => tallies.reduce((total, tally) => total + tally[of], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

const parts = process.argv.slice(2);
const files = testFiles(parts);
if (files.length === 0) {
  process.stdout.write('No test file matches.\n');
  process.exit(1);
}
keepCompiled();
writeToMemory();
const { passed, failed, skipped } = parts.length === 0 ? await runAll() : await runHere(files);
process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
process.exit(failed === 0 ? 0 : 1);
