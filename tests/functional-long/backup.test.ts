import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { over, servedDemonstration } from '../demonstration.ts';

let demo: Awaited<ReturnType<typeof servedDemonstration>>;
const folder = mkdtempSync(join(tmpdir(), 'commonweal backups '));
before(async () => {
  demo = await servedDemonstration();
});
after(async () => {
  await demo.stop();
  rmSync(folder, { recursive: true });
});

describe('copies, incidents and identities', () => {
  test('a copy taken while pages are served gives, restored, the same statement and payment files', async () => {
    type Backup = { hash: string; sound: boolean; audit: { head: string }; ledger: { head: string } };
    const [backup, restored] = [join(folder, 'backup'), join(folder, 'restored')];
    const taken = await demo.json<Backup>('backup', backup);
    assert.equal(taken.sound, true);
    const denied = await demo.run('backup', join(folder, 'other'), '--as', 'finance');
    assert.equal(denied.code, 3);
    const refused = await demo.run('restore', backup, '--into', restored, '--as', 'finance', '--json');
    assert.equal(JSON.parse(refused.out).refusal.code, 'access.denied');
    const put = await demo.json<Backup>('restore', backup, '--into', restored, '--hash', taken.hash);
    assert.deepEqual([put.audit.head, put.ledger.head], [taken.audit.head, taken.ledger.head]);
    const copy = over(restored);
    for (const asked of [
      ['statement', 'X00036', '2025-10'],
      ['pay', 'file', '2025-10', '--kind', 'pain.001'],
    ]) {
      assert.equal((await copy.run(...asked, '--json')).out, (await demo.run(...asked, '--json')).out, asked.join(' '));
    }
  });

  test('the rehearsal of an incident walks from detection to a restored copy, and says what it found', async () => {
    const named = await demo.json<{ people: { person: string }[] }>(
      'explain',
      'HYP008',
      '--practice',
      'X00010',
      '--limit',
      '2',
    );
    const out = join(folder, 'rehearsal');
    type Rehearsal = {
      user: string;
      people: number;
      done: boolean;
      steps: { step: string; done: boolean; words: string }[];
    };
    const rehearsed = await demo.json<Rehearsal>('incident', 'rehearse', '--user', 'operator', '--out', out);
    assert.deepEqual([rehearsed.user, rehearsed.done], ['operator', true]);
    assert.ok(rehearsed.people >= named.people.length);
    assert.deepEqual(
      rehearsed.steps.map(({ step, done }) => [step, done]),
      [
        'verify the audit',
        'verify the ledger',
        'look for what is unusual',
        'end the account’s sessions',
        'say who was affected',
        'preserve the evidence',
        'restore',
        'tell',
      ].map((step) => [step, true]),
    );
    assert.deepEqual(readdirSync(join(out, 'notices')).sort(), ['person.txt', 'practice-X00010.txt', 'regulator.txt']);
    const letters = readdirSync(join(out, 'notices')).map((name) => readFileSync(join(out, 'notices', name), 'utf8'));
    for (const { person } of named.people) assert.ok(letters.every((letter) => !letter.includes(person)));
    assert.equal((await demo.run('backup', 'verify', join(out, 'evidence'))).code, 0);
    assert.equal((await demo.run('incident', 'rehearse', '--out', join(folder, 'other'), '--as', 'finance')).code, 3);
  });

  test('a number that is sent with identities is in nothing that is printed, and only the practice opens it', async () => {
    const secret = '9990000018';
    const file = join(folder, 'X00036-identities.csv');
    writeFileSync(
      file,
      `person_id,nhs_number,name,born_on\nnobody-1,${secret},Rowan Secret,\nnobody-2,9990000010,Ash Secret,\n`,
    );
    const ran = await demo.run('import', 'practice-identities', file, '--as', 'manager-x00036', '--json');
    const { accepted, rejected, problems } = JSON.parse(ran.out) as {
      accepted: number;
      rejected: number;
      problems: { code: string }[];
    };
    assert.deepEqual([ran.code, accepted, rejected, problems.map(({ code }) => code)], [0, 1, 1, ['BAD_NHS_NUMBER']]);
    assert.doesNotMatch(`${ran.out}${ran.err}`, /99900000|Secret/);
    assert.equal(
      (await demo.run('import', 'practice-identities', file, '--sender', 'X00036')).code,
      3,
      'not the operator',
    );
    const opened = await demo.json<{ nhsNumber: string }>(
      'identity',
      'open',
      'X00036/nobody-1',
      '--as',
      'manager-x00036',
    );
    assert.equal(opened.nhsNumber, secret);
    assert.equal((await demo.run('identity', 'open', 'X00036/nobody-1')).code, 3);
    const kept = await demo.json<{ nhsNumber: string }[]>('audit', 'search', '--words', 'identit', '--as', 'guardian');
    assert.doesNotMatch(JSON.stringify(kept), /99900000|Secret/);
  });
});
