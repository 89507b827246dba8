import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { exact, type Month, type Pence, pence, sumPence } from '../base/index.ts';
import { ODD_PENNY_RULES, penceBy, ROUNDING_RULES, shareOut } from './rounding.ts';

test('each rounding rule is what its name says, and mirrors for what is taken back', () => {
  const cases = {
    'half away from zero': [1n, 2n, 2n, 3n, 1n],
    'half to even': [1n, 2n, 2n, 2n, 1n],
    'towards zero': [1n, 1n, 1n, 2n, 1n],
    'away from zero': [2n, 2n, 2n, 3n, 1n],
  };
  for (const rule of ROUNDING_RULES) {
    const rounded = ['0.0149', '0.015', '0.0151', '0.025', '0.01'].map((pounds) =>
      penceBy({ rule, to: 'penny' }, exact(pounds)),
    );
    assert.deepEqual(rounded, cases[rule], rule);
    assert.deepEqual(
      ['0.0149', '0.015', '0.0151', '0.025', '0.01'].map((pounds) =>
        penceBy({ rule, to: 'penny' }, exact(`-${pounds}`)),
      ),
      rounded.map((amount) => -amount),
    );
  }
  assert.equal(penceBy({ rule: 'half away from zero', to: 'pound' }, exact('12.50')), 1300n);
});

test('the odd penny goes to another each month, and does not always fall to the first', () => {
  const equal = [exact(1), exact(1), exact(1)];
  const months = [0, 1, 2, 3].map((month) => shareOut(pence(100n), equal, 'largest remainder', month as Month));
  assert.deepEqual(months, [
    [34n, 33n, 33n],
    [33n, 34n, 33n],
    [33n, 33n, 34n],
    [34n, 33n, 33n],
  ]);
});

test('instalments by the running total are never more than a penny from the exact share', () => {
  const months = Array.from({ length: 12 }, () => exact(1));
  const shares = shareOut(pence(100_000_00n), months, 'cumulative', 0 as Month);
  assert.equal(sumPence(shares), 100_000_00n);
  assert.deepEqual(shares.slice(0, 3), [833333n, 833334n, 833333n]);
});

test('property: shares add to the amount and mirror, whatever the weights, rule and month', () => {
  const weights = fc.array(fc.nat(1000), { minLength: 1, maxLength: 12 }).filter((all) => all.some((one) => one > 0));
  const asked = fc.record({
    amount: fc.bigInt(-(10n ** 12n), 10n ** 12n),
    weights,
    rule: fc.constantFrom(...ODD_PENNY_RULES),
    month: fc.nat(900),
  });
  fc.assert(
    fc.property(asked, ({ amount, weights: plain, rule, month }) => {
      const shares = shareOut(pence(amount), plain.map(exact), rule, month as Month);
      assert.equal(sumPence(shares), amount);
      const mirrored = shareOut(pence(-amount), plain.map(exact), rule, month as Month);
      assert.deepEqual(
        mirrored,
        shares.map((share) => -share as Pence),
      );
      const total = BigInt(plain.reduce((sum, one) => sum + one, 0));
      for (const [index, share] of shares.entries()) {
        const off = share * total - amount * BigInt(plain[index] ?? 0);
        assert.ok((off < 0n ? -off : off) <= total, 'no share is more than a penny from what is exact');
      }
    }),
    { numRuns: 300 },
  );
});
