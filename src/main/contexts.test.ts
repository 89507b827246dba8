import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { signedIn } from '../../tests/signed-in.ts';
import { testClock, testStore } from '../../tests/store-for-tests.ts';
import { accessMigrations } from '../access/index.ts';
import { auditMigrations } from '../audit/index.ts';
import { type Day, day, type Json, type Outcome } from '../base/index.ts';
import { governanceMigrations } from '../governance/index.ts';
import { ledgerMigrations } from '../ledger/index.ts';
import { paymentMigrations } from '../payments/index.ts';
import { type Store, saveDefinition, saveDefinitions } from '../store/index.ts';
import { Warehouse } from '../warehouse/index.ts';
import { createApp } from '../web/index.ts';
import { type Configuration, readConfiguration } from './configuration.ts';
import { ContextsInForce } from './contexts.ts';
import { feedCodesInForce } from './feed-codes.ts';
import { FRAMEWORK_IN_FORCE, readPolicy } from './policy.ts';
import { PolicyByDay } from './policy-by-day.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const policy = readPolicy(root);
const folder = mkdtempSync(join(tmpdir(), 'commonweal contexts '));

function given<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

describe('the policy in force while a process runs', () => {
  const configuration: Configuration = given(readConfiguration(root, {}));
  let warehouse: Warehouse;
  let store: Store;
  let contexts: ContextsInForce;

  before(async () => {
    warehouse = given(await Warehouse.open(join(folder, 'warehouse'), { memoryLimit: '256MB', threads: 1 }));
    store = await testStore([
      ...auditMigrations,
      ...accessMigrations,
      ...ledgerMigrations,
      ...governanceMigrations,
      ...paymentMigrations,
    ]);
    await store.write((db) => saveDefinitions(db, policy.definitions));
    const feedCodes = () => feedCodesInForce(store, configuration.businessDate);
    contexts = given(await ContextsInForce.open({ configuration, warehouse, store, feedCodes, clock: testClock }));
  });
  after(() => {
    warehouse.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function keepTitled(id: string, title: string, knownFrom: Day): Promise<void> {
    const held = policy.definitions.find((each) => each.kind === 'framework' && each.id === id);
    const json = { ...(held?.json as object), title } as Json;
    await store.write((db) => saveDefinition(db, { kind: 'framework', id, json, knownFrom }));
  }

  test('stays what it is while nothing is kept, and while what is kept holds from a later day', async () => {
    const first = await contexts.current();
    assert.equal(await contexts.current(), first);
    const policies = new PolicyByDay(store, configuration);
    const nextYear = async () => given(await policies.on(day('2027-04-01')));
    assert.notEqual((await nextYear()).framework.title, 'Of the next year');
    await keepTitled(FRAMEWORK_IN_FORCE, 'Of the next year', day('2027-04-01'));
    assert.equal(await contexts.current(), first);
    assert.equal((await nextYear()).framework.title, 'Of the next year', 'asked of that day again');
  });

  test('is what was approved, from the next answer on: frameworks that are paid by and others', async () => {
    const { reports, actions } = contexts.made;
    const sessionSecret = 'a secret of at least thirty-two characters';
    const shared = { reports, actions, sessionSecret, demonstration: true, reportFault: () => undefined };
    const reader = await signedIn(createApp({ ...shared, current: () => contexts.current() }), 'operator');
    assert.doesNotMatch((await reader.open('/catalogue')).html, /Approved while it ran/);
    await keepTitled(FRAMEWORK_IN_FORCE, 'Approved while it ran', configuration.businessDate);
    await keepTitled('qof/2025-26', 'Another, approved as well', configuration.businessDate);
    const { html } = await reader.open('/catalogue');
    assert.match(html, /Approved while it ran/);
    assert.match(html, /Another, approved as well/);
    const now = await contexts.current();
    assert.equal(now.actions.framework.title, 'Approved while it ran');
    assert.equal(now.actions.frameworks?.length, 4);
    assert.notEqual(now.reports.book, reports.book);
  });
});
