import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { exact } from '../../base/index.ts';
import { releaseRateSums, releaseRateValue } from '../../disclosure/index.ts';
import { eventInterval } from './rate-interval.ts';

describe('the interval of a rate of events', () => {
  const intervalOf = (level: 'exact' | 'management', numerator: string, denominator: string) => {
    const sums = releaseRateSums(level, { people: 100, numerator, denominator });
    const per = { per: exact(1000) };
    const value = exact(numerator).div(exact(denominator)).mul(per.per);
    return eventInterval(sums, releaseRateValue(sums, value, per), 1).value;
  };

  test('has the exact limits of a small count: 5 events lie between 1.623 and 11.668', () => {
    assert.deepEqual(intervalOf('exact', '5', '1000'), { lower: '1.6', upper: '11.7' });
  });

  test('has Byar’s limits from ten on: 65 events lie between 50.16 and 82.85', () => {
    assert.deepEqual(intervalOf('exact', '65', '10000'), { lower: '5.0', upper: '8.3' });
  });

  test('is of the counts as they are shown, and is not there where they are not', () => {
    assert.deepEqual(intervalOf('management', '66', '10000'), intervalOf('exact', '65', '10000'));
    assert.equal(intervalOf('management', '5', '1000'), null);
    assert.equal(intervalOf('exact', '0', '1000'), null);
  });
});
