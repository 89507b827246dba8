/**
 * Loaded by `node --import` into a process that is measured: at its end writes what it used, as Node's own
 * `process.resourceUsage()`, to the file named by BENCH_SPENT_FILE.
 */
import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const file = process.env.BENCH_SPENT_FILE;
if (isMainThread && file !== undefined) {
  process.once('exit', () => writeFileSync(file, JSON.stringify(process.resourceUsage())));
}
