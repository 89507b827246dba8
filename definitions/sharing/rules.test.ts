import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ACTIONS, AccessRules, type Action, UserDirectory } from '../../src/access/index.ts';
import { day, type Json, odsCode } from '../../src/base/index.ts';
import { PracticeRegister } from '../../src/practices/index.ts';
import { demonstrationUsers } from '../demo/users.ts';
import { sharingRules } from './rules.ts';

function practiceJson(code: string): Json {
  return { code, name: code, contractType: 'GMS', weightedToRegistered: '1', deprivationScore: '20' };
}

const practices = ['X00010', 'X00036', 'X00045', 'X00001'].map(practiceJson);
const register = PracticeRegister.fromJson({
  code: 'X00',
  name: 'Invented',
  localities: [{ id: 'West', name: 'West', teams: [{ id: 'West 1', name: 'West 1', practices }] }],
});
assert(register.ok);
const rules = AccessRules.fromJson(sharingRules as unknown as Json, register.value, day('2026-04-10'));
assert(rules.ok);
const users = UserDirectory.fromJson(demonstrationUsers as unknown as Json);
assert(users.ok);

const COMMITTEE: readonly [string, string] = [
  'money:m management:m approve:m accept:m published:p declare:m meetings:m takePart:m cases:m qualityCases:m escalate:m enter:m sensitive:m',
  'money:m management:m approve:m accept:m published:p declare:m meetings:m takePart:m cases:m qualityCases:m escalate:m enter:m sensitive:m',
];

/** User → what they may do about practice X00010, with the level's first letter; then about X00001. */
const TABLE: Record<string, readonly [string, string]> = {
  operator: [
    'money:e exact:e management:e people:e feeds:e import:e ledger:e prepare:e audit:e raise:e published:p claims:e checkClaims:e access:m copies:e retention:e destroy:e',
    'money:e exact:e management:e people:e feeds:e import:e ledger:e prepare:e audit:e raise:e published:p claims:e checkClaims:e access:m copies:e retention:e destroy:e',
  ],
  'manager-x00010': [
    'money:e exact:e management:m people:e spread:e feeds:e postings:e answer:e say:e published:p claims:e record:e dispute:e export:e identities:e identity:e cases:e openCase:e qualityCases:e answerQuality:e',
    'management:m published:p',
  ],
  'manager-x00036': ['management:m published:p', 'management:m published:p'],
  'manager-x00045': ['management:m published:p', 'management:m published:p'],
  'gp-x00010': [
    'money:e exact:e management:m people:e clinicians:e feeds:e postings:e answer:e say:e published:p claims:e record:e dispute:e declare:m meetings:m takePart:m glass:e export:e identities:e identity:e cases:e openCase:e qualityCases:e answerQuality:e',
    'management:m published:p declare:m meetings:m takePart:m glass:e',
  ],
  'salaried-x00010': ['management:m people:e ownResults:e published:p', 'management:m published:p'],
  finance: [
    'money:e exact:e management:e feeds:e ledger:e prepare:e certify:e published:p claims:e approveClaims:e answerDisputes:e challenges:m declare:m meetings:m takePart:m signVariation:m cases:m signCase:m',
    'money:e exact:e management:e feeds:e ledger:e prepare:e certify:e published:p claims:e approveClaims:e answerDisputes:e challenges:m declare:m meetings:m takePart:m signVariation:m cases:m signCase:m',
  ],
  approver: [
    'money:e exact:e management:e feeds:e ledger:e certify:e release:e published:p declare:m meetings:m takePart:m',
    'money:e exact:e management:e feeds:e ledger:e certify:e release:e published:p declare:m meetings:m takePart:m',
  ],
  releaser: [
    'money:e exact:e management:e feeds:e ledger:e certify:e release:e published:p declare:m meetings:m takePart:m',
    'money:e exact:e management:e feeds:e ledger:e certify:e release:e published:p declare:m meetings:m takePart:m',
  ],
  contracts: [
    'money:m management:m feeds:m propose:m raise:m settle:m check:m tests:m published:p claims:m answerDisputes:m challenges:m settleChallenges:m declare:m meetings:m takePart:m proposeVariation:m cases:m openCase:m keepCase:m procurements:m qualityCases:m escalate:m enter:m',
    'money:m management:m feeds:m propose:m raise:m settle:m check:m tests:m published:p claims:m answerDisputes:m challenges:m settleChallenges:m declare:m meetings:m takePart:m proposeVariation:m cases:m openCase:m keepCase:m procurements:m qualityCases:m escalate:m enter:m',
  ],
  quality: [
    'money:m management:m feeds:m propose:m published:p declare:m meetings:m takePart:m cases:m plans:m qualityCases:m keepQuality:m escalate:m enter:m sensitive:m',
    'money:m management:m feeds:m propose:m published:p declare:m meetings:m takePart:m cases:m plans:m qualityCases:m keepQuality:m escalate:m enter:m sensitive:m',
  ],
  committee: [
    'money:m management:m approve:m accept:m published:p declare:m meetings:m takePart:m cases:m qualityCases:m escalate:m enter:m sensitive:m',
    'money:m management:m approve:m accept:m published:p declare:m meetings:m takePart:m cases:m qualityCases:m escalate:m enter:m sensitive:m',
  ],
  auditor: [
    'money:e exact:e management:e feeds:e ledger:e audit:e published:p claims:e challenges:m meetings:e retention:e hold:e cases:e qualityCases:e',
    'money:e exact:e management:e feeds:e ledger:e audit:e published:p claims:e challenges:m meetings:e retention:e hold:e cases:e qualityCases:e',
  ],
  voluntary: ['published:p', 'published:p'],
  network: ['published:p', 'published:p'],
  hospital: ['published:p', 'published:p'],
  'hospital-x00h2': ['published:p', 'published:p'],
  analyst: ['published:p challenges:e validate:e extract:e', 'published:p challenges:e validate:e extract:e'],
  guardian: [
    'audit:e published:p review-glass:e retention:e hold:e enter:m sensitive:m',
    'audit:e published:p review-glass:e retention:e hold:e enter:m sensitive:m',
  ],
  public: ['published:p', 'published:p'],
  'gp-x00036': [
    'management:m published:p declare:m meetings:m takePart:m glass:e',
    'management:m published:p declare:m meetings:m takePart:m glass:e',
  ],
  secretary: [
    'money:m published:p declare:m keepInterests:m meetings:m takePart:m keepMeetings:m cases:m plans:m',
    'money:m published:p declare:m keepInterests:m meetings:m takePart:m keepMeetings:m cases:m plans:m',
  ],
  'vice-chair': COMMITTEE,
  'lay-member': COMMITTEE,
  'chief-officer': COMMITTEE,
  nurse: COMMITTEE,
  consultant: COMMITTEE,
  'nhs-england': COMMITTEE,
  healthwatch: COMMITTEE,
  'wellbeing-board': COMMITTEE,
  lmc: COMMITTEE,
};

const SHORT: Record<Action, string> = {
  'see practice money': 'money',
  'see exact counts': 'exact',
  'see management counts': 'management',
  'see people': 'people',
  'see clinicians': 'clinicians',
  'see clinician spread': 'spread',
  'see own results': 'ownResults',
  'see feeds': 'feeds',
  import: 'import',
  'see ledger': 'ledger',
  'see postings': 'postings',
  'prepare payment': 'prepare',
  'certify payment': 'certify',
  'release payment': 'release',
  'see audit': 'audit',
  'propose measure': 'propose',
  'approve measure': 'approve',
  'raise query': 'raise',
  'answer query': 'answer',
  'settle query': 'settle',
  'answer measure': 'say',
  'check answer': 'check',
  'accept rule': 'accept',
  'record premium test': 'tests',
  'see published': 'published',
  'see claims': 'claims',
  'record activity': 'record',
  'check claims': 'checkClaims',
  'approve claims': 'approveClaims',
  'dispute claims': 'dispute',
  'answer disputes': 'answerDisputes',
  'see challenges': 'challenges',
  'validate hospital records': 'validate',
  'answer challenges': 'answerChallenges',
  'settle challenges': 'settleChallenges',
  'declare interest': 'declare',
  'keep interests': 'keepInterests',
  'see meetings': 'meetings',
  'take part in meetings': 'takePart',
  'keep meetings': 'keepMeetings',
  'break glass': 'glass',
  'review broken glass': 'review-glass',
  'propose variation': 'proposeVariation',
  'sign variation': 'signVariation',
  'manage access': 'access',
  'keep copies': 'copies',
  'see retention': 'retention',
  'apply retention': 'destroy',
  'hold records': 'hold',
  'export record': 'export',
  'keep identities': 'identities',
  'open identity': 'identity',
  'extract people': 'extract',
  'see cases': 'cases',
  'open case': 'openCase',
  'keep case': 'keepCase',
  'sign case': 'signCase',
  'keep procurements': 'procurements',
  'keep plans': 'plans',
  'see quality cases': 'qualityCases',
  'keep quality cases': 'keepQuality',
  'answer quality case': 'answerQuality',
  'escalate quality case': 'escalate',
  'enter intelligence': 'enter',
  'see sensitive intelligence': 'sensitive',
};

describe('the demonstration’s rules on data sharing', () => {
  for (const user of users.value.users()) {
    test(`${user.id} (${user.role}) may do what the table says and nothing else`, () => {
      const actor = users.value.actor(user.id);
      assert(actor.ok);
      const permitted = (practice: string) =>
        ACTIONS.flatMap((action) => {
          const outcome = rules.value.may(actor.value, action, { practice: odsCode(practice) });
          return outcome.ok ? [`${SHORT[action]}:${outcome.value.level[0]}`] : [];
        }).join(' ');
      assert.deepEqual([permitted('X00010'), permitted('X00001')], TABLE[user.id]);
    });
  }

  test('a provider sees its own claims and challenges and nobody else’s', () => {
    const may = (user: string, action: Action, provider: string) => {
      const actor = users.value.actor(user);
      assert(actor.ok);
      return rules.value.may(actor.value, action, { provider: odsCode(provider) }).ok;
    };
    assert(may('voluntary', 'see claims', 'X00V1'));
    assert(may('network', 'record activity', 'X00N1'));
    assert(!may('network', 'record activity', 'X00N2'));
    assert(may('manager-x00036', 'see claims', 'X00036'));
    assert(may('finance', 'see claims', 'X00V1'));
    assert(may('hospital', 'answer challenges', 'X00H1'));
    for (const user of ['manager-x00036', 'hospital', 'public']) assert(!may(user, 'see claims', 'X00V1'), user);
    assert(!may('hospital', 'validate hospital records', 'X00H1'));
    assert(!may('contracts', 'validate hospital records', 'X00H1'));
  });

  test('hospital records are checked while the hospital’s agreement holds, and of no other provider', () => {
    const actor = users.value.actor('analyst');
    assert(actor.ok);
    const may = (provider: string, on: string) =>
      rules.value.on(day(on)).may(actor.value, 'validate hospital records', { provider: odsCode(provider) }).ok;
    assert(may('X00H1', '2026-04-10') && may('X00H2', '2027-03-31'));
    assert(!may('X00V1', '2026-04-10'));
    assert(!may('X00H1', '2027-04-01'));
  });

  test('nobody may both have claims checked and approve them, or raise a challenge and settle it', () => {
    const may = (action: Action) => new Set(rules.value.whoMaySee(action, {}).map((each) => each.role));
    assert.equal(may('check claims').intersection(may('approve claims')).size, 0);
    assert.equal(may('validate hospital records').intersection(may('settle challenges')).size, 0);
  });

  test('nobody may both prepare and release, and somebody may do each', () => {
    const may = (action: Action) =>
      new Set(rules.value.whoMaySee(action, { practice: odsCode('X00010') }).map((each) => each.role));
    assert.equal(may('prepare payment').intersection(may('release payment')).size, 0);
    for (const action of ACTIONS) assert(may(action).size > 0, action);
  });
});
