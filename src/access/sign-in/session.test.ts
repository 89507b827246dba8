import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { type TestDatabase, testDatabases, testStore } from '../../../tests/store-for-tests.ts';
import { type Actor, odsCode } from '../../base/index.ts';
import { type Store, sql } from '../../store/index.ts';
import { accessMigrations } from '../migrations.ts';
import { endSessions, openSessions, renewSession, seeSession, sessionOfToken, startSession } from './session.ts';

const FINANCE: Actor = { user: 'finance', name: 'Penny Ledger', role: 'finance lead', organisation: odsCode('X00') };
const [NINE, TEN] = ['2026-04-10T09:00:00.000Z', '2026-04-10T10:00:00.000Z'];

for (const database of testDatabases) describe(`sessions on ${database.name}`, () => contract(database));

function contract(database: TestDatabase): void {
  let store: Store;
  before(async () => {
    store = await testStore(accessMigrations, database);
  });
  const start = (actor = FINANCE) =>
    store.write((db) => startSession(db, { actor, way: 'list', at: NINE, provedAt: null }));
  const found = (token: string) => store.read((db) => sessionOfToken(db, token));

  test('are found by their token, of which only a hash is kept', async () => {
    const { id, token } = await start();
    assert.deepEqual(await found(token), {
      ...{ id, way: 'list', startedAt: NINE, seenAt: NINE, provedAt: null, checkedAt: NINE, mapping: null },
      actor: { ...FINANCE, provedAt: null },
    });
    assert.ok(token.length >= 43);
    const { rows } = await store.read((db) => sql<{ row: string }>`select s::text as row from sessions s`.execute(db));
    assert.ok(rows.length > 0 && rows.every(({ row }) => !row.includes(token)));
    assert.equal(await found(`${token}x`), undefined);
  });

  test('have another token after a proof, and keep when they were seen', async () => {
    const { id, token } = await start();
    const renewed = await store.write((db) => renewSession(db, id, { at: TEN, provedAt: TEN, actor: FINANCE }));
    assert.equal(await found(token), undefined);
    const session = await found(renewed);
    assert.deepEqual([session?.id, session?.provedAt, session?.seenAt, session?.startedAt], [id, TEN, TEN, NINE]);
    await store.write((db) => seeSession(db, id, '2026-04-10T10:01:00.000Z'));
    assert.equal((await found(renewed))?.seenAt, '2026-04-10T10:01:00.000Z');
  });

  test('keep which clinician somebody is, as it was last said', async () => {
    const salaried = { ...FINANCE, clinician: 'X00010-C2' };
    const { id, token } = await start(salaried);
    assert.equal((await found(token))?.actor.clinician, 'X00010-C2');
    const renewed = await store.write((db) => renewSession(db, id, { at: TEN, provedAt: TEN, actor: FINANCE }));
    assert.deepEqual((await found(renewed))?.actor, { ...FINANCE, provedAt: TEN });
  });

  test('end one by one and all of one user, and nobody else’s', async () => {
    const own = { ...FINANCE, user: 'own' };
    const [one, two, three] = [await start(own), await start(own), await start(own)];
    const other = await start();
    const end = (ask: { user: string; id?: string }) =>
      store.write((db) => endSessions(db, { ...ask, by: 'operator', at: TEN }));
    assert.equal(await end({ user: 'finance', id: one.id }), 0);
    assert.equal(await end({ user: 'own', id: one.id }), 1);
    assert.equal(await found(one.token), undefined);
    assert.deepEqual(
      new Set((await store.read((db) => openSessions(db, 'own'))).map(({ id }) => id)),
      new Set([two.id, three.id]),
    );
    assert.equal(await end({ user: 'own' }), 2);
    assert.equal(await end({ user: 'own' }), 0);
    assert.equal(await found(two.token), undefined);
    assert.ok(await found(other.token));
  });

  test('that have ended are neither seen nor renewed', async () => {
    const { id, token } = await start();
    await store.write((db) => endSessions(db, { user: 'finance', id, by: 'finance', at: TEN }));
    const renewed = await store.write((db) => renewSession(db, id, { at: TEN, provedAt: TEN, actor: FINANCE }));
    assert.equal(await found(renewed), undefined);
    assert.equal(await found(token), undefined);
  });
}
