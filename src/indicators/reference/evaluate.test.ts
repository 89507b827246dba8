import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, month } from '../../base/index.ts';
import { ageOn } from './evaluate.ts';

const END = day('2026-03-31');

test('age in full years from a birth date', () => {
  const age = (born: string, on = END): number | undefined => ageOn({ date: day(born) }, on);
  assert.deepEqual([age('1946-03-31'), age('1946-04-01'), age('1946-04-30')], [80, 79, 79]);
  assert.deepEqual([age('2024-02-29', day('2026-02-28')), age('2024-02-29', day('2026-03-01'))], [1, 2]);
  assert.equal(age('2026-04-01'), -1);
});

test('age from a birth month is from its first day', () => {
  const age = (born: string): number | undefined => ageOn({ month: month(born) }, END);
  assert.deepEqual([age('1946-03'), age('1946-04')], [80, 79]);
  assert.equal(ageOn(null, END), undefined);
});
