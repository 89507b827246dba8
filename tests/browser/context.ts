/** The application over real rooms, served for the browser: three invented practices and a published year. */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { importFiles } from '../../src/actions/index.ts';
import { createApp, type RunningServer, startServer } from '../../src/web/index.ts';
import { buildFixture, type Fixture } from '../fixture.ts';

export type Served = { readonly baseUrl: string; readonly fixture: Fixture; readonly faults: readonly string[] };

const PUBLISHED_FILE = 'nhspaymentsgp-2022-23.csv';
export const PUBLISHED_YEAR = '2022-23';

let opening: Promise<Served & { readonly server: RunningServer }> | undefined;

/** Served once for all browser tests; they find what the ones before them did. */
export function served(): Promise<Served> {
  opening ??= serve();
  return opening;
}

async function serve(): Promise<Served & { readonly server: RunningServer }> {
  const fixture = await buildFixture();
  await receivePublished(fixture);
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

/** A year of payments as published: the feed's own sample, of which no practice is real. */
async function receivePublished({ actions, actor }: Fixture): Promise<void> {
  const sample = new URL(`../../src/ingest/feeds/gp-payments/sample/${PUBLISHED_FILE}`, import.meta.url);
  const report = await importFiles(actions, actor('operator'), { feed: 'gp-payments', files: [fileURLToPath(sample)] });
  assert.ok(report.ok, 'the published sample is imported');
}

after(async () => {
  if (opening === undefined) return;
  await (await opening).server.stop();
});
