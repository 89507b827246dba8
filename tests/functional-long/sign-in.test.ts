/** Signing in by a real identity provider, from the first page to the provider's own sign-out, and everything that must not let anybody in. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Hono } from 'hono';
import { auditOf } from '../../src/audit/index.ts';
import { machineClock, odsCode } from '../../src/base/index.ts';
import { sql } from '../../src/store/index.ts';
import { createApp, type ProviderSettings } from '../../src/web/index.ts';
import { PENDING_COOKIE, Seals } from '../../src/web/session/seals.ts';
import { buildFixture, type Fixture } from '../fixture.ts';
import { tokenIn } from '../signed-in.ts';

const SERVICE = 'https://commonweal.example';
const SECRET = 'the secret of the tests of signing in alone';

/** A browser of one person: cookies by origin, redirects followed by hand. */
class Browser {
  readonly #app: Hono;
  readonly cookies = new Map<string, Map<string, string>>();

  constructor(app: Hono) {
    this.#app = app;
  }

  async ask(address: string, fields?: Record<string, string>, referer?: string): Promise<Response> {
    const url = new URL(address, SERVICE);
    const jar = this.cookies.get(url.origin) ?? new Map<string, string>();
    this.cookies.set(url.origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const init: RequestInit = {
      headers: { cookie, ...(referer === undefined ? {} : { referer: `${SERVICE}${referer}` }) },
      redirect: 'manual',
      ...(fields === undefined ? {} : { method: 'POST', body: new URLSearchParams(fields) }),
    };
    const answer =
      url.origin === SERVICE ? await this.#app.request(url.pathname + url.search, init) : await fetch(url, init);
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '' || /max-age=0/i.test(set)) jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  }

  /** Where an answer leads. */
  static next(answer: Response, from: string): string {
    const location = answer.headers.get('location');
    assert.ok(location !== null, `${from} leads on, ${answer.status}`);
    return new URL(location, from).href;
  }

  /** Signs in at the provider. @returns the address at which it sends the browser back */
  async throughProvider(start: string, login: string): Promise<string> {
    let address = new URL(start, SERVICE).href;
    for (let step = 0; step < 15; step += 1) {
      if (step > 0 && address.startsWith(`${SERVICE}/`)) return address;
      const answer = await this.ask(address);
      if (answer.status !== 200) address = Browser.next(answer, address);
      else {
        const html = await answer.text();
        const prompt = /name="prompt" value="(\w+)"/.exec(html)?.[1] ?? assert.fail(html);
        const action = /action="([^"]+)"/.exec(html)?.[1] ?? assert.fail(html);
        const fields = prompt === 'login' ? { prompt, login, password: 'x' } : { prompt };
        address = Browser.next(await this.ask(new URL(action, address).href, fields), address);
      }
    }
    return assert.fail(`the provider does not send back: ${address}`);
  }

  async signIn(login: string, start = '/sign-in/start?next=%2Fruns'): Promise<Response> {
    return this.ask(await this.throughProvider(start, login));
  }

  held(name: string): string | undefined {
    return this.cookies.get(SERVICE)?.get(name);
  }
}

const SESSION = '__Host-commonweal';

describe('signing in by an identity provider', () => {
  let child: ChildProcess;
  let fixture: Fixture;
  let app: Hono;
  let provider: ProviderSettings;
  const faults: unknown[] = [];

  const appWith = (change: { provider?: Partial<ProviderSettings>; demonstration?: boolean } = {}): Hono =>
    createApp({
      reports: { ...fixture.reports, clock: machineClock },
      actions: { ...fixture.actions, clock: machineClock },
      sessionSecret: SECRET,
      demonstration: change.demonstration ?? false,
      provider: { ...provider, ...change.provider },
      reportFault: (_, fault) => faults.push(fault),
    });

  before(async () => {
    const script = fileURLToPath(new URL('../identity-provider.ts', import.meta.url));
    child = spawn(process.execPath, [script, SERVICE], { stdio: ['pipe', 'pipe', 'ignore'] });
    const listening = new Promise<string>((resolve, reject) => {
      let said = '';
      child.stdout?.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        const port = /listening (\d+)/.exec(said)?.[1];
        if (port !== undefined) resolve(port);
      });
      child.once('close', () => reject(new Error(`the provider stopped: ${said}`)));
    });
    fixture = await buildFixture();
    provider = {
      issuer: `http://127.0.0.1:${await listening}`,
      clientId: 'commonweal',
      clientSecret: 'what the provider knows the service by',
      name: 'Care Identity',
      address: SERVICE,
      scope: 'openid profile',
      strongWays: [],
      mapping: {
        claims: { user: 'sub', name: 'name', role: 'role', organisation: 'organisation' },
        roles: { 'CW-FINANCE': 'finance lead', 'CW-APPROVER': 'payment approver' },
        organisations: { Westmarch: odsCode('X00') },
      },
    };
    app = appWith();
  });
  after(() => {
    child.kill();
    assert.deepEqual(faults, []);
  });

  const lastEvents = async (limit: number) =>
    (await auditOf(fixture.actions.store, { limit })).map(({ user, verb, outcome }) => [user, verb, outcome]);

  test('leads from the page through the provider to where the reader wanted to go, as what the claims mean', async () => {
    const browser = new Browser(app);
    const page = await (await browser.ask('/sign-in?next=%2Fruns')).text();
    assert.doesNotMatch(page, /Penny Ledger|Demonstration mode/);
    const start = /href="(\/sign-in\/start[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? assert.fail(page);
    const answer = await browser.signIn('penny', start);
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/runs']);
    const cookies = answer.headers.getSetCookie().find((set) => set.startsWith(SESSION)) ?? '';
    assert.match(cookies, /; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    const runs = await browser.ask('/runs');
    assert.equal(runs.status, 200);
    assert.match(await runs.text(), /Penny Ledger<span[^>]*>, finance lead/);
    assert.deepEqual(
      (await auditOf(fixture.actions.store, { user: 'penny', verbs: ['sign in'], limit: 1 }))[0]?.outcome,
      'ok',
    );
    assert.equal(browser.held(PENDING_COOKIE), undefined);
  });

  test('refuses in words, and writes down, whoever the claims make nobody', async () => {
    const browser = new Browser(app);
    const answer = await browser.signIn('stranger');
    assert.equal(answer.status, 403);
    assert.match(await answer.text(), /does not say a role that is known here \(claim role\)/);
    assert.equal(browser.held(SESSION), undefined);
    assert.deepEqual(await lastEvents(1), [['stranger', 'sign in', 'sign-in.refused']]);
  });

  test('lets nobody in with another state, issuer, nonce or verifier, twice, late, or without having started here', async () => {
    const changed: readonly [string, (url: URL) => void][] = [
      ['state', (url) => url.searchParams.set('state', 'another')],
      ['issuer', (url) => url.searchParams.set('iss', 'https://elsewhere.example')],
      ['code', (url) => url.searchParams.set('code', 'another')],
    ];
    for (const [what, change] of changed) {
      const browser = new Browser(app);
      const back = new URL(await browser.throughProvider('/sign-in/start', 'penny'));
      change(back);
      assert.equal((await browser.ask(back.href)).status, 403, what);
      assert.equal(browser.held(SESSION), undefined, what);
    }
    const seals = new Seals([SECRET], machineClock);
    for (const field of ['nonce', 'verifier'] as const) {
      const browser = new Browser(app);
      const back = await browser.throughProvider('/sign-in/start', 'penny');
      const pending = seals.open<Record<string, string>>('pending sign-in', browser.held(PENDING_COOKIE));
      const other = seals.seal('pending sign-in', { ...pending, [field]: 'x'.repeat(43) });
      browser.cookies.get(SERVICE)?.set(PENDING_COOKIE, other);
      assert.equal((await browser.ask(back)).status, 403, field);
      assert.equal(browser.held(SESSION), undefined, field);
    }
    const browser = new Browser(app);
    const back = await browser.throughProvider('/sign-in/start', 'penny');
    assert.equal((await new Browser(app).ask(back)).status, 403, 'without a start');
    const kept = browser.held(PENDING_COOKIE) ?? '';
    assert.equal((await browser.ask(back)).status, 303);
    browser.cookies.get(SERVICE)?.set(PENDING_COOKIE, kept);
    assert.equal((await browser.ask(back)).status, 403, 'a second time');
    assert.equal((await new Browser(app).ask('/sign-in/callback?error=access_denied&state=x')).status, 403);
  });

  test('asks for a fresh proof before a deed that needs one, and gives the session another token for it', async () => {
    const browser = new Browser(app);
    await browser.signIn('sterling');
    const certify = async () => {
      const token = tokenIn(await (await browser.ask('/who-may-see')).text());
      return browser.ask('/runs/none/certify', { token, interest: 'none' }, '/runs?month=2025-10');
    };
    assert.equal((await certify()).status, 404, 'just signed in');
    await fixture.actions.store.write((db) =>
      sql`update sessions set proved_at = proved_at - interval '16 minutes' where user_id = 'sterling'`.execute(db),
    );
    const asked = await certify();
    assert.deepEqual(
      [asked.status, asked.headers.get('location')],
      [303, `/sign-in/again?next=${encodeURIComponent('/runs?month=2025-10')}`],
    );
    assert.equal((await lastEvents(1))[0]?.[2], 'access.prove-again');
    const page = await (await browser.ask(asked.headers.get('location') ?? '')).text();
    const start = /href="(\/sign-in\/start[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? assert.fail(page);
    const before = browser.held(SESSION);
    browser.cookies.delete(provider.issuer);
    const other = await browser.signIn('penny', start);
    assert.equal(other.status, 403, 'somebody else proves who they are');
    assert.equal(browser.held(SESSION), before);
    browser.cookies.delete(provider.issuer);
    const proved = await browser.signIn('sterling', start);
    assert.deepEqual([proved.status, proved.headers.get('location')], [303, '/runs?month=2025-10']);
    assert.notEqual(browser.held(SESSION), before);
    assert.equal((await certify()).status, 404, 'proved');
    const old = new Browser(app);
    old.cookies.set(SERVICE, new Map([[SESSION, before ?? '']]));
    assert.equal((await old.ask('/runs')).status, 302, 'the token before opens nothing');
  });

  test('asks for a way of signing in that is strong enough, and takes no other for a proof', async () => {
    const strict = appWith({ provider: { strongWays: ['urn:strong'] } });
    const browser = new Browser(strict);
    await browser.signIn('sterling');
    const token = tokenIn(await (await browser.ask('/who-may-see')).text());
    const asked = await browser.ask('/runs/none/certify', { token, interest: 'none' });
    assert.match(asked.headers.get('location') ?? '', /^\/sign-in\/again/);
    const started = await browser.ask('/sign-in/start?again=yes');
    const { searchParams } = new URL(started.headers.get('location') ?? '');
    assert.deepEqual([searchParams.get('acr_values'), searchParams.get('prompt')], ['urn:strong', 'login']);
    const proved = await browser.signIn('sterling', '/sign-in/start?again=yes');
    assert.equal(proved.status, 403);
    assert.match(await proved.text(), /as strongly as is asked here/);
  });

  test('asks the provider again what a role is, and takes nothing of a session whose claims mean something else', async () => {
    const change = { ...provider.mapping, roles: { 'CW-APPROVER': 'finance lead' as const } };
    const other = appWith({ provider: { mapping: change } });
    const browser = new Browser(app);
    await browser.signIn('penny');
    const moved = new Browser(other);
    moved.cookies.set(SERVICE, new Map([[SESSION, browser.held(SESSION) ?? '']]));
    assert.equal((await moved.ask('/runs')).status, 302, 'the claims mean something else since');

    const checkedBefore = (minutes: number) =>
      fixture.actions.store.write((db) =>
        sql`update sessions set checked_at = now() - make_interval(mins => ${minutes}) where ended_at is null`.execute(
          db,
        ),
      );
    await checkedBefore(61);
    const asked = await browser.ask('/runs?month=2026-03');
    const again = asked.headers.get('location') ?? '';
    assert.equal(again, '/sign-in/start?again=check&next=%2Fruns%3Fmonth%3D2026-03');
    const token = browser.held(SESSION);
    const back = await browser.signIn('penny', again);
    assert.equal(back.headers.get('location'), '/runs?month=2026-03');
    assert.notEqual(browser.held(SESSION), token);
    assert.equal((await browser.ask('/runs')).status, 200);
    assert.deepEqual((await lastEvents(2))[1], ['penny', 'check who it is', 'ok']);

    await checkedBefore(91);
    assert.match(
      (await browser.ask('/runs')).headers.get('location') ?? '',
      /^\/sign-in\?next/,
      'nothing is taken of it',
    );
  });

  test('ends: by signing out here and at the provider, everywhere, after idling, and never by the way of the other mode', async () => {
    const [one, two] = [new Browser(app), new Browser(app)];
    await one.signIn('penny');
    await two.signIn('penny');
    const isIn = async (browser: Browser) => (await browser.ask('/runs')).status === 200;
    const demonstration = new Browser(appWith({ demonstration: true }));
    demonstration.cookies.set(SERVICE, new Map([['commonweal', one.held(SESSION) ?? '']]));
    assert.equal((await demonstration.ask('/runs')).status, 302, 'a session of the service in the demonstration');

    const token = tokenIn(await (await one.ask('/your-sessions')).text());
    const left = await one.ask('/sign-out', { token });
    assert.equal(left.headers.get('refresh'), '0; url=/sign-in/leave');
    assert.match(await left.text(), /You are signed out/);
    const leaving = await one.ask('/sign-in/leave');
    const end = new URL(leaving.headers.get('location') ?? '');
    assert.equal(end.origin, provider.issuer);
    assert.equal(end.searchParams.get('post_logout_redirect_uri'), `${SERVICE}/sign-in`);
    assert.equal((await one.ask(end.href)).status, 200, 'the provider knows the address');
    assert.deepEqual([await isIn(one), await isIn(two)], [false, true]);

    await one.signIn('penny');
    const own = await (await one.ask('/your-sessions')).text();
    assert.match(own, /You are signed in \d+ times/);
    const ended = await one.ask('/your-sessions/end-all', { token: tokenIn(own) });
    assert.deepEqual([ended.status, ended.headers.get('location')], [303, '/sign-in']);
    assert.deepEqual([await isIn(one), await isIn(two)], [false, false]);

    await one.signIn('penny');
    await fixture.actions.store.write((db) =>
      sql`update sessions set seen_at = seen_at - interval '31 minutes' where user_id = 'penny'`.execute(db),
    );
    assert.equal(await isIn(one), false);
  });

  test('says so where the provider does not answer', async () => {
    const browser = new Browser(appWith({ provider: { issuer: 'http://127.0.0.1:9' } }));
    const answer = await browser.ask('/sign-in/start');
    assert.equal(answer.status, 503);
    assert.match(await answer.text(), /Nobody can sign in at the moment/);
  });
});
