import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { testClock } from '../../tests/store-for-tests.ts';
import { noteMigrations } from '../../tests/store-holder.ts';
import { acquireOwnerLock, isAlive, lockHolder, sendVerb } from '../owner/index.ts';
import { Store, sql } from './index.ts';

const HOLDER = fileURLToPath(new URL('../../tests/store-holder.ts', import.meta.url));
const NOW = testClock.now();

describe('owner lock', () => {
  const folders: string[] = [];
  const children: ChildProcess[] = [];
  after(() => {
    for (const child of children) child.kill('SIGKILL');
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  const newFolder = () => {
    const folder = mkdtempSync(join(tmpdir(), 'commonweal lock '));
    folders.push(folder);
    return folder;
  };
  const leaveDeadLock = (folder: string, fields: object = {}) => {
    const dead = { pid: 2 ** 22 + 1, startedAt: NOW, socket: '/gone', nonce: 'old', processStart: null, ...fields };
    writeFileSync(join(folder, 'owner.lock'), JSON.stringify(dead));
  };

  test('is held by one, names its process, and goes when it is released', async () => {
    const folder = newFolder();
    assert.equal(lockHolder(folder), undefined);
    const lock = await acquireOwnerLock(folder, NOW);
    assert(lock.ok);
    assert.deepEqual(lockHolder(folder), { pid: process.pid, startedAt: NOW, socket: join(folder, 'owner.sock') });
    const second = await acquireOwnerLock(folder, NOW);
    assert(!second.ok && second.refusal.code === 'store.locked');
    assert.match(second.refusal.message, new RegExp(`process ${process.pid} `));
    await lock.value.release();
    assert.deepEqual(readdirSync(folder), []);
  });

  test('of a process that has died is taken over, and says whose it was', async () => {
    const folder = newFolder();
    leaveDeadLock(folder);
    assert.equal(lockHolder(folder), undefined);
    const lock = await acquireOwnerLock(folder, NOW);
    assert(lock.ok);
    assert.equal(lock.value.tookOverFrom?.pid, 2 ** 22 + 1);
    assert.deepEqual(readdirSync(folder), ['owner.lock']);
    await lock.value.release();
  });

  test('of an earlier process with the same number is taken over', { skip: process.platform !== 'linux' }, async () => {
    const folder = newFolder();
    leaveDeadLock(folder, { pid: process.pid, processStart: 'another boot/1' });
    const lock = await acquireOwnerLock(folder, NOW);
    assert(lock.ok && lock.value.tookOverFrom?.pid === process.pid);
    await lock.value.release();
  });

  test('of a killed process that nobody has asked after is taken over', {
    skip: process.platform !== 'linux',
  }, async () => {
    const folder = newFolder();
    const parent = spawn('sh', ['-c', 'sleep 60 & echo $!; kill -9 $!; exec sleep 60'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    children.push(parent);
    const [printed] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(printed.toString());
    for (let tries = 0; isAlive(pid, null) && tries < 100; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    leaveDeadLock(folder, { pid });
    const lock = await acquireOwnerLock(folder, NOW);
    assert(lock.ok && lock.value.tookOverFrom?.pid === pid);
    await lock.value.release();
  });

  test('is taken over when whoever was taking it over died as well', async () => {
    const folder = newFolder();
    leaveDeadLock(folder);
    writeFileSync(
      join(folder, 'takeover-old'),
      readFileSync(join(folder, 'owner.lock'), 'utf8').replace('old', 'next'),
    );
    const lock = await acquireOwnerLock(folder, NOW);
    assert(lock.ok);
    assert.deepEqual(readdirSync(folder), ['owner.lock']);
    await lock.value.release();
  });

  test('that cannot be read is refused in words', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'owner.lock'), '');
    await assert.rejects(acquireOwnerLock(folder, NOW), /cannot be read.*remove it/);
    rmSync(join(folder, 'owner.lock'));
  });

  test('goes to one of many that try at once', async () => {
    const folder = newFolder();
    for (let round = 0; round < 20; round += 1) {
      if (round % 2 === 0) leaveDeadLock(folder, { nonce: `old${round}` });
      const tries = await Promise.all(Array.from({ length: 8 }, () => acquireOwnerLock(folder, NOW)));
      const winners = tries.flatMap((lock) => (lock.ok ? [lock.value] : []));
      assert.equal(winners.length, 1);
      await winners[0]?.release();
      assert.deepEqual(readdirSync(folder), []);
    }
  });

  test('is given up when the files are of another release of PostgreSQL, which is refused in words', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'postgres'));
    writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '17\n');
    const opened = await Store.open({ directory: folder, migrations: [], clock: testClock });
    assert(!opened.ok && opened.refusal.code === 'store.format');
    assert.match(opened.refusal.message, /PostgreSQL 17.*reads 18/);
    assert.equal(lockHolder(folder), undefined);
  });

  test('a second process is sent away, verbs go to the first, and what it told survives its kill', async () => {
    const folder = newFolder();
    const directory = join(folder, 'store');
    const child = await holder(directory);
    assert.equal(lockHolder(directory)?.pid, child.pid);
    const refusal = await Store.open({ directory, migrations: noteMigrations, clock: testClock });
    assert(!refusal.ok && refusal.refusal.code === 'store.locked');
    const socket = lockHolder(directory)?.socket ?? '';
    const said: string[] = [];
    const hear = (_: 'out' | 'err', text: string) => {
      said.push(text.trim());
      if (said.length === 60) child.kill('SIGKILL');
    };
    assert.equal(await sendVerb(socket, ['add', '0'], hear), 0);
    assert.equal(await sendVerb(socket, ['fail'], () => undefined), 1);
    assert.equal(await sendVerb(socket, ['unheard of'], () => undefined), 2);
    await assert.rejects(sendVerb(socket, ['add-on'], hear), /stopped before it had answered/);
    await assert.rejects(sendVerb(socket, ['add', '1'], hear), /does not answer|stopped before/);
    if (child.signalCode === null) await once(child, 'exit');

    const opened = await Store.open({ directory, migrations: noteMigrations, clock: testClock });
    assert(opened.ok);
    assert.equal(opened.value.tookOverLockOf?.pid, child.pid);
    const { rows } = await opened.value.read((db) => sql<{ n: bigint }>`select n from notes`.execute(db));
    const kept = new Set(rows.map((row) => `kept ${row.n}`));
    assert.deepEqual(
      said.filter((each) => !kept.has(each)),
      [],
    );
    assert(kept.size >= 60);
    await opened.value.close();
    assert.equal(lockHolder(directory), undefined);
  });

  async function holder(directory: string): Promise<ChildProcess> {
    const child = spawn(process.execPath, [HOLDER, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    await once(child.stdout, 'data');
    return child;
  }
});
