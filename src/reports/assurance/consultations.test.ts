import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { addToMonth, month } from '../../base/index.ts';
import { consultationsOnChart } from './consultations.ts';

const FIRST = month('2024-04');
const people = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ month: addToMonth(FIRST, at), people: 1000 }));
/** Ten and twelve in turn, and then the last. */
const inTurn = (count: number, last: number) =>
  Array.from({ length: count }, (_, at) => (at === count - 1 ? last : 10 + 2 * (at % 2)));

function shown(counts: readonly number[], expected: number | null) {
  const found = consultationsOnChart(people(counts.length), counts, expected);
  assert.ok(found.kind === 'shown');
  return found;
}

describe('consultations on a chart', () => {
  test('are a rate of a week for each 1,000, whatever the length of the month', () => {
    const { months } = shown([30, 62, 30, 62, 31, 60, 31, 60, 31, 62, 28, 62], null);
    assert.deepEqual(
      months.map(({ rate }) => rate),
      Array.from({ length: 12 }, (_, at) => (at % 2 === 0 ? '7.0' : '14.0')),
    );
  });

  test('mark a month beyond chance by neither better nor worse', () => {
    const { variation, months } = shown(inTurn(24, 60), 2.5);
    assert.equal(variation, 'special_cause_neutral_high');
    assert.equal(months.at(-1)?.label, 'outside_high');
    assert.equal(shown(inTurn(24, 11), 2.5).variation, 'common_cause');
  });

  test('are held against what age and sex explain, where that is anything but what was observed', () => {
    const against = (expected: number | null) => shown(inTurn(24, 11), expected).assurance;
    assert.equal(against(0.1), 'consistent_pass');
    assert.equal(against(2.5), 'inconsistent');
    assert.equal(against(9), 'consistent_fail');
    assert.equal(against(null), null);
  });

  test('are shown and not judged where one more or less is more than months usually differ by', () => {
    const few = consultationsOnChart(
      people(24),
      Array.from({ length: 24 }, (_, at) => Number(at % 8 === 0)),
      null,
    );
    assert.equal(few.kind, 'not judged');
    assert.ok(few.kind === 'not judged');
    assert.deepEqual([few.months.length, few.months[0]?.rate], [24, '0.2']);
    assert.match(few.words, /^Not judged: one consultation more or less is 0\.3 a week for each 1,000/);
  });

  test('have no limits of fewer than twelve months', () => {
    assert.equal(consultationsOnChart(people(11), inTurn(11, 10), null).kind, 'withheld');
  });
});
