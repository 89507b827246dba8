import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Outcome } from '../base/index.ts';
import { refuse, type Streams } from '../cli/index.ts';
import { warmUp } from '../reports/index.ts';
import type { OpeningStore } from '../store/index.ts';
import { createApp, startServer } from '../web/index.ts';
import { answerVerbs, progressOnScreen, tellTakeover } from './commands.ts';
import type { Configuration } from './configuration.ts';
import { buildDemonstration, DEMONSTRATION_SEED, demonstrationBuilt } from './demonstration.ts';
import { faultText } from './fault.ts';
import { readPolicy } from './policy.ts';
import { providerOf } from './sign-in-settings.ts';
import { openSystem, type System } from './system.ts';

/** What is served: over which store, to whom it listens, and whether the demonstration is built first when it is not there. */
export type Serving = { readonly store: Outcome<OpeningStore>; readonly host: string; readonly builds: boolean };

/** Serves the pages until it is told to stop. */
export async function serve(
  root: string,
  configuration: Configuration,
  { store, host, builds }: Serving,
  streams: Streams,
): Promise<number> {
  const opened = await openSystem(configuration, readPolicy(root), store);
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
