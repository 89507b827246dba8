import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { valuePolicy } from '../../../definitions/assurance/value.ts';
import { day, type Json } from '../../base/index.ts';
import { rankAgreement } from './agreement.ts';
import { composite, equalSpread, farFromOthers, findingScores, shareScores } from './composite.ts';
import { quantileFrontier } from './frontier.ts';
import { loadValuePolicy, valuePolicyOn } from './value-policy.ts';

function near(found: number | undefined, expected: number, within = 1e-9): void {
  assert(found !== undefined && Math.abs(found - expected) < within, `${found} is not ${expected}`);
}

describe('scores of case-finding', () => {
  test('are 0 where as many are found for what is expected as everywhere, and their chance is that of the count', () => {
    const found = findingScores([
      { observed: 100, expected: 200, expectedError: 0 },
      { observed: 50, expected: 100, expectedError: 0.1 },
    ]);
    assert(found.ok);
    near(found.value.overall, 0.5);
    near(found.value.scores[0]?.value, 0);
    near(found.value.scores[0]?.error, Math.sqrt(1 / 100.5));
    near(found.value.scores[1]?.error, Math.sqrt(1 / 50.5 + 0.01));
  });

  test('have a place for none found, and refuse nothing expected', () => {
    const found = findingScores([
      { observed: 0, expected: 10, expectedError: 0 },
      { observed: 20, expected: 10, expectedError: 0 },
    ]);
    assert(found.ok);
    near(found.value.scores[0]?.value, Math.log(0.5 / 10.5));
    assert(!findingScores([{ observed: 1, expected: 0, expectedError: 0 }]).ok);
    assert(!findingScores([{ observed: 0, expected: 5, expectedError: 0 }]).ok);
  });
});

describe('scores of shares', () => {
  test('are points from everybody’s, and all of few is not certain', () => {
    const found = shareScores([{ numerator: 6, denominator: 6 }, { numerator: 40, denominator: 94 }, null], 'higher');
    assert(found.ok);
    near(found.value.overall, 46);
    near(found.value.scores[0]?.value, 54);
    // Eight of ten, with two met and two not met added.
    near(found.value.scores[0]?.error, 100 * Math.sqrt((0.8 * 0.2) / 10));
    assert.equal(found.value.scores[2], null);
  });

  test('turn round where less is better, and refuse counts that nobody has', () => {
    const found = shareScores(
      [
        { numerator: 1, denominator: 4 },
        { numerator: 3, denominator: 4 },
      ],
      'lower',
    );
    assert(found.ok);
    near(found.value.scores[0]?.value, 25);
    assert(!shareScores([null, { numerator: 0, denominator: 0 }], 'higher').ok);
  });
});

describe('the policy of value', () => {
  const [version] = valuePolicy.versions;
  const loaded = (versions: readonly object[]) => loadValuePolicy({ id: 'value', versions } as unknown as Json);

  test('is the version of the day, and the first before that', () => {
    const later = { ...version, validFrom: '2026-04-01', fences: 5 };
    const found = loaded([later, version as object]);
    assert(found.ok);
    assert.deepEqual(
      ['2020-01-01', '2026-03-31', '2026-04-01'].map((on) => valuePolicyOn(found.value, day(on)).fences),
      [3, 3, 5],
    );
  });

  test('is refused with a measure twice, without a weight, on a day that is none, or twice from one day', () => {
    const one = { rule: 'HYP008', weight: 1 };
    for (const wrong of [
      [{ ...version, measures: [one, one] }],
      [{ ...version, measures: [{ ...one, weight: 0 }] }],
      [{ ...version, validFrom: '2026-02-31' }],
      [version, version],
      [],
    ]) {
      assert(!loaded(wrong as readonly object[]).ok, JSON.stringify(wrong).slice(0, 80));
    }
  });
});

describe('a composite', () => {
  test('is the weighted mean, its errors put together by their squares', () => {
    const made = composite(
      [
        { value: 0.2, error: 0.03 },
        { value: -0.1, error: 0.04 },
      ],
      [3, 1],
    );
    near(made?.value, 0.125);
    near(made?.error, Math.sqrt((0.75 * 0.03) ** 2 + (0.25 * 0.04) ** 2));
  });

  test('is missing where a measure that weighs anything is, and nowhere else', () => {
    const one = { value: 1, error: 0.1 };
    assert.equal(composite([one, null], [1, 1]), null);
    assert.deepEqual(composite([one, null], [1, 0]), one);
    assert.equal(composite([one], [0]), null);
  });

  test('of equal spread: each measure has mean 0 and deviation 1', () => {
    const spread = equalSpread([{ value: 1, error: 1 }, null, { value: 3, error: 2 }]);
    assert.deepEqual(spread[1], null);
    near(spread[0]?.value, -Math.SQRT1_2);
    near(spread[2]?.error, 2 / Math.SQRT2);
  });

  test('far from all others is only what lies beyond with its whole interval', () => {
    const scores = Array.from({ length: 20 }, (_, at) => ({ value: at / 20, error: 0.01 }));
    const far = farFromOthers([...scores, { value: 9, error: 0.1 }, { value: 9, error: 5 }], 3, 2);
    assert.deepEqual(
      far.flatMap((is, at) => (is ? [at] : [])),
      [20],
    );
  });
});

describe('a frontier of a quantile', () => {
  const points = Array.from({ length: 200 }, (_, at) => ({ x: at, y: at % 100 }));

  test('is what a twentieth reaches in each group, between two of its values', () => {
    const found = quantileFrontier(points, 0.95);
    assert(found.ok);
    assert.equal(found.value.length, 3);
    for (const { y, low, high } of found.value) assert(low <= y && y <= high);
  });

  test('has the published interval of a median: of 100 values the 40th to the 61st', () => {
    const found = quantileFrontier(
      Array.from({ length: 100 }, (_, at) => ({ x: 1, y: at + 1 })),
      0.5,
    );
    assert(found.ok);
    assert.deepEqual(found.value, [{ x: 1, y: 50.5, low: 40, high: 61 }]);
  });

  test('is moved little by one practice far above the others, and refuses too few', () => {
    const [plain, far] = [quantileFrontier(points, 0.95), quantileFrontier([...points, { x: 1, y: 1e9 }], 0.95)];
    assert(plain.ok && far.ok);
    assert(Math.abs((plain.value[0]?.y ?? 0) - (far.value[0]?.y ?? 0)) < 2);
    assert(!quantileFrontier(points.slice(0, 59), 0.95).ok);
  });
});

describe('agreement of two orders', () => {
  test('is 1 in the same order, −1 in the opposite, and takes ties at the mean of their ranks', () => {
    const of = (one: readonly number[], other: readonly number[]): number => {
      const found = rankAgreement(one, other);
      assert(found.ok);
      return found.value;
    };
    near(of([1, 2, 3, 10], [2, 4, 8, 9]), 1);
    near(of([1, 2, 3], [3, 2, 1]), -1);
    near(of([1, 2, 2, 3], [1, 2, 3, 4]), 3 / Math.sqrt(10));
    assert(!rankAgreement([1, 1, 1], [1, 2, 3]).ok);
  });
});
