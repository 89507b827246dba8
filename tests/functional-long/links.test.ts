/** Pages showed links that their reader may not follow, so that a practice could not take the first step of the walk. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Hono } from 'hono';
import { certifyRun, prepareRun, releaseRun, verifyResults } from '../../src/actions/index.ts';
import { month, type Outcome } from '../../src/base/index.ts';
import { ledgerReport } from '../../src/reports/index.ts';
import { createApp } from '../../src/web/app.ts';
import { PAGE_ROUTES } from '../../src/web/routes.ts';
import { buildFixture, type Fixture, PAID_ON } from '../fixture.ts';
import { linksIn, signedIn } from '../signed-in.ts';

const RUN = '2025-10-1';
/** Pages of one kind that a reader opens; more of a kind look the same. */
const OF_A_KIND = 3;

let fixture: Fixture;
let app: Hono;

function given<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

async function readerOf(user: string) {
  return (await signedIn(app, user)).open;
}

function kindOf(address: string): string {
  const parts = (address.split('?')[0] ?? '').split('/');
  const fits = (path: string) => {
    const wanted = path.split('/');
    return wanted.length === parts.length && wanted.every((part, at) => part.startsWith(':') || part === parts[at]);
  };
  return PAGE_ROUTES.find(({ path }) => fits(path))?.path ?? address;
}

describe('readers and the links that they are shown', () => {
  before(async () => {
    fixture = await buildFixture();
    const { actions, reports, actor } = fixture;
    given(await prepareRun(actions, actor('finance'), { month: month('2025-10') }));
    given(await verifyResults(actions, actor('operator'), { periodEnds: [PAID_ON] }));
    given(await certifyRun(actions, actor('approver'), { run: RUN }));
    given(await releaseRun(actions, actor('releaser'), { run: RUN }));
    const sessionSecret = 'a secret of at least thirty-two characters';
    app = createApp({ reports, actions, sessionSecret, demonstration: true, reportFault: () => undefined });
  });

  for (const user of ['manager-x00036', 'gp-x00010', 'quality', 'committee', 'contracts', 'auditor', 'public']) {
    test(`${user} is shown no link that leads to a refusal`, async () => {
      const open = await readerOf(user);
      const seen = new Map<string, number>();
      const waiting = ['/', '/practice/X00036', '/practice/X00036/statement/2025-10', '/status', '/who-may-see'];
      const refused: string[] = [];
      const from = new Map<string, string>();
      const done = new Set<string>();
      for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
        const kind = kindOf(address);
        if (done.has(address) || (seen.get(kind) ?? 0) >= OF_A_KIND) continue;
        done.add(address);
        seen.set(kind, (seen.get(kind) ?? 0) + 1);
        const { status, html } = await open(address);
        if (status === 403 && from.has(address)) refused.push(`${from.get(address)} → ${address}`);
        if (status !== 200) continue;
        for (const href of linksIn(html)) {
          if (!from.has(href)) from.set(href, address);
          waiting.push(href);
        }
      }
      assert.ok(done.size > 10, `${done.size} pages were opened`);
      assert.deepEqual(refused, []);
    });
  }

  test('a practice takes the first steps of the walk: statement, line, its entry and its part of the run', async () => {
    const open = await readerOf('manager-x00036');
    const { html } = await open('/practice/X00036/statement/2025-10');
    assert.ok(linksIn(html).includes(`/runs/${RUN}`));
    const run = await open(`/runs/${RUN}`);
    assert.equal(run.status, 200);
    assert.match(run.html, /Linden Park Surgery/);
    assert.doesNotMatch(run.html, /Juniper Health Centre|X00010|X00043/);
    const line = await open('/practice/X00036/statement/2025-10/line/global-sum');
    const entry = linksIn(line.html).find((href) => href.startsWith('/ledger/entry/'));
    assert.ok(entry !== undefined);
    const opened = await open(entry);
    assert.equal(opened.status, 200);
    assert.match(opened.html, /Global sum, October 2025/);
  });

  test('another practice’s entry is refused as one that there is not', async () => {
    const { entries } = given(await ledgerReport(fixture.reports, fixture.actor('auditor'), {}));
    const others = entries.filter(({ reference }) => !reference.includes('X00036'));
    assert.ok(others.length > 0);
    const open = await readerOf('manager-x00036');
    const none = await open('/ledger/entry/999999');
    for (const { id } of others) {
      const other = await open(`/ledger/entry/${id}`);
      assert.equal(other.status, 403);
      assert.equal(other.html, none.html);
    }
  });

  test('another practice’s file is refused as one that was never received', async () => {
    const open = await readerOf('manager-x00036');
    const received = [...fixture.reports.book.received().values()];
    const other = received.find(({ sender }) => sender === 'X00010')?.sha256 ?? '';
    const own = received.find(({ sender }) => sender === 'X00036')?.sha256 ?? '';
    for (const page of ['', '/pounds']) {
      const [known, unknown] = [await open(`/feeds/${other}${page}`), await open(`/feeds/${'0'.repeat(64)}${page}`)];
      assert.deepEqual([known.status, unknown.status], [403, 403]);
      assert.equal(known.html, unknown.html);
      assert.equal((await open(`/feeds/${own}${page}`)).status, 200);
    }
  });

  test('a refusal names the deed that was asked for', async () => {
    const open = await readerOf('committee');
    assert.match((await open(`/runs/${RUN}`)).html, /may not see payment runs/);
    assert.match((await open('/ledger/entry/1')).html, /may not see ledger entries/);
  });
});
