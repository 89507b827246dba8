/** Case-finding and payment of England 2014/15, over the files as they were published. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { importFiles } from '../../src/actions/index.ts';
import type { Outcome } from '../../src/base/index.ts';
import { publishedValuePractice, publishedValueReport } from '../../src/reports/index.ts';
import { buildFixture, type Fixture } from '../fixture.ts';

const REAL = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const FILES = [
  ['gp-payments', 'payments/nhspaymentsgp-2014-15.csv'],
  ['prevalence-estimates', 'qof/phe_2016_prevalence_estimates_vs_qof_2014-15_practice.csv'],
  ['deprivation-scores', 'deprivation/practice_imd_2010_2015_2019_fingertips93553.csv'],
  ['list-size', 'list-size/Patient_List_Size_2014_10-12.csv'],
  ['list-size', 'list-size/Patient_List_Size_2015_01-03.csv'],
] as const;
const YEAR = { year: '2014/15' };

function given<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

describe('case-finding and payment of England 2014/15', {
  skip: existsSync(REAL) ? false : 'the published files are not beside the project',
}, () => {
  let fixture: Fixture;
  before(async () => {
    fixture = await buildFixture();
    const { actions, actor, reports } = fixture;
    const refused = await publishedValueReport(reports, YEAR);
    assert.equal(refused.ok, false, 'nothing was received yet');
    for (const [feed, file] of FILES) {
      given(await importFiles(actions, actor('operator'), { feed, files: [join(REAL, file)] }));
    }
  });

  test('places nine practices in ten, names why the others are not, and marks it published', async () => {
    const report = given(await publishedValueReport(fixture.reports, YEAR));
    const left = report.notPlaced.reduce((sum, { practices }) => sum + practices, 0);
    assert.equal(report.practices.length + left, 7959, 'every practice of the file is on the map or is said not to be');
    assert.ok(report.practices.length > 7200, `${report.practices.length}`);
    assert.equal(report.release, 'published');
    assert.equal(report.frontier.length, 20);
    assert.ok(report.practices.every(({ practice }) => !practice.startsWith('X000')));
    const outliers = report.practices.filter(({ isOutlier }) => isOutlier);
    assert.ok(outliers.length > 0 && outliers.length < 0.02 * report.practices.length, `${outliers.length}`);
    assert.ok(outliers.every(({ reliability, place }) => Number(reliability) >= 0.7 && place !== 'not told apart'));
    const middle = report.byContract.reduce((sum, { practices }) => sum + practices, 0);
    assert.equal(middle, report.practices.length);
  });

  test('of Dudley holds its practices alone, on the same map', async () => {
    const england = given(await publishedValueReport(fixture.reports, YEAR));
    const dudley = given(await publishedValueReport(fixture.reports, { ...YEAR, area: '05C' }));
    assert.equal(dudley.practices.length, 46);
    const same = england.practices.filter(({ area }) => area === '05C');
    assert.deepEqual(dudley.practices, same);
    assert.equal(dudley.medianPounds, england.medianPounds);
  });

  test('opens to what makes up both axes of a practice', async () => {
    const one = given(await publishedValuePractice(fixture.reports, { ...YEAR, practice: 'M87001' }));
    const [hypertension] = one.conditions;
    assert.deepEqual([hypertension?.recorded, hypertension?.expected], [1449, '1630.7']);
    const { totalPence, leftOut, remainsPence } = one.payment;
    const parts = leftOut.reduce((sum, { pence }) => sum + (pence ?? 0n), 0n);
    assert.equal(remainsPence, (totalPence ?? 0n) - parts);
    const none = await publishedValuePractice(fixture.reports, { ...YEAR, practice: 'X00010' });
    assert.equal(none.ok, false, 'no practice of the demonstration is on a published page');
  });
});
