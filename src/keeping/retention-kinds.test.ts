/** What is kept of whoever signs in, sends and provides services is destroyed in its time, and held as people are. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { buildEmptyFixture, type Fixture, receive } from '../../tests/fixture.ts';
import { given } from '../../tests/fixture-policy.ts';
import { endSessions, feedKeys, keepFeedKey, openSessions, seeSession, startSession } from '../access/index.ts';
import { applyRetention, placeLegalHold } from '../actions/index.ts';
import { type Day, day, odsCode } from '../base/index.ts';
import { retentionReport } from '../reports/index.ts';

const SAMPLE = join(import.meta.dirname, '../ingest/feeds/service-activity/sample/X00V1-activity.csv');

/** Contexts at a business date whose machine's clock says the same. */
function at(fixture: Fixture, businessDate: Day, iso: string) {
  const moved = { businessDate, clock: { now: () => `${iso}T09:00:00.000Z` } };
  return { reports: { ...fixture.reports, ...moved }, actions: { ...fixture.actions, ...moved } };
}

describe('what is kept beside people', () => {
  let fixture: Fixture;
  const dueIn = async ({ reports }: Pick<Fixture, 'reports'>) =>
    given(await retentionReport(reports, fixture.actor('operator')));
  const rowsOf = ({ due }: Awaited<ReturnType<typeof dueIn>>) =>
    due.map(({ rule, practice, things, held }) => `${rule} ${practice} ${things} ${held}`);

  before(async () => {
    fixture = await buildEmptyFixture();
    const { store } = fixture.reports;
    await receive(fixture, 'service-activity', [SAMPLE]);
    await store.write(async (db) => {
      const start = (user: string, on: string) =>
        startSession(db, { actor: fixture.actor(user), way: 'list', at: `${on}T08:00:00.000Z`, provedAt: null });
      await start('finance', '2024-01-10');
      await endSessions(db, { user: 'finance', by: 'finance', at: '2024-01-10T17:00:00.000Z' });
      await start('manager-x00010', '2024-02-01');
      const { id } = await start('quality', '2024-02-01');
      await seeSession(db, id, '2026-04-10T08:00:00.000Z');
      const key = { feed: 'practice-extract', sender: odsCode('X00010'), createdBy: 'operator' };
      const from = { createdAt: '2023-12-01T00:00:00Z', endsAt: '2024-03-01T00:00:00Z' };
      await keepFeedKey(db, { ...key, ...from, name: 'old' });
      await keepFeedKey(db, { ...key, ...from, endsAt: '2024-11-01T00:00:00Z', name: 'later' });
    });
  });

  test('sessions and keys are destroyed two years after nobody could use them, and those in use are not', async () => {
    const now = at(fixture, day('2026-04-10'), '2026-04-10');
    const due = await dueIn(now);
    assert.deepEqual(rowsOf(due), ['sessions X00 1 0', 'sessions X00010 1 0', 'feed-keys X00010 1 0']);
    given(await applyRetention(now.actions, fixture.actor('operator'), { hash: due.hash }));
    assert.deepEqual(rowsOf(await dueIn(now)), []);
    const { store } = now.reports;
    assert.deepEqual(
      (await store.read((db) => openSessions(db))).map(({ actor }) => actor.user),
      ['quality'],
    );
    assert.deepEqual(
      (await store.read(feedKeys)).map(({ name }) => name),
      ['later'],
    );
  });

  test('a business date that was moved on ends no session', async () => {
    const moved = { ...fixture.reports, businessDate: day('2033-01-01') };
    assert.deepEqual(rowsOf(await dueIn({ reports: moved })), []);
  });

  test('a provider’s month is destroyed eight years after its end, and any hold keeps whose people nobody can tell', async () => {
    const now = at(fixture, day('2033-11-15'), '2033-11-15');
    const { warehouse } = now.reports;
    const operator = fixture.actor('operator');
    const first = await dueIn(now);
    assert.ok(rowsOf(first).includes('activity X00V1 1 0'), rowsOf(first).join());
    given(await applyRetention(now.actions, operator, { hash: first.hash }));
    const months = warehouse.current().activityMonths();
    assert.deepEqual(
      months.map(({ part }) => part),
      ['X00V1 2025-11'],
    );
    assert.equal(warehouse.missingSegments().length, 0);
    const later = at(fixture, day('2034-01-15'), '2034-01-15');
    const hold = { practice: odsCode('X00010'), reason: 'A court asked for what was done.' };
    given(await placeLegalHold(later.actions, fixture.actor('guardian'), hold));
    assert.ok(rowsOf(await dueIn(later)).includes('activity X00V1 0 1'));
  });
});
