import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Hono } from 'hono';
import { signInPolicy } from '../../definitions/sign-in/policy.ts';
import { testStore } from '../../tests/store-for-tests.ts';
import { accessMigrations, SignInPolicy } from '../access/index.ts';
import { auditMigrations } from '../audit/index.ts';
import { accepted, day, type Json, refused } from '../base/index.ts';
import type { Store } from '../store/index.ts';
import { createApp, type WebOptions } from './app.ts';

const CLOCK = { now: () => '2026-04-10T09:00:00.000Z' };
const FINANCE = { id: 'finance', name: 'Penny Ledger', role: 'finance lead', organisation: 'X00' };

let store: Store;

/** As much of the system as the doors themselves ask: people, places, rules and sessions. Reports are tested on real rooms. */
function options(): WebOptions & { readonly faults: unknown[] } {
  const faults: unknown[] = [];
  const noPractice = refused({ code: 'practice.unknown', message: 'There is none.' });
  const signIn = SignInPolicy.fromJson(signInPolicy as unknown as Json);
  assert.ok(signIn.ok);
  const reports = {
    signIn: signIn.value,
    clock: CLOCK,
    businessDate: day('2026-04-10'),
    users: {
      users: () => [FINANCE],
      actor: () => accepted({ user: 'finance', name: FINANCE.name, role: 'finance lead', organisation: 'X00' }),
    },
    register: { commissioner: { name: 'Westmarch' }, practice: () => noPractice },
    rules: { may: () => noPractice, hoursOfBrokenGlass: () => undefined },
  };
  return {
    reports: reports as never,
    actions: { ...reports, store } as never,
    sessionSecret: 'a secret of at least thirty-two characters',
    demonstration: true,
    reportFault: (_reference, fault) => faults.push(fault),
    faults,
  };
}

describe('web application', () => {
  let app: Hono;
  before(async () => {
    store = await testStore([...auditMigrations, ...accessMigrations]);
    app = createApp(options());
  });

  it('sends whoever is not signed in to the sign-in page, and back afterwards', async () => {
    const answer = await app.request('/practice/X00036?month=2025-10');
    assert.equal(answer.status, 302);
    assert.equal(answer.headers.get('location'), '/sign-in?next=%2Fpractice%2FX00036%3Fmonth%3D2025-10');
  });

  it('shows the people who can sign in, with a form token and a session that scripts cannot read', async () => {
    const answer = await app.request('/sign-in');
    const html = await answer.text();
    assert.match(html, /Penny Ledger/);
    assert.match(html, /name="token" value="[\w-]{43}"/);
    assert.match(answer.headers.get('set-cookie') ?? '', /^commonweal=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('signs nobody in without the token of their own session', async () => {
    const body = new URLSearchParams({ user: 'finance', token: 'made up', next: '/' });
    const answer = await app.request('/sign-in', { method: 'POST', body });
    assert.equal(answer.status, 400);
    assert.match(await answer.text(), /the page was too old/);
  });

  it('acts on no form of somebody who is not signed in', async () => {
    const answer = await app.request('/runs', { method: 'POST', body: new URLSearchParams({ month: '2025-10' }) });
    assert.equal(answer.status, 401);
    assert.match(await answer.text(), /Sign in first/);
  });

  it('sends strict headers with every answer', async () => {
    for (const path of ['/sign-in', '/nowhere', '/borough']) {
      const { headers } = await app.request(path);
      assert.match(headers.get('content-security-policy') ?? '', /^default-src 'none'; style-src 'self'/);
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.equal(headers.get('referrer-policy'), 'same-origin');
    }
  });

  it('says in words that there is no such page, in the realm that was asked', async () => {
    const answer = await app.request('/nowhere');
    assert.equal(answer.status, 404);
    assert.match(await answer.text(), /Page not found[\s\S]*Demonstration/);
    const published = await app.request('/published/nowhere');
    assert.equal(published.status, 404);
    assert.match(await published.text(), /<strong>Published<\/strong>/);
  });

  it('tells a fault once and gives the reader its reference, and nothing else', async () => {
    const made = options();
    const answer = await createApp(made).request('/published');
    assert.equal(answer.status, 500);
    const html = await answer.text();
    assert.match(html, /Sorry, there is a problem[\s\S]*Reference: <span class="hash">[0-9a-f]{8}</);
    assert.doesNotMatch(html, /TypeError|undefined|src\//);
    assert.equal(made.faults.length, 1);
  });

  it('serves its style sheet compressed, to be kept for ever', async () => {
    const html = await (await app.request('/sign-in')).text();
    const address = /rel="stylesheet" href="([^"]+)"/.exec(html)?.[1] ?? '';
    const answer = await app.request(address, { headers: { 'Accept-Encoding': 'gzip' } });
    assert.equal(answer.headers.get('content-encoding'), 'gzip');
    assert.match(answer.headers.get('cache-control') ?? '', /immutable/);
    assert.ok((await answer.arrayBuffer()).byteLength < 60_000);
  });

  it('lets nobody be somebody from a list in service', async () => {
    const service = createApp({ ...options(), demonstration: false });
    assert.doesNotMatch(await (await service.request('/sign-in')).text(), /Penny Ledger/);
    const body = new URLSearchParams({ user: 'finance' });
    assert.equal((await service.request('/sign-in', { method: 'POST', body })).status, 403);
  });

  it('goes nowhere else after signing in', async () => {
    for (const next of ['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', 'borough']) {
      const html = await (await app.request(`/sign-in?next=${encodeURIComponent(next)}`)).text();
      assert.match(html, /name="next" value="\/"/, next);
    }
  });
});
