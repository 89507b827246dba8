import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { type TestDatabase, testDatabases, testStore } from '../../tests/store-for-tests.ts';
import { accepted, Bug, day, isoOfDay, refused } from '../base/index.ts';
import { DatabaseFault, insertOnly, type ReadDb, type Store, sql } from './index.ts';

const MIGRATIONS = [
  { id: 'test-001-notes', sql: `create table notes (n bigint primary key, words text); ${insertOnly('notes')}` },
  { id: 'test-002-drafts', sql: 'create table drafts (n bigint primary key)' },
];
const NOTHING = { code: 'not-found', message: 'There is none.' } as const;

for (const database of testDatabases) describe(`store on ${database.name}`, () => contract(database));

function contract(database: TestDatabase): void {
  let store: Store;
  before(async () => {
    store = await testStore(MIGRATIONS, database);
  });
  const add = (n: number) => (db: ReadDb) => sql`insert into notes values (${n}, 'a note')`.execute(db);
  const notes = async () =>
    (await store.read((db) => sql<{ n: bigint }>`select n from notes order by n`.execute(db))).rows.map(({ n }) => n);
  const refusedWith = (sqlState: string) => (error: unknown) =>
    error instanceof DatabaseFault && error.sqlState === sqlState;

  test('reads each type alike', async () => {
    const { rows } = await store.read((db) =>
      sql`select 9007199254740993::bigint as eight, 12::integer as four, 1.50::numeric as exact, 2.5::float8 as measured,
                 date '2025-04-01' as day, timestamptz '2025-04-01 10:00:00.5+01' as instant, true as yes, null as nothing,
                 '{"a":[1]}'::jsonb as json, '\\x01ff'::bytea as bytes, 'words' as words, array['a','b'] as list`.execute(
        db,
      ),
    );
    assert.deepEqual(rows[0], {
      eight: 9007199254740993n,
      four: 12,
      exact: '1.50',
      measured: 2.5,
      day: day('2025-04-01'),
      instant: '2025-04-01T09:00:00.500Z',
      yes: true,
      nothing: null,
      json: { a: [1] },
      bytes: new Uint8Array([1, 255]),
      words: 'words',
      list: '{a,b}',
    });
  });

  test('writes each type alike', async () => {
    const given = { big: -(2n ** 60n), day: day('1969-12-31'), list: ['a"b\\', 'c,d'] };
    const { rows } = await store.read((db) =>
      sql`select ${given.big}::bigint as big, ${isoOfDay(given.day)}::date as day, ${true}::boolean as yes,
                 ${new Uint8Array([0, 16])}::bytea as bytes, ${null}::text as nothing, ${1.25}::float8 as measured,
                 (${given.list}::text[])[1] as first, 'c,d' = any(${given.list}::text[]) as found`.execute(db),
    );
    assert.deepEqual(rows[0], {
      big: given.big,
      day: given.day,
      yes: true,
      bytes: new Uint8Array([0, 16]),
      nothing: null,
      measured: 1.25,
      first: 'a"b\\',
      found: true,
    });
    await assert.rejects(
      store.read((db) => sql`select ${Number.NaN}::float8`.execute(db)),
      Bug,
    );
  });

  test('tells how many rows changed', async () => {
    const changed = await store.write((db) => sql`insert into drafts values (1), (2)`.execute(db));
    assert.equal(changed.numAffectedRows, 2n);
  });

  test('builds queries for the tables that a room names', async () => {
    const kept = await store.write(async (db) => {
      const tables = db.$extendTables<{ notes: { n: bigint; words: string | null } }>();
      await tables.insertInto('notes').values({ n: 100n, words: 'built' }).execute();
      return tables.selectFrom('notes').selectAll().where('n', '=', 100n).executeTakeFirstOrThrow();
    });
    assert.deepEqual(kept, { n: 100n, words: 'built' });
  });

  test('keeps a write that gives a value, and nothing of one that throws or is refused', async () => {
    await store.write(add(1));
    await store.write(async (db) => accepted(await add(2)(db)));
    const refusal = await store.write(async (db) => {
      await add(3)(db);
      return refused(NOTHING);
    });
    assert.equal(refusal.ok, false);
    await assert.rejects(
      store.write(async (db) => {
        await add(4)(db);
        throw new Error('after all not');
      }),
      /after all not/,
    );
    assert.deepEqual(await notes(), [1n, 2n, 100n]);
  });

  test('a statement that failed is never taken for done, even when its error was caught', async () => {
    await assert.rejects(
      store.write(async (db) => {
        await add(5)(db);
        await add(5)(db).catch(() => undefined);
        return accepted('done');
      }),
      refusedWith('23505'),
    );
    assert.equal((await notes()).includes(5n), false);
  });

  test('a read changes nothing', async () => {
    await assert.rejects(store.read(add(6)), refusedWith('25006'));
  });

  test('a read or write is not opened inside another', async () => {
    await assert.rejects(
      store.read(() => store.read(async () => 1)),
      Bug,
    );
    await assert.rejects(
      store.write(async (db) => {
        await add(7)(db);
        await store.write(add(8));
      }),
      Bug,
    );
    assert.equal((await notes()).includes(7n), false);
  });

  test('a handle is dead once its callback has ended', async () => {
    const kept = await store.write(async (db) => ({ db }));
    await assert.rejects(add(9)(kept.db), Bug);
  });

  test('a transaction is not opened on a handle', async () => {
    await assert.rejects(
      store.write((db) => db.transaction().execute(async () => 1)),
      Bug,
    );
  });

  test('a statement that is not awaited is refused, and nothing of it is kept', async () => {
    let statement: Promise<unknown> | undefined;
    await store.write(async (db) => {
      statement = assert.rejects(add(10)(db), Bug);
    });
    await statement;
    assert.equal((await notes()).includes(10n), false);
  });

  test('a write that ends before its statements do is a bug, and nothing is kept', async () => {
    const hasty = store.write(async (db) => {
      add(11)(db).catch(() => undefined);
      for (let turn = 0; turn < 100; turn += 1) await undefined;
    });
    await assert.rejects(hasty, Bug);
    assert.equal((await notes()).includes(11n), false);
  });

  test('many at once take their turns', async () => {
    const asked = Array.from({ length: 20 }, (_, index) => 1000 + index);
    await Promise.all(asked.map((n) => store.write(add(n))));
    assert.equal((await notes()).filter((n) => n >= 1000n).length, 20);
  });

  for (const [what, statement] of [
    ['UPDATE', `update notes set words = 'another'`],
    ['DELETE', 'delete from notes'],
    ['TRUNCATE', 'truncate notes'],
    ['UPDATE in replication', `set local session_replication_role = replica; update notes set words = 'another'`],
  ] as const) {
    test(`${what} is refused on an insert-only table`, async () => {
      const engine = await database.engine();
      const schema = await store.read((db) => sql<{ name: string }>`select current_schema() as name`.execute(db));
      const attempt = engine.withSession(async (session) => {
        await session.run(`begin; set local search_path to "${schema.rows[0]?.name}"`);
        await session.run(statement).finally(() => session.run('rollback'));
      });
      await assert.rejects(attempt, refusedWith('23001'));
    });
  }
}
