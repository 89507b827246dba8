/** What a decision says, and what makes a rule hold or not: days, agreements, ties, consent. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Actor, addDays, day, type Json, odsCode, type Tie } from '../base/index.ts';
import { PracticeRegister } from '../practices/index.ts';
import { AccessRules, type AgreementJson, type SharingRule } from './index.ts';

const TODAY = day('2026-04-10');
const [OWN, OTHER] = [odsCode('X00001'), odsCode('X00002')];

const commissioner = PracticeRegister.fromJson({
  code: 'X00',
  name: 'C',
  localities: [{ id: 'L', name: 'L', teams: [{ id: 'T', name: 'T', practices: [OWN, OTHER].map(practiceJson) }] }],
});
assert(commissioner.ok);
const register = commissioner.value;

function practiceJson(code: string): Json {
  return { code, name: code, contractType: 'GMS', weightedToRegistered: '1', deprivationScore: '20' };
}

const RULE: SharingRule = {
  id: 'a-rule',
  who: ['general practitioner'],
  what: ['see people'],
  whose: 'own practice',
  purpose: 'direct care',
  level: 'exact',
  basis: 'Because it is so.',
};
const AGREEMENT: AgreementJson = {
  id: 'the-agreement',
  title: 'the agreement',
  between: [OWN, OTHER],
  covers: ['see people'],
  from: '2026-01-01',
  to: '2026-04-11',
  words: 'They agreed.',
};
const TIE: Tie = {
  kind: 'caseload',
  organisation: OTHER,
  person: 'p1',
  from: addDays(TODAY, -1),
  to: addDays(TODAY, 1),
};
const GP: Actor = { user: 'gp', name: 'Gwen', role: 'general practitioner', organisation: OWN };

function loaded(fields: Partial<SharingRule>, agreements: readonly AgreementJson[] = [AGREEMENT]) {
  return AccessRules.fromJson(
    { id: 'x', rules: [{ ...RULE, ...fields }], agreements } as unknown as Json,
    register,
    TODAY,
  );
}

function rulesOf(fields: Partial<SharingRule>): AccessRules {
  const rules = loaded(fields);
  assert(rules.ok, rules.ok ? '' : rules.refusal.message);
  return rules.value;
}

function faultOf(fields: Partial<SharingRule>, agreements?: readonly AgreementJson[]): string {
  const rules = loaded(fields, agreements);
  return rules.ok ? '' : rules.refusal.message;
}

const other = { practice: OTHER, person: 'p1' };

describe('a decision', () => {
  test('gives the rule, its sentence and the duties that follow from purpose, level and thing', () => {
    const rules = rulesOf({ purpose: 'planning', level: 'management', what: ['see people', 'see management counts'] });
    const people = rules.decide(GP, 'see people', { practice: OWN });
    assert.deepEqual(people, {
      allowed: true,
      purpose: 'planning',
      level: 'management',
      reason: 'Because it is so.',
      rule: 'a-rule',
      duties: ['suppress small counts', 'pseudonyms only'],
    });
    const counts = rules.decide(GP, 'see management counts', { practice: OWN });
    assert.deepEqual(counts.duties, ['aggregate only', 'suppress small counts']);
  });

  test('says what stands in the way: the role, the purpose, the day or whose it is', () => {
    const why = (fields: Partial<SharingRule>, actor = GP) =>
      rulesOf(fields).decide(actor, 'see people', { practice: OTHER }, 'direct care');
    const reason = (fields: Partial<SharingRule>, actor = GP) => {
      const { allowed, rule, duties, reason: words } = why(fields, actor);
      assert.deepEqual([allowed, rule, duties], [false, null, []]);
      return words;
    };
    assert.match(
      reason({}, { ...GP, role: 'auditor' }),
      /^Gwen \(auditor\) may not see people of X00002: .* the role of auditor/,
    );
    assert.match(
      reason({ purpose: 'planning' }),
      /may not see people of X00002 for direct care: .* for planning alone/,
    );
    assert.match(reason({ to: '2026-04-10' }), /rule a-rule holds until 10 April 2026/);
    assert.match(reason({}), /about their own practice alone/);
  });

  test('a dated rule holds from its first day until the day before its last, and never without a day', () => {
    const held = (on: string, rules = rulesOf({ from: '2026-04-09', to: '2026-04-11' })) =>
      rules.on(day(on)).may(GP, 'see people', { practice: OWN }).ok;
    assert.deepEqual(
      ['2026-04-08', '2026-04-09', '2026-04-10', '2026-04-11'].map((on) => held(on)),
      [false, true, true, false],
    );
    const json = { id: 'x', rules: [{ ...RULE, from: '2020-01-01' }] } as unknown as Json;
    const undated = AccessRules.fromJson(json, register);
    assert(undated.ok && !undated.value.may(GP, 'see people', { practice: OWN }).ok);
  });
});

describe('an agreement', () => {
  const under = { whose: 'parties to the agreement', agreement: 'the-agreement' } as const;

  test('opens what it covers to its parties, of its parties, until it ends', () => {
    const rules = rulesOf(under);
    assert(rules.may(GP, 'see people', { practice: OTHER }).ok);
    assert(!rules.on(day('2026-04-11')).may(GP, 'see people', { practice: OTHER }).ok);
    assert(!rules.may({ ...GP, organisation: odsCode('X00') }, 'see people', { practice: OTHER }).ok);
    assert(!rules.may(GP, 'see people', {}).ok);
    assert.deepEqual([...(filterOf(rules)?.practices ?? [])], [OWN, OTHER]);
    assert.deepEqual(
      rules.agreements().map(({ isHeld }) => isHeld),
      [true],
    );
  });

  test('covers the practices of a commissioner that signed it, and nothing that it does not name', () => {
    const signed = loaded(under, [{ ...AGREEMENT, between: ['X00', 'X00H1'] }]);
    assert(signed.ok && signed.value.may(GP, 'see people', { practice: OTHER }).ok);
    const elsewhere = loaded(under, [{ ...AGREEMENT, covers: ['see claims'] }]);
    assert(elsewhere.ok && !elsewhere.value.may(GP, 'see people', { practice: OTHER }).ok);
  });
});

function filterOf(rules: AccessRules, actor = GP) {
  const filter = rules.rowFilter(actor, 'direct care');
  return filter.ok ? filter.value : undefined;
}

describe('a tie', () => {
  const tied = (fields: Partial<Tie> = {}): Actor => ({ ...GP, ties: [{ ...TIE, ...fields }] });
  const rules = rulesOf({ whose: 'caseload' });

  test('opens one person while it holds, and nobody else of the practice', () => {
    assert(rules.may(tied(), 'see people', other).ok);
    assert(!rules.may(tied(), 'see people', { practice: OTHER, person: 'p2' }).ok);
    assert(!rules.may(tied(), 'see people', { practice: OTHER }).ok);
    assert(!rules.may(tied({ to: TODAY }), 'see people', other).ok);
    assert(!rules.may(tied({ from: addDays(TODAY, 1) }), 'see people', other).ok);
    assert(!rules.may(tied({ kind: 'referral' }), 'see people', other).ok);
    assert(!rules.may(GP, 'see people', other).ok);
  });

  test('is in the row filter as one person, not as the practice', () => {
    const filter = filterOf(rules, tied());
    assert.deepEqual([...(filter?.practices ?? [])], []);
    assert.deepEqual([...(filter?.people?.get(OTHER) ?? [])], ['p1']);
    assert.equal(filterOf(rules, tied({ to: TODAY })), undefined);
  });

  test('counts only with consent where the rule asks for it', () => {
    const withConsent = rulesOf({ whose: 'caseload', consent: true });
    assert(!withConsent.may(tied(), 'see people', other).ok);
    assert(!withConsent.may(tied({ consentOn: addDays(TODAY, 1) }), 'see people', other).ok);
    assert(withConsent.may(tied({ consentOn: TODAY }), 'see people', other).ok);
  });
});

describe('a rule that may not be', () => {
  const breaking = { whose: 'broken glass', hours: 4, duties: ['give a reason', 'notify'] } as const;

  test('nobody but a clinician breaks the glass, for direct care, with a reason and notice', () => {
    assert.equal(faultOf(breaking), '');
    for (const role of ['finance lead', 'contract manager', 'operator', 'committee member', 'auditor'] as const) {
      assert.match(faultOf({ ...breaking, who: [role] }), /who is no clinician/, role);
    }
    assert.match(faultOf({ ...breaking, purpose: 'payment and validation' }), /another purpose than direct care/);
    assert.match(faultOf({ ...breaking, what: ['see people', 'see ledger'] }), /more than seeing people/);
    assert.match(faultOf({ ...breaking, duties: ['notify'] }), /without a reason/);
    assert.match(faultOf({ what: ['break glass'], who: ['contract manager'] }), /who is no clinician/);
    assert.match(faultOf({ whose: 'broken glass', duties: breaking.duties }), /for no number of hours/);
    assert.match(faultOf({ ...breaking, hours: 25 }), /from 1 to 24/);
    assert.match(faultOf({ hours: 4 }), /breaks no glass/);
  });

  test('a misspelt or impossible condition is refused, not passed over', () => {
    assert.match(faultOf({ form: '2026-01-01' } as Partial<SharingRule>), /rule a-rule\.form is not known/);
    assert.match(faultOf({ from: '2026-02-30' }), /not in the calendar/);
    assert.match(faultOf({ from: '2026-02-02', to: '2026-02-02' }), /ends before it begins/);
    assert.match(faultOf({ agreement: 'none' }), /rests on no known agreement/);
    assert.match(faultOf({ whose: 'parties to the agreement' }), /names no agreement/);
    assert.match(faultOf({ consent: true }), /consent without a tie/);
    assert.match(faultOf({}, [AGREEMENT, AGREEMENT]), /named twice/);
    assert.match(faultOf({}, [{ ...AGREEMENT, to: AGREEMENT.from }]), /ends before it begins/);
    assert.match(
      faultOf({}, [{ ...AGREEMENT, covers: ['see all'] } as unknown as AgreementJson]),
      /covers\[0\] is not one of/,
    );
  });
});
