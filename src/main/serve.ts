import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { accepted, type Outcome, refused } from '../base/index.ts';
import { refuse, type Streams } from '../cli/index.ts';
import { warmUp } from '../reports/index.ts';
import { createApp, startServer } from '../web/index.ts';
import { answerVerbs, progressOnScreen, tellTakeover } from './commands.ts';
import type { Configuration } from './configuration.ts';
import { buildDemonstration, DEMONSTRATION_SEED, demonstrationBuilt } from './demonstration.ts';
import { faultText } from './fault.ts';
import { readPolicy } from './policy.ts';
import { providerOf } from './sign-in-settings.ts';
import { openSystem, type System } from './system.ts';

/** Everybody may open it, and its title names the program. */
const SIGN_IN_PAGE = '/sign-in';

/** Serves the pages until it is told to stop; `start` builds the demonstration first when it is not there. */
export async function serve(
  root: string,
  configuration: Configuration,
  builds: boolean,
  streams: Streams,
): Promise<number> {
  const host = configuration.mode === 'demonstration' ? '127.0.0.1' : '0.0.0.0';
  const free = await portIsFree(configuration.port, host);
  if (!free.ok) return refuse(free.refusal, false, streams);
  const opened = await openSystem(configuration, readPolicy(root));
  if (!opened.ok) return refuse(opened.refusal, false, streams);
  const system = opened.value;
  tellTakeover(system, streams);
  const answering = await answerVerbs(root, system);
  try {
    if (builds && configuration.mode === 'demonstration') {
      const built = await buildWhenAbsent(root, system, streams);
      if (!built) return 1;
    }
    await servePages(system, configuration, host, streams);
    return 0;
  } finally {
    await answering?.close();
    await system.close();
  }
}

async function buildWhenAbsent(root: string, system: System, streams: Streams): Promise<boolean> {
  const people = system.configuration.demonstrationPeople;
  const built = demonstrationBuilt(system.configuration);
  if (built !== undefined) {
    if (built.people !== people) {
      streams.err(
        `The demonstration here has ${built.people} people. To build another, remove ${system.configuration.data} first.\n`,
      );
    }
    return true;
  }
  streams.err(
    `Building the demonstration: ${people} invented people in fifty invented practices. This is done once.\n`,
  );
  const outcome = await buildDemonstration(root, system, { people, seed: DEMONSTRATION_SEED }, progressOnScreen());
  if (!outcome.ok) refuse(outcome.refusal, false, streams);
  return outcome.ok;
}

async function servePages(system: System, configuration: Configuration, host: string, streams: Streams): Promise<void> {
  const app = createApp({
    reports: system.reports,
    actions: system.actions,
    current: () => system.current(),
    sessionSecret: configuration.sessionSecret ?? randomBytes(32).toString('hex'),
    earlierSessionSecret: configuration.earlierSessionSecret,
    provider: providerOf(configuration),
    isBehindProxy: configuration.behindProxy === 'yes',
    demonstration: configuration.mode === 'demonstration',
    largestUpload: configuration.largestUpload,
    reportFault: (reference, fault) => streams.err(`Fault ${reference}: ${faultText(fault)}\n`),
  });
  const server = await startServer(app, configuration.port, host);
  streams.err(`Commonweal is at http://localhost:${server.port} (stop it with Ctrl+C)\n`);
  let isStopping = false;
  void warmUp(system.reports).catch((fault) => isStopping || streams.err(`${faultText(fault)}\n`));
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  isStopping = true;
  await server.stop();
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
