import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import {
  type Demonstration,
  demonstration,
  ended,
  freePort,
  listening,
  over,
  type Ran,
  root,
} from '../demonstration.ts';

const folder = mkdtempSync(join(tmpdir(), 'commonweal serving '));
const data = join(folder, 'data');
const lockFile = join(data, 'store', 'owner.lock');
const children: ChildProcess[] = [];
let commands: Demonstration;

/** A command over the copy, with settings of its own. */
function start(settings: Record<string, string>, ...argv: string[]): ChildProcess {
  const child = spawn(process.execPath, [join(root, 'src', 'main.ts'), ...argv], {
    cwd: root,
    env: { ...process.env, COMMONWEAL_DATA: data, COMMONWEAL_DEMONSTRATION_PEOPLE: '2000', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  return child;
}

function run(settings: Record<string, string>, ...argv: string[]): Promise<Ran> {
  return ended(start(settings, ...argv));
}

/** Serves the copy, and gives the server once it has said where it is. */
async function serving(verb: 'serve' | 'start', port: string): Promise<ChildProcess> {
  const child = start({ PORT: port }, verb);
  await listening(child);
  return child;
}

/** The number of the process that the store's lock names. */
const holder = (): number => JSON.parse(readFileSync(lockFile, 'utf8')).pid;

type Run = { run: { id: string; stage: string; totalPence: number }; posted: number; isReconciled: boolean };

describe('serving', () => {
  let server: ChildProcess;
  let port: string;
  let prepared: Run;

  before(async () => {
    const { data: built } = await demonstration();
    await cp(built, data, { recursive: true });
    commands = over(data);
    port = await freePort();
    server = await serving('serve', port);
  });
  after(() => {
    for (const child of children) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  test('while it serves, commands of other processes are done by it', async () => {
    assert.equal(holder(), server.pid);
    const page = await fetch(`http://127.0.0.1:${port}/`, { redirect: 'manual' });
    assert.ok([200, 302, 303].includes(page.status), String(page.status));
    prepared = await commands.json<Run>('pay', 'prepare', '2025-12', '--as', 'finance');
    assert.deepEqual([prepared.run.stage, prepared.posted], ['prepared', 0]);
    const statement = await commands.json<{ practice: string; month: string }>('statement', 'X00036', '2025-10');
    assert.deepEqual([statement.practice, statement.month], ['X00036', '2025-10']);
    const refused = await commands.run('statement', 'X99999', '2025-10', '--json');
    assert.equal(refused.code, 4, refused.err);
    assert.equal(holder(), server.pid, 'it holds the store all the while');
  });

  test('a port that is taken is said in words', async () => {
    const ran = await run({ PORT: port }, 'serve');
    assert.equal(ran.code, 2);
    assert.match(ran.err, new RegExp(`Port ${port} is taken by Commonweal itself`));
    assert.doesNotMatch(ran.err, /\n\s+at /);
  });

  test('a setting that is not known is refused by name', async () => {
    const ran = await run({ COMMONWEAL_DTAA: 'somewhere' }, 'status', '--json');
    assert.equal(ran.code, 2);
    assert.match(JSON.parse(ran.out).refusal.message, /COMMONWEAL_DTAA/);
  });

  test('killed, it loses nothing that it acknowledged, and its lock is taken over', async () => {
    server.kill('SIGKILL');
    await once(server, 'close');
    assert.equal(holder(), server.pid, 'the lock is left behind');
    const found = await commands.json<Run>('pay', 'prepare', '2025-12', '--as', 'finance');
    assert.deepEqual(found.run, prepared.run);
    assert.deepEqual([found.posted, found.isReconciled], [0, false]);
    assert.equal(existsSync(lockFile), false, 'who took the lock over gave it up');
    const ledger = await commands.json<{ verified: { ok: boolean } }>('ledger');
    assert.ok(ledger.verified.ok);
  });

  test('a second start answers, over what is there', async () => {
    const again = await serving('start', port);
    assert.equal(holder(), again.pid);
    const page = await fetch(`http://127.0.0.1:${port}/`, { redirect: 'manual' });
    assert.ok([200, 302, 303].includes(page.status), String(page.status));
    again.kill('SIGTERM');
    await once(again, 'close');
    assert.equal(again.exitCode, 0);
    assert.equal(existsSync(lockFile), false);
  });
});
