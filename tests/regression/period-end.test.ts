/** Counts at any day of a reader's choice told small counts apart: the difference of two days is a few people. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { addDays, type Day } from '../../src/base/index.ts';
import { countsReport, measureReport, proposalReport, resultsReport } from '../../src/reports/index.ts';
import { type Fixture, FORECAST_ON, GMS, PAID_ON, sharedFixture } from '../fixture.ts';

let fixture: Fixture;

const NEXT_DAY = addDays(PAID_ON, 1);

const countsAt = (user: string, periodEnd: Day, practice?: typeof GMS) =>
  countsReport(fixture.reports, fixture.actor(user), {
    indicator: 'HYP008',
    periodEnd,
    ...(practice === undefined ? {} : { practice }),
  });

describe('whoever sees rounded counts sees them at the days on which counts were sent', () => {
  before(async () => {
    fixture = await sharedFixture();
  });

  test('counts of one practice and of all', async () => {
    for (const user of ['public', 'committee', 'contracts', 'quality', 'manager-x00010']) {
      for (const practice of [GMS, undefined]) {
        const refused = await countsAt(user, NEXT_DAY, practice);
        assert.equal(refused.ok ? 'answered' : refused.refusal.code, 'not-found', user);
        for (const sent of [PAID_ON, FORECAST_ON]) assert.ok((await countsAt(user, sent, practice)).ok, user);
      }
    }
  });

  test('results, measures and what a change moves', async () => {
    const { reports, actor } = fixture;
    const at = { indicator: 'HYP008', periodEnd: NEXT_DAY };
    for (const answer of [
      await resultsReport(reports, actor('public'), at),
      await measureReport(reports, actor('committee'), { ...at, practice: GMS }),
      await proposalReport(reports, actor('quality'), { ...at, lowerPercent: 50 }),
    ]) {
      assert.equal(answer.ok ? 'answered' : answer.refusal.code, 'not-found');
    }
  });

  test('the parties of the contract may ask at any day', async () => {
    const own = await countsAt('manager-x00036', NEXT_DAY, GMS);
    assert.ok(own.ok && own.value.periodEnd === NEXT_DAY);
    assert.ok((await countsAt('operator', NEXT_DAY)).ok);
  });
});
