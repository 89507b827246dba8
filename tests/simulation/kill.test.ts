/**
 * Processes that are killed (`kill -9`) in the midst of an import and of releasing a run. What they had acknowledged
 * is there afterwards, nothing is half done, and doing it again completes it. Seeds choose where they are killed.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { releaseRun } from '../../src/actions/index.ts';
import { Draw, type OdsCode } from '../../src/base/index.ts';
import { importFiles } from '../../src/ingest/index.ts';
import { lockHolder } from '../../src/owner/index.ts';
import { run } from '../../src/payments/index.ts';
import { COMMIT_STEPS, readProvenance } from '../../src/warehouse/index.ts';
import { testClock } from '../store-for-tests.ts';
import { checkStore } from './check-store.ts';
import { fiftyPractices, ROWS_READ, TODAY } from './killed.ts';
import { LivingRecord, linesOf, type SentFile } from './living-record.ts';
import { INGEST, newStoreFolder, openStore, openWarehouse } from './office.ts';
import { CODES, given } from './office-policy.ts';
import { csvOf, Sender } from './sendings.ts';

const KILLED = fileURLToPath(new URL('./killed.ts', import.meta.url));
const SEEDS = [1, 2, 3, 4, 5];
/** Where the import of each seed is killed. */
const STOPS = [ROWS_READ, ...COMMIT_STEPS.slice(1)];

const folders: string[] = [];
const children: ChildProcess[] = [];

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'commonweal kill '));
  folders.push(folder);
  return folder;
}

/** Runs the process until `isTime` says so of what it has told, and kills it. @returns its number and what it told */
async function killWhen(argv: readonly string[], isTime: (told: string) => boolean, delay = 0) {
  const child = spawn(process.execPath, [KILLED, ...argv], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const closed = once(child, 'close');
  const told: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    told.push(line);
    if (!isTime(line)) continue;
    if (delay > 0) await wait(delay);
    child.kill('SIGKILL');
  }
  await closed;
  assert.equal(child.signalCode, 'SIGKILL', `it was killed, having told ${told.at(-1)}`);
  return { pid: child.pid, told };
}

describe('simulation: killed processes', () => {
  after(() => {
    for (const child of children) child.kill('SIGKILL');
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  for (const [index, seed] of SEEDS.entries()) {
    const stop = STOPS[index] ?? '';
    test(`an import killed at: ${stop} (seed ${seed})`, () => importKilled(seed, stop));
    test(`a release killed between or within its writes (seed ${seed})`, (t) =>
      releaseKilled(seed, (words) => t.diagnostic(words)));
  }
});

/** Some hundred rows of one practice and then of two, as files. */
function sendings(seed: number, folder: string) {
  const sender = new Sender(new Draw(seed), new LivingRecord());
  const first = sender.newPeople('X00036', 20, TODAY);
  const second = [...sender.newPeople('X00036', 60, TODAY), ...sender.newPeople('X00010', 60, TODAY)];
  return { first: written(first, join(folder, 'first')), second: written(second, join(folder, 'second')) };
}

function written(files: readonly SentFile[], folder: string) {
  mkdirSync(folder);
  const paths = files.map((file) => {
    const path = join(folder, `${file.practice}-${file.table}.csv`);
    writeFileSync(path, csvOf(file));
    return path;
  });
  return { files, paths };
}

async function importKilled(seed: number, stop: string): Promise<void> {
  const folder = newFolder();
  const { first, second } = sendings(seed, folder);
  const argv = ['import', folder, stop, ...first.paths, ...second.paths];
  const { pid, told } = await killWhen(argv, (line) => line === 'stopped');
  const kept = told.find((line) => line.startsWith('kept '))?.slice(5) ?? '';
  const directory = join(folder, 'warehouse');
  assert.equal(JSON.parse(readFileSync(join(directory, 'import.lock'), 'utf8')).pid, pid);

  const record = new LivingRecord();
  record.take(first.files);
  const firstLines = record.lines();
  const isInService = stop === COMMIT_STEPS.at(-1);
  if (isInService) record.take(second.files);
  const warehouse = await openWarehouse(directory);
  assert.equal(warehouse.current().hash === kept, !isInService, 'the snapshot that was in service is');
  assert.deepEqual(await linesOf(warehouse.current()), record.lines());
  assert.equal(readProvenance(warehouse).length, isInService ? 9 : 3);

  const options = { warehouse, pass: INGEST, feed: 'practice-extract', businessDate: TODAY } as const;
  const report = given(await importFiles({ ...options, files: second.paths, clock: testClock, codes: CODES }));
  assert.ok(report.files.every((file) => file.status === 'accepted' && file.alreadyImported === isInService));
  record.take(second.files);
  assert.deepEqual(await linesOf(warehouse.current()), record.lines());
  assert.deepEqual(await linesOf(given(warehouse.at(kept))), firstLines, 'what was known before still is');
  const named = [kept, warehouse.current().hash].flatMap((hash) => given(warehouse.at(hash)).manifest.segments);
  const segments = new Set(named.map((segment) => segment.sha256));
  assert.equal(readdirSync(join(directory, 'segments')).length, segments.size, 'nothing half done lies about');
  assert.equal(existsSync(join(directory, 'import.lock')), false);
  warehouse.close();
}

/** Of some fifty: what is left to do takes longer than the kill is delayed. */
const FIRST_WRITES = 30;
/** So many milliseconds at most, to land within a transaction as well as before it. */
const MOST_DELAY = 20;

/** Two accounts proposed and approved, the run prepared and certified. */
const DEEDS = 6;

async function releaseKilled(seed: number, tell: (words: string) => void): Promise<void> {
  const folder = newFolder();
  const directory = await newStoreFolder(join(folder, 'store'));
  const draw = new Draw(seed);
  const at = 1 + draw.below(FIRST_WRITES);
  const { pid, told } = await killWhen(['release', folder], (line) => line === `writes ${at}`, draw.below(MOST_DELAY));
  assert.equal(lockHolder(directory), undefined, 'nobody alive holds the store');
  assert.equal(JSON.parse(readFileSync(join(directory, 'owner.lock'), 'utf8')).pid, pid);

  const store = await openStore(directory);
  const warehouse = await openWarehouse(join(folder, 'warehouse'));
  try {
    assert.equal(store.tookOverLockOf?.pid, pid, 'the lock of the dead is taken over');
    const id = told.find((line) => line.startsWith('certified '))?.slice(10) ?? '';
    const half = await store.read((db) => run(db, id));
    const paid = (half?.statements ?? []).filter((statement) => statement.entry !== null);
    const begun = Number(told.findLast((line) => line.startsWith('writes '))?.slice(7));
    assert.ok(paid.length >= begun - 1, `${begun - 1} payments were done, ${paid.length} are there`);
    await checkStore(store, { owed: owedBy(paid), entries: paid.length, auditEvents: DEEDS });

    const office = fiftyPractices();
    const release = () => releaseRun(office.context(warehouse, store), office.actor('releaser'), { run: id });
    const released = given(await release());
    assert.deepEqual(given(await release()), released);
    assert.equal(released.stage, 'released');
    const { statements, totalPence } = released;
    assert.equal(
      statements.reduce((sum, statement) => sum + statement.totalPence, 0n),
      totalPence,
    );
    await checkStore(store, { owed: owedBy(statements), entries: 50, auditEvents: DEEDS + 2 });
    tell(
      `seed ${seed}: killed with ${paid.length} of ${statements.length} practices paid, before or in write ${begun}`,
    );
  } finally {
    await store.close();
    warehouse.close();
  }
}

type Paid = { readonly practice: OdsCode; readonly totalPence: bigint };

function owedBy(statements: readonly Paid[]): Map<OdsCode, bigint> {
  return new Map(statements.map(({ practice, totalPence }) => [practice, totalPence]));
}
