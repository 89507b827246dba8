/** The application over real rooms, served for the browser: three invented practices and a published year. */
import { after } from 'node:test';
import { createApp, type RunningServer, startServer } from '../../src/web/index.ts';
import { buildFixture, type Fixture } from '../fixture.ts';

export type Served = { readonly baseUrl: string; readonly fixture: Fixture; readonly faults: readonly string[] };

let opening: Promise<Served & { readonly server: RunningServer }> | undefined;

/** Served once for all browser tests; they find what the ones before them did. */
export function served(): Promise<Served> {
  opening ??= serve();
  return opening;
}

async function serve(): Promise<Served & { readonly server: RunningServer }> {
  const fixture = await buildFixture();
  const faults: string[] = [];
  const app = createApp({
    reports: fixture.reports,
    actions: fixture.actions,
    sessionSecret: 'the secret of the browser tests alone',
    demonstration: true,
    reportFault: (reference, fault) => faults.push(`${reference}: ${fault instanceof Error ? fault.stack : fault}`),
  });
  const server = await startServer(app, 0, '127.0.0.1');
  return { baseUrl: server.url, fixture, faults, server };
}

after(async () => {
  if (opening === undefined) return;
  await (await opening).server.stop();
});
