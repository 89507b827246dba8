/** What a reader may not see was counted as nothing: "Practices paid 0 of 9". */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { month } from '../../src/base/index.ts';
import { boroughReport, localityReport, practiceReport } from '../../src/reports/index.ts';
import { csvOf } from '../../src/web/layout/csv.ts';
import { boroughView } from '../../src/web/pages/borough/view.ts';
import { localityView } from '../../src/web/pages/locality/view.ts';
import { practiceView } from '../../src/web/pages/practice/view.ts';
import { type Fixture, GMS, sharedFixture } from '../fixture.ts';

let fixture: Fixture;

const OCTOBER = month('2025-10');
const REFUSAL = /may not see/;

const boroughOf = async (user: string) => {
  const report = await boroughReport(fixture.reports, fixture.actor(user), { month: OCTOBER });
  assert.ok(report.ok);
  return boroughView(report.value);
};

describe('what a reader may not see is not counted as nothing', () => {
  before(async () => {
    fixture = await sharedFixture();
  });

  test('the borough says once that it is not for them to see, in the CSV too', async () => {
    for (const user of ['public', 'manager-x00010']) {
      const page = await boroughOf(user);
      const [localities] = page.tables;
      assert.ok(localities !== undefined);
      const paid = localities.rows.map((row) => row.at(-1)?.text ?? '');
      assert.ok(paid.includes('not for you to see'), user);
      assert.ok(!paid.some((text) => /^0 of [1-9]/.test(text)), user);
      assert.equal(localities.total?.at(-1)?.text, 'not for you to see');
      assert.doesNotMatch(csvOf(localities), REFUSAL);
      assert.match(String(page.content.answer), REFUSAL);
    }
    const [seen] = (await boroughOf('finance')).tables;
    assert.match(seen?.total?.at(-1)?.text ?? '', /^\d of 3$/);
  });

  test('a locality writes no refusal into its column of money', async () => {
    const report = await localityReport(fixture.reports, fixture.actor('manager-x00010'), {
      locality: 'west',
      month: OCTOBER,
    });
    assert.ok(report.ok);
    const [practices] = localityView(report.value).tables;
    assert.doesNotMatch(csvOf(practices ?? assert.fail()), REFUSAL);
  });

  test('a practice’s page names no statement that its reader may not open', async () => {
    const report = await practiceReport(fixture.reports, fixture.actor('manager-x00010'), { practice: GMS });
    assert.ok(report.ok);
    const months = practiceView(report.value).tables.find(({ id }) => id === 'months');
    assert.deepEqual(months?.rows, []);
    assert.match(months?.whenEmpty ?? '', /not for you to see/);
  });
});
