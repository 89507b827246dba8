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

test('who decides, and every committee, loads', () => {
  assert.ok(FunctionMatrix.fromJson(functionMatrix as unknown as Json).ok);
  for (const terms of [...committees, ...quorumModels]) {
    const loaded = loadTerms(terms as unknown as Json);
    assert.ok(loaded.ok, loaded.ok ? '' : loaded.refusal.message);
  }
});

for (const terms of quorumModels) {
  test(`${terms.id}: no state breaks a rule, and decisions are reached`, async () => {
    const explored = await explore(terms, { members: fewestQuorate(terms) });
    assert.deepEqual(explored.violations, []);
    assert.ok(explored.decisions > 0);
  });
}

/** Model A, whose quorum three can meet: everything that makes no difference is told apart too, and each fault is planted. */
const [smallest] = quorumModels;
assert.ok(smallest);

test('the shorter walk leaves nothing out that the plain one finds', async () => {
  const plain = await explore(smallest, { members: 4, isPlain: true });
  assert.deepEqual(plain.violations, []);
  assert.ok(plain.states > 10_000 && plain.decisions > 0);
});

for (const { id, guards } of PLANTED_FAULTS) {
  test(`the planted fault ${id} is found`, async () => {
    const explored = await explore(smallest, { members: fewestQuorate(smallest), guards });
    assert.ok(explored.violations.length > 0);
  });
}

test('a whole committee with three officers reaches a payment', async () => {
  const explored = await explore(smallest, { members: 6 });
  assert.deepEqual(explored.violations, []);
  assert.ok(explored.payments > 0);
});

for (const terms of quorumModels) {
  test(`${terms.id}: a whole meeting, its decisions and what they allow to be paid break no rule`, async () => {
    const explored = await exploreMeeting(terms, { members: fewestQuorate(terms) });
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
