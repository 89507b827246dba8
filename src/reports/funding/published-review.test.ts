import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { publishedPayments, RATES_FOUND, whenPublished } from '../../../tests/published-payments.ts';
import { poundsFromPence } from '../../base/index.ts';
import type { Reader } from '../../warehouse/index.ts';
import { publishedReview } from './published-review.ts';

describe('the review of published PMS payments', { ...whenPublished }, () => {
  let reader: Reader;
  before(async () => {
    reader = await publishedPayments();
  });

  test('of England shows an upper bound of each premium and nothing that was not published', async () => {
    const report = await publishedReview({ reader, rates: RATES_FOUND, year: '2014/15' });
    assert.ok(report.ok);
    const { england, practices, label, definedPart, tests, release, taper } = report.value;
    assert.deepEqual(
      [label, definedPart, tests, release, taper],
      ['upper bound', 'not received', 'not recorded', 'published', null],
    );
    assert.equal(practices.length, england.pmsPractices);
    assert.equal(
      practices.reduce((sum, one) => sum + one.apparentPremiumPence, 0n),
      england.apparentPremiumPence,
    );
    // Published nationally: £13.52 a weighted patient at 2013, £9.80 once the correction factor is recycled.
    const head = Number(england.apparentPremiumPerWeightedHead);
    assert.ok(head > 9.8 && head < 13.52, `${head}`);
    for (const one of practices) {
      assert.equal(one.corePence - one.gmsEquivalentPence, one.apparentPremiumPence);
      assert.deepEqual([one.label, one.definedPart], ['upper bound', 'not received']);
    }
  });

  test('of one commissioner shows what tapering all of it would do, in = out', async () => {
    const report = await publishedReview({
      reader,
      rates: RATES_FOUND,
      year: '2014/15',
      area: '05C',
      taperYears: '7',
    });
    assert.ok(report.ok);
    const { taper, practices } = report.value;
    assert.equal(taper?.effects.length, 7);
    for (const year of taper?.effects ?? []) {
      assert.equal(year.freedPence, year.reinvestedPence);
      assert.equal(
        year.practices.reduce((sum, one) => sum + one.netPence, 0n),
        0n,
      );
    }
    const positive = practices.filter((one) => one.apparentPremiumPence > 0n);
    const most = positive.reduce((sum, one) => sum + one.apparentPremiumPence, 0n);
    assert.equal(taper?.effects.at(-1)?.freedPence, most);
    assert.ok(practices.every((one) => one.area === '05C'));
  });

  test('core income for a weighted patient is that of the benchmarks found in the file', async () => {
    const report = await publishedReview({ reader, rates: RATES_FOUND, year: '2014/15' });
    assert.ok(report.ok);
    const heads = report.value.practices
      .filter((one) => Number(one.weightedPatients) >= 1000)
      .map((one) => poundsFromPence(one.corePence).valueOf() / Number(one.weightedPatients))
      .sort((a, b) => a - b);
    const median = heads[Math.floor(heads.length / 2)] ?? 0;
    const mean = heads.reduce((sum, one) => sum + one, 0) / heads.length;
    // Benchmarks over every PMS practice of the file: mean £83.73, median £83.78; these leave part years out.
    assert.ok(Math.abs(median / 83.78 - 1) < 0.02 && Math.abs(mean / 83.73 - 1) < 0.02, `${mean}, ${median}`);
  });

  test('refuses deprivation, which is not in the file, an unknown area and a year that was not imported', async () => {
    for (const ask of [
      { year: '2014/15', area: '05C', reinvestment: 'deprivation' },
      { year: '2014/15', area: 'ZZZ' },
      { year: '2013/14' },
    ]) {
      const report = await publishedReview({ reader, rates: RATES_FOUND, ...ask });
      assert.equal(report.ok, false);
    }
  });
});
