import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { FeedName } from '../feed.ts';
import { layout as appointments } from '../feeds/gp-appointments/shape.ts';
import { layout as workforce } from '../feeds/gp-workforce/shape.ts';
import { layout as ratings } from '../feeds/inspection-ratings/shape.ts';
import { layout as prevalence } from '../feeds/prevalence-estimates/shape.ts';
import { problemsOf, summary, TrialWarehouse } from '../trial-import.test.ts';
import type { PublishedLayout } from './layout.ts';

const FEEDS = join(dirname(import.meta.dirname), 'feeds');
const REAL = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));

/** A file of records that each say what they have; the rest is left as the layout's example. */
function csv(trial: TrialWarehouse, layout: PublishedLayout, ...records: readonly Readonly<Record<string, string>>[]) {
  const line = (values: readonly string[]): string => values.map((value) => `"${value}"`).join(',');
  const [header = '', ...lines] = [
    layout.columns.map(({ heading }) => heading),
    ...records.map((record) => layout.columns.map(({ heading, example }) => record[heading] ?? example)),
  ].map(line);
  return trial.csv('published.csv', header, ...lines);
}

describe('published measures', () => {
  let trial: TrialWarehouse;
  before(async () => {
    trial = await TrialWarehouse.open();
  });
  after(() => trial.remove());

  const figures = (source: string, columns: string) =>
    trial.aggregates(`SELECT ${columns} FROM measure_values WHERE source = '${source}' ORDER BY ALL`);

  test('every sample goes in as it is', async () => {
    const samples: [FeedName, string][] = [
      ['prevalence-estimates', 'prevalence-2014-15.csv'],
      ['weighted-populations', 'weighted-populations.csv'],
      ['deprivation-scores', 'deprivation.csv'],
      ['gp-workforce', 'workforce.csv'],
      ['practice-comparison', 'comparison.csv'],
      ['gp-appointments', 'appointments.csv'],
      ['prescribing-measures', 'prescribing.csv'],
      ['inspection-ratings', 'ratings.csv'],
      ['complaint-themes', 'complaints.csv'],
      ['public-health-coverage', 'coverage.csv'],
    ];
    for (const [feed, name] of samples) {
      const report = await trial.import([join(FEEDS, feed, 'sample', name)], { feed });
      assert.deepEqual([summary(report), report.problems], [[`${name} accepted 2/2`], []]);
    }
    assert.deepEqual(await figures('fingertips-93553', 'value, period_from::VARCHAR AS day'), [
      { value: '29.140', day: '2010-01-01' },
      { value: '29.140', day: '2015-01-01' },
    ]);
  });

  test('the demonstration’s practices and published ones stand in one file, each in its realm, with what is to be known', async () => {
    const rows = await trial.aggregates(
      `SELECT realm, area, measure, numerator, denominator, value, per, is_received, note, period_from::VARCHAR AS day
       FROM measure_values WHERE source = 'prescribing' AND measure <> 'broad-spectrum-share' ORDER BY area, measure`,
    );
    const [published, , invented, missing] = rows;
    assert.deepEqual(published, {
      ...{ realm: 'published', area: 'A81001', measure: 'antibacterial-items', numerator: '2410.000' },
      ...{ denominator: '2620.000', value: null, per: 1, is_received: true, note: null, day: '2025-04-01' },
    });
    assert.deepEqual([invented?.realm, invented?.area, invented?.denominator], ['invented', 'X00010', '1311.500']);
    assert.equal(missing?.is_received, false, 'a dash is not received');
    assert.match(String(missing?.note), /Generated/);
  });

  test('a rating is kept as the place of its word, and what is no rating is a problem', async () => {
    const rows = await figures('inspection', 'area, measure, value, is_received');
    const of = (area: string, measure: string) => rows.find((row) => row.area === area && row.measure === measure);
    assert.equal(of('A81001', 'caring')?.value, '4.000');
    assert.equal(of('X00010', 'overall-rating')?.value, '2.000');
    assert.equal(of('X00010', 'responsive')?.is_received, false);
    const file = csv(
      trial,
      ratings,
      { overall: 'outstanding' },
      { practice: 'A81002', safe: 'Excellent', as_on: '2026-03-30' },
    );
    const report = await trial.import([file], { feed: 'inspection-ratings' });
    assert.deepEqual(problemsOf(report), ['3 VALUE_NOT_ALLOWED']);
  });

  test('a count is got back from its percentage, and not where there is no list or it is not whole', async () => {
    const file = csv(
      trial,
      prevalence,
      { practice_code: 'A81001' },
      { practice_code: 'A81002', listsize: '' },
      { practice_code: 'A81003', 'bp-qofprev': '0.2001' },
    );
    await trial.import([file], { feed: 'prevalence-estimates' });
    const found = await trial.aggregates(
      `SELECT area, numerator, denominator, value FROM measure_values
       WHERE measure = 'hypertension-recorded' AND area LIKE 'A8%' ORDER BY area`,
    );
    assert.deepEqual(found, [
      { area: 'A81001', numerator: '569.000', denominator: '4182.000', value: '13.606' },
      { area: 'A81002', numerator: null, denominator: null, value: '13.606' },
      { area: 'A81003', numerator: null, denominator: null, value: '20.010' },
    ]);
  });

  test('a figure that cannot be is left out with its reason, and the rest of its record stays', async () => {
    const file = csv(
      trial,
      prevalence,
      { practice_code: 'A81001', 'chd-qofprev': '-1' },
      { practice_code: 'A81002', 'chd-qofprev': 'many' },
      { practice_code: 'A81003', 'chd-qofprev': '104' },
      { practice_code: 'A81004', 'chd-qofprev': 'NA' },
      { practice_code: 'A81001' },
      { practice_code: 'A8' },
      { practice_code: 'X00001' },
    );
    const report = await trial.import([file], { feed: 'prevalence-estimates' });
    assert.deepEqual(summary(report), ['published.csv accepted 4/7']);
    assert.deepEqual(problemsOf(report), [
      '2 BAD_NUMBER',
      '3 BAD_NUMBER',
      '4 NUMERATOR_ABOVE_DENOMINATOR',
      '6 DUPLICATE_MEASURE',
      '7 BAD_ORGANISATION',
      '8 REALM_NOT_FITTING',
    ]);
    const above = report.problems.find(({ code }) => code === 'NUMERATOR_ABOVE_DENOMINATOR')?.message ?? '';
    assert.match(above, /^\S+ is below 0 or more than all that it is a part of/, 'the column is named');
    const chd = await trial.aggregates(
      "SELECT area, is_received FROM measure_values WHERE measure = 'coronary-heart-disease-recorded' ORDER BY area",
    );
    assert.deepEqual(chd, [{ area: 'A81004', is_received: false }]);
    const [{ n } = { n: 0n }] = await trial.aggregates<{ n: bigint }>(
      "SELECT count(*) AS n FROM measure_values WHERE measure = 'copd-expected'",
    );
    assert.equal(n, 4n);
  });

  test('a month or year that is none, or is yet to come, leaves its record out', async () => {
    const month = 'Appointment Month Start Date';
    const file = csv(
      trial,
      appointments,
      { GP_CODE: 'A81001', [month]: 'Mar-26', 'Same Day': '300' },
      { GP_CODE: 'A81002', [month]: '2025-04' },
      { GP_CODE: 'A81003', [month]: 'May-26' },
    );
    const report = await trial.import([file], { feed: 'gp-appointments' });
    assert.deepEqual(problemsOf(report), ['3 VALUE_NOT_ALLOWED', '4 FUTURE_DATE']);
    assert.equal(report.files[0]?.period, '2026-03-31');
    const [same] = await trial.aggregates(
      "SELECT numerator, denominator FROM measure_values WHERE measure = 'appointments-same-day' AND area = 'A81001'",
    );
    assert.deepEqual(same, { numerator: '300.000', denominator: '2393.000' });
  });

  test('a later file takes the place of the years that it holds, and of no other', async () => {
    const of = (year: string, gps: string) => ({ 'Practice.Code': 'A81001', Year: year, TOTAL_GP_EXTGL_HC: gps });
    await trial.import([csv(trial, workforce, of('2023', '4'), of('2024', '5'))], { feed: 'gp-workforce' });
    await trial.import([csv(trial, workforce, of('2024', '6'))], { feed: 'gp-workforce' });
    const gps = await trial.aggregates(
      `SELECT year(period_to)::INTEGER AS year, value FROM measure_values
       WHERE measure = 'gps' AND area = 'A81001' ORDER BY year`,
    );
    assert.deepEqual(gps, [
      { year: 2023, value: '4.000' },
      { year: 2024, value: '6.000' },
    ]);
  });

  test('another header is refused by name', async () => {
    const report = await trial.import([trial.csv('other.csv', 'Practice,Year', 'A81001,2024')], {
      feed: 'gp-workforce',
    });
    assert.deepEqual(problemsOf(report), ['null UNKNOWN_HEADER']);
  });

  test('the published file of prevalence: every register comes out whole where a list was received', {
    skip: existsSync(REAL) ? false : 'the published files are not beside the project',
  }, async () => {
    const file = join(REAL, 'qof', 'phe_2016_prevalence_estimates_vs_qof_2014-15_practice.csv');
    const report = await trial.import([file], { feed: 'prevalence-estimates' });
    assert.deepEqual([report.files[0]?.accepted, report.problems], [7563, []]);
    const [found] = await trial.aggregates(
      `SELECT count(numerator)::INTEGER AS counted, count(value)::INTEGER AS received, sum(numerator)::INTEGER AS people
       FROM measure_values WHERE measure = 'copd-recorded'`,
    );
    assert.deepEqual(found, { counted: 7511, received: 7511, people: 1016710 });
  });

  test('the published comparison of 2023: its bands add up to every list, and blank staff are not received', {
    skip: existsSync(REAL) ? false : 'the published files are not beside the project',
  }, async () => {
    const file = join(REAL, 'workforce-access', 'caip_2023_practice_comparison.csv');
    const report = await trial.import([file], { feed: 'practice-comparison' });
    const again = report.problems.filter(({ code }) => code === 'DUPLICATE_MEASURE');
    assert.deepEqual(
      [report.files[0]?.accepted, again.length, report.problems.length],
      [6313, 8, 8],
      'practices whose record stands in it twice',
    );
    const [found] = await trial.aggregates(
      `SELECT sum(value) FILTER (WHERE measure = 'registered-patients')::INTEGER AS people,
         sum(value) FILTER (WHERE measure SIMILAR TO 'registered-(wo)?men-[0-9].*')::INTEGER AS "by age and sex",
         count(*) FILTER (WHERE measure = 'gps' AND NOT is_received)::INTEGER AS "without doctors"
       FROM measure_values WHERE source = 'caip-2023'`,
    );
    assert.deepEqual(found, { people: 61994727, 'by age and sex': 61994727, 'without doctors': 66 });
  });
});
