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
  assert.deepEqual(shown(of(13, '-0.06', '13', change), '1'), ['-0.1', 15, '0.0']);
  assert.deepEqual(shown(of(7, '40.5', '7', change), '1'), ['not shown', 'not shown', null]);
});

test('a mean and its sum tell neither how many people there are, nor what the few of another place come to', () => {
  const amounts = ['numerator'] as const;
  for (let people = 8; people <= 49; people += 1) {
    const sums = of(people, String(people * 7 + 3), String(people), { amounts });
    const [sum, below, value] = shown(sums, '1');
    const fits = [-2, -1, 0, 1, 2].filter((away) => {
      const [least, greatest] = [-0.05, 0.05].map((edge) => (Number(value) + edge) * (Number(below) + away));
      return Number(below) + away >= 8 && Math.ceil(Number(least)) <= Math.floor(Number(greatest));
    });
    assert.ok(fits.length >= 3, `${people}: ${sum} over ${below}, ${value}`);
  }
  const parts = [of(3, '21', '3', { amounts }), of(41, '300', '41', { amounts }), of(38, '250', '38', { amounts })];
  const [whole] = shown(of(82, '571', '82', { amounts }), '1', 'management', parts);
  const others = parts.slice(1).map((part) => Number(shown(part, '1')[0]));
  assert.ok(Number(whole) > 0);
  assert.ok(Math.abs(Number(whole) - others.reduce((sum, one) => sum + one, 0) - 21) > 1);
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
