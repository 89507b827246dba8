import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rates as table } from '../../definitions/rates/index.ts';
import { day, exact, exactText, financialYear, type Json, type Outcome } from '../base/index.ts';
import { loadRates, type RateValue, rateAt } from './rate.ts';

const rates = loaded(loadRates(table as unknown as Json));

function loaded<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

function price(validOn: string, knownOn: string, id = 'global-sum-price'): string {
  const rate = rateAt(rates, id, day(validOn), day(knownOn));
  return rate.ok ? exactText(rate.value.value) : rate.refusal.message;
}

test('a rate is what was known on one day to hold on another', () => {
  assert.equal(price('2025-04-01', '2025-04-01'), '121.79');
  assert.equal(price('2025-04-01', '2025-06-30'), '121.79');
  assert.equal(price('2025-04-01', '2025-07-01'), '123.34');
  assert.equal(price('2015-09-30', '2026-01-01'), '75.77');
  assert.equal(price('2015-10-01', '2026-01-01'), '76.51');
  assert.equal(price('2021-06-01', '2021-03-01'), '97.28');
  assert.equal(price('2021-06-01', '2021-04-01'), '96.78');
  assert.equal(price('2024-06-01', '2024-06-01'), '107.57');
  assert.equal(price('2024-06-01', '2026-01-01'), '112.5');
  assert.equal(price('2026-04-01', '2026-04-10'), '130.07');
});

test('a year without a rate, a rate not yet known and a rate that is not there are refused in words', () => {
  const on = '2012-06-01';
  assert.equal(price(on, '2026-01-01'), 'Global sum price per weighted patient has no value on 1 June 2012.');
  assert.match(price('2025-04-01', '2025-03-31'), /was not known on 31 March 2025; .* known from 2025-04-01/);
  assert.equal(price('2025-04-01', '2025-04-01', 'no-such-rate'), 'There is no rate called no-such-rate.');
});

test('Q-7: price of a point ÷ national average list is one constant from 2015/16', () => {
  for (let year = 2015; year <= 2026; year += 1) {
    const on = financialYear(year).start;
    const point = loaded(rateAt(rates, 'qof-point-price', on, day('2026-12-31'))).value;
    const divisor = loaded(rateAt(rates, 'qof-list-divisor', on, day('2026-12-31'))).value;
    const off = point.div(divisor).sub(exact('0.022142')).abs();
    assert.ok(off.lte(exact('0.0000005')), `${year}: ${exactText(point.div(divisor))}`);
  }
});

const VALUE: RateValue = {
  value: '1.00',
  validFrom: '2025-04-01',
  validTo: '2026-03-31',
  knownFrom: '2025-04-01',
  status: 'invented',
  source: 'the test',
};

function refusalOf(...values: readonly unknown[]): string {
  const rate = { id: 'r', title: 'R', unit: 'pounds per year', values };
  const outcome = loadRates({ id: 't', title: 'T', rates: [rate] } as unknown as Json);
  return outcome.ok ? 'accepted' : outcome.refusal.message;
}

test('a rate table that is not sound is refused when loaded', () => {
  assert.equal(refusalOf(VALUE, { ...VALUE, value: '2.00', knownFrom: '2025-07-01' }), 'accepted');
  assert.match(refusalOf(VALUE, { ...VALUE, value: '2.00' }), /two values on 1 April 2025 known from the same day/);
  assert.match(refusalOf({ ...VALUE, value: 1 / 3 }), /values\[0\].value is not an exact decimal/);
  assert.match(refusalOf({ ...VALUE, validTo: '2025-03-31' }), /ends before it begins/);
  assert.match(refusalOf({ ...VALUE, validFrom: '2025-02-30' }), /is no date/);
  assert.match(refusalOf({ ...VALUE, status: 'guessed' }), /status is not one of found, computed/);
  assert.match(refusalOf({ ...VALUE, extra: 'x' }), /extra is not known/);
  assert.match(refusalOf(), /values has fewer than 1/);
});

test('every value says how it is known, and what is invented says so', () => {
  for (const rate of rates.rates.values()) {
    for (const value of rate.values) {
      assert.ok(value.source.length > 0, `${rate.id} ${value.value}`);
      if (value.status === 'invented') assert.match(value.source, /[Ii]nvented/);
    }
  }
});
