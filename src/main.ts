/**
 * Commonweal's one entry. What is compiled at one start is kept for the next, which halves what loading takes: that must
 * be said before anything of ours is loaded. Threads read it from the environment.
 */
import { enableCompileCache } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const compiled = join(root, 'node_modules', '.cache', 'commonweal');
enableCompileCache(compiled);
process.env.NODE_COMPILE_CACHE = compiled;
const { run } = await import('./main/run.ts');
process.exitCode = await run(root, process.argv.slice(2));
