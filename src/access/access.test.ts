import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type Actor, type Json, odsCode, type Purpose, type ReleaseLevel, type Role } from '../base/index.ts';
import { PracticeRegister } from '../practices/index.ts';
import { AccessRules, SCOPES, type SharingRule, UserDirectory } from './index.ts';

const ROLES: readonly Role[] = [
  'operator',
  'practice manager',
  'general practitioner',
  'finance lead',
  'auditor',
  'public',
];
const PURPOSES: readonly Purpose[] = ['direct care', 'payment and validation', 'audit'];
const LEVELS: readonly ReleaseLevel[] = ['exact', 'management', 'published'];
const PRACTICES = ['X00001', 'X00002', 'X00003'].map(odsCode);
const ELSEWHERE = ['X00', 'Y00', 'Y00001'].map(odsCode);

function registerOf(codes: readonly string[]): PracticeRegister {
  const practices = codes.map((code) => ({
    code,
    name: `Practice ${code}`,
    contractType: 'GMS',
    weightedToRegistered: '1',
    deprivationScore: '20',
  }));
  const teams = [{ id: 'T', name: 'Team', practices }];
  const outcome = PracticeRegister.fromJson({
    code: 'X00',
    name: 'C',
    localities: [{ id: 'L', name: 'Locality', teams }],
  });
  assert(outcome.ok);
  return outcome.value;
}

const register = registerOf(PRACTICES);

function rulesOf(rules: readonly SharingRule[]): AccessRules {
  const outcome = AccessRules.fromJson({ id: 'test', rules } as unknown as Json, register);
  assert(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

function rule(fields: Partial<SharingRule>): SharingRule {
  return {
    id: 'a-rule',
    who: ['practice manager'],
    what: ['see people'],
    whose: 'own practice',
    purpose: 'direct care',
    level: 'exact',
    basis: 'Because it is so.',
    ...fields,
  };
}

function actorOf(role: Role, organisation: string | undefined): Actor {
  return { user: 'u', name: 'Una', role, organisation: organisation === undefined ? undefined : odsCode(organisation) };
}

describe('access', () => {
  const manager = actorOf('practice manager', 'X00001');

  test('refuses what no rule permits, naming who and what', () => {
    const outcome = rulesOf([rule({ what: ['see feeds'] })]).may(manager, 'see people', {
      practice: odsCode('X00001'),
    });
    assert(!outcome.ok);
    assert.equal(outcome.refusal.code, 'access.denied');
    assert.match(outcome.refusal.message, /Una \(practice manager\) may not see people of X00001/);
  });

  test('permits one’s own practice, and no other nor the whole', () => {
    const rules = rulesOf([rule({})]);
    assert(rules.may(manager, 'see people', { practice: odsCode('X00001') }).ok);
    assert(!rules.may(manager, 'see people', { practice: odsCode('X00002') }).ok);
    assert(!rules.may(manager, 'see people').ok);
  });

  test('a commissioner’s rule reaches its own practices and no stranger', () => {
    const rules = rulesOf([rule({ who: ['auditor'], whose: 'practices of own commissioner', what: ['see ledger'] })]);
    const auditor = actorOf('auditor', 'X00');
    assert(rules.may(auditor, 'see ledger').ok);
    assert(rules.may(auditor, 'see ledger', { practice: odsCode('X00003') }).ok);
    assert(!rules.may(auditor, 'see ledger', { practice: odsCode('Y00001') }).ok);
    assert(!rules.may(actorOf('auditor', 'Y00'), 'see ledger').ok);
    assert(!rules.may(actorOf('auditor', undefined), 'see ledger').ok);
  });

  test('the most exact rule holds, and its sentence is the reason', () => {
    const rules = rulesOf([
      rule({ id: 'wide', whose: 'practices of own commissioner', level: 'management', basis: 'It compares.' }),
      rule({ id: 'own', basis: 'It cares for them.' }),
    ]);
    const own = rules.may(manager, 'see people', { practice: odsCode('X00001') });
    assert.deepEqual(own.ok && own.value, {
      purpose: 'direct care',
      level: 'exact',
      reason: 'It cares for them.',
      rule: 'own',
    });
    const other = rules.may(manager, 'see people', { practice: odsCode('X00002') });
    assert.equal(other.ok && other.value.level, 'management');
  });

  test('tells who may see, and why', () => {
    const rules = rulesOf([rule({ who: ['practice manager', 'auditor'] }), rule({ id: 'b', what: ['see feeds'] })]);
    const entitled = rules.whoMaySee('see people', { practice: odsCode('X00001') });
    assert.deepEqual(
      entitled.map((each) => `${each.role}: ${each.basis}`),
      ['practice manager: Because it is so.', 'auditor: Because it is so.'],
    );
    assert.deepEqual(rules.whoMaySee('see people', { practice: odsCode('Y00001') }), []);
  });

  test('the row filter holds just the practices where the point check permits', () => {
    const someOf = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1 });
    const anyRule = fc.record({
      id: fc.uuid(),
      who: someOf(ROLES),
      what: someOf(['see people', 'see feeds', 'import'] as const),
      whose: fc.constantFrom(...SCOPES),
      purpose: fc.constantFrom(...PURPOSES),
      level: fc.constantFrom(...LEVELS),
      basis: fc.constant('Because it is so.'),
    });
    const anyActor = fc.record({
      role: fc.constantFrom(...ROLES),
      organisation: fc.constantFrom(undefined, ...PRACTICES, ...ELSEWHERE),
    });
    fc.assert(
      fc.property(fc.array(anyRule, { minLength: 1, maxLength: 6 }), anyActor, (generated, { role, organisation }) => {
        const rules = rulesOf(generated);
        const actor = actorOf(role, organisation);
        for (const purpose of PURPOSES) {
          const filter = rules.rowFilter(actor, purpose);
          const filtered = filter.ok && filter.value.practices !== 'all' ? filter.value.practices : new Set();
          const ofPurpose = generated.filter((each) => each.purpose === purpose);
          for (const practice of [...PRACTICES, ...ELSEWHERE]) {
            const isPermitted =
              ofPurpose.length > 0 &&
              register.has(practice) &&
              rulesOf(ofPurpose).may(actor, 'see people', { practice }).ok;
            assert.equal(filtered.has(practice), isPermitted);
          }
          assert.equal(filter.ok, filtered.size > 0);
        }
      }),
      { seed: 2026, numRuns: 200 },
    );
  });

  test('rules that cannot be read are refused with every fault', () => {
    const broken = {
      id: 'x',
      rules: [
        { ...rule({}), who: ['wizard'] },
        { ...rule({ id: 'twice' }), basis: 'no sentence' },
        { ...rule({ id: 'twice' }), whose: 'all', level: 'secret' },
      ],
    };
    const outcome = AccessRules.fromJson(broken as unknown as Json, register);
    assert(!outcome.ok && outcome.refusal.code === 'definition.invalid');
    for (const part of [
      /rule a-rule has a "who"/,
      /no sentence saying why/,
      /"whose" other/,
      /level other/,
      /twice is named/,
    ]) {
      assert.match(outcome.refusal.message, part);
    }
    assert(!AccessRules.fromJson(null, register).ok);
  });
});

describe('users', () => {
  test('are found by id, in their order', () => {
    const outcome = UserDirectory.fromJson({
      users: [
        { id: 'ann', name: 'Ann Invented', role: 'auditor', organisation: 'X00' },
        { id: 'anybody', name: 'Anybody', role: 'public', organisation: null },
      ],
    });
    assert(outcome.ok);
    assert.deepEqual(
      outcome.value.users().map((user) => user.id),
      ['ann', 'anybody'],
    );
    const ann = outcome.value.actor('ann');
    assert.deepEqual(ann.ok && ann.value, { user: 'ann', name: 'Ann Invented', role: 'auditor', organisation: 'X00' });
    const byRole = outcome.value.actorOrRole('auditor');
    assert.equal(byRole.ok && byRole.value.user, 'ann');
    assert(!outcome.value.actorOrRole('finance lead').ok);
    const nobody = outcome.value.actor('bob');
    assert(!nobody.ok && nobody.refusal.code === 'user.unknown');
    assert.match(nobody.refusal.remedy ?? '', /ann, anybody/);
  });

  test('a list that cannot be read is refused with every fault', () => {
    const outcome = UserDirectory.fromJson({
      users: [
        { id: 'Not Well', name: '', role: 'wizard', organisation: 'X00' },
        { id: 'lost', name: 'Lost', role: 'auditor', organisation: null },
        { id: 'lost', name: 'Lost', role: 'auditor', organisation: 'no code' },
      ],
    });
    assert(!outcome.ok);
    for (const part of [
      /lower-case words/,
      /no name/,
      /unknown role/,
      /held at an organisation/,
      /lost is named twice/,
    ]) {
      assert.match(outcome.refusal.message, part);
    }
    assert(!UserDirectory.fromJson(null).ok);
  });
});
