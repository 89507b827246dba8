/** No kite mark stood on line and measure pages, and "ring Penny Ledger" came without a number. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { month } from '../../src/base/index.ts';
import { lineReport, measureReport, statementReport } from '../../src/reports/index.ts';
import { lineView } from '../../src/web/pages/line/view.ts';
import { measureView } from '../../src/web/pages/measure/view.ts';
import { statementView } from '../../src/web/pages/statement/view.ts';
import { type Fixture, GMS, PAID_ON, sharedFixture } from '../fixture.ts';

let fixture: Fixture;
const OCTOBER = month('2025-10');

describe('how far a figure can be trusted, and whom to ask about it', () => {
  before(async () => {
    fixture = await sharedFixture();
  });

  test('a measure and a line that rests on it have the same kite mark, of the counts as the reader sees them', async () => {
    for (const user of ['manager-x00036', 'contracts']) {
      const reader = fixture.actor(user);
      const at = { practice: GMS, indicator: 'HYP008', periodEnd: PAID_ON };
      const measure = await measureReport(fixture.reports, reader, at);
      assert.ok(measure.ok);
      const { mark } = measure.value;
      assert.notEqual(mark.reliability, 'none');
      const facts = measureView(measure.value).content.trust as { name: string; value: string }[];
      assert.deepEqual(
        facts.slice(0, 2).map(({ name }) => name),
        ['Validity', 'Reliability'],
      );
      assert.ok(facts.some(({ name, value }) => name === 'Completeness' && value === '1 of 1 practices sent counts.'));
      const ask = { practice: GMS, month: OCTOBER, term: 'quality-aspiration' };
      const line = await lineReport(fixture.reports, reader, ask);
      assert.ok(line.ok);
      assert.deepEqual(line.value.measures.find(({ indicator }) => indicator === 'HYP008')?.mark, mark);
      assert.match(JSON.stringify(lineView(line.value).content.measures), /Kite mark: validity \w+, reliability \w+\./);
    }
  });

  test('whom to ask is named with a number', async () => {
    const reader = fixture.actor('manager-x00036');
    const statement = await statementReport(fixture.reports, reader, { practice: GMS, month: OCTOBER });
    assert.ok(statement.ok);
    assert.match(
      JSON.stringify(statementView(statement.value).content.ifWrong),
      /Ask Penny Ledger, finance lead, on 020 7946 0\d{3}, and say/,
    );
  });
});
