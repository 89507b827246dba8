import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Hono } from 'hono';
import { signInPolicy } from '../../definitions/sign-in/policy.ts';
import { tokenIn } from '../../tests/signed-in.ts';
import { testStore } from '../../tests/store-for-tests.ts';
import { accessMigrations, SignInPolicy } from '../access/index.ts';
import { auditMigrations } from '../audit/index.ts';
import { accepted, day, type Json, refused } from '../base/index.ts';
import type { Store } from '../store/index.ts';
import { createApp } from './app.ts';
import type { WebOptions } from './web-options.ts';

const CLOCK = { now: () => '2026-04-10T09:00:00.000Z' };
const PEOPLE = ['finance', 'approver'];
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
      actor: (user: string) =>
        PEOPLE.includes(user)
          ? accepted({ user, name: FINANCE.name, role: 'finance lead', organisation: 'X00' })
          : noPractice,
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

const cookieOf = (answer: Response): string => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';

/** Signs somebody in, in the browser of whoever was signed in before, if any. */
async function signedIn(
  app: Hono,
  user: string,
  before?: { readonly cookie: string },
): Promise<{ readonly cookie: string }> {
  const form = await app.request('/sign-in', { headers: before ?? {} });
  const cookie = before?.cookie ?? cookieOf(form);
  const body = new URLSearchParams({ user, token: tokenIn(await form.text()), next: '/' });
  const done = await app.request('/sign-in', { method: 'POST', body, headers: { cookie } });
  assert.equal(done.status, 303);
  return { cookie: cookieOf(done) };
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
      for (const name of ['strict-transport-security', 'server', 'x-powered-by']) assert.equal(headers.get(name), null);
    }
    const service = createApp({ ...options(), demonstration: false });
    const { headers } = await service.request('/sign-in');
    assert.equal(headers.get('strict-transport-security'), 'max-age=63072000');
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

  it('says on every page of the demonstration that anybody may be anybody, and on none in service', async () => {
    const words = /Demonstration mode: anybody may sign in as anybody\./;
    const service = createApp({ ...options(), demonstration: false });
    for (const path of ['/sign-in', '/nowhere', '/published/nowhere']) {
      assert.match(await (await app.request(path)).text(), words, path);
      assert.doesNotMatch(await (await service.request(path)).text(), words, path);
    }
  });

  it('lets nobody keep a page of who is signed in, or of a refusal', async () => {
    const { cookie } = await signedIn(app, 'finance');
    for (const path of ['/your-sessions', '/sign-in', '/sign-in/again', '/nowhere', '/published/nowhere']) {
      const { headers } = await app.request(path, { headers: { cookie } });
      assert.equal(headers.get('cache-control'), 'no-store', path);
    }
  });

  it('gives another session at every sign-in, and the one before opens nothing', async () => {
    const first = await signedIn(app, 'finance');
    const second = await signedIn(app, 'finance', first);
    assert.notEqual(first.cookie, second.cookie);
    const isIn = async (cookie: string) =>
      (await app.request('/sign-in/again', { headers: { cookie } })).status === 200;
    assert.deepEqual([await isIn(first.cookie), await isIn(second.cookie)], [false, true]);
  });

  it('gives another session after a proof in the demonstration, and goes back to where the reader was', async () => {
    const { cookie } = await signedIn(app, 'finance');
    const page = await (await app.request('/sign-in/again?next=%2Fruns', { headers: { cookie } })).text();
    const body = new URLSearchParams({ token: tokenIn(page), next: '/runs' });
    const forged = await app.request('/sign-in/again', { method: 'POST', headers: { cookie }, body: 'token=x' });
    assert.equal(forged.headers.get('location'), '/sign-in');
    const proved = await app.request('/sign-in/again', { method: 'POST', headers: { cookie }, body });
    assert.deepEqual([proved.status, proved.headers.get('location')], [303, '/runs']);
    assert.notEqual(cookieOf(proved), cookie);
    assert.equal((await app.request('/sign-in/again', { headers: { cookie } })).status, 302);
  });

  it('says when to try again to whoever asks more often than the policy lets them, and goes on answering others', async () => {
    const { most } =
      signInPolicy.limits.find(({ of }) => of === 'exports') ?? assert.fail('there is a limit of exports');
    const { cookie } = await signedIn(app, 'finance');
    const ask = (headers = { cookie }) => app.request('/your-sessions.csv', { headers });
    for (let times = 0; times < most; times += 1) assert.notEqual((await ask()).status, 429, String(times));
    const refused = await ask();
    assert.equal(refused.status, 429);
    assert.equal(refused.headers.get('retry-after'), '1');
    assert.match(await refused.text(), /Too many requests[\s\S]*Try again in 1 second/);
    assert.notEqual((await app.request('/your-sessions', { headers: { cookie } })).status, 429);
    assert.notEqual((await ask({ cookie: (await signedIn(app, 'approver')).cookie })).status, 429);
  });

  it('takes no sign-in of more than a form can hold', async () => {
    const body = new URLSearchParams({ user: 'x'.repeat(1024 ** 2) });
    for (const path of ['/sign-in', '/sign-in/again', '/sign-out']) {
      assert.equal((await app.request(path, { method: 'POST', body })).status, 400, path);
    }
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
