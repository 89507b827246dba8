import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MeasureCounts } from '../../disclosure/index.ts';
import { lessOf, movedOn } from './added-counts.ts';

const counts = (register: number, denominator: number, numerator: number, declined = 0): MeasureCounts => ({
  ...{ register, denominator, numerator },
  adjustments: declined === 0 ? [] : [{ reason: 'declined', count: declined }],
  exclusions: [],
});

test('counts as sent are moved on by what changes among shared records, and who opted out stays as they were counted', () => {
  const [sent, then] = [counts(65, 60, 40, 5), counts(60, 57, 38, 3)];
  assert.deepEqual(movedOn(sent, then, then), sent, 'on the day itself they are what was sent');
  assert.deepEqual(movedOn(sent, then, counts(60, 58, 10, 2)), counts(65, 61, 12, 4));
});

test('no count goes below nought, and nobody meets a measure who is not counted', () => {
  assert.deepEqual(movedOn(counts(5, 5, 5), counts(9, 9, 2), counts(1, 1, 1)), counts(0, 0, 0));
});

test('what is left of counts is the difference of each', () => {
  assert.deepEqual(lessOf(counts(65, 60, 40, 5), counts(60, 57, 38)), counts(5, 3, 2));
});
