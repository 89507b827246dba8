import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { odsCode } from '../../base/index.ts';
import { actorFromClaims, type ClaimMapping, type Claims } from './claims.ts';

const MAPPING: ClaimMapping = {
  claims: { user: 'sub', name: 'name', role: 'roles.code', organisation: 'org' },
  roles: { 'CW-FIN': 'finance lead', 'CW-PAY': 'payment approver', 'CW-FINANCE': 'finance lead' },
  organisations: { 'Westmarch ICB': odsCode('X00') },
};
const CLAIMS: Claims = {
  sub: 'u-1',
  name: 'Penny',
  roles: [{ code: 'CW-FIN' }, { code: 'OTHER' }],
  org: 'Westmarch ICB',
};

function refusalOf(change: Claims, mapping: Partial<ClaimMapping> = {}): string {
  const actor = actorFromClaims({ ...MAPPING, ...mapping }, { ...CLAIMS, ...change });
  if (actor.ok) return '';
  assert.equal(actor.refusal.code, 'sign-in.refused');
  return actor.refusal.message;
}

describe('what a provider’s claims mean', () => {
  test('is a user with a role at an organisation, found in lists and records, whatever else they say', () => {
    const actor = actorFromClaims(MAPPING, { ...CLAIMS, email: 'p@example', aud: ['x'] });
    assert.deepEqual(actor, {
      ok: true,
      value: { user: 'u-1', name: 'Penny', role: 'finance lead', organisation: odsCode('X00') },
    });
  });

  test('is one role when two values mean the same, and the user stands for a name that is missing', () => {
    const actor = actorFromClaims(MAPPING, {
      ...CLAIMS,
      name: undefined,
      roles: [{ code: 'CW-FIN' }, { code: 'CW-FINANCE' }],
    });
    assert.ok(actor.ok);
    assert.deepEqual([actor.value.role, actor.value.name], ['finance lead', 'u-1']);
  });

  test('is nobody, in words, when a claim is missing, unknown, of another type, or means two things', () => {
    assert.match(refusalOf({ sub: undefined }), /does not say who you are \(claim sub\)/);
    assert.match(refusalOf({ sub: "x' or 1=1" }), /who you are/);
    assert.match(refusalOf({ sub: ['a', 'b'] }), /who you are/);
    assert.match(refusalOf({ roles: undefined }), /a role that is known here \(claim roles\.code\)/);
    assert.match(refusalOf({ roles: [{ code: 'OTHER' }] }), /a role that is known here/);
    assert.match(refusalOf({ roles: [{ code: 7 }] }), /a role that is known here/);
    assert.match(refusalOf({ roles: [{ code: 'CW-FIN' }, { code: 'CW-PAY' }] }), /one role alone/);
    assert.match(refusalOf({ org: 'Elsewhere' }), /an organisation that is known here/);
    for (const name of ['__proto__', 'constructor', 'toString']) assert.match(refusalOf({ org: name }), /organisation/);
  });

  test('says which clinician of the records somebody is, where a claim is named for it; two are refused', () => {
    const mapping = { ...MAPPING, claims: { ...MAPPING.claims, clinician: 'records.clinician' } };
    const clinicianIn = (claims: Claims) => {
      const actor = actorFromClaims(mapping, { ...CLAIMS, ...claims });
      return actor.ok ? (actor.value.clinician ?? 'none') : actor.refusal.message;
    };
    assert.equal(clinicianIn({ records: { clinician: 'X00010-C2' } }), 'X00010-C2');
    assert.equal(clinicianIn({}), 'none');
    assert.match(clinicianIn({ records: { clinician: ['X00010-C1', 'X00010-C2'] } }), /one clinician alone/);
    const unmapped = actorFromClaims(MAPPING, { ...CLAIMS, records: { clinician: 'X00010-C2' } });
    assert.ok(unmapped.ok && unmapped.value.clinician === undefined);
  });

  test('takes a claim whose name has dots in it as it stands', () => {
    const mapping = { claims: { ...MAPPING.claims, organisation: 'https://x.example/org' } };
    assert.equal(refusalOf({ 'https://x.example/org': 'Westmarch ICB' }, mapping), '');
  });
});
