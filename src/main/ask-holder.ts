import { setTimeout } from 'node:timers/promises';
import type { Streams } from '../cli/index.ts';
import { lockHolder, NoAnswer, sendVerb } from '../owner/index.ts';
import { type Configuration, storeDirectory } from './configuration.ts';

/** How long a process that holds the store may take to answer: it opens the store before it listens. */
const STARTING_MS = 60_000;
const PAUSE_MS = 100;

/**
 * Sends a verb to the process that holds the embedded store, waiting while that one is still starting.
 * @returns its exit code; undefined when no live process holds the store
 */
export async function askHolder(
  argv: readonly string[],
  configuration: Configuration,
  streams: Streams,
): Promise<number | undefined> {
  if (configuration.databaseUrl !== undefined) return undefined;
  for (let waited = 0; waited < STARTING_MS; waited += PAUSE_MS) {
    const holder = lockHolder(storeDirectory(configuration));
    if (holder === undefined) return undefined;
    try {
      return await sendVerb(holder.socket, argv, (stream, text) => streams[stream](text));
    } catch (fault) {
      if (!(fault instanceof NoAnswer)) throw fault;
    }
    await setTimeout(PAUSE_MS);
  }
  return undefined;
}
