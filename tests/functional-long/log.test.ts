/** What a server writes while people are looked at and files are sent: nothing about a person. */
import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type Demonstration, demonstration, freePort, listening, over } from '../demonstration.ts';
import { tokenIn } from '../signed-in.ts';

/** Reserved for tests: no patient has it. */
const NHS_NUMBER = '9990000018';
const MEASURE = '/practice/X00036/measure/HYP008/2026-03-31';

describe('the log of a server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'commonweal log '));
  const data = join(folder, 'data');
  let commands: Demonstration;
  let server: ChildProcess;
  let port: string;
  let log = '';

  before(async () => {
    await cp((await demonstration()).data, data, { recursive: true });
    commands = over(data);
    port = await freePort();
    server = commands.start('serve', { PORT: port });
    for (const stream of [server.stdout, server.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        log += text;
      });
    }
    await listening(server);
  });
  after(async () => {
    server.kill('SIGTERM');
    if (server.exitCode === null) await once(server, 'close');
    rmSync(folder, { recursive: true, force: true });
  });

  const at = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual', ...init });

  async function signIn(user: string): Promise<(path: string, body?: FormData) => Promise<string>> {
    const form = await at('/sign-in');
    const cookie = (answer: Response): string => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const body = new URLSearchParams({ user, token: tokenIn(await form.text()), next: '/' });
    const done = await at('/sign-in', { method: 'POST', body, headers: { cookie: cookie(form) } });
    const headers = { cookie: cookie(done) };
    return async (path, posted) =>
      (await at(path, posted === undefined ? { headers } : { method: 'POST', body: posted, headers })).text();
  }

  test('holds no pseudonym, number or name of anybody who was looked at, looked for or sent', async () => {
    const open = await signIn('manager-x00036');
    const list = await open(`${MEASURE}/people/everybody`);
    const people = [...new Set([...list.matchAll(/\/person\/([A-Za-z0-9-]+)/g)].map(([, person = '']) => person))];
    assert.ok(people.length > 5, `there are people in the list: ${people.length}`);
    for (const person of people.slice(0, 5)) {
      assert.match(await open(`/practice/X00036/person/${person}`), new RegExp(person));
      await open(`${MEASURE}/person/${person}.csv`);
      await open(`/practice/X00010/person/${person}`);
    }
    await open(`/practice/X00036/person/${NHS_NUMBER}`);
    await open(`/who-may-see?person=${NHS_NUMBER}&practice=X00036`);

    const file = `row_id,person_id,birth_month,sex,ethnicity,lsoa,died_on\np1,${NHS_NUMBER},Mary Patient,F,,,\n`;
    const operate = await signIn('operator');
    const form = new FormData();
    form.set('token', tokenIn(await operate('/feeds')));
    form.set('feed', 'practice-extract');
    form.set('dryRun', 'yes');
    form.set('file', new File([file], 'X00036-persons.csv'));
    assert.match(await operate('/feeds', form), /birth_month is no month/);
    const path = join(folder, 'X00036-persons.csv');
    writeFileSync(path, file);
    const ran = await commands.run('import', 'practice-extract', path, '--dry-run');
    assert.equal(ran.code, 6, ran.err);
    const explained = await commands.run('explain', 'HYP008', '--person', people[0] ?? '');

    for (const text of [log, ran.err, explained.err]) {
      for (const value of [...people, NHS_NUMBER, 'Mary Patient'])
        assert.ok(!text.includes(value), `${value}: ${text}`);
    }
    assert.match(log, /Commonweal is at/);
  });
});
