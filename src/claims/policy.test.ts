import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { day, isoOfDay, month, odsCode } from '../base/index.ts';
import { askedBack, failedRecords, failedRule, hospitalNamed, reconcileBy } from './policy.ts';
import type { SentActivity } from './sent-activity.ts';
import { given, injection, policy } from './trial-claims.test.ts';

const joint = policy();
const SIGNED = hospitalNamed(joint, odsCode('X00H1'));
const UNSIGNED = hospitalNamed(joint, odsCode('X00H2'));
assert(SIGNED !== undefined && UNSIGNED !== undefined);

describe('the joint injections policy', () => {
  const TABLE: readonly [what: string, change: Partial<SentActivity>, rule: string][] = [
    ['a knee, assessed there and not referred back', {}, 'GP_SITE'],
    ['a knee, referred back', { referredBack: true }, ''],
    ['a knee, not assessed there', { assessedThere: false }, ''],
    ['a knee, of which nobody says', { assessedThere: null, referredBack: null }, ''],
    ['a knee before the policy', { doneOn: day('2025-03-31') }, ''],
    ['plantar fasciitis', { site: 'plantar fasciitis' }, 'GP_SITE'],
    ['a knee with rheumatoid arthritis', { exception: 'condition related to rheumatoid arthritis' }, 'UNCERTAIN_SITE'],
    ['a neck', { site: 'neck' }, ''],
    ['a back without approval', { site: 'back' }, 'NO_PRIOR_APPROVAL'],
    ['a back approved, without imaging', { site: 'back', approval: 'PA-1' }, 'NO_IMAGING'],
    ['a back approved and guided', { site: 'back', approval: 'PA-1', imaging: true }, ''],
    ['a hand by an orthopaedic surgeon', { site: 'hand, by rheumatology or orthopaedics' }, ''],
    [
      'a hand by a physician',
      { site: 'hand, by rheumatology or orthopaedics', clinician: 'physician' },
      'WRONG_SPECIALTY',
    ],
    ['a hip, not guided', { site: 'hip, guided' }, 'NO_IMAGING'],
    ['another service', { service: 'befriending' }, ''],
  ];
  for (const [what, change, rule] of TABLE) {
    test(`${what}: ${rule || 'passes'}`, () => {
      assert.equal(failedRule(joint, injection('1', change))?.code ?? '', rule);
    });
  }

  test('reprices only where the signed contract carries it, from the day that it says', () => {
    const priced = (hospital: typeof SIGNED, change: Partial<SentActivity>) =>
      given(failedRecords(joint, hospital, [injection('2', change)])).map(({ policyPence }) => policyPence);
    assert.deepEqual(priced(SIGNED, { doneOn: day('2025-10-01') }), [4354n]);
    assert.deepEqual(priced(SIGNED, { doneOn: day('2025-09-30') }), [null]);
    assert.deepEqual(priced(UNSIGNED, { doneOn: day('2025-10-01') }), [null]);
  });

  test('never reprices what a clinician has to look at, nor what is only asked about', () => {
    const records = [
      injection('2', { exception: 'nerve conduction studies' }),
      injection('3', { site: 'back' }),
      injection('4', { site: 'hip, guided' }),
    ];
    const failed = given(failedRecords(joint, SIGNED, records));
    assert.deepEqual(
      failed.map(({ rule, policyPence }) => [rule.code, policyPence]),
      [
        ['UNCERTAIN_SITE', null],
        ['NO_PRIOR_APPROVAL', null],
        ['NO_IMAGING', null],
      ],
    );
    assert.deepEqual(failed.map(askedBack), [0n, 0n, 0n]);
  });

  test('asks back what was charged above the policy’s price', () => {
    const [failed] = given(failedRecords(joint, SIGNED, [injection('2')]));
    assert(failed !== undefined);
    assert.equal(askedBack(failed), 14_046n);
  });

  test('a challenge is sent within so many days of the month’s end', () => {
    assert.equal(isoOfDay(reconcileBy(SIGNED, month('2026-02'))), '2026-04-14');
  });
});
