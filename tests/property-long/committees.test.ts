import assert from 'node:assert/strict';
import test from 'node:test';
import { committees } from '../../definitions/committees/demonstration.ts';
import { quorumModels } from '../../definitions/committees/quorum-models.ts';
import { functionMatrix } from '../../definitions/governance/functions.ts';
import type { Json } from '../../src/base/index.ts';
import {
  explore,
  exploreMeeting,
  FunctionMatrix,
  fewestQuorate,
  loadTerms,
  PLANTED_FAULTS,
  PLANTED_MEETING_FAULTS,
} from '../../src/governance/index.ts';

const NINE = 9;

test('who decides, and every committee, loads', () => {
  assert.ok(FunctionMatrix.fromJson(functionMatrix as unknown as Json).ok);
  for (const terms of [...committees, ...quorumModels]) {
    const loaded = loadTerms(terms as unknown as Json);
    assert.ok(loaded.ok, loaded.ok ? '' : loaded.refusal.message);
  }
});

for (const terms of quorumModels) {
  test(`${terms.id}: with all nine members no state breaks a rule, and decisions and payments are reached`, async () => {
    const explored = await explore(terms, { members: NINE });
    assert.equal(explored.members, NINE);
    assert.deepEqual(explored.violations, []);
    assert.ok(explored.decisions > 0 && explored.payments > 0);
  });

  test(`${terms.id}: each planted fault is found`, async () => {
    for (const { id, guards } of PLANTED_FAULTS) {
      const explored = await explore(terms, { members: fewestQuorate(terms), guards });
      assert.ok(explored.violations.length > 0, id);
    }
  });
}

/** Model A, the smallest: three are enough for a quorum. */
const [smallest] = quorumModels;
assert.ok(smallest);

for (const terms of quorumModels) {
  const members = terms === smallest ? NINE : fewestQuorate(terms);
  test(`${terms.id}: a whole meeting of ${members}, its decisions and what they allow to be paid break no rule`, async () => {
    const explored = await exploreMeeting(terms, { members });
    assert.deepEqual(explored.violations, []);
    assert.ok(explored.decisions > 0);
  });
}

for (const { id, machine } of PLANTED_MEETING_FAULTS) {
  test(`the planted fault ${id} of a meeting is found`, async () => {
    const explored = await exploreMeeting(smallest, { members: fewestQuorate(smallest), machine });
    assert.ok(explored.violations.length > 0);
  });
}
