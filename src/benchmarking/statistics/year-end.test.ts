import assert from 'node:assert/strict';
import { test } from 'node:test';
import { yearEnd } from './year-end.ts';

test('a year-end forecast adds last year’s gain and stays a share', () => {
  const now = { numerator: 400, denominator: 1000 };
  const found = yearEnd(now, { numerator: 300, denominator: 1000 }, { numerator: 600, denominator: 1000 });
  assert.ok(found !== undefined);
  assert.equal(found.value.toFixed(6), '0.700000');
  assert.ok(found.lower > 0.62 && found.lower < 0.66 && found.upper > 0.74 && found.upper < 0.78);
  const high = yearEnd({ numerator: 95, denominator: 100 }, now, { numerator: 800, denominator: 1000 });
  assert.deepEqual([high?.value, high?.upper], [1, 1]);
  assert.ok((high?.lower ?? 1) < 1);
});

test('without anybody who counts there is no forecast', () => {
  const some = { numerator: 1, denominator: 2 };
  assert.equal(yearEnd({ numerator: 0, denominator: 0 }, some, some), undefined);
  assert.equal(yearEnd(some, some, { numerator: 0, denominator: 0 }), undefined);
});
