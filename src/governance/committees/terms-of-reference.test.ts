import assert from 'node:assert/strict';
import test from 'node:test';
import type { Json } from '../../base/index.ts';
import type { CommitteeRole, Seat } from './committee-role.ts';
import { isQuorate, missingFrom, type Quorum, quorumWords, shortfall } from './quorum.ts';
import { indispensableRoles, loadTerms, type TermsOfReference } from './terms-of-reference.ts';

function seat(id: string, role: CommitteeRole, office: Seat['office'] = null): Seat {
  return { id, role, isVoting: true, office };
}

const SEATS: readonly Seat[] = [
  seat('chair', 'lay member', 'chair'),
  seat('vice-chair', 'lay member', 'vice-chair'),
  seat('lay', 'lay member'),
  seat('chief officer', 'chief officer'),
  seat('chief finance officer', 'chief finance officer'),
  seat('gp 1', 'general practitioner'),
  seat('gp 2', 'general practitioner'),
];

const RULE_4: Quorum = {
  all: [
    { atLeast: 4, of: ['voting member'] },
    { atLeast: 1, of: ['chief officer', 'chief finance officer'] },
    { atLeast: 2, of: ['lay member', 'nurse', 'secondary-care doctor'] },
    { atLeast: 1, of: ['chair', 'vice-chair'] },
  ],
};

const TERMS: TermsOfReference = {
  id: 'committee',
  name: 'Committee',
  purpose: 'Decides.',
  seats: SEATS,
  quorum: RULE_4,
  meets: 'in public',
  privateGround: null,
  decidesOnPrimaryCare: true,
  tie: 'chair has a casting vote',
  source: 'test',
  status: 'invented',
};

function faultsOf(changed: Partial<TermsOfReference>): string {
  const loaded = loadTerms({ ...TERMS, ...changed } as unknown as Json);
  assert.ok(!loaded.ok);
  assert.equal(loaded.refusal.code, 'definition.invalid');
  return loaded.refusal.message;
}

test('three lay, two executives and two GPs are quorate by rule 4 when both GPs are recused', () => {
  const present = SEATS.filter(({ role }) => role !== 'general practitioner');
  assert.ok(isQuorate(RULE_4, present));
  assert.deepEqual(missingFrom(RULE_4, present.slice(2)), [
    'at least 4 voting members',
    'at least 2 lay members, nurses or secondary-care doctors',
    'at least 1 chair or vice-chair',
  ]);
  assert.equal(shortfall(RULE_4, present.slice(2)), 1 + 1 + 1);
});

test('a quorum reads aloud', () => {
  const quorum: Quorum = {
    any: [
      { atLeast: 2, of: ['executive'] },
      { moreOf: ['lay member'], thanOf: ['nurse'] },
    ],
  };
  assert.equal(quorumWords(quorum), 'at least 2 executives, or more lay members than nurses');
  assert.ok(isQuorate(quorum, SEATS.slice(0, 1)));
  assert.ok(!isQuorate(quorum, SEATS.slice(5)));
  assert.equal(shortfall(quorum, SEATS.slice(5)), 1);
});

test('terms of reference load', () => {
  const loaded = loadTerms(TERMS as unknown as Json);
  assert.ok(loaded.ok);
  assert.deepEqual(indispensableRoles(loaded.value), ['lay member']);
});

test('terms that can never be quorate are refused with the quorum in words', () => {
  assert.match(faultsOf({ quorum: { atLeast: 1, of: ['nurse'] } }), /it can never be quorate: at least 1 nurse/);
  assert.match(
    faultsOf({ quorum: { all: [RULE_4, { moreOf: ['general practitioner'], thanOf: ['voting member'] }] } }),
    /never be quorate/,
  );
});

test('a quorum that only some attendance short of all meets can be met', () => {
  const loaded = loadTerms({
    ...TERMS,
    quorum: {
      all: [
        { atLeast: 1, of: ['lay member'] },
        { moreOf: ['chair'], thanOf: ['vice-chair', 'chief officer'] },
      ],
    },
  } as unknown as Json);
  assert.ok(loaded.ok);
});

test('whoever provides care does not decide who is paid for it', () => {
  const practitioners = [3, 4, 5, 6].map((number) => seat(`gp ${number}`, 'general practitioner'));
  const crowded = faultsOf({ seats: [...SEATS, ...practitioners] });
  assert.match(crowded, /general practitioners are half of the votes or more/);
  assert.match(crowded, /lay members and executives are not the majority/);
  const chaired = SEATS.map((each) =>
    each.office === 'chair' ? seat('chair', 'general practitioner', 'chair') : each,
  );
  assert.match(faultsOf({ seats: chaired }), /the chair is not a lay member/);
  assert.match(faultsOf({ seats: SEATS.slice(1) }), /0 seats hold the office of chair/);
  assert.match(faultsOf({ meets: 'in private' }), /names no ground/);
  assert.match(faultsOf({ seats: [...SEATS, seat('lay', 'lay member')] }), /the seat lay is named twice/);
  assert.match(faultsOf({ quorum: { someOf: 3 } as unknown as Quorum }), /terms.quorum is not one of/);
});
