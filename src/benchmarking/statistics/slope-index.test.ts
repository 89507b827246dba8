import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slopeIndex, slopeInterval } from './slope-index.ts';

test('groups of one size on a line rise by that line from end to end', () => {
  const groups = [10, 20, 30, 40, 50].map((numerator) => ({ numerator, denominator: 100 }));
  assert.equal(slopeIndex(groups)?.toFraction(), '1/2');
});

test('groups that reach the same share have no gap, and a larger group weighs more', () => {
  assert.equal(slopeIndex([3, 9].map((numerator) => ({ numerator, denominator: numerator * 2 })))?.toFraction(), '0');
  const uneven = [
    { numerator: 0, denominator: 10 },
    { numerator: 30, denominator: 30 },
  ];
  assert.equal(slopeIndex(uneven)?.toFraction(), '2');
});

test('one group has no slope', () => {
  const nobody = { numerator: 0, denominator: 0 };
  assert.equal(slopeIndex([nobody, { numerator: 1, denominator: 2 }]), undefined);
});

test('an interval holds the slope in its middle, and is half as wide of four times as many people', () => {
  const groups = (people: number) =>
    [0.1, 0.2, 0.3, 0.4, 0.5].map((share) => ({ numerator: share * people, denominator: people }));
  const [few, many] = [slopeInterval(groups(1000)), slopeInterval(groups(4000))];
  assert.ok(few !== undefined && many !== undefined);
  assert.equal(few.value.toFixed(6), '0.500000');
  assert.equal(((few.lower + few.upper) / 2).toFixed(6), '0.500000');
  assert.equal(((few.upper - few.lower) / (many.upper - many.lower)).toFixed(2), '2.00');
  // By hand: coefficients -1, -0.5, 0, 0.5, 1 of five equal groups; variances p(1 − p)/n.
  const byHand = 1.96 * Math.sqrt((0.09 + 0.25 * 0.16 + 0.25 * 0.24 + 0.25) / 4000);
  assert.equal((many.upper - many.value).toFixed(3), byHand.toFixed(3));
  assert.equal(slopeInterval([{ numerator: 1, denominator: 2 }]), undefined);
});
