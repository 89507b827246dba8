/** Lists and rows showed a person, and the person's page then said that nobody had looked. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import {
  homeReport,
  peopleReport,
  personReport,
  practiceReport,
  rowReport,
  whoMaySeeReport,
} from '../../src/reports/index.ts';
import { buildFixture, type Fixture, FORECAST_ON, GMS } from '../fixture.ts';

let fixture: Fixture;

const HYP008 = { practice: GMS, indicator: 'HYP008', periodEnd: FORECAST_ON };

async function given<T>(report: Promise<{ ok: true; value: T } | { ok: false }>): Promise<T> {
  const outcome = await report;
  assert.ok(outcome.ok);
  return outcome.value;
}

const lookedAt = async (person: string) => {
  const { lookedAt: looked } = await given(
    personReport(fixture.reports, fixture.actor('operator'), { ...HYP008, person }),
  );
  return looked;
};

describe('a person’s page names everybody who was shown the person', () => {
  before(async () => {
    fixture = await buildFixture();
  });

  test('in a list with the clause and the rows, and in the row itself', async () => {
    const { reports, actor } = fixture;
    const manager = actor('manager-x00036');
    const list = await given(peopleReport(reports, manager, { ...HYP008, limit: 2 }));
    const [first, second] = list.people;
    assert.ok(first !== undefined && second !== undefined);
    assert.deepEqual(
      (await lookedAt(second.person)).map(({ user, role }) => [user, role]),
      [[manager.name, 'practice manager']],
    );
    const [source] = first.rows;
    assert.ok(source !== undefined);
    const { fileSha256: file, table, row } = source;
    await given(rowReport(reports, actor('operator'), { practice: GMS, file, table, row }));
    assert.equal((await lookedAt(first.person)).length, 2);
    const { readings } = await given(
      whoMaySeeReport(reports, manager, { practice: GMS, person: first.person, limit: 10 }),
    );
    assert.deepEqual(
      readings.map(({ verb }) => verb),
      ['read person', 'read row', 'list people'],
    );
  });

  test('whoever is not on the page that was shown was not looked at', async () => {
    const last = { ...HYP008, outcome: 'adjusted' as const };
    const manager = fixture.actor('manager-x00036');
    const { people } = await given(peopleReport(fixture.reports, manager, { ...last, offset: 1, limit: 1 }));
    const { people: all } = await given(peopleReport(fixture.reports, fixture.actor('operator'), last));
    const shown = people[0]?.person;
    for (const { person } of all) {
      const byManager = (await lookedAt(person)).filter(({ user }) => user === manager.name);
      assert.equal(byManager.length, person === shown ? 1 : 0);
    }
  });

  test('a long list does not push the reader’s own pages off Home', async () => {
    const { reports, actor } = fixture;
    const manager = actor('operator');
    await given(homeReport(reports, manager, {}));
    await given(practiceReport(reports, manager, { practice: GMS }));
    for (let again = 0; again < 5; again += 1) await given(peopleReport(reports, manager, { ...HYP008, limit: 37 }));
    const { visited } = await given(homeReport(reports, manager, {}));
    assert.deepEqual(
      visited.map(({ to }) => to.page),
      ['practice'],
    );
  });
});
