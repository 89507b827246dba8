/** The command line certified whatever the run had become, and could not say what the certifier had looked at. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { verifyResults } from '../../src/actions/index.ts';
import { type CommandSystem, runCommand } from '../../src/cli/index.ts';
import { buildFixture, type Fixture, PAID_ON } from '../fixture.ts';

let fixture: Fixture;

async function pay(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const { reports, actions } = fixture;
  const system: CommandSystem = {
    context: reports,
    actions,
    defaultUser: undefined,
    actorNamed: (user) => reports.users.actor(user),
    host: undefined as never,
    progress: () => undefined,
    cwd: '/',
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
  const code = await runCommand(['pay', ...argv], system, streams);
  return { code, out, err };
}

describe('pay certify', () => {
  before(async () => {
    fixture = await buildFixture();
    await verifyResults(fixture.actions, fixture.actor('operator'), { periodEnds: [PAID_ON] });
  });

  test('takes the hash that prepare and show print, and refuses another', async () => {
    const prepared = await pay('prepare', '2025-10', '--as', 'finance');
    const shown = await pay('show', '2025-10', '--as', 'approver');
    const hash = /Hash of what it pays: ([0-9a-f]{64})/.exec(shown.out)?.[1] ?? assert.fail(shown.out + shown.err);
    assert.ok(prepared.out.includes(hash));
    const other = await pay('certify', '2025-10', '--hash', '0'.repeat(64), '--as', 'approver');
    assert.match(other.err, /no longer what was proposed/);
    const misplaced = await pay('release', '2025-10', '--hash', hash, '--as', 'approver');
    assert.match(misplaced.err, /--hash cannot be given with pay release 2025-10/);
    assert.match((await pay('show', '2025-10', '--as', 'approver')).out, /: prepared,/);
    const certified = await pay('certify', '2025-10', '--hash', hash, '--as', 'approver');
    assert.equal(certified.code, 0, certified.err);
    assert.match(certified.out, /: certified,/);
  });
});
