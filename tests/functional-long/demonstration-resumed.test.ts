/** A build of the demonstration that is cut off in the middle of its meetings or its monitoring goes on where it was. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { ActionContext } from '../../src/actions/index.ts';
import type { Actor, Clock, Outcome } from '../../src/base/index.ts';
import { readConfiguration } from '../../src/main/configuration.ts';
import { ContextsInForce } from '../../src/main/contexts.ts';
import { keepCases } from '../../src/main/demonstration-cases.ts';
import { keepCommittees } from '../../src/main/demonstration-meetings.ts';
import { keepMonitoring } from '../../src/main/demonstration-monitoring.ts';
import { feedCodesInForce } from '../../src/main/feed-codes.ts';
import { readPolicy } from '../../src/main/policy.ts';
import { type Store, saveDefinitions, sql } from '../../src/store/index.ts';
import { Warehouse } from '../../src/warehouse/index.ts';
import { MIGRATIONS, sharedFixture } from '../fixture.ts';
import { given } from '../fixture-policy.ts';
import { testClock, testStore } from '../store-for-tests.ts';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** How often the clock is asked before the process is cut off: some of the deeds of a meeting. */
const CUT_AFTER = [1, 2, 7, 16, 30, 55];

const CUT = new Error('cut off');

/** A clock that stops the build after it was asked so often. */
function cutting(times: number): Clock {
  let left = times;
  return {
    ...testClock,
    now: () => {
      if (left === 0) throw CUT;
      left -= 1;
      return testClock.now();
    },
  };
}

type Opened = { readonly store: Store; readonly actions: ActionContext; actor(user: string): Actor };

const policy = readPolicy(ROOT);

/** A store with the repository's policy and no records: committees need none. */
async function storeWithPolicy(): Promise<Store> {
  const store = await testStore(MIGRATIONS);
  await store.write((db) => saveDefinitions(db, policy.definitions));
  return store;
}

async function opened(warehouse: Warehouse): Promise<Opened> {
  const store = await storeWithPolicy();
  const configuration = given(readConfiguration(ROOT, {}));
  const feedCodes = () => feedCodesInForce(store, configuration.businessDate);
  const contexts = given(await ContextsInForce.open({ configuration, warehouse, store, feedCodes, clock: testClock }));
  const { actions, reports } = contexts.made;
  return { store, actions, actor: (user) => given(reports.users.actor(user)) };
}

async function keepAll(actions: ActionContext, { actor }: Opened): Promise<Outcome<unknown>> {
  const met = await keepCommittees(actions, actor);
  return met.ok ? keepCases(actions, actor) : met;
}

/** Everything that governance's books say, subject by subject. */
async function booksOf({ store }: Opened): Promise<readonly unknown[]> {
  const { rows } = await store.read((db) =>
    sql`select book, subject, number, json, on_day from governance_entries order by book, subject, number`.execute(db),
  );
  return rows;
}

/** Everything that the monitoring group has, and what governance's books say of its meetings. */
async function monitoringOf(opened: Opened): Promise<readonly unknown[]> {
  const { rows } = await opened.store.read((db) =>
    sql`select 'step' as what, to_jsonb(s) - 'at' as row from monitoring_steps s
         union all select 'note', to_jsonb(n) - 'at' from monitoring_notes n
         union all select 'intelligence', to_jsonb(i) - 'at' from monitoring_intelligence i
         union all select 'words', to_jsonb(w) - 'at' from monitoring_words w
         order by 1, 2`.execute(db),
  );
  return [...rows, ...(await booksOf(opened))];
}

describe('a build that is cut off in the middle of its meetings', () => {
  const folder = mkdtempSync(join(tmpdir(), 'commonweal resumed '));
  let warehouse: Warehouse;
  before(async () => {
    warehouse = given(await Warehouse.open(folder, { memoryLimit: '256MB', threads: 1 }));
  });
  after(() => {
    warehouse.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('is the same in the end as one that was not', async () => {
    const whole = await opened(warehouse);
    const store = await storeWithPolicy();
    const cut: Opened = { ...whole, store, actions: { ...whole.actions, store } };
    given(await keepAll(whole.actions, whole));
    for (const times of CUT_AFTER) {
      await assert.rejects(keepAll({ ...cut.actions, clock: cutting(times) }, cut), (fault) => fault === CUT);
    }
    given(await keepAll(cut.actions, cut));
    const books = await booksOf(cut);
    assert.deepEqual(books, await booksOf(whole));
    given(await keepAll(cut.actions, cut));
    assert.deepEqual(await booksOf(cut), books, 'what was done is left as it is');
  });

  test('is the same in the end where it was cut off at its monitoring', async () => {
    const whole = await opened(warehouse);
    const store = await storeWithPolicy();
    const cut: Opened = { ...whole, store, actions: { ...whole.actions, store } };
    const { reports } = await sharedFixture();
    const keep = (actions: ActionContext) => keepMonitoring(actions, reports, whole.actor);
    given(await keep(whole.actions));
    const done = await monitoringOf(whole);
    let [kept, times, cuts] = [0, 1, 0];
    // One deed at a time: only where a deed asks the clock more often is it given more.
    while (kept < done.length) {
      const ended = await keep({ ...cut.actions, clock: cutting(times) }).catch((fault: unknown) => fault);
      if (ended !== CUT) break;
      cuts += 1;
      const now = (await monitoringOf(cut)).length;
      times = now === kept ? times + 1 : 1;
      kept = now;
    }
    assert.ok(cuts > 15, `it was cut off ${cuts} times`);
    given(await keep(cut.actions));
    assert.deepEqual(await monitoringOf(cut), done);
  });
});
