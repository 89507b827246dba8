import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Hono } from 'hono';
import { signInPolicy } from '../../definitions/sign-in/policy.ts';
import { buildFixture, type Fixture, keepPremiumServices } from '../../tests/fixture.ts';
import { SignInPolicy } from '../access/index.ts';
import type { Json } from '../base/index.ts';
import { createApp } from './app.ts';
import { blanksIn } from './examples/blanks.ts';

/** Addresses that each person may open, and what stands in the page's heading. Every page of the system is in it. */
const MAY_OPEN: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  'manager-x00036': {
    '/': /What needs you today|Nothing needs you today/,
    '/practice/X00036': /Linden Park Surgery/,
    '/practice/X00036/statement/2025-10': /Statement for October 2025/,
    '/practice/X00036/statement/2025-10/line/global-sum': /Global sum/,
    '/practice/X00036/measure/HYP008/2026-03-31': /HYP008/,
    '/practice/X00036/months/HYP008': /HYP008 month by month/,
    '/practice/X00036/list': /Who is on the list/,
    '/practice/X00036/measure/HYP008/2026-03-31/people/missed': /People who have not met HYP008/,
    '/practice/X00036/measure/HYP008/2026-03-31/people/everybody': /Everybody counted under HYP008/,
    '/practice/X00036/measure/HYP008/2026-03-31/person/x00036-p26': /Person x00036-p26/,
    '/practice/X00036/person/x00036-p26': /Person x00036-p26/,
    '/practice/X00036/person/x00036-p26/who-looked': /Who has looked at your record/,
    '/practice/X00036/person/x00036-p26/pounds': /Every pound that person x00036-p26 touches/,
    '/feeds': /Feeds/,
    '/claims': /Claims/,
  },
  voluntary: { '/': /What needs you today/, '/claims': /Claims/, '/claims/activity': /Activity January to March 2026/ },
  contracts: { '/challenges': /Challenges to hospital activity/, '/claims': /Claims/ },
  guardian: { '/break-glass': /Broken glass/, '/who-may-see?user=gp-x00010&thing=ledger': /Who may see what/ },
  analyst: { '/challenges': /Challenges to hospital activity/ },
  quality: {
    '/ledger/budget': /Budget .* held by/,
    '/borough': /Commissioner/,
    '/borough?month=2025-07': /Commissioner/,
    '/locality/west': /West locality/,
    '/measure/HYP008/2026-03-31': /HYP008/,
    '/measure/HYP008/2026-03-31/years': /HYP008/,
    '/value/years': /Quality and contract value, year by year/,
    '/assurance/consultations/practice/X00010': /Consultations month by month/,
    '/assurance/neighbourhoods': /Neighbourhoods that need a different offer/,
    '/review/pms': /Review of PMS premiums/,
    '/review/pms?taper=7&reinvest=deprivation': /Review of PMS premiums/,
    '/review/pms/X00010': /PMS premium 2025\/26/,
    '/codelists': /Codelists/,
    '/codelists/HYP_COD': /HYP_COD/,
    '/practice/X00010': /Juniper Health Centre/,
    '/practice/X00010/statement/2025-10': /Statement for October 2025/,
    '/practice/X00010/measure/HYP008/2026-03-31': /HYP008/,
  },
  auditor: {
    '/runs': /Payment runs/,
    '/payees': /Payees/,
    '/payees/X00P03': /Sorrel Healthcare Limited/,
    '/reconciliations': /Reconciliation/,
    '/practice/X00036/paid/2025-10': /Paid for October 2025 and 2025\/26 so far/,
    '/ledger': /Ledger/,
    '/ledger?month=2025-10': /Trial balance/,
    '/ledger/budget?month=2025-10': /Budget 2025\/26/,
    '/ledger/funds': /Sources and applications/,
    '/ledger/month-end?month=2025-10': /Month end, October 2025/,
    '/ledger/spending': /Spending over £25,000/,
    '/ledger/verification?seed=a&size=5': /Verification after payment/,
    '/status': /Status/,
    '/audit': /Audit/,
    '/audit?user=finance&person=x&words=read&from=2026-04-01&to=2026-04-10&refused=yes': /Audit/,
    '/practice/X00036/person/x00036-p26/who-looked': /Who has looked at your record/,
    '/who-may-see': /Who may see what/,
    '/who-may-see?practice=X00036': /Who may see what/,
  },
  'gp-x00010': {
    '/': /What needs you today/,
    '/interests/gp-x00010': /Interests of Dr Stella Stethoscope/,
    '/your-sessions': /Where you are signed in/,
    '/break-glass': /Broken glass/,
  },
  secretary: { '/interests': /Register of interests/, '/interests/gp-x00010': /Interests of Dr Stella/ },
  public: { '/interests': /Register of interests/, '/borough': /Commissioner/, '/published': /Published information/ },
};

const MAY_NOT: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  quality: {
    '/practice/X00036/measure/HYP008/2026-03-31/people/missed': 403,
    '/ledger': 403,
    '/ledger/month-end': 403,
    '/practice/X00099': 404,
    '/review/pms?taper=9': 400,
    '/review/pms/X00036': 404,
    '/practice/x': 404,
    '/practice/X00036/statement/2025-13': 404,
    '/practice/X00036/measure/NONE/2026-03-31': 404,
    '/locality/nowhere': 404,
    '/codelists/NONE_COD': 404,
    '/claims': 403,
    '/challenges': 403,
    '/break-glass': 403,
    '/audit': 403,
    '/locality/%E0%A4%A': 404,
  },
  'manager-x00036': {
    '/practice/X00010/measure/HYP008/2026-03-31/people/missed': 403,
    '/practice/X00036/person/nobody': 404,
    '/runs/none': 403,
    '/review/pms': 403,
    '/payees': 403,
    '/reconciliations': 403,
    '/reconciliations/x': 403,
    '/practice/X00010/paid/2025-10': 403,
    '/practice/X00036/remittance/none': 404,
    '/ledger/budget': 403,
    '/claims/of/X00010/enhanced-services-2025-26/2025-10': 403,
    '/claims/of/X00036/enhanced-services-2025-26/2025-10': 404,
    '/claims/of/X00036/none/2025-10': 404,
    '/claims/of/x/none/2025-10': 404,
    '/claims/claim/none': 403,
    '/claims/dispute/none': 403,
    '/challenges': 403,
    '/challenges/X00H1/2026-02/GP_SITE': 403,
    '/interests/gp-x00010': 403,
  },
};

const OPEN_TO_ALL: Readonly<Record<string, RegExp>> = {
  '/who-decides': /Who decides what/,
  '/meetings': /Meetings/,
  '/decisions': /Register of decisions/,
  '/interests': /Register of interests/,
  '/contracts': /contracts/i,
  '/procurements': /procurement/i,
  '/plans': /Plans/,
  '/annual-review': /Annual review/,
};

/** The cookie of somebody who has signed in. */
async function cookieOf(app: Hono, user: string): Promise<string> {
  const form = await app.request('/sign-in');
  const cookie = (form.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const token = /name="token" value="([^"]+)"/.exec(await form.text())?.[1] ?? '';
  const body = new URLSearchParams({ user, token, next: '/' });
  const done = await app.request('/sign-in', { method: 'POST', body, headers: { cookie } });
  assert.equal(done.status, 303);
  return (done.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

describe('every page over the system', () => {
  const faults: unknown[] = [];
  let app: Hono;
  let fixture: Fixture;

  before(async () => {
    fixture = await buildFixture();
    await keepPremiumServices(fixture);
    const { reports, actions } = fixture;
    const sessionSecret = 'a secret of at least thirty-two characters';
    const reportFault = (_reference: string, fault: unknown) => faults.push(fault);
    app = createApp({ reports, actions, sessionSecret, demonstration: true, reportFault });
  });

  for (const [user, addresses] of Object.entries(MAY_OPEN)) {
    it(`is opened by ${user}, with nothing blank`, async () => {
      const cookie = await cookieOf(app, user);
      for (const [address, heading] of Object.entries(addresses)) {
        const answer = await app.request(address, { headers: { cookie } });
        const html = await answer.text();
        assert.equal(answer.status, 200, address);
        assert.match(/<h1[\s\S]*?<\/h1>/.exec(html)?.[0] ?? '', heading, address);
        assert.deepEqual(blanksIn(html), [], address);
      }
      assert.deepEqual(faults, []);
    });
  }

  it('is opened by anybody, not signed in, where the public is to know how it is governed', async () => {
    for (const [address, heading] of Object.entries(OPEN_TO_ALL)) {
      const answer = await app.request(address);
      const html = await answer.text();
      assert.equal(answer.status, 200, address);
      assert.match(/<h1[\s\S]*?<\/h1>/.exec(html)?.[0] ?? '', heading, address);
      assert.deepEqual(blanksIn(html), [], address);
    }
    assert.deepEqual(faults, []);
  });

  for (const [user, addresses] of Object.entries(MAY_NOT)) {
    it(`is refused in words to ${user} where no rule lets them`, async () => {
      const cookie = await cookieOf(app, user);
      for (const [address, status] of Object.entries(addresses)) {
        const answer = await app.request(address, { headers: { cookie } });
        assert.equal(answer.status, status, address);
        assert.deepEqual(blanksIn(await answer.text()), [], address);
      }
      assert.deepEqual(faults, []);
    });
  }

  it('leads from a person to the row and its file, and back to the pounds that rest on the file', async () => {
    const cookie = await cookieOf(app, 'manager-x00036');
    const get = async (address: string) => (await app.request(address, { headers: { cookie } })).text();
    const linkIn = (html: string, pattern: RegExp) => pattern.exec(html)?.[1] ?? assert.fail(`no ${pattern}`);
    const person = await get('/practice/X00036/measure/HYP008/2026-03-31/person/x00036-p26');
    const row = await get(linkIn(person, /href="(\/practice\/X00036\/file\/[^"]+)"/));
    assert.match(row, /Row \d+ of events/);
    const file = await get(linkIn(row, /href="(\/feeds\/[0-9a-f]{64})"/));
    assert.match(file, /X00036-events\.csv was accepted/);
    const pounds = await get(linkIn(file, /href="(\/feeds\/[0-9a-f]{64}\/pounds)"/));
    assert.match(pounds, /Every pound that rests on this file/);
    for (const html of [row, file, pounds]) assert.deepEqual(blanksIn(html), []);
  });

  it('stands again with what was typed, and says what is wrong, where its form was refused', async () => {
    const cookie = await cookieOf(app, 'gp-x00010');
    const form = await (await app.request('/break-glass', { headers: { cookie } })).text();
    const token = /name="token" value="([^"]+)"/.exec(form)?.[1] ?? '';
    const send = async (from: { readonly referer?: string }, more: Record<string, string>) => {
      const body = new URLSearchParams({ token, practice: 'X00036', person: 'x00036-p26', reason: '<none>', ...more });
      const answer = await app.request('/break-glass', { method: 'POST', body, headers: { cookie, ...from } });
      assert.equal(answer.status, 400);
      return answer.text();
    };
    for (const again of [
      await send({ referer: 'http://localhost/break-glass?from=home' }, {}),
      await send({}, { 'sent-from': '/break-glass?from=home' }),
    ]) {
      assert.match(again, /<title>Error: Broken glass/);
      assert.match(again, /<a href="#refused-form">[\s\S]*id="refused-form"/);
      assert.match(again, /value="X00036" selected>[\s\S]*name="person"[^>]* value="x00036-p26">[\s\S]*>&lt;none&gt;</);
      assert.match(again, /name="sent-from" value="\/break-glass\?from=home"/);
    }
    const plain = await send({ referer: 'http://localhost/%E0%A4%A' }, {});
    assert.match(plain, /<h1[^>]*>\s*Something in the form needs changing/);
    assert.deepEqual(faults, []);
  });

  it('is answered only so often where it is costly, and says when to ask again', async () => {
    const limits = signInPolicy.limits.map((limit) => ({ ...limit, most: limit.of === 'sign in' ? limit.most : 1 }));
    const signIn = SignInPolicy.fromJson({ ...signInPolicy, limits } as unknown as Json);
    assert.ok(signIn.ok);
    const { reports, actions } = fixture;
    const shared = { actions, sessionSecret: 'a secret of at least thirty-two characters', demonstration: true };
    const busy = createApp({ ...shared, reports: { ...reports, signIn: signIn.value }, reportFault: assert.fail });
    for (const [user, address] of [
      ['quality', '/workbench/measure/HYP008'],
      ['quality', '/codelists'],
      ['auditor', '/audit'],
      ['auditor', '/feeds.csv'],
    ] as const) {
      const cookie = await cookieOf(busy, user);
      const ask = async () => (await busy.request(address, { headers: { cookie } })).status;
      assert.deepEqual([await ask(), await ask()], [200, 429], address);
    }
  });

  it('has its tables as CSV at its own address', async () => {
    const cookie = await cookieOf(app, 'manager-x00036');
    const answer = await app.request('/practice/X00036/statement/2025-10.csv', { headers: { cookie } });
    assert.equal(answer.headers.get('content-type'), 'text/csv; charset=utf-8');
    assert.match(
      answer.headers.get('content-disposition') ?? '',
      /invented-practice-X00036-statement-2025-10-lines\.csv/,
    );
    assert.match(await answer.text(), /^Line,Why this amount,Amount\r\nGlobal sum,.+,\d+\.\d\d\r\n/);
    const other = await app.request('/practice/X00036.csv?table=measures', { headers: { cookie } });
    assert.match(await other.text(), /^Measure,Practice,Borough/);
    assert.equal((await app.request('/practice/X00036.csv?table=none', { headers: { cookie } })).status, 404);
  });
});
