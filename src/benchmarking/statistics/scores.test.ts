/** Outcome measures and scores, against published worked answers. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Outcome } from '../../base/index.ts';
import { directRate, weightsOr, yearsOfLifeLost } from './direct-standardisation.ts';
import { goalAttainment, pointsAttained, supportedShare, weightedMean } from './scores.ts';

function worked<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

function near(found: number | null, expected: number): void {
  assert.ok(found !== null && Math.abs(found - expected) <= 1e-9 * Math.abs(expected), `${found}, not ${expected}`);
}

const OPTIONS = { multiplier: 100_000, confidence: 0.95 };

test('potential years of life lost count each death by the years that were still to be expected', () => {
  const bands = {
    events: [1, 0, 1, 2, 5, 11, 20, 38],
    people: [1200, 2600, 2500, 2700, 2800, 2600, 2300, 1900],
    weights: [5000, 11000, 11500, 12500, 14000, 14000, 12500, 10500],
  };
  const found = worked(yearsOfLifeLost([79, 70, 60, 50, 41, 31.5, 22.5, 14.6], bands, OPTIONS));
  near(found.value, 10407.198938804291);
  near(found.lower, 8031.146969868814);
  near(found.upper, 13219.659829054213);
  assert.equal(yearsOfLifeLost([1], bands, OPTIONS).ok, false);
});

test('a standardised rate is refused of a band of nobody, and has weights of its own but for nineteen bands', () => {
  const bands = { events: [20, 1], people: [10, 0], weights: [1, 1] };
  assert.equal(directRate(bands, OPTIONS).ok, false);
  assert.equal(weightsOr(undefined, 2).ok, false);
  assert.equal(worked(weightsOr(undefined, 19)).length, 19);
});

test('quality of life is a mean by weight, and support counts half for some extent', () => {
  near(worked(weightedMean([1, 0.654, 0.516, 0.795], [1.2, 0.8, 1, 2])), 3.8292 / 5);
  near(worked(supportedShare(210.4, 160.2, 75.5)), 0.6511992826720466);
  assert.equal(supportedShare(0, 0, 0).ok, false);
});

test('points are bounded and never fall as achievement rises, and a goal is scored from −2 to 2', () => {
  let before = 0;
  for (let numerator = 0; numerator <= 200; numerator += 1) {
    const points = worked(pointsAttained({ numerator, denominator: 200, points: 38, lower: 40, upper: 85 })) ?? -1;
    assert.ok(points >= before && points <= 38);
    before = points;
  }
  assert.equal(before, 38);
  assert.equal(pointsAttained({ numerator: 1, denominator: 2, points: 3, lower: 85, upper: 40 }).ok, false);
  assert.equal(goalAttainment([3], [1], 0.3).ok, false);
});
