/**
 * Loaded by `node --import` into a process that is measured: at its end writes the most memory that it held, in
 * kilobytes, to the file named by BENCH_PEAK_MEMORY_FILE.
 */
import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const file = process.env.BENCH_PEAK_MEMORY_FILE;
if (isMainThread && file !== undefined) {
  process.once('exit', () => writeFileSync(file, String(process.resourceUsage().maxRSS)));
}
