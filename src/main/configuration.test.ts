import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { isoOfDay } from '../base/index.ts';
import { readConfiguration } from './configuration.ts';
import { providerOf } from './sign-in-settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'commonweal configuration '));
after(() => rmSync(folder, { recursive: true }));

function refusalOf(environment: Record<string, string>): string {
  const outcome = readConfiguration(folder, environment);
  return outcome.ok ? 'accepted' : outcome.refusal.message;
}

test('with nothing set, it is the demonstration on 10 April 2026', () => {
  const outcome = readConfiguration(folder, {});
  assert.ok(outcome.ok);
  assert.equal(isoOfDay(outcome.value.businessDate), '2026-04-10');
  assert.equal(outcome.value.port, 3000);
  assert.equal(outcome.value.data, join(folder, 'data'));
});

test('the environment wins over the file, and unknown keys are refused in either', () => {
  writeFileSync(join(folder, 'commonweal.json'), '{"port": 4000, "memory": "2GB"}');
  const outcome = readConfiguration(folder, { PORT: '5000' });
  assert.ok(outcome.ok);
  assert.deepEqual([outcome.value.port, outcome.value.memory], [5000, '2GB']);
  writeFileSync(join(folder, 'commonweal.json'), '{"prot": 4000}');
  assert.match(refusalOf({}), /Unknown setting: prot/);
  writeFileSync(join(folder, 'commonweal.json'), '{}');
  assert.match(refusalOf({ COMMONWEAL_DTA: 'x' }), /COMMONWEAL_DTA/);
});

test('what cannot be is refused by name', () => {
  for (const port of ['99999', 'abc', '80.5', '0']) {
    assert.equal(refusalOf({ PORT: port }), 'port: a whole number from 1 to 65535.', port);
  }
  assert.match(refusalOf({ COMMONWEAL_BUSINESS_DATE: '2026-02-30' }), /businessDate/);
  assert.match(refusalOf({ COMMONWEAL_MODE: 'service' }), /sessionSecret/);
});

test('a secret is read from the environment alone', () => {
  const secret = 'a secret of at least thirty-two characters';
  for (const [key, value] of [
    ['sessionSecret', secret],
    ['earlierSessionSecret', secret],
    ['signInSecret', secret],
    ['databaseUrl', 'postgres://commonweal:password@localhost/commonweal'],
  ]) {
    writeFileSync(join(folder, 'commonweal.json'), JSON.stringify({ [key ?? '']: value }));
    assert.match(refusalOf({}), new RegExp(`commonweal.json holds ${key}.* which is a secret`));
  }
  writeFileSync(join(folder, 'commonweal.json'), '{"databaseUrl": "postgres://localhost/commonweal"}');
  const before = 'the secret before, of thirty-two characters';
  const given = { COMMONWEAL_SESSION_SECRET: secret, COMMONWEAL_EARLIER_SESSION_SECRET: before };
  const outcome = readConfiguration(folder, given);
  assert.ok(outcome.ok);
  assert.deepEqual([outcome.value.sessionSecret, outcome.value.earlierSessionSecret], [secret, before]);
  assert.match(refusalOf({ COMMONWEAL_EARLIER_SESSION_SECRET: 'short' }), /earlierSessionSecret/);
});

const SIGN_IN = {
  issuer: 'https://identity.example',
  clientId: 'commonweal',
  address: 'https://commonweal.example/',
  claims: { role: 'roles.code', organisation: 'org' },
  roles: { 'CW-FIN': 'finance lead' },
  organisations: { Westmarch: 'X00' },
};

test('an identity provider is set with what its claims mean, and its secret from the environment', () => {
  const set = (signIn: object, environment: Record<string, string> = { COMMONWEAL_SIGN_IN_SECRET: 'secret' }) => {
    writeFileSync(join(folder, 'commonweal.json'), JSON.stringify({ signIn }));
    return readConfiguration(folder, environment);
  };
  const outcome = set(SIGN_IN);
  assert.ok(outcome.ok);
  const provider = providerOf(outcome.value);
  assert.deepEqual(
    [provider?.address, provider?.clientSecret, provider?.scope, provider?.mapping.claims.user],
    ['https://commonweal.example', 'secret', 'openid profile', 'sub'],
  );
  const refusal = (change: object, environment?: Record<string, string>): string => {
    const refused = set({ ...SIGN_IN, ...change }, environment);
    return refused.ok ? 'accepted' : refused.refusal.message;
  };
  assert.match(refusal({}, {}), /COMMONWEAL_SIGN_IN_SECRET must be set/);
  assert.match(refusal({ isuer: 'x' }), /Unknown setting: isuer/);
  assert.match(refusal({ claims: { ...SIGN_IN.claims, rank: 'x' } }), /Unknown setting: rank/);
  assert.match(refusal({ roles: { A: 'finance leed' } }), /signIn\.roles\.A: one of operator, /);
  for (const role of ['public', 'feed sender']) assert.match(refusal({ roles: { A: role } }), /signIn\.roles\.A/, role);
  assert.match(refusal({ organisations: { A: 'x' } }), /signIn\.organisations\.A: the code of an organisation/);
  assert.match(refusal({ issuer: 'http://identity.example' }), /signIn\.issuer: an address that begins with https/);
  assert.equal(refusal({ issuer: 'http://127.0.0.1:4000' }), 'accepted');
  assert.match(refusal({ scope: 'profile' }), /scopes of which one is openid/);
});
