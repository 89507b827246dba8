import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { testClock, testDatabases, unusedSchema } from '../../tests/store-for-tests.ts';
import { day } from '../base/index.ts';
import {
  currentDefinition,
  DatabaseFault,
  type Engine,
  grantsSql,
  insertOnly,
  Store,
  saveDefinition,
} from './index.ts';

const MIGRATIONS = [
  { id: 'test-001-notes', sql: `create table notes (n bigint primary key); ${insertOnly('notes')}` },
  { id: 'test-002-sessions', sql: 'create table sessions (n bigint generated always as identity, words text)' },
];

for (const database of testDatabases) {
  describe(`the application's role on ${database.name}`, () => {
    const schema = unusedSchema();
    const role = `app_${schema.slice(5, 15)}`;
    let engine: Engine;
    before(async () => {
      engine = await database.engine();
      const store = await Store.over(engine, { schema, migrations: MIGRATIONS, clock: testClock });
      assert(store.ok);
      await engine.withSession((session) => session.run(grantsSql({ role, schema })));
      await engine.withSession((session) => session.run(grantsSql({ role, schema })));
    });
    const asRole = (statement: string) =>
      engine.withSession(async (session) => {
        await session.run(`begin; set local search_path to ${schema}; set local role ${role}`);
        await session.run(statement).finally(() => session.run('rollback'));
      });
    const isDenied = (error: unknown) => (error as { sqlState?: string }).sqlState === '42501';

    test('reads and adds', async () => {
      await asRole('insert into notes values (1); select * from notes; select * from store_definitions');
      await asRole(`insert into sessions (words) values ('a'); update sessions set words = 'b'; delete from sessions`);
    });

    test('opens a store that the owner has migrated, and cannot migrate it', async () => {
      const open = (migrations: typeof MIGRATIONS) =>
        Store.over(actingAs(engine, role), { schema, migrations, clock: testClock });
      const opened = await open(MIGRATIONS);
      assert(opened.ok);
      const draft = { kind: 'rates', id: 'price', json: '1.00', knownFrom: day('2025-04-01') };
      await opened.value.write((db) => saveDefinition(db, draft));
      const kept = await opened.value.read((db) => currentDefinition(db, 'rates', 'price', day('2025-04-01')));
      assert.equal(kept?.json, '1.00');
      const pending = { id: 'test-003-more', sql: 'alter table sessions add column more text' };
      await assert.rejects(open([...MIGRATIONS, pending]), DatabaseFault);
    });

    for (const statement of [
      'update notes set n = 2',
      'delete from notes',
      'truncate notes',
      'truncate sessions',
      'alter table notes disable trigger all',
      'drop table notes',
      'create table mine (n bigint)',
      'set local session_replication_role = replica',
      `create or replace function refuse_change() returns trigger language plpgsql as 'begin return new; end'`,
    ]) {
      test(`may not: ${statement.slice(0, 50)}`, async () => {
        await assert.rejects(asRole(statement), isDenied);
      });
    }
  });
}

/** The same database as a role that does not own it. */
function actingAs(engine: Engine, role: string): Engine {
  return {
    kind: engine.kind,
    close: () => engine.close(),
    withSession: (body) =>
      engine.withSession(async (session) => {
        await session.run(`set role ${role}`);
        return body(session).finally(() => session.run('reset role'));
      }),
  };
}
