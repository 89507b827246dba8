import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { type TestDatabase, testClock, testDatabases, testStore, unusedSchema } from '../../tests/store-for-tests.ts';
import { addDays, Bug, day } from '../base/index.ts';
import { chainHash, DatabaseFault, FIRST_LINK, type Migration, Store, sql } from '../store/index.ts';
import {
  type AuditEvent,
  type AuditQuestion,
  auditMigrations,
  auditOf,
  record,
  recordIn,
  verifyChain,
} from './index.ts';

function event(fields: Partial<AuditEvent> = {}): AuditEvent {
  return {
    user: 'auditor',
    role: 'auditor',
    purpose: 'audit',
    verb: 'see statement',
    subject: 'X00010 2025-10',
    release: 'exact',
    outcome: 'ok',
    ...fields,
  };
}

for (const database of testDatabases) describe(`audit on ${database.name}`, () => contract(database));

/** Changes event 2 as an owner of the database could. @returns what puts it back */
async function changeEvent(store: Store, change: string): Promise<() => Promise<void>> {
  const byOwner = (statement: string) =>
    store.write(async (db) => {
      await sql`alter table audit_events disable trigger all`.execute(db);
      await sql.raw(statement).execute(db);
    });
  await byOwner(`update audit_events set ${change} where seq = 2`);
  return () =>
    byOwner(
      `update audit_events set people = 3, form = 2, origin = '192.0.2.17', basis = 'audit-replays' where seq = 2`,
    );
}

function contract(database: TestDatabase): void {
  let store: Store;
  before(async () => {
    store = await testStore(auditMigrations, database);
  });

  test('an event is kept when record resolves, and found by user and by subject', async () => {
    const own = await testStore(auditMigrations, database);
    await record(own, testClock, event({ user: 'finance', subject: 'run 7' }));
    await record(own, testClock, event({ user: 'finance', subject: 'run 8', release: null, outcome: 'access.denied' }));
    const [latest, earlier] = await auditOf(own, { user: 'finance', limit: 10 });
    assert.equal(latest?.subject, 'run 8');
    assert.equal(latest?.outcome, 'access.denied');
    assert.equal(latest?.at, testClock.now());
    assert.equal(latest?.previousHash, earlier?.hash);
    assert.equal((await auditOf(own, { subject: 'run 7', limit: 10 })).length, 1);
    assert.equal((await auditOf(own, { user: 'finance', limit: 1 })).length, 1);
    assert.equal((await auditOf(own, { user: 'nobody', limit: 10 })).length, 0);
  });

  test('many at once are all kept, one chain, in the order in which they came', async () => {
    const own = await testStore(auditMigrations, database);
    const subjects = Array.from({ length: 450 }, (_, index) => `many ${String(index).padStart(3, '0')}`);
    await Promise.all(subjects.map((subject) => record(own, testClock, event({ user: 'many', subject }))));
    const kept = await auditOf(own, { user: 'many', limit: 1000 });
    assert.deepEqual(kept.map((each) => each.subject).reverse(), subjects);
    const check = await verifyChain(own);
    assert.equal(check.fault, null);
    assert.equal(check.head, kept[0]?.hash);
  });

  test('an event says by which rule, of how many people and from where; what was written before stays as it was', async () => {
    const [engine, schema] = [await database.engine(), unusedSchema()];
    const openWith = async (migrations: readonly Migration[]): Promise<Store> => {
      const opened = await Store.over(engine, { schema, migrations, clock: testClock });
      assert(opened.ok);
      return opened.value;
    };
    const before = await openWith(auditMigrations.slice(0, 2));
    const first = event({ subject: 'first' });
    await before.write(async (db) => {
      const { user, ...rest } = first;
      const at = testClock.now();
      const hash = chainHash(FIRST_LINK, { seq: 1, at, ...first });
      const row = { ...rest, at, hash };
      await sql`insert into audit_events (seq, at, user_id, role, purpose, verb, subject, release, outcome, previous_hash, hash)
        values (1, ${at}, ${user}, ${row.role}, ${row.purpose}, ${row.verb}, ${row.subject}, ${row.release}, ${row.outcome},
                ${FIRST_LINK}, ${hash})`.execute(db);
    });
    const own = await openWith(auditMigrations);
    const said = { basis: 'audit-replays', people: 3, origin: '192.0.2.17' };
    await record(own, testClock, event({ subject: 'second', ...said }));
    const [latest, earlier] = await auditOf(own, { limit: 10 });
    assert.deepEqual([latest?.form, latest?.basis, latest?.people, latest?.origin], [2, ...Object.values(said)]);
    assert.deepEqual([earlier?.form, earlier?.basis, earlier?.people, earlier?.origin], [1, null, null, null]);
    assert.deepEqual(await verifyChain(own), { rows: 2, head: latest?.hash, fault: null });
    for (const change of [`people = 2`, `form = 1`, `origin = null`, `basis = 'other'`]) {
      const undo = await changeEvent(own, change);
      assert.equal((await verifyChain(own)).fault, 'event 2 is not as it was written', change);
      await undo();
    }
    assert.equal((await verifyChain(own)).fault, null);
  });

  test('events far back are found, newest first, as many as are asked for and no other user’s', async () => {
    const own = await testStore(auditMigrations, database);
    await own.write((db) =>
      sql`insert into audit_events (seq, at, user_id, role, purpose, verb, subject, outcome, previous_hash, hash)
        select n, '2026-04-10T12:00:00Z', case when n in (3, 900, 7000) then 'rare' else 'busy' end, 'auditor', 'audit',
               'see statement', case when n = 5 then 'a rare word' else 'x' end, 'ok', '', n::text
          from generate_series(1, 7000) as n`.execute(db),
    );
    const found = async (question: Omit<AuditQuestion, 'limit'>, limit = 10) =>
      (await auditOf(own, { ...question, limit })).map(({ seq }) => seq);
    assert.deepEqual(await found({ user: 'rare' }), [7000, 900, 3]);
    assert.deepEqual(await found({ user: 'rare' }, 2), [7000, 900]);
    assert.deepEqual(await found({ user: 'rare', before: 7000 }), [900, 3]);
    assert.deepEqual(await found({ words: 'rare word' }), [5]);
    assert.deepEqual(await found({ before: 3 }), [2, 1]);
    const [on, later] = [day('2026-04-10'), day('2026-04-11')];
    assert.deepEqual(await found({ user: 'rare', from: on, to: on }, 1), [7000]);
    assert.deepEqual(await found({ user: 'rare', from: on, to: addDays(on, 60) }), [7000, 900, 3]);
    assert.deepEqual(await found({ from: later, to: later }), []);
  });

  test('an event goes with the write that it is about, or not at all', async () => {
    await store.write((db) => recordIn(db, testClock, event({ user: 'within' })));
    await assert.rejects(
      store.write(async (db) => {
        await recordIn(db, testClock, event({ user: 'within' }));
        throw new Error('undone');
      }),
      /undone/,
    );
    assert.equal((await auditOf(store, { user: 'within', limit: 10 })).length, 1);
    assert.equal((await verifyChain(store)).fault, null);
    await assert.rejects(
      store.write(async () => record(store, testClock, event())),
      Bug,
    );
  });

  test('an event that cannot be kept is told to whoever waits for it, and fails nobody else’s', async () => {
    const subjects = ['first', 'second', 'no text\u0000', 'third'];
    const kept = await Promise.allSettled(
      subjects.map((subject) => record(store, testClock, event({ user: 'mixed', subject }))),
    );
    assert.deepEqual(
      kept.map((each) => each.status),
      ['fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
    );
    assert.equal((await auditOf(store, { user: 'mixed', limit: 10 })).length, 3);
  });

  test('words that look like the place of the number, quotes and line breaks are kept as they were written', async () => {
    const own = await testStore(auditMigrations, database);
    const subject = 'a,"seq":0,b\n\\"c",';
    await record(own, testClock, event({ subject, origin: ',"seq":0,' }));
    const [kept] = await auditOf(own, { limit: 10 });
    assert.deepEqual([kept?.subject, kept?.origin], [subject, ',"seq":0,']);
    assert.deepEqual(await verifyChain(own), { rows: 1, head: kept?.hash, fault: null });
  });

  test('a database that links another event than it was given keeps none', async () => {
    const own = await testStore(auditMigrations, database);
    await record(own, testClock, event());
    await own.write(async (db) => {
      const { rows } = await sql<{ made: string }>`
        select replace(pg_get_functiondef('keep_audit_events'::regproc), 'own := ', 'content := replace(content, ''run 7'', ''run 8''); own := ') as made`.execute(
        db,
      );
      await sql.raw(rows[0]?.made ?? '').execute(db);
    });
    await assert.rejects(record(own, testClock, event({ subject: 'run 7' })), Bug);
    assert.deepEqual([(await verifyChain(own)).rows, (await verifyChain(own)).fault], [1, null]);
  });

  test('an event that is changed or cut out in the database is found', async () => {
    const tampered = await testStore(auditMigrations, database);
    for (const subject of ['a', 'b', 'c', 'd']) await record(tampered, testClock, event({ subject }));
    const sound = await verifyChain(tampered);
    assert.deepEqual([sound.rows, sound.fault], [4, null]);
    const byOwner = (statement: string) =>
      tampered.write(async (db) => {
        await sql`alter table audit_events disable trigger all`.execute(db);
        await sql.raw(statement).execute(db);
      });
    await assert.rejects(
      tampered.write((db) => sql`update audit_events set subject = 'x'`.execute(db)),
      DatabaseFault,
    );
    await byOwner(`update audit_events set subject = 'x' where seq = 3`);
    assert.equal((await verifyChain(tampered)).fault, 'event 3 is not as it was written');
    await byOwner('delete from audit_events where seq = 2');
    assert.equal((await verifyChain(tampered)).fault, 'event 2 is missing');
  });
}
