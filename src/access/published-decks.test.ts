/**
 * Published decks of authorization cases, tried against the rule language where they can be expressed: the sample stores `healthcare`
 * and `temporal-access` of OpenFGA (github.com/openfga/sample-stores). Their users, relations and expected answers are told here in the
 * words of our rules; what has no counterpart is counted and named.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  type Actor,
  addDays,
  type Day,
  day,
  type Json,
  odsCode,
  type Role,
  type Tie,
  type TieKind,
} from '../base/index.ts';
import { PracticeRegister } from '../practices/index.ts';
import { AccessRules, type Action, type SharingRule } from './index.ts';

const TODAY = day('2023-01-01');
const HOSPITAL = odsCode('X00001');

const commissioner = PracticeRegister.fromJson({
  code: 'X00',
  name: 'C',
  localities: [
    {
      id: 'L',
      name: 'L',
      teams: [
        {
          id: 'T',
          name: 'T',
          practices: [
            { code: HOSPITAL, name: 'H', contractType: 'GMS', weightedToRegistered: '1', deprivationScore: '20' },
          ],
        },
      ],
    },
  ],
});
assert(commissioner.ok);
const register = commissioner.value;

const rule = (id: string, who: Role, whose: SharingRule['whose'], what: readonly Action[]): SharingRule => {
  const basis = `The deck lets this role (${who}) do so.`;
  return { id, who: [who], what, whose, purpose: 'direct care', level: 'exact', basis };
};

function rulesOn(on: Day, ...rules: readonly SharingRule[]): AccessRules {
  const loaded = AccessRules.fromJson({ id: 'deck', rules } as unknown as Json, register, on);
  assert(loaded.ok, loaded.ok ? '' : loaded.refusal.message);
  return loaded.value;
}

const tie = (kind: TieKind, person: string, from = addDays(TODAY, -1), to = addDays(TODAY, 1)): Tie => {
  return { kind, organisation: HOSPITAL, person, from, to };
};

const actor = (user: string, role: Role, ties: readonly Tie[] = [], organisation = HOSPITAL): Actor => {
  return { user, name: user, role, organisation, ties };
};

/** Permissions of the deck on a patient, and of its encounters, diagnoses and treatments, as what our rules speak of. */
const MEANS = {
  view: 'see people',
  sensitive: 'open identity',
  edit: 'keep identities',
  delete: 'apply retention',
} as const;
type Permission = keyof typeof MEANS;

describe('the deck healthcare', () => {
  const rules = rulesOn(
    TODAY,
    rule('administrator', 'operator', 'practices of own commissioner', [
      'see people',
      'open identity',
      'keep identities',
      'apply retention',
    ]),
    rule('primary-provider', 'general practitioner', 'coordinator', ['see people', 'open identity', 'keep identities']),
    rule('care-team', 'general practitioner', 'caseload', ['see people', 'open identity']),
    rule('records-staff', 'practice manager', 'own practice', ['see people', 'open identity', 'keep identities']),
  );
  const ALICE = actor('alice', 'operator', [], odsCode('X00'));
  const SMITH = actor('dr-smith', 'general practitioner', [tie('coordinator', 'doe')]);
  const JONES = actor('dr-jones', 'general practitioner', [tie('coordinator', 'roe')]);
  const NURSE = actor('nurse-williams', 'general practitioner', [tie('caseload', 'doe')]);
  const CLERK = actor('clerk-brown', 'practice manager');
  const BILLING = actor('billing-davis', 'finance lead');
  const [ALL, CARE, LOOK, NONE] = ['view sensitive edit delete', 'view sensitive edit', 'view sensitive', ''];

  /** User, patient, what the deck lets them do with the patient, and with the patient's encounters, diagnoses and treatments. */
  const CASES: readonly (readonly [Actor, person: string, may: string, asked: string, views: number])[] = [
    [ALICE, 'doe', ALL, 'view sensitive edit delete', 3],
    [SMITH, 'doe', CARE, 'view sensitive edit delete', 3],
    [NURSE, 'doe', LOOK, 'view sensitive edit delete', 3],
    [CLERK, 'doe', CARE, 'view sensitive edit delete', 2],
    [JONES, 'doe', NONE, 'view sensitive edit delete', 3],
    [JONES, 'roe', CARE, 'view sensitive edit', 0],
    [SMITH, 'roe', NONE, 'view sensitive edit', 0],
    [BILLING, 'doe', NONE, 'view sensitive edit delete', 1],
  ];
  /** Of 101 assertions: creating and changing within an encounter, the facility and the formulary are about no person's rows. */
  const ASSERTIONS = 101;

  test('is answered as it is published, on every assertion that our rules can speak of', () => {
    let tried = 0;
    for (const [who, person, may, asked, views] of CASES) {
      const subject = { practice: HOSPITAL, person };
      for (const permission of asked.split(' ') as Permission[]) {
        const { ok } = rules.may(who, MEANS[permission], subject);
        assert.equal(ok, may.split(' ').includes(permission), `${who.user} ${permission} ${person}`);
        tried += permission === 'view' ? 1 + views : 1;
      }
    }
    assert.deepEqual([tried, ASSERTIONS], [45, 101]);
  });

  test('lists for each provider the patients that it lists, and no other', () => {
    const patients = (who: Actor) => {
      const filter = rules.rowFilter(who, 'direct care');
      return filter.ok ? [...(filter.value.people?.get(HOSPITAL) ?? [])] : [];
    };
    assert.deepEqual([SMITH, JONES, NURSE, BILLING].map(patients), [['doe'], ['roe'], ['doe'], []]);
  });
});

describe('the deck temporal-access', () => {
  const rules = rule('viewer', 'general practitioner', 'caseload', ['see people']);
  const [ANNE, BOB] = [
    actor('anne', 'general practitioner', [
      tie('caseload', '1', TODAY, addDays(TODAY, 2)),
      tie('caseload', '2', TODAY, addDays(TODAY, 1)),
    ]),
    actor('bob', 'general practitioner', [tie('caseload', '1', TODAY, addDays(TODAY, 3650))]),
  ];
  const sees = (who: Actor, person: string, on: Day) =>
    rulesOn(on, rules).may(who, 'see people', { practice: HOSPITAL, person }).ok;

  test('is answered as it is published, with days in place of its hours and seconds', () => {
    assert.equal(sees(ANNE, '1', addDays(TODAY, 1)), true, 'within the longer grant');
    assert.equal(sees(ANNE, '1', addDays(TODAY, 2)), false, 'after it');
    assert.equal(sees(ANNE, '2', addDays(TODAY, 1)), false, 'after the shorter grant');
    assert.equal(sees(BOB, '1', addDays(TODAY, 400)), true, 'a grant without a condition');
    const filter = rulesOn(TODAY, rules).rowFilter(ANNE, 'direct care');
    assert.deepEqual(filter.ok && [...(filter.value.people?.get(HOSPITAL) ?? [])], ['1', '2'], 'both while both hold');
  });
});
