import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { exploreDecisions } from './explore-decisions.ts';
import { PLANTED_DECISION_FAULTS } from './planted-decision-faults.ts';

describe('the walk of every state of a decision of the register', () => {
  test('breaks nothing, and reaches every standing', () => {
    const { violations, reached, steps } = exploreDecisions();
    assert.deepEqual(violations, []);
    for (const [standing, number] of Object.entries(reached)) assert(number > 0, standing);
    assert(steps > 0);
  });

  for (const { id, words, machine } of PLANTED_DECISION_FAULTS) {
    test(`finds the planted fault ${id}: ${words}`, () => {
      assert(exploreDecisions(machine).violations.length > 0);
    });
  }
});
