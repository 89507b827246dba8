/** XmR charts and cumulative sums, beyond the published vectors. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Outcome } from '../../base/index.ts';
import { cusum, cusumOfShares } from './cusum.ts';
import { type XmrOptions, xmr } from './xmr.ts';

function worked<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

const PLAIN: XmrOptions = { direction: 'increase', isScreened: true, rebaseAt: [] };
const STILL = [50, 52, 49, 51, 50, 53, 48, 51, 50, 52, 49, 51];

describe('XmR chart', () => {
  it('marks seven points that rise in six steps, and not six', () => {
    const rising = (count: number) => [
      ...Array.from({ length: 20 }, (_, i) => (i % 2 ? 8 : -1)),
      ...Array.from({ length: count }, (_, i) => i),
    ];
    const labels = worked(xmr(rising(7), PLAIN)).labels;
    assert.deepEqual(labels.slice(-7), Array(7).fill('trend_high'));
    assert.ok(!worked(xmr([...rising(5), -1], PLAIN)).labels.includes('trend_high'));
  });

  it('breaks a trend at a step to the same value', () => {
    const values = [...Array.from({ length: 20 }, (_, i) => (i % 2 ? 9 : -1)), 0, 1, 2, 3, 3, 4, 5, 6];
    assert.ok(!worked(xmr(values, PLAIN)).labels.some((label) => label.startsWith('trend')));
  });

  it('finds nothing in values that are all alike, whatever their mean is rounded to', () => {
    for (const value of [0.1, 33.3, 0.7]) {
      const chart = worked(xmr(Array(13).fill(value), PLAIN));
      assert.deepEqual([...chart.labels, chart.mean], [...Array(13).fill('common'), value]);
    }
  });

  it('says nothing of better or worse where there is neither', () => {
    const chart = worked(xmr([...STILL, 70, 30], { ...PLAIN, direction: 'neutral', target: 50 }));
    assert.deepEqual(chart.pointTypes.slice(-2), ['special_cause_neutral_high', 'special_cause_neutral_low']);
    assert.equal(chart.assurance, null);
  });

  it('assures a target beyond the limits, either way', () => {
    const assurance = (target: number, direction: 'increase' | 'decrease') =>
      worked(xmr(STILL, { ...PLAIN, direction, target })).assurance;
    assert.deepEqual(
      [assurance(40, 'increase'), assurance(60, 'increase'), assurance(40, 'decrease'), assurance(60, 'decrease')],
      ['consistent_pass', 'consistent_fail', 'consistent_fail', 'consistent_pass'],
    );
  });

  it('judges a re-based process by its last stretch: icons are not those of the limits before the change', () => {
    const higher = STILL.map((value) => value + 30);
    const values = [...STILL, ...higher];
    const whole = worked(xmr(values, { ...PLAIN, target: 60 }));
    assert.equal(whole.variation, 'special_cause_improvement');
    const rebased = worked(xmr(values, { ...PLAIN, target: 60, rebaseAt: [12] }));
    assert.equal(rebased.variation, 'common_cause');
    assert.equal(rebased.assurance, 'consistent_pass');
    assert.equal(rebased.mean, 80.5);
    assert.deepEqual(new Set(rebased.limits.map(({ mean }) => mean)), new Set([50.5, 80.5]));
  });

  it('refuses a stretch of one point and values that are none', () => {
    assert.equal(xmr([1], PLAIN).ok, false);
    assert.equal(xmr([1, Number.NaN], PLAIN).ok, false);
    assert.equal(xmr(STILL, { ...PLAIN, rebaseAt: [11] }).ok, false);
  });
});

describe('cumulative sums', () => {
  const options = { target: 10, sd: 1, slack: 0.5, limit: 4 };

  it('signal a shift of one standard deviation at the point where half of it has added up past the limit', () => {
    const { firstSignal, high, low } = worked(cusum(Array(12).fill(11), options));
    assert.deepEqual(high.slice(0, 9), [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5]);
    assert.equal(firstSignal, 8);
    assert.ok(low.every((sum) => sum === 0));
  });

  it('follow the worked example of a process that falls, and begin again after a signal', () => {
    const { signals, low } = worked(cusum([10, 8, 8, 8, 8, 10], { ...options, limit: 4 }));
    assert.deepEqual(low, [0, 1.5, 3, 4.5, 1.5, 1]);
    assert.deepEqual(signals, [null, null, null, 'low', null, null]);
  });

  it('weigh a share by its likelihood against another', () => {
    const { high, firstSignal } = worked(
      cusumOfShares([1, 3, 3], [10, 10, 10], { usual: 0.1, changed: 0.3, limit: 2 }),
    );
    const each = (x: number) => x * Math.log(3) + (10 - x) * Math.log(0.7 / 0.9);
    assert.ok(Math.abs((high[2] ?? 0) - 2 * each(3)) < 1e-12 && high[0] === 0);
    assert.equal(firstSignal, 2 * each(3) > 2 ? 2 : null);
  });

  it('refuse what they cannot measure by', () => {
    assert.equal(cusum([1], { ...options, sd: 0 }).ok, false);
    assert.equal(cusum([], options).ok, false);
    assert.equal(cusumOfShares([2], [1], { usual: 0.1, changed: 0.3, limit: 2 }).ok, false);
    assert.equal(cusumOfShares([1], [1], { usual: 0.3, changed: 0.3, limit: 2 }).ok, false);
  });
});
