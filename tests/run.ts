/**
 * `npm test`: type check, lint, then every `*.test.ts` of src/, definitions/ and tests/{spec,property,golden,functional,regression}
 * in one process of the native runner. Ends with a line `N passed, N failed`.
 * `node tests/run.ts <part of a path>…` runs only the files whose path contains one of the parts.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** Slower suites, each with its own step in .ci/run. */
const SLOWER = ['tests/browser/', 'tests/simulation/', 'tests/property-long/', 'tests/functional-long/'];

function testFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts') && !name.includes('node_modules'))
    .map((name) => join(folder, name))
    .sort();
}

function wanted(parts: readonly string[]): string[] {
  const all = ['src', 'definitions', 'tests', 'bench'].flatMap((folder) => testFiles(join(root, folder)));
  const paths = all.filter((file) => {
    const path = relative(root, file);
    return parts.length === 0
      ? !SLOWER.some((slow) => path.startsWith(slow))
      : parts.some((part) => path.includes(part));
  });
  return paths;
}

function check(name: string, command: string, args: string[]): boolean {
  const result = spawnSync(join(root, 'node_modules/.bin', command), args, { cwd: root, stdio: 'inherit' });
  process.stdout.write(`${result.status === 0 ? '✔' : '✖'} ${name}\n`);
  return result.status === 0;
}

const parts = process.argv.slice(2);
let passed = 0;
let failed = 0;
let skipped = 0;
if (parts.length === 0) {
  for (const ok of [check('types', 'tsc', ['--noEmit']), check('lint', 'biome', ['check', '.'])]) {
    if (ok) passed += 1;
    else failed += 1;
  }
}
const files = wanted(parts);
if (files.length === 0) {
  process.stdout.write('No test file matches.\n');
  process.exit(1);
}
const stream = run({ files, isolation: 'none', concurrency: availableParallelism() });
stream.on('test:pass', (event) => {
  if (event.details.type === 'suite') return;
  if (event.skip !== undefined && event.skip !== false) skipped += 1;
  else passed += 1;
});
stream.on('test:fail', (event) => {
  if (event.details.type !== 'suite') failed += 1;
});
stream.on('end', () => {
  process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  process.exit(failed === 0 ? 0 : 1);
});
stream.compose(spec).pipe(process.stdout);
