import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Chance, inverseLogit, logit, normalQuantile } from './chance.ts';

test('a draw is the same for the same seed and name, whatever was drawn before', () => {
  const one = new Chance(7);
  const other = new Chance(7);
  other.uniform(1, 2, 3, 4);
  assert.equal(one.uniform(1, 10, 20, 30), other.uniform(1, 10, 20, 30));
  assert.notEqual(one.uniform(1, 10, 20, 30), one.uniform(1, 10, 20, 31));
  assert.notEqual(one.uniform(1, 10), new Chance(8).uniform(1, 10));
});

test('draws are even, normal and Poisson', () => {
  const chance = new Chance(1);
  const draws = Array.from({ length: 20000 }, (_, n) => n);
  const mean = (value: (n: number) => number) => draws.reduce((sum, n) => sum + value(n), 0) / draws.length;
  assert.ok(Math.abs(mean((n) => chance.uniform(1, n)) - 0.5) < 0.01);
  assert.ok(Math.abs(mean((n) => chance.normal(2, n)) - 0) < 0.03);
  assert.ok(Math.abs(mean((n) => chance.normal(2, n) ** 2) - 1) < 0.05);
  assert.ok(Math.abs(mean((n) => chance.poisson(2.5, 3, n)) - 2.5) < 0.05);
  assert.ok(Math.abs(mean((n) => chance.poisson(80, 4, n)) - 80) < 0.3);
  assert.ok(Math.abs(mean((n) => (chance.happens(120, 5, n) ? 1 : 0)) - 0.12) < 0.01);
  assert.ok(Math.abs(mean((n) => (chance.which([100, 200], 6, n) === 1 ? 1 : 0)) - 0.2) < 0.01);
});

test('the normal quantile has its published values', () => {
  for (const [p, x] of [
    [0.5, 0],
    [0.975, 1.959964],
    [0.01, -2.326348],
    [0.999, 3.090232],
  ] as const) {
    assert.ok(Math.abs(normalQuantile(p) - x) < 1e-5);
  }
  assert.ok(Math.abs(inverseLogit(logit(0.3)) - 0.3) < 1e-12);
});
