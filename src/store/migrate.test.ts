import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type TestDatabase, testClock, testDatabases, unusedSchema } from '../../tests/store-for-tests.ts';
import { insertOnly, type Migration, Store, sql } from './index.ts';

const FIRST: Migration = { id: 'test-001-notes', sql: `create table notes (n bigint); ${insertOnly('notes')}` };
const SECOND: Migration = { id: 'test-002-more', sql: 'alter table notes add column words text' };

for (const database of testDatabases) describe(`migrations on ${database.name}`, () => contract(database));

function contract(database: TestDatabase): void {
  const open = async (schema: string, migrations: readonly Migration[]) =>
    Store.over(await database.engine(), { schema, migrations, clock: testClock });
  const bySql = async (schema: string, statements: string) =>
    (await database.engine()).withSession((session) =>
      session.run(`begin; set local search_path to ${schema}; ${statements}; commit`),
    );
  const reopened = async (statements: string) => {
    const schema = unusedSchema();
    assert((await open(schema, [FIRST])).ok);
    await bySql(schema, statements);
    const outcome = await open(schema, [FIRST]);
    return outcome.ok ? 'opened' : `${outcome.refusal.code}: ${outcome.refusal.message}`;
  };

  test('each runs once, in order, and a later one is added to what is there', async () => {
    const schema = unusedSchema();
    assert((await open(schema, [FIRST])).ok);
    const again = await open(schema, [FIRST, SECOND]);
    assert(again.ok);
    const { rows } = await again.value.read((db) =>
      sql<{ id: string; applied_at: string }>`select id, applied_at from store_migrations order by id`.execute(db),
    );
    assert.deepEqual(
      rows.map((row) => row.id),
      ['store-001-foundation', FIRST.id, SECOND.id],
    );
    assert.equal(rows[0]?.applied_at, testClock.now());
  });

  test('one that fails leaves nothing behind', async () => {
    const schema = unusedSchema();
    const half = { id: 'test-002-half', sql: 'create table half (n bigint); select nothing_like_this()' };
    await assert.rejects(open(schema, [FIRST, half]));
    const mended = await open(schema, [FIRST, { ...half, sql: 'create table half (n bigint)' }]);
    assert(mended.ok);
  });

  test('an edited migration is tampering', async () => {
    const schema = unusedSchema();
    assert((await open(schema, [FIRST])).ok);
    const edited = await open(schema, [{ ...FIRST, sql: `${FIRST.sql} -- edited` }]);
    assert(!edited.ok);
    assert.equal(edited.refusal.code, 'store.tampered');
    assert.match(edited.refusal.message, /test-001-notes/);
  });

  test('a store of a newer version is refused in words', async () => {
    const schema = unusedSchema();
    assert((await open(schema, [FIRST, SECOND])).ok);
    const older = await open(schema, [FIRST]);
    assert(!older.ok);
    assert.equal(older.refusal.code, 'store.format');
    assert.match(older.refusal.message, /newer version.*test-002-more/);
    assert.match(
      await reopened(`alter table store_format disable trigger all; update store_format set version = 99`),
      /store\.format: .*newer version.*format 99/,
    );
    assert.match(
      await reopened(`alter table store_format disable trigger all; update store_format set version = 0`),
      /store\.format: .*older version/,
    );
  });

  for (const [what, statements, named] of [
    ['a dropped trigger', 'drop trigger notes_never_changed on notes', /notes_never_changed on notes/],
    ['a disabled trigger', 'alter table notes disable trigger notes_never_emptied', /notes_never_emptied/],
    ['a trigger for the origin only', 'alter table notes enable trigger notes_never_changed', /notes_never_changed/],
    [
      'a function that lets changes through',
      `create or replace function refuse_change() returns trigger language plpgsql as 'begin return new; end'`,
      /notes_never_changed/,
    ],
    [
      'a dropped constraint',
      'alter table store_migrations drop constraint store_migrations_pkey',
      /store_migrations_pkey/,
    ],
    [
      'a foreign trigger',
      `create trigger zz before insert on notes for each row execute function refuse_change()`,
      /zz/,
    ],
  ] as const) {
    test(`${what} is found at the next start`, async () => {
      const found = await reopened(statements);
      assert.match(found, /^store\.tampered/);
      assert.match(found, named);
    });
  }

  test('what nobody changed opens again', async () => {
    assert.equal(await reopened('insert into notes values (1)'), 'opened');
  });
}
