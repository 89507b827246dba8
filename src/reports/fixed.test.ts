import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixed } from './fixed.ts';

test('a statistic has as many places as are asked for, rounded away from zero, and no sign at nought', () => {
  const cases: readonly [number, number, string][] = [
    [1.25, 1, '1.3'],
    [-1.25, 1, '-1.3'],
    [0.004, 2, '0.00'],
    [-0.004, 2, '0.00'],
    [0.05, 2, '0.05'],
    [12345.678, 0, '12346'],
    [99.96, 1, '100.0'],
  ];
  for (const [value, places, text] of cases) assert.equal(fixed(value, places), text);
});
