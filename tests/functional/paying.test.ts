/** Paying a month by commands and by forms: files taken, a statement compared, bank details changed. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Hono } from 'hono';
import { verifyResults } from '../../src/actions/index.ts';
import { sha256 } from '../../src/base/index.ts';
import { type CommandSystem, runCommand } from '../../src/cli/index.ts';
import { createApp } from '../../src/web/app.ts';
import { buildFixture, type Fixture, PAID_ON } from '../fixture.ts';

type Answer = { readonly code: number; readonly out: string; readonly err: string };

describe('paying by commands and forms', () => {
  let fixture: Fixture;
  let app: Hono;
  const faults: unknown[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'commonweal paying '));

  before(async () => {
    fixture = await buildFixture();
    const { reports, actions } = fixture;
    await verifyResults(actions, fixture.actor('operator'), { periodEnds: [PAID_ON] });
    const sessionSecret = 'a secret of at least thirty-two characters';
    const reportFault = (_reference: string, fault: unknown) => faults.push(fault);
    app = createApp({ reports, actions, demonstration: true, sessionSecret, reportFault });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  async function run(...argv: string[]): Promise<Answer> {
    const { reports, actions } = fixture;
    const system: CommandSystem = {
      ...{ context: reports, actions, defaultUser: undefined, actorNamed: (user) => reports.users.actor(user) },
      ...{ host: undefined as never, progress: () => undefined, cwd: folder },
    };
    let [out, err] = ['', ''];
    const streams = {
      out: (text: string) => {
        out += text;
      },
      err: (text: string) => {
        err += text;
      },
    };
    return { code: await runCommand(argv, system, streams), out, err };
  }

  async function json<T>(...argv: string[]): Promise<T> {
    const answer = await run(...argv, '--json');
    assert.equal(answer.code, 0, answer.err);
    return JSON.parse(answer.out) as T;
  }

  /** What a signed-in reader gets for a form; `token` is that of their session. */
  async function posted(user: string, path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
    const form = await app.request('/sign-in');
    const first = (form.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const tokenOf = (html: string) => /name="token" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const body = new URLSearchParams({ user, token: tokenOf(await form.text()), next: '/' });
    const signedIn = await app.request('/sign-in', { method: 'POST', body, headers: { cookie: first } });
    const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const page = await app.request('/runs/2025-10-1', { headers: { cookie } });
    const token = tokenOf(await page.text());
    return app.request(path, { method: 'POST', body: new URLSearchParams({ ...fields, token }), headers: { cookie } });
  }

  type Run = {
    readonly stages: readonly { readonly interests: string; readonly comment: string | null }[];
    readonly isPaid: boolean;
  };

  test('a month is prepared, certified with interests, sent back, and released by a third person', async () => {
    const prepared = await json<Run>('pay', 'prepare', '2025-10', '--as', 'finance', '--comment', 'First try.');
    assert.deepEqual(prepared.stages[0]?.comment, 'First try.');
    const stranger = await run('pay', 'certify', '2025-10', '--as', 'approver', '--interests', 'X00099');
    assert.deepEqual([stranger.code, /X00099, whom the run does not pay/.test(stranger.err)], [2, true]);
    const certified = await json<Run>('pay', 'certify', '2025-10', '--as', 'approver', '--interests', 'x00p03');
    assert.equal(certified.stages[1]?.interests, 'Sorrel Healthcare Limited');
    assert.equal((await run('pay', 'release', '2025-10', '--as', 'approver')).code, 3);
    assert.equal((await run('pay', 'withdraw', '2025-10', '--as', 'releaser')).code, 2);
    const back = await run('pay', 'withdraw', '2025-10', '--as', 'releaser', '--comment', 'Somebody else for X00043.');
    assert.match(back.out, /withdrawn by Constance Purse.*“Somebody else for X00043\.”/);
    await json('pay', 'prepare', '2025-10', '--as', 'finance');
    await json('pay', 'certify', '2025-10', '--as', 'approver', '--interests', 'none');
    const released = await run('pay', 'release', '2025-10', '--as', 'releaser');
    assert.match(released.out, /3 payments: 0 paid, 0 returned, 0 taken back, 3 not heard of yet/);
  });

  test('a file is listed to whoever sees runs, and taken by whoever releases', async () => {
    type Files = { readonly files: readonly { readonly kind: string; readonly sha256: string }[] };
    const { files } = await json<Files>('pay', 'file', '2025-10', '--as', 'auditor');
    const pcse = files.find(({ kind }) => kind === 'pcse');
    assert.equal((await run('pay', 'file', '2025-10', '--kind', 'pcse', '--as', 'auditor')).code, 3);
    const taken = await run('pay', 'file', '2025-10', '--kind', 'pcse', '--out', 'pcse.csv', '--as', 'releaser');
    assert.equal(taken.code, 0, taken.err);
    const path = join(folder, 'pcse.csv');
    assert.equal(sha256(readFileSync(path)), pcse?.sha256);
    assert.equal(statSync(path).mode & 0o077, 0, 'nobody else on the machine reads it');
    const again = await run('pay', 'file', '2025-10', '--kind', 'pcse', '--out', 'pcse.csv', '--as', 'releaser');
    assert.match(again.err, /exists already/);
    assert.equal((await run('pay', 'file', '2025-10', '--kind', 'bacs-18', '--as', 'releaser')).code, 4);
  });

  test('the same file from the page, and from no page to anybody else', async () => {
    const file = await posted('releaser', '/runs/2025-10-2/file', { kind: 'pcse' });
    assert.equal(file.status, 200);
    assert.match(file.headers.get('content-disposition') ?? '', /attachment; filename="2025-10-2-pcse\.csv"/);
    assert.equal(await file.text(), readFileSync(join(folder, 'pcse.csv'), 'utf8'));
    assert.equal((await posted('finance', '/runs/2025-10-2/file', { kind: 'pcse' })).status, 403);
  });

  test('a statement of what was paid is compared, and what came back is taken back on the page', async () => {
    const rows = readFileSync(join(folder, 'pcse.csv'), 'utf8').split('\r\n');
    const paid = rows.filter((row) => row.startsWith('pay,')).map((row) => row.split(','));
    const statement = paid.map((fields, index) => {
      const [reference = '', practice = ''] = fields.slice(2, 4);
      return [reference, practice, '2026-04-14', index === 0 ? 'returned' : 'paid', fields.at(-1), ''].join(',');
    });
    const text = `reference,practice,paid_on,status,amount,reason\n${statement.join('\n')}\n`;
    writeFileSync(join(folder, 'statement.csv'), text);
    type Found = { readonly counts: object; readonly toTakeBack: readonly string[]; readonly sha256: string };
    const found = await json<Found>('pay', 'reconcile', 'statement.csv', '--as', 'finance');
    assert.deepEqual(found.counts, { matched: 1, returned: 1, missing: 0, unexpected: 0 });
    assert.equal(found.sha256, sha256(text));
    const [entry = ''] = found.toTakeBack;
    assert.equal((await posted('finance', '/reconciliations/take-back', { entry })).status, 403);
    assert.equal((await posted('approver', '/reconciliations/take-back', { entry })).status, 303);
    const show = await run('pay', 'show', '2025-10', '--as', 'auditor');
    assert.match(show.out, /3 payments: 1 paid, 0 returned, 1 taken back, 1 not heard of yet/);
    assert.equal((await run('pay', 'reconcile', 'nothing.csv', '--as', 'finance')).code, 2);
    assert.equal((await run('pay', 'reconcile', '2025-10', '--as', 'auditor')).code, 0);
  });

  test('bank details are changed by two people, and no answer has the whole number', async () => {
    const account = ['--sort-code', '08-99-99', '--account', '66374958', '--name', 'Linden Park'];
    const proposed = await run('payee', 'propose', 'X00P01', ...account, '--as', 'finance');
    assert.match(proposed.out, /not checked; presumed valid/);
    const short = await run(
      'payee',
      'propose',
      'X00036',
      '--sort-code',
      '1',
      '--account',
      '2',
      '--name',
      'x',
      '--as',
      'finance',
    );
    assert.equal(short.code, 2);
    const listed = await run('payee', 'list', '--as', 'auditor');
    const shown = await run('payee', 'show', 'X00P03', '--as', 'auditor', '--json');
    for (const { code, out } of [listed, shown]) {
      assert.equal(code, 0);
      assert.doesNotMatch(out, /66374958/);
    }
    assert.equal((await run('payee', 'show', 'NOBODY', '--as', 'auditor')).code, 4);
    assert.equal((await run('payee', 'remove', 'X00036', '--as', 'finance')).code, 2);
    const declared = await posted('finance', '/runs', { month: '2025-11' });
    assert.equal(declared.status, 400, 'a form without a declaration of interests prepares nothing');
    assert.deepEqual(faults, []);
  });
});
