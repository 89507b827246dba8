import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slopeIndex } from './slope-index.ts';

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
