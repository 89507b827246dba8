import { once } from 'node:events';
import { createServer } from 'node:net';
import { accepted, type Outcome, refused } from '../base/index.ts';
import type { Streams } from '../cli/index.ts';
import type { Configuration } from './configuration.ts';
import { beginStore } from './open-store.ts';

/** Everybody may open it, and its title names the program. */
const SIGN_IN_PAGE = '/sign-in';

/**
 * Serves the pages until it is told to stop. Most of a start is loading, and opening the store, which a thread of its own
 * does: so loading begins when that has.
 * @param builds whether the demonstration is built first when it is not there
 * @returns the exit code
 */
export async function start(
  root: string,
  configuration: Configuration,
  builds: boolean,
  streams: Streams,
): Promise<number> {
  const host = configuration.mode === 'demonstration' ? '127.0.0.1' : '0.0.0.0';
  const free = await portIsFree(configuration.port, host);
  if (!free.ok) {
    const { refuse } = await import('../cli/index.ts');
    return refuse(free.refusal, false, streams);
  }
  const store = await beginStore(configuration);
  const { serve } = await import('./serve.ts');
  return await serve(root, configuration, { store, host, builds }, streams);
}

/**
 * Says at once that a port is taken, before anything is built. Refused in words when it is Commonweal that has it.
 * @throws EADDRINUSE when another program has it, EACCES
 */
async function portIsFree(port: number, host: string): Promise<Outcome<undefined>> {
  const probe = createServer();
  try {
    probe.listen(port, host);
    await once(probe, 'listening');
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EADDRINUSE' || !(await isCommonweal(port))) throw fault;
    return refused({
      code: 'configuration.invalid',
      message: `Port ${port} is taken by Commonweal itself, which is running already.`,
      remedy: `Open http://localhost:${port}, or stop it first. To run another beside it, choose another port and folder: PORT=3001 COMMONWEAL_DATA=<folder> npm start`,
    });
  }
  probe.close();
  await once(probe, 'close');
  return accepted(undefined);
}

/** How long the program that has the port may take to say who it is: a busy machine answers late. */
const ANSWER_MS = 10_000;

async function isCommonweal(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}${SIGN_IN_PAGE}`, { signal: AbortSignal.timeout(ANSWER_MS) });
    return / – Commonweal<\/title>/.test(await answer.text());
  } catch {
    return false;
  }
}
