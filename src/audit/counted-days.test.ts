import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type TestDatabase, testDatabases, testStore } from '../../tests/store-for-tests.ts';
import { day, odsCode } from '../base/index.ts';
import type { Store } from '../store/index.ts';
import {
  type AuditEvent,
  auditMigrations,
  auditSummary,
  peopleLookedAt,
  personSubject,
  record,
  unusualDays,
} from './index.ts';

const USUAL = { peopleADay: 2, refusalsADay: 2, firstHour: 7, lastHour: 20 };

async function happened(store: Store, at: string, fields: Partial<AuditEvent> = {}): Promise<void> {
  const person = personSubject(odsCode('X00010'), 'p1');
  const usual = { user: 'gp', role: 'general practitioner', purpose: 'direct care', verb: 'read person' } as const;
  await record(store, { now: () => at }, { ...usual, subject: person, release: 'exact', outcome: 'ok', ...fields });
}

for (const database of testDatabases) describe(`days of the audit on ${database.name}`, () => contract(database));

function contract(database: TestDatabase): void {
  test('each event is counted once, whether it came before the first question or after, of a later day or an earlier', async () => {
    const store = await testStore(auditMigrations, database);
    const readings = async (from: string, to: string) => {
      const { roles } = await auditSummary(store, day(from), day(to));
      return roles.map(({ readings: all, people, events, users }) => [all, people, events, users]);
    };
    await happened(store, '2026-04-08T10:00:00.000Z');
    await happened(store, '2026-04-09T10:00:00.000Z', { subject: personSubject(odsCode('X00010'), 'p2') });
    await happened(store, '2026-04-07T10:00:00.000Z', { verb: 'read borough', subject: 'borough' });
    assert.deepEqual(await readings('2026-04-09', '2026-04-10'), [[1, 1, 1, 1]]);
    await happened(store, '2026-04-09T11:00:00.000Z', { user: 'other' });
    await happened(store, '2026-04-06T11:00:00.000Z');
    assert.deepEqual(await readings('2026-04-09', '2026-04-10'), [[2, 2, 2, 2]]);
    assert.deepEqual(await readings('2026-04-06', '2026-04-10'), [[4, 2, 5, 2]]);
    assert.deepEqual(await readings('2026-04-06', '2026-04-07'), [[1, 1, 2, 1]]);
    assert.deepEqual(await readings('2026-04-08', '2026-04-08'), [[1, 1, 1, 1]]);
    assert.deepEqual(await readings('2026-05-01', '2026-05-02'), []);
  });

  test('uses stand by readings, then events, then their words, those of no rule last', async () => {
    const store = await testStore(auditMigrations, database);
    const at = '2026-04-09T10:00:00.000Z';
    const borough = { verb: 'read borough', subject: 'borough' };
    await happened(store, at, { ...borough, outcome: 'access.denied', basis: null });
    await happened(store, at, { ...borough, basis: 'some-rule', origin: '192.0.2.17' });
    await happened(store, at, { basis: 'some-rule', role: 'operator', origin: 'command line' });
    const { roles, origins } = await auditSummary(store, day('2026-04-09'), day('2026-04-09'));
    assert.deepEqual(
      roles.map(({ role, basis, refused }) => [role, basis, refused]),
      [
        ['operator', 'some-rule', 0],
        ['general practitioner', 'some-rule', 0],
        ['general practitioner', null, 1],
      ],
    );
    assert.deepEqual(
      origins.map(({ origin, origins: different, events }) => [origin, different, events]),
      [
        ['command line', 1, 1],
        ['network', 1, 1],
        ['not known', 0, 1],
      ],
    );
  });

  test('a day and an hour are of the clock in London, and a night ends with the summer', async () => {
    const store = await testStore(auditMigrations, database);
    await happened(store, '2026-04-08T23:30:00.000Z');
    await happened(store, '2026-04-09T06:30:00.000Z', { user: 'early' });
    await happened(store, '2026-03-26T06:30:00.000Z', { user: 'early' });
    await happened(store, '2026-03-28T12:00:00.000Z', { user: 'weekend' });
    const found = await unusualDays(store, USUAL, day('2026-03-26'));
    assert.deepEqual(
      found.map(({ pattern, user, on, count }) => [pattern, user, on, count]),
      [
        ['out of hours', 'gp', '2026-04-09', 1],
        ['out of hours', 'weekend', '2026-03-28', 1],
        ['out of hours', 'early', '2026-03-26', 1],
      ],
    );
  });

  test('a person who was looked at twice in a day is one, from the first time to the last', async () => {
    const store = await testStore(auditMigrations, database);
    const times = ['2026-04-09T10:00:00.000Z', '2026-04-09T12:00:00.000Z', '2026-04-09T11:00:00.000Z'];
    for (const at of times) await happened(store, at);
    const on = day('2026-04-09');
    assert.deepEqual(await peopleLookedAt(store, on), [
      { user: 'gp', on: '2026-04-09', from: times[0], to: times[1], practice: 'X00010', person: 'p1' },
    ]);
    assert.deepEqual(await unusualDays(store, USUAL, on), []);
    for (const person of ['p2', 'p3']) {
      await happened(store, '2026-04-09T13:00:00.000Z', { subject: personSubject(odsCode('X00010'), person) });
    }
    const [many] = await unusualDays(store, USUAL, on);
    assert.deepEqual([many?.pattern, many?.count, many?.to], ['many people', 3, '2026-04-09T13:00:00.000Z']);
  });
}
