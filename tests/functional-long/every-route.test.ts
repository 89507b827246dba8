/**
 * Every route × every user of the demonstration × nobody, with and without a form's token, and the same with hostile addresses: made from
 * the tables of routes, so that a new route cannot be left out. Nothing may fail, tell a stack, or answer whom its needs leave out.
 */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Hono } from 'hono';
import { odsCode } from '../../src/base/index.ts';
import { createApp, DELIVERY, FORM_ROUTES, PAGE_ROUTES } from '../../src/web/index.ts';
import { buildFixture, type Fixture } from '../fixture.ts';
import { signedIn } from '../signed-in.ts';

/** What stands for each named part of an address; whatever has no example is named `none`. */
const EXAMPLES: Readonly<Record<string, string>> = {
  practice: 'X00036',
  provider: 'X00036',
  month: '2025-10',
  indicator: 'HYP008',
  periodEnd: '2026-03-31',
  person: 'x00036-p26',
  locality: 'west',
  outcome: 'missed',
  table: 'events',
  row: '2',
  year: '2014-15',
  term: 'global-sum',
};
const HOSTILE = [
  "' OR '1'='1",
  '../../../../etc/passwd',
  '%2e%2e%2f%2e%2e%2f',
  '%00',
  'a\0b',
  '<script>alert(1)</script>',
  '{{ 7 * 7 }}',
  '\u202e\ud83d\ude00',
  'A'.repeat(3000),
  '-1',
  '99999999999999999999',
  '__proto__',
  '%E0%A4%A',
];
/** The one form that does something for everybody: it signs them out. */
const END_OWN_SESSIONS = '/your-sessions/end-all';
const REFUSED = [302, 400, 401, 403, 404, 409, 413, 422, 429];

function addressOf(path: string, part: (name: string) => string = (name) => EXAMPLES[name] ?? 'none'): string {
  return path.replace(/:(\w+)/g, (_, name: string) => part(name));
}

describe('every route', () => {
  const faults: unknown[] = [];
  let fixture: Fixture;
  let app: Hono;
  before(async () => {
    fixture = await buildFixture();
    const { reports, actions } = fixture;
    const sessionSecret = 'a secret of at least thirty-two characters';
    app = createApp({
      reports,
      actions,
      sessionSecret,
      demonstration: true,
      reportFault: (_, fault) => faults.push(fault),
    });
  });

  const sound = (status: number, html: string, what: string) => {
    const told = faults.splice(0);
    assert.ok(status < 500, `${what}: ${status}`);
    assert.doesNotMatch(
      html,
      /\n\s+at .+:\d+:\d+|node_modules|file:\/\/\/|DuckDB|\bSELECT .+ FROM\b/i,
      `${what}: tells of its inside`,
    );
    assert.deepEqual(told, [], what);
  };

  test('of a page sends nobody who has not signed in to anything but the sign-in', async () => {
    for (const { path, readers } of PAGE_ROUTES) {
      const address = addressOf(path);
      const answer = await app.request(address);
      sound(answer.status, await answer.text(), address);
      if (readers === 'signed in') {
        assert.equal(answer.status, 302, address);
        assert.match(answer.headers.get('location') ?? '', /^\/sign-in/, address);
      }
    }
    const sent = await app.request(addressOf(DELIVERY), { method: 'PUT', body: 'x' });
    sound(sent.status, await sent.text(), DELIVERY);
    assert.equal(sent.status, 401);
  });

  test('of a page answers only whom its needs let in, whoever asks', async () => {
    for (const { id } of fixture.reports.users.users()) {
      const reader = await signedIn(app, id);
      const actor = fixture.actor(id);
      for (const { path, needs } of PAGE_ROUTES) {
        const address = addressOf(path);
        const { status, html } = await reader.open(address);
        sound(status, html, `${id} ${address}`);
        const practice = path.includes(':practice') ? odsCode(EXAMPLES.practice ?? '') : undefined;
        const subjects = practice === undefined ? [{ practice: actor.organisation }, {}] : [{ practice }];
        const may = (needs ?? []).some((action) =>
          subjects.some((subject) => fixture.reports.rules.may(actor, action, subject).ok),
        );
        if (needs !== undefined && !may) assert.ok(REFUSED.includes(status), `${id} ${address}: ${status}`);
      }
    }
  });

  test('of a form does nothing without a session, without its token, or for the public', async () => {
    let reader = await signedIn(app, 'public');
    for (const { path } of FORM_ROUTES) {
      const address = addressOf(path);
      const bare = await app.request(address, { method: 'POST', body: new URLSearchParams({}) });
      sound(bare.status, await bare.text(), address);
      assert.equal(bare.status, 401, `${address} without a session`);
      const forged = await app.request(address, {
        method: 'POST',
        body: new URLSearchParams({ token: 'forged' }),
        headers: { cookie: 'commonweal=eyJ1c2VyIjoiZmluYW5jZSJ9.forged' },
      });
      assert.equal(forged.status, 401, `${address} with a forged session`);
      const posted = await reader.post('/who-may-see', address, {});
      sound(posted.status, posted.html, `public ${address}`);
      if (path === END_OWN_SESSIONS) {
        assert.deepEqual([posted.status, posted.location], [303, '/sign-in']);
        reader = await signedIn(app, 'public');
        continue;
      }
      assert.ok(
        REFUSED.includes(posted.status) && posted.location === '',
        `public ${address}: ${posted.status} ${posted.location}`,
      );
    }
    const finance = await signedIn(app, 'finance');
    for (const { path } of FORM_ROUTES) {
      const { status } = await finance.post('/who-may-see', addressOf(path), { token: 'another’s' });
      assert.ok(status === 403 || status === 400, `finance ${path} with another token: ${status}`);
    }
  });

  test('of a page keeps its word with hostile parts of its address, query and headers', async () => {
    const readers = await Promise.all(['operator', 'manager-x00036'].map((user) => signedIn(app, user)));
    for (const { path } of PAGE_ROUTES) {
      for (const [index, hostile] of HOSTILE.entries()) {
        const reader = readers[index % readers.length];
        const part = hostile.startsWith('%') ? hostile : encodeURIComponent(hostile);
        const query = new URLSearchParams(
          ['practice', 'person', 'user', 'thing', 'month', 'from', 'to', 'framework', 'table', 'size'].map((name) => [
            name,
            hostile,
          ]),
        );
        for (const address of [
          addressOf(path, () => part),
          `${addressOf(path)}?${query}`,
          `${addressOf(path)}.csv?table=${part}`,
        ]) {
          if (reader === undefined) continue;
          const { status, html } = await reader.open(address);
          sound(status, html, address.slice(0, 200));
          assert.doesNotMatch(html, /<script>alert|root:x:0|\b49\b<\/h1>/, address.slice(0, 200));
        }
      }
      const odd = await app.request(addressOf(path), {
        method: 'DELETE',
        headers: { cookie: 'commonweal=%00.%00', 'x-forwarded-for': "'" },
      });
      assert.equal(odd.status, 404, path);
    }
  });

  test('of a form keeps its word with hostile fields', async () => {
    const reader = await signedIn(app, 'contracts');
    const names = [
      'practice',
      'person',
      'reason',
      'id',
      'verdict',
      'words',
      'text',
      'outcome',
      'answer',
      'evidence',
      'month',
      'amount',
      'file',
      'sent-from',
    ];
    for (const { path } of FORM_ROUTES) {
      for (const hostile of HOSTILE.slice(0, 7)) {
        const part = hostile.startsWith('%') ? hostile : encodeURIComponent(hostile);
        const fields = Object.fromEntries(names.map((name) => [name, hostile]));
        const { status, html } = await reader.post(
          '/who-may-see',
          addressOf(path, () => part),
          fields,
        );
        sound(status, html, `${path} ${hostile}`);
      }
    }
  });
});
