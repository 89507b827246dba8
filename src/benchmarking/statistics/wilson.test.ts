import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { wilson } from './wilson.ts';

/** Computed with an independent implementation that reproduces PHEindicatormethods; 95 %. */
const VECTORS = [
  { x: 0, n: 10, lower: 0, upper: 0.27753279986288915 },
  { x: 1, n: 100, lower: 0.0017674320641406511, upper: 0.054486196178705294 },
  { x: 5, n: 100, lower: 0.02154367915436798, upper: 0.11175046923191911 },
  { x: 65, n: 100, lower: 0.5525444329688797, upper: 0.7363575175690247 },
  { x: 99, n: 100, lower: 0.9455138038212947, upper: 0.9982325679358593 },
  { x: 100, n: 100, lower: 0.9630065017930143, upper: 1 },
  { x: 1045, n: 5000, lower: 0.19795549880013297, upper: 0.22049130373189027 },
  { x: 812, n: 1019, lower: 0.7710629790834539, upper: 0.8204265374810653 },
];

describe('Wilson interval', () => {
  for (const { x, n, lower, upper } of VECTORS) {
    it(`of ${x} in ${n}`, () => {
      const interval = wilson(x, n);
      assert.ok(Math.abs(interval.lower - lower) <= 1e-9 * Math.max(lower, 1e-9), `lower ${interval.lower}`);
      assert.ok(Math.abs(interval.upper - upper) <= 1e-9 * upper, `upper ${interval.upper}`);
      assert.equal(interval.value, x / n);
    });
  }

  it('is not of more than there are, nor of nobody', () => {
    assert.throws(() => wilson(11, 10));
    assert.throws(() => wilson(0, 0));
  });
});
