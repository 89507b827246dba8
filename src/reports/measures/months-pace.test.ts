import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { exact, month, type Released } from '../../base/index.ts';
import type { ShownRate } from '../../disclosure/index.ts';
import { paceOf, type YearShown } from './months-pace.ts';

const PAID = { direction: 'higher', points: 10, upperPercent: 75 } as const;

function shown(numerator: number, denominator: number): Released<ShownRate> {
  const value = { kind: 'rate', percent: '', ratio: exact(`${numerator}/${denominator}`), numerator, denominator };
  return { level: 'exact', value } as Released<ShownRate>;
}

const HIDDEN = { level: 'management', value: { kind: 'none', words: 'fewer than 8 people' } } as Released<ShownRate>;
const ANY = shown(1, 2);

/** A year that adds 69 and 71 of a thousand people in turn, from so many on. */
function steady(first: string, months: number, from = 0): YearShown {
  const rates = Array.from({ length: months + 1 }, (_, at) => shown(from + 70 * at - (at % 2), 1000));
  return { first: month(first), rates };
}

describe('the pace of a measure', () => {
  test('is what each month adds, and each year begins anew', () => {
    const { value } = paceOf(ANY, [steady('2024-04', 8), steady('2025-04', 8)], PAID);
    assert.ok(value.kind === 'pace');
    const [april, may] = value.months;
    assert.deepEqual([april?.counted, april?.met, april?.percent], [1000, 69, '6.9']);
    assert.deepEqual([may?.counted, may?.met, may?.percent], [1000, 71, '7.1']);
    assert.equal(value.months[8]?.met, 69, 'what last year ended with does not count');
    assert.ok(Math.abs(value.chart.mean - 7) < 1e-9);
  });

  test('has the steady pace that leads to full payment as its target, and says whether it is met', () => {
    const { value } = paceOf(ANY, [steady('2024-04', 8), steady('2025-04', 8)], PAID);
    assert.ok(value.kind === 'pace' && value.target !== null);
    assert.equal(value.target, 6.25, 'a twelfth of 75%');
    assert.equal(value.assurance, 'consistent_pass');
    const begun = paceOf(ANY, [steady('2024-04', 8), steady('2025-04', 8, 300)], PAID).value;
    assert.ok(begun.kind === 'pace');
    assert.equal(begun.target, 3.75, 'a twelfth of what lies between 30% and 75%');
    const unpaid = paceOf(ANY, [steady('2024-04', 8), steady('2025-04', 8)], { ...PAID, points: 0 }).value;
    assert.ok(unpaid.kind === 'pace');
    assert.deepEqual([unpaid.target, unpaid.assurance], [null, null]);
  });

  test('leaves out a month of which a count is not shown, and says how many', () => {
    const year = steady('2024-04', 10);
    const rates = year.rates.with(3, HIDDEN);
    const { value } = paceOf(ANY, [{ ...year, rates }, steady('2025-04', 8)], PAID);
    assert.ok(value.kind === 'pace');
    assert.equal(value.leftOut, 2);
    assert.equal(value.months.length, 16);
  });

  test('of a handful of people is shown and not judged: limits marked every month in which one of them moved', () => {
    const handful = (first: string): YearShown => ({
      first: month(first),
      rates: [0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3].map((met) => shown(met, 6)),
    });
    const { value } = paceOf(ANY, [handful('2024-04'), handful('2025-04')], PAID);
    assert.ok(value.kind === 'not judged');
    assert.deepEqual([value.months.length, value.months[2]?.met, value.months[2]?.percent], [22, 1, '16.7']);
    assert.match(value.words, /^Not judged: of 6 people one more or less is 16\.7%/);
    assert.ok(value.months.every((one) => !('label' in one)));
  });

  test('is judged as soon as months differ by as much as one person', () => {
    // Moving ranges of 2 in 1,000 are 1.8 standard deviations of one person; of 1 in 1,000 they are 0.9.
    const by = (step: number): YearShown => ({
      first: month('2024-04'),
      rates: Array.from({ length: 14 }, (_, at) => shown(70 * at - step * (at % 2), 1000)),
    });
    assert.equal(paceOf(ANY, [by(1)], PAID).value.kind, 'pace');
    assert.equal(paceOf(ANY, [by(0)], PAID).value.kind, 'not judged');
  });

  test('is not worked out of eleven months, nor where less is better', () => {
    assert.equal(paceOf(ANY, [steady('2024-04', 5), steady('2025-04', 6)], PAID).value.kind, 'none');
    const lower = paceOf(ANY, [steady('2024-04', 8), steady('2025-04', 8)], { ...PAID, direction: 'lower' });
    assert.equal(lower.value.kind, 'none');
  });
});
