import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ageWithin, cellOf, largestRemainder, practicesFromCsv, quotaOf, scaledPractices } from './practices.ts';

const table = new URL('../../definitions/demo/practices.csv', import.meta.url);
const practices = practicesFromCsv(readFileSync(table, 'utf8'));

test('shares are whole, add exactly, and go to the larger remainder', () => {
  assert.deepEqual(largestRemainder([1, 1, 1], 10), [4, 3, 3]);
  assert.deepEqual(largestRemainder([50, 30, 20], 7), [4, 2, 1]);
  assert.deepEqual(largestRemainder([0, 5], 3), [0, 3]);
});

test('the table is fifty practices of 314,850 people', () => {
  assert.equal(practices.length, 50);
  const total = practices.reduce((sum, practice) => sum + practice.registered, 0);
  assert.equal(total, 314850);
  assert.deepEqual(scaledPractices(practices, total), practices);
});

test('scaled lists add to the people asked for, by practice and by cell', () => {
  for (const people of [2000, 20000, 777]) {
    const scaled = scaledPractices(practices, people);
    assert.equal(
      scaled.reduce((sum, practice) => sum + practice.registered, 0),
      people,
    );
    for (const practice of scaled) {
      assert.equal(
        practice.cells.reduce((sum, cell) => sum + cell, 0),
        practice.registered,
      );
    }
  }
});

test('a quota is the percentage of the list, rounded', () => {
  const juniper = practices.find((practice) => practice.code === 'X00010');
  assert.ok(juniper);
  assert.equal(quotaOf(juniper, 'hypertension'), Math.round(0.1698 * 27016));
});

test('ages lie in their band', () => {
  for (let band = 0; band < 9; band += 1) {
    for (const share of [0, 0.3, 0.999]) assert.equal(cellOf(0, ageWithin(band, share)), band * 2);
  }
  assert.equal(cellOf(1, 59), 1);
  assert.equal(cellOf(1, 60), 3);
  assert.equal(cellOf(0, 75 * 12), 16);
});
