import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Fixture, GMS, PMS, sharedFixture } from '../../../tests/fixture.ts';
import { given } from '../../../tests/fixture-policy.ts';
import { personAccessReport, personRecordReport } from '../index.ts';

const PERSON = 'x00036-p26';
let fixture: Fixture;
before(async () => {
  fixture = await sharedFixture();
});

test('a person is given every row that is held about them, how they count and who looked, under their own purpose', async () => {
  const manager = fixture.actor('manager-x00036');
  const record = given(await personRecordReport(fixture.reports, manager, { practice: GMS, person: PERSON }));
  assert.equal(record.basis.purpose, 'own record');
  assert.deepEqual(
    record.tables.map(({ table, rows }) => [table, rows.length]),
    [
      ['persons', 1],
      ['registrations', 1],
      ['events', 5],
      ['encounters', 0],
      ['encounter_codes', 0],
    ],
  );
  const events = record.tables.find(({ table }) => table === 'events');
  const column = (name: string) => events?.columns.findIndex((each) => each.name === name) ?? -1;
  assert.deepEqual(
    events?.rows.map((row) => [row[column('event_date')], row[column('value_number')]]),
    [
      ['2015-05-01', ''],
      ['2025-02-10', '168'],
      ['2025-02-10', '96'],
      ['2026-02-10', '168'],
      ['2026-02-10', '96'],
    ],
  );
  assert.ok(record.tables.every(({ columns, rows }) => rows.every((row) => row.length === columns.length)));
  assert.match(record.counted.find(({ measure }) => measure === 'HYP008')?.words ?? '', /You are counted/);
  const { looked } = given(await personAccessReport(fixture.reports, manager, { practice: GMS, person: PERSON }));
  assert.equal(
    looked[0]?.words,
    'Linden Desk (practice manager, Linden Park Surgery) made a copy of your record to give to you, because a person may have their own record.',
  );
});

test('it is for the person’s own practice and nobody else', async () => {
  const codeOf = async (user: string, ask: { practice: typeof GMS; person: string }) => {
    const record = await personRecordReport(fixture.reports, fixture.actor(user), ask);
    return record.ok ? 'ok' : record.refusal.code;
  };
  for (const user of ['operator', 'finance', 'guardian', 'auditor', 'manager-x00010', 'public']) {
    assert.equal(await codeOf(user, { practice: GMS, person: PERSON }), 'access.denied', user);
  }
  assert.equal(await codeOf('gp-x00010', { practice: PMS, person: 'nobody' }), 'not-found');
});
