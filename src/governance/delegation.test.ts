import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { schemeOfDelegation } from '../../definitions/payments/scheme-of-delegation.ts';
import { day, type Json, type Outcome, pence } from '../base/index.ts';
import type { LiveDecision } from './decisions/kept-decisions.ts';
import { type Authority, type AuthorityAsked, authorityWords, SchemeOfDelegation } from './delegation.ts';

function loaded(json: unknown): SchemeOfDelegation {
  const scheme = SchemeOfDelegation.fromJson(json as Json);
  assert(scheme.ok, scheme.ok ? '' : scheme.refusal.message);
  return scheme.value;
}

const scheme = loaded({
  id: 'scheme',
  status: 'invented',
  source: 'this test',
  delegations: [
    { step: 'certify', role: 'finance lead', limitPence: 100_00, validFrom: '2025-04-01', validTo: '2025-09-30' },
    { step: 'certify', role: 'finance lead', limitPence: 500_00, validFrom: '2025-10-01' },
    { step: 'release', role: 'payment approver', validFrom: '2025-04-01' },
  ],
});

function asked(changes: Partial<AuthorityAsked>): Outcome<Authority> {
  const usual = { step: 'certify', role: 'finance lead', amountPence: pence(100_00n), on: day('2025-09-30') } as const;
  return scheme.authority({ ...usual, ...changes });
}

const said = (outcome: Outcome<Authority>): string => (outcome.ok ? outcome.value.kind : outcome.refusal.code);

describe('the scheme of delegation', () => {
  test('an officer decides up to their limit on the day, to the penny', () => {
    assert.equal(said(asked({})), 'delegated officer');
    assert.equal(said(asked({ amountPence: pence(100_01n) })), 'approval.over-limit');
    assert.equal(said(asked({ amountPence: pence(-100_01n) })), 'approval.over-limit');
    assert.equal(said(asked({ amountPence: pence(100_01n), on: day('2025-10-01') })), 'delegated officer');
    assert.equal(said(asked({ on: day('2025-03-31') })), 'approval.not-delegated');
  });

  test('above the limit the committee’s decision is named, by somebody who has a part in the scheme', () => {
    const decision = { reference: 'PCCC 2025-10-14 item 5' } as LiveDecision;
    const over = { amountPence: pence(9_999_99n), decision };
    const named = asked(over);
    assert.deepEqual(named, { ok: true, value: { kind: 'committee decision', reference: 'PCCC 2025-10-14 item 5' } });
    assert.equal(said(asked({ ...over, decision: undefined })), 'approval.over-limit');
    assert.equal(said(asked({ ...over, step: 'release' })), 'approval.not-delegated');
  });

  test('no limit is any amount', () => {
    const released = asked({ step: 'release', role: 'payment approver', amountPence: pence(10n ** 12n) });
    assert.deepEqual(released, {
      ok: true,
      value: { kind: 'delegated officer', role: 'payment approver', limitPence: null },
    });
    assert.match(released.ok ? authorityWords(released.value) : '', /without limit/);
  });

  test('a scheme with a fault is refused by its fault', () => {
    const bad = { ...schemeOfDelegation, delegations: [{ step: 'spend', role: 'auditor', validFrom: '1 April' }] };
    const outcome = SchemeOfDelegation.fromJson(bad);
    assert(!outcome.ok);
    assert.match(outcome.refusal.message, /delegations\[0\]\.step is not one of.*validFrom is not a date/);
    assert(SchemeOfDelegation.fromJson(schemeOfDelegation as unknown as Json).ok);
  });
});
