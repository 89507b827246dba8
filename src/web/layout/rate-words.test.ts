import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shown } from '../examples/example.ts';
import { rateIntervalText } from './rate-words.ts';

test('the interval of a rate is written in the unit of its value', () => {
  const text = (lower: string, upper: string, unit: string): string =>
    rateIntervalText({ interval: shown({ lower, upper }), unit });
  assert.equal(text('69.4', '91.7', 'percent'), '69.4% to 91.7%');
  assert.equal(text('363.9', '5157.2', 'per 100,000 person-years'), '363.9 to 5,157.2');
  assert.equal(text('0.01', '2.91', 'ratio'), '0.01 to 2.91');
  assert.equal(rateIntervalText({ interval: shown(null), unit: 'percent' }), 'none');
});
