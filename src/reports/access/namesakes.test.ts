import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { buildEmptyFixture, type Fixture } from '../../../tests/fixture.ts';
import { given } from '../../../tests/fixture-policy.ts';
import { personSubject, record } from '../../audit/index.ts';
import { odsCode } from '../../base/index.ts';
import {
  forgetIdentities,
  type IdentityKeys,
  keepIdentities,
  keyFrom,
  nhsNumberFromText,
} from '../../identity/index.ts';
import { auditReport } from '../index.ts';

const PRACTICE = odsCode('X00036');
const KEYS: IdentityKeys = { vault: keyFrom('0a'.repeat(32)), pseudonym: keyFrom('0b'.repeat(32)) };
/** The manager of X00036 is called Linden Desk. */
const NAMES = { p1: 'LINDEN Desk', p2: 'Mary-Ann Desk', p3: 'Hazel Desky', p4: 'Linden Storey' };
const NUMBERS = ['9990000018', '9990000026', '9990000034', '9990000042'];

let fixture: Fixture;
before(async () => {
  fixture = await buildEmptyFixture();
  const { store } = fixture.reports;
  const people = Object.entries(NAMES).flatMap(([person, name], at) => {
    const nhsNumber = nhsNumberFromText(NUMBERS[at] ?? '');
    return nhsNumber === undefined ? [] : [{ person, identity: { nhsNumber, name, bornOn: null } }];
  });
  assert.equal(people.length, NUMBERS.length);
  await store.write((db) => keepIdentities(db, KEYS, PRACTICE, people));
  const { user, role } = fixture.actor('manager-x00036');
  for (const person of Object.keys(NAMES)) {
    const event = {
      user,
      role,
      purpose: 'direct care' as const,
      verb: 'read person',
      release: null,
      outcome: 'ok' as const,
    };
    const subject = personSubject(PRACTICE, person);
    await record(store, { now: () => '2026-04-09T10:00:00.000Z' }, { ...event, subject });
  }
});

const unusual = async (context = fixture.reports) =>
  given(await auditReport(context, fixture.actor('guardian'), {})).unusual.map(({ pattern, user, on, count }) => [
    ...[pattern, user, on, count],
  ]);

test('who looks at somebody of their own name or family name is looked at again', async () => {
  assert.deepEqual((await unusual({ ...fixture.reports, identityKeys: KEYS })).toSorted(), [
    ['family name', 'manager-x00036', '2026-04-09', 1],
    ['own name', 'manager-x00036', '2026-04-09', 1],
  ]);
});

test('who is no longer in the vault is nobody’s namesake, and who comes into it is', async () => {
  const { store } = fixture.reports;
  const patterns = async () => (await unusual({ ...fixture.reports, identityKeys: KEYS })).map(([pattern]) => pattern);
  await store.write((db) => forgetIdentities(db, PRACTICE, ['p1']));
  assert.deepEqual(await patterns(), ['family name']);
  const nhsNumber = nhsNumberFromText(NUMBERS[0] ?? '');
  assert.ok(nhsNumber !== undefined);
  const identity = { nhsNumber, name: NAMES.p1, bornOn: null };
  await store.write((db) => keepIdentities(db, KEYS, PRACTICE, [{ person: 'p1', identity }]));
  assert.deepEqual((await patterns()).toSorted(), ['family name', 'own name']);
});

test('without the keys of the vault nobody’s name is compared', async () => {
  assert.deepEqual(await unusual(), []);
});
