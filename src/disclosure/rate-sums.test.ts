import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exact, type ReleaseLevel } from '../base/index.ts';
import { type RateSums, releaseRateSums, releaseRateValue } from './index.ts';

const of = (people: number, numerator: string, denominator: string, more: Partial<RateSums> = {}): RateSums => ({
  people,
  numerator,
  denominator,
  ...more,
});

function shown(sums: RateSums, per = '100', level: ReleaseLevel = 'management', parts: readonly RateSums[] = []) {
  const released = releaseRateSums(level, sums, parts);
  const value = exact(sums.numerator).div(exact(sums.denominator)).mul(exact(per));
  const { numerator, denominator } = released.value;
  return [numerator, denominator, releaseRateValue(released, value, { per: exact(per) }).value];
}

test('the exact level has the sums as they are', () => {
  assert.deepEqual(shown(of(40, '3', '40'), '100', 'exact'), [3, 40, '7.5']);
});

test('few of anything, or of few people, is left out with its value', () => {
  for (const sums of [of(40, '3', '40'), of(7, '9', '900'), of(40, '9', '7')]) {
    assert.deepEqual(shown(sums), ['not shown', 'not shown', null]);
  }
  assert.deepEqual(shown(of(40, '0', '40')), [0, 40, '0.0']);
});

test('no count can be worked back from a value and its denominator: the value is of the sums as shown', () => {
  for (let numerator = 8; numerator <= 200; numerator += 1) {
    const [above, below, value] = shown(of(300, String(numerator), '108234'), '100000');
    const back = (Number(value) * Number(below)) / 100_000;
    assert.ok(Math.abs(back - Number(above)) < 0.1, `${numerator}: ${value} of ${below} leads back to what is printed`);
    assert.equal(Number(above) % 5, 0);
  }
});

test('a share that is whole by rounding alone is left out', () => {
  assert.deepEqual(shown(of(41, '39', '41')), [40, 40, null]);
  assert.deepEqual(shown(of(41, '41', '41')), [40, 40, '100.0']);
});

test('sums of scores are no counts: they are shown of 8 people and more, and hidden of fewer', () => {
  const change = { amounts: ['numerator' as const] };
  assert.deepEqual(shown(of(13, '-0.06', '13', change), '1'), ['-0.1', 15, '-0.005']);
  assert.deepEqual(shown(of(7, '40.5', '7', change), '1'), ['not shown', 'not shown', null]);
});

test('a whole is left out where a small part of it could be worked out from the others', () => {
  const small = of(400, '2', '400');
  assert.equal(shown(of(800, '2', '800'), '100', 'management', [small, of(400, '0', '400')])[0], 'not shown');
  const whole = of(1200, '22', '1200');
  assert.equal(shown(whole, '100', 'management', [of(400, '9', '400'), small, of(400, '11', '400')])[0], 20);
});

test('standardised values are not of the sums shown: a ratio has two decimals, a rate one', () => {
  const released = releaseRateSums('management', of(300, '23', '30660'));
  assert.equal(releaseRateValue(released, exact('0.74666'), 'standardised ratio').value, '0.75');
  assert.equal(releaseRateValue(released, exact('352.81'), 'standardised rate').value, '352.8');
});
