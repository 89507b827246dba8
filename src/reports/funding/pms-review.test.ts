import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { buildFixture, type Fixture, GMS, keepPremiumServices, LISTS, PMS } from '../../../tests/fixture.ts';
import { recordPremiumTest } from '../../actions/index.ts';
import { month, type Outcome } from '../../base/index.ts';
import { FIVE_TESTS } from '../../governance/index.ts';
import { type PmsReviewAsk, pmsReviewReport } from './pms-review.ts';

let fixture: Fixture;

function worked<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

async function review(ask: PmsReviewAsk = {}) {
  return worked(await pmsReviewReport(fixture.reports, fixture.actor('contracts'), ask));
}

describe('the review of the demonstration’s premiums', () => {
  before(async () => {
    fixture = await buildFixture();
    await keepPremiumServices(fixture);
  });

  test('gives each premium over GMS with its parts: £4.00 a weighted patient, of which £2.10 for two services', async () => {
    const { premiums, totals, price } = await review();
    assert.equal(price, '123.34');
    const [premium] = premiums;
    const weighted = Math.round((LISTS[PMS] ?? 0) * 0.981);
    assert.deepEqual(
      [premiums.length, premium?.practice, premium?.weightedList, premium?.premiumPerWeightedHead],
      [1, PMS, weighted, '4.00'],
    );
    assert.equal(premium?.premiumPence, BigInt(weighted * 400));
    assert.equal(premium?.definedPence, BigInt(weighted * 210));
    assert.equal(totals.undefinedPence, BigInt(weighted * 190));
    assert.deepEqual(
      premium?.services.map(({ perWeightedHead }) => perWeightedHead),
      ['1.20', '0.90'],
    );
    const statement = worked(await fixture.reports.book.statement(PMS, month('2025-10')));
    const line = statement.lines.find(({ term }) => term === 'pms-baseline');
    const twelve = (line?.amountPence ?? 0n) * 12n - (premium?.baselinePence ?? 0n);
    assert.ok(twelve >= -6n && twelve <= 6n, `twelve months of the statement are the baseline: ${twelve}`);
  });

  test('gives out each year what it frees, to the penny, among the practices of the commissioner', async () => {
    for (const reinvestment of ['weighted list', 'registered list', 'deprivation', 'lowest paid']) {
      const { years, taperYears, totals } = await review({ taperYears: '4', reinvestment });
      assert.equal(years.length, taperYears);
      for (const year of years) {
        assert.equal(year.freedPence, year.reinvestedPence);
        assert.equal(year.practices.length, 3);
        assert.equal(
          year.practices.reduce((sum, one) => sum + one.netPence, 0n),
          0n,
        );
      }
      assert.equal(years.at(-1)?.freedPence, totals.taperedPence);
    }
  });

  test('keeps a premium whose five tests were recorded as met, with who, when and on what evidence', async () => {
    const record = (test: string, finding: string, user = 'contracts', practice = PMS) =>
      recordPremiumTest(fixture.actions, fixture.actor(user), {
        practice,
        year: '2025/26',
        test,
        finding,
        evidence: 'Agreed in the strategy of March 2025.',
      });
    const tests = Object.keys(FIVE_TESTS);
    for (const test of tests) worked(await record(test, 'met'));
    const kept = await review();
    assert.equal(kept.premiums[0]?.isKept, true);
    assert.equal(kept.totals.taperedPence, 0n);
    assert.equal(kept.years[0]?.freedPence, 0n);
    const [shown] = kept.premiums[0]?.tests ?? [];
    assert.deepEqual(
      [shown?.recorded?.isMet, shown?.recorded?.by, shown?.recorded?.evidence],
      [true, 'Clause Paragraph', 'Agreed in the strategy of March 2025.'],
    );
    worked(await record(tests[0] ?? '', 'not met'));
    assert.equal((await review()).premiums[0]?.isKept, false);
    for (const refused of [
      await record('plan', 'met', 'committee'),
      await record('charm', 'met'),
      await record('plan', 'perhaps'),
      await record('plan', 'met', 'contracts', GMS),
    ]) {
      assert.equal(refused.ok, false);
    }
  });

  test('refuses a year without premiums, and a taper and an option that there are none of', async () => {
    for (const ask of [{ year: '2024/25' }, { taperYears: '3' }, { reinvestment: 'friends' }]) {
      const outcome = await pmsReviewReport(fixture.reports, fixture.actor('contracts'), ask);
      assert.equal(outcome.ok, false);
    }
  });
});
