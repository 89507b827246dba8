import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
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

test('a copy taken while pages are served gives, restored, the same statement, payment files and people', async () => {
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
    ['explain', 'HYP008', '--practice', 'X00010', '--limit', '3'],
  ]) {
    assert.equal((await copy.run(...asked, '--json')).out, (await demo.run(...asked, '--json')).out, asked.join(' '));
  }
  const { events } = await copy.json<{ events: { verb: string; subject: string }[] }>(
    'audit',
    'search',
    '--words',
    'restore',
  );
  assert.deepEqual(
    events.map(({ verb, subject }) => [verb, subject]),
    [['restore backup', `backup ${taken.hash}`]],
  );
});
