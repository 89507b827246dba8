import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { helped } from './helped.ts';

const counts = (numerator: number, denominator: number) => ({ numerator, denominator });
const PEERS = { before: counts(7000, 10_000), after: counts(7200, 10_000) };
const PRACTICE = { before: counts(400, 1000), after: counts(560, 1000) };

describe('whether support helped', () => {
  test('what is left is the gain beyond peers, less what the practice was to come back by itself', () => {
    const found = helped({ practice: PRACTICE, peers: PEERS, average: 0.7, reliability: 0.8 });
    assert.ok(found?.left);
    assert.equal(found.change.toFixed(3), '0.160');
    assert.equal(found.peersChange.toFixed(3), '0.020');
    assert.equal(found.beyond.value.toFixed(3), '0.140');
    assert.equal(found.byItself?.toFixed(3), '0.060', 'a fifth of the thirty points to the average');
    assert.equal(found.left.value.toFixed(3), '0.080');
    // Variances of the four shares by hand: p(1 − p)/n.
    const reach = 1.96 * Math.sqrt(0.00024 + 0.0002464 + 0.000021 + 0.00002016);
    assert.equal((found.beyond.upper - found.beyond.value).toFixed(3), reach.toFixed(3));
  });

  test('one picked for its chance alone shows no help where it only comes back', () => {
    const back = helped({
      practice: { before: counts(400, 1000), after: counts(700, 1000) },
      peers: { before: counts(7000, 10_000), after: counts(7000, 10_000) },
      ...{ average: 0.7, reliability: 0 },
    });
    assert.equal(back?.left?.value.toFixed(3), '0.000');
    assert.equal(back?.beyond.value.toFixed(3), '0.300');
  });

  test('without a reliability nothing is said of what comes by itself, and without people nothing at all', () => {
    const unknown = helped({ practice: PRACTICE, peers: PEERS, average: 0.7, reliability: null });
    assert.deepEqual([unknown?.byItself, unknown?.left], [null, null]);
    const nobody = { ...PRACTICE, after: counts(0, 0) };
    assert.equal(helped({ practice: nobody, peers: PEERS, average: 0.7, reliability: 0.8 }), null);
  });
});
