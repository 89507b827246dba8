/** A session of a provider goes on as the provider says now, and not as it said when it was begun. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { buildEmptyFixture, type Fixture } from '../../../tests/fixture.ts';
import { given } from '../../../tests/fixture-policy.ts';
import type { ClaimMapping } from '../../access/index.ts';
import { auditOf } from '../../audit/index.ts';
import { odsCode } from '../../base/index.ts';
import { openSession, proveAgain, signInByProvider } from '../index.ts';

const MAPPING: ClaimMapping = {
  claims: { user: 'sub', name: 'name', role: 'role', organisation: 'organisation' },
  roles: { FINANCE: 'finance lead', QUALITY: 'quality lead' },
  organisations: { Westmarch: odsCode('X00') },
};
const claims = (role: string, sub = 'penny') => ({ sub, name: 'Penny', role, organisation: 'Westmarch' });
const PROVED = '2026-04-10T09:30:00.000Z';

let fixture: Fixture;
before(async () => {
  fixture = await buildEmptyFixture();
});

async function signedIn() {
  const { actions } = fixture;
  const { token } = given(await signInByProvider(actions, MAPPING, { claims: claims('FINANCE'), provedAt: PROVED }));
  const open = (of: string, mapping = MAPPING) => openSession(actions, of, 'provider', mapping);
  const session = await open(token);
  assert.ok(session !== undefined);
  const again = (role: string, sub?: string) => {
    const identity = { claims: claims(role, sub), provedAt: null };
    return proveAgain(actions, session, { mapping: MAPPING, identity, isProof: false });
  };
  return { token, open, again };
}

test('another role is taken over with another token, and the proof stays as old as it was', async () => {
  const { token, open, again } = await signedIn();
  const renewed = given(await again('QUALITY'));
  const session = await open(renewed.token);
  assert.deepEqual([session?.actor.role, session?.provedAt], ['quality lead', PROVED]);
  assert.equal(await open(token), undefined);
});

test('a role that was taken away ends the session, and it is written down', async () => {
  const { token, open, again } = await signedIn();
  const refused = await again('CATERING');
  assert.equal(refused.ok ? '' : refused.refusal.code, 'sign-in.refused');
  assert.equal(await open(token), undefined);
  const [last] = await auditOf(fixture.actions.store, { limit: 1 });
  assert.deepEqual([last?.user, last?.verb, last?.outcome], ['penny', 'check who it is', 'sign-in.refused']);
});

test('somebody else’s claims change nothing', async () => {
  const { token, open, again } = await signedIn();
  assert.equal((await again('QUALITY', 'sterling')).ok, false);
  assert.equal((await open(token))?.actor.role, 'finance lead');
});

test('a session opens nothing once claims mean something else, or the provider was not asked for too long', async () => {
  const { actions } = fixture;
  const { token, open } = await signedIn();
  assert.equal(await open(token, { ...MAPPING, roles: { FINANCE: 'auditor' } }), undefined);
  const at = (now: string) => openSession({ ...actions, clock: { now: () => now } }, token, 'provider', MAPPING);
  for (const now of ['2026-04-10T09:59:00.000Z', '2026-04-10T10:28:00.000Z', '2026-04-10T10:57:00.000Z']) {
    assert.notEqual(await at(now), undefined, now);
  }
  assert.equal(await at('2026-04-10T11:01:00.000Z'), undefined);
});
