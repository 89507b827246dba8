/** Intervals, reliability, plausibility, inequality and peers, where there is no published vector. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Outcome } from '../../base/index.ts';
import { betaQuantile } from './beta.ts';
import { errorsFromLimits, type Groups, inequality, inequalityInterval } from './inequality.ts';
import { nearestPeers, zScores } from './peers.ts';
import { plausibility } from './plausibility.ts';
import { clopperPearson } from './proportion-interval.ts';
import { reliabilityOfProportions, reliabilityOfRatios, reliabilityOfValues } from './reliability.ts';
import { normalDraws } from './seeded-draws.ts';

function worked<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

function near(found: number, expected: number, reach: number): void {
  assert.ok(Math.abs(found - expected) <= reach, `${found}, not ${expected}`);
}

describe('Clopper and Pearson’s interval', () => {
  it('has limits at which what was seen is just improbable enough', () => {
    const { lower, upper } = worked(clopperPearson(4, 20, 0.95));
    const shareAtLeast = (p: number) => 1 - [0, 1, 2, 3].reduce((sum, k) => sum + binomial(20, k, p), 0);
    const shareAtMost = (p: number) => [0, 1, 2, 3, 4].reduce((sum, k) => sum + binomial(20, k, p), 0);
    near(shareAtLeast(lower), 0.025, 1e-10);
    near(shareAtMost(upper), 0.025, 1e-10);
  });

  it('begins at 0 for none and ends at 1 for all, by the closed form', () => {
    near(worked(clopperPearson(0, 10, 0.95)).upper, 1 - 0.025 ** 0.1, 1e-12);
    near(worked(clopperPearson(10, 10, 0.95)).lower, 0.025 ** 0.1, 1e-12);
    assert.equal(clopperPearson(11, 10, 0.95).ok, false);
    assert.equal(clopperPearson(0, 0, 0.95).ok, false);
    assert.equal(clopperPearson(5e14, 1e15, 0.95).ok, false);
  });
});

function binomial(n: number, k: number, p: number): number {
  let ways = 1;
  for (let each = 1; each <= k; each += 1) ways = (ways * (n - each + 1)) / each;
  return ways * p ** k * (1 - p) ** (n - k);
}

describe('reliability', () => {
  const PRACTICES = 400;

  it('finds how practices’ true shares were spread, and a practice of as many people as the shapes add to is half signal', () => {
    const draw = normalDraws(7);
    const share = () => betaQuantile(normalShare(draw()), 60, 40);
    const n = Array.from({ length: PRACTICES }, (_, at) => 50 + (at % 10) * 50);
    const x = n.map((people) => binomialDraw(people, share(), draw));
    const found = worked(reliabilityOfProportions(x, n));
    const total = (found.alpha ?? 0) + (found.beta ?? 0);
    near(found.mean, 0.6, 0.01);
    assert.ok(total > 75 && total < 135, `${total}, not about 100`);
    for (const [at, people] of n.entries()) near(found.practices[at] ?? 0, people / (people + total), 1e-9);
  });

  it('is nought where practices differ by less than chance, and none is then reliable', () => {
    const found = worked(reliabilityOfProportions([50, 51, 49, 50], [100, 100, 100, 100]));
    assert.deepEqual(found.practices, [0, 0, 0, 0]);
    assert.deepEqual([found.alpha, found.measure, found.isMeasureReliable], [null, 0, false]);
  });

  it('of values takes out the chance that their errors are: variance 6⅔ less 1', () => {
    const found = worked(reliabilityOfValues([7, 9, 11, 13], [1, 1, 1, 1]));
    near(found.betweenVariance, 20 / 3 - 1, 1e-12);
    near(found.measure, (20 / 3 - 1) / (20 / 3), 1e-12);
    assert.ok(found.isMeasureReliable);
  });

  it('of ratios is greater for more expected events', () => {
    const found = worked(reliabilityOfRatios([5, 60, 20, 160], [10, 40, 20, 100]));
    assert.ok(
      (found.practices[3] ?? 0) > (found.practices[1] ?? 0) && (found.practices[1] ?? 0) > (found.practices[0] ?? 0),
    );
  });

  it('refuses two practices', () => {
    assert.equal(reliabilityOfProportions([1, 2], [3, 4]).ok, false);
    assert.equal(reliabilityOfValues([1, 2, 3], [1, 0, 1]).ok, false);
    assert.equal(reliabilityOfRatios([1, 2, 3], [1, 0, 1]).ok, false);
  });
});

function normalShare(deviate: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(deviate));
  const poly = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-deviate * deviate) / 2) / Math.sqrt(2 * Math.PI)) * poly;
  return deviate > 0 ? 1 - tail : tail;
}

function binomialDraw(n: number, p: number, draw: () => number): number {
  return Math.min(n, Math.max(0, Math.round(n * p + draw() * Math.sqrt(n * p * (1 - p)))));
}

describe('plausibility', () => {
  const limits = { fences: 3, greatestJump: 0.2 };
  const sound = Array.from({ length: 30 }, (_, at) => ({
    numerator: 50 + at,
    denominator: 7000,
    list: 7000,
    lastShare: 0.01,
  }));

  it('stops the published 3,636 people with epilepsy on a list of 6,956, and nobody else', () => {
    const published = { numerator: 3636, denominator: 6956, list: 6956, lastShare: null };
    const reasons = worked(plausibility([...sound, published], limits));
    assert.deepEqual(reasons.at(-1), ['far from all others']);
    assert.ok(reasons.slice(0, -1).every((each) => each.length === 0));
  });

  it('stops jumps, denominators above the list and numerators above the denominator, each with its reason', () => {
    const wrong = [
      { numerator: 5000, denominator: 7000, list: null, lastShare: 0.01 },
      { numerator: 50, denominator: 7001, list: 7000, lastShare: null },
      { numerator: 50, denominator: 40, list: null, lastShare: null },
      { numerator: -1, denominator: 40, list: null, lastShare: null },
    ];
    assert.deepEqual(worked(plausibility([...sound, ...wrong], limits)).slice(-4), [
      ['far from all others', 'jump on last year'],
      ['denominator above list'],
      ['numerator above denominator'],
      ['negative'],
    ]);
  });

  it('calls no value far from fewer than eight', () => {
    const few = [...sound.slice(0, 3), { numerator: 3636, denominator: 6956, list: null, lastShare: null }];
    assert.ok(worked(plausibility(few, limits)).every((each) => each.length === 0));
  });
});

describe('inequality', () => {
  const groups: Groups = {
    people: [100, 100, 100, 100, 100],
    values: [10, 20, 30, 40, 50],
    scale: 'none',
    multiplier: 1,
  };

  it('is the rise from end to end of a line, its ratio, and turned round by a negative multiplier', () => {
    const found = worked(inequality(groups));
    near(found.sii, 50, 1e-12);
    near(found.rii, 55 / 5, 1e-12);
    const turned = worked(inequality({ ...groups, multiplier: -1 }));
    near(turned.sii, -50, 1e-12);
    near(turned.rii, 5 / 55, 1e-12);
  });

  it('of shares on log odds is exact where log odds lie on a line', () => {
    const odds = [-2, -1, 0, 1, 2];
    const values = odds.map((each) => 1 / (1 + Math.exp(-each)));
    const found = worked(inequality({ ...groups, values, scale: 'logit' }));
    near(found.sii, 1 / (1 + Math.exp(-2.5)) - 1 / (1 + Math.exp(2.5)), 1e-12);
  });

  it('has an interval by simulation that is the closed form’s, and the same for a seed', () => {
    const errors = errorsFromLimits('none', [8, 18, 28, 38, 48], [12, 22, 32, 42, 52]);
    const options = { confidence: 0.95, draws: 20_000, seed: 3 };
    const found = worked(inequalityInterval(groups, errors, options));
    const ranks = [0.1, 0.3, 0.5, 0.7, 0.9];
    const spread = ranks.reduce((sum, rank) => sum + (rank - 0.5) ** 2, 0);
    const reach = 2 / Math.sqrt(spread);
    near(found.siiLower, 50 - reach, 0.15);
    near(found.siiUpper, 50 + reach, 0.15);
    assert.deepEqual(worked(inequalityInterval(groups, errors, options)), found);
  });

  it('refuses four groups, a rate of 0 on the logarithm and a multiplier of 0', () => {
    assert.equal(inequality({ ...groups, people: [1, 1, 1, 1], values: [1, 2, 3, 4] }).ok, false);
    assert.equal(inequality({ ...groups, values: [0, 1, 2, 3, 4], scale: 'log' }).ok, false);
    assert.equal(inequality({ ...groups, multiplier: 0 }).ok, false);
  });
});

describe('peers', () => {
  it('are the nearest when every variable weighs the same, whatever its unit', () => {
    const practices = [
      [1000, 1],
      [1010, 9],
      [2000, 1.1],
      [9000, 5],
    ];
    const placesOf = (rows: number[][]) => worked(nearestPeers(rows, 0, 3)).map(({ place }) => place);
    assert.deepEqual(placesOf(practices), [2, 1, 3]);
    const inThousands = practices.map(([list = 0, other = 0]) => [list / 1000, other]);
    assert.deepEqual(placesOf(inThousands), [2, 1, 3]);
  });

  it('leave out a variable that does not vary, and take the earlier of equals', () => {
    const places = worked(
      nearestPeers(
        [
          [1, 5],
          [1, 5],
          [1, 5],
        ],
        2,
        2,
      ),
    ).map(({ place }) => place);
    assert.deepEqual(places, [0, 1]);
  });

  it('refuse as many peers as practices, and z-scores refuse values that are all alike', () => {
    assert.equal(nearestPeers([[1], [2]], 0, 2).ok, false);
    assert.equal(zScores([3, 3, 3]).ok, false);
    assert.equal(zScores(Array(12).fill(0.1)).ok, false);
    assert.deepEqual(worked(zScores([1, 2, 3])), [-1, 0, 1]);
  });
});
