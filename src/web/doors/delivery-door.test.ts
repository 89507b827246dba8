import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Hono } from 'hono';
import { signInPolicy } from '../../../definitions/sign-in/policy.ts';
import { buildEmptyFixture, type Fixture } from '../../../tests/fixture.ts';
import { SignInPolicy } from '../../access/index.ts';
import { createFeedKey, revokeFeedKey } from '../../actions/index.ts';
import { auditOf } from '../../audit/index.ts';
import { type Json, odsCode } from '../../base/index.ts';
import { keyFrom } from '../../identity/index.ts';
import { sql } from '../../store/index.ts';
import { createApp } from '../app.ts';

const SAMPLES = fileURLToPath(new URL('../../ingest/feeds/', import.meta.url));
const PERSONS = readFileSync(join(SAMPLES, 'practice-extract', 'sample', 'X00010-persons.csv'));
const ACTIVITY = readFileSync(
  join(SAMPLES, 'service-activity', 'sample', readdirSync(join(SAMPLES, 'service-activity', 'sample'))[0] ?? ''),
);

const PRACTICES = readFileSync(join(SAMPLES, 'ods-practices', 'sample', 'epraccur_2025-10.csv'));

type Answer = {
  readonly usable?: boolean;
  readonly files?: readonly { readonly file: string }[];
  readonly refusal?: { readonly code: string };
};

describe('a file that is sent with a key', () => {
  let fixture: Fixture;
  let app: Hono;
  const faults: unknown[] = [];
  before(async () => {
    fixture = await buildEmptyFixture();
    app = appWith();
  });

  function appWith(change: { largestUpload?: number; reports?: Fixture['reports'] } = {}): Hono {
    const { reports, actions } = fixture;
    const sessionSecret = 'a secret of at least thirty-two characters';
    const reportFault = (_: string, fault: unknown) => faults.push(fault);
    return createApp({ reports, actions, sessionSecret, demonstration: true, reportFault, ...change });
  }

  async function keyFor(
    feed: string,
    sender: string,
    days = 30,
  ): Promise<{ readonly id: string; readonly key: string }> {
    const ask = { feed, sender: odsCode(sender), name: 'the tests', days };
    const made = await createFeedKey(fixture.actions, fixture.actor('operator'), ask);
    assert.ok(made.ok, made.ok ? '' : made.refusal.message);
    return made.value;
  }

  async function send(key: string | undefined, path: string, body: Uint8Array, to = app) {
    const headers = key === undefined ? {} : { authorization: `Bearer ${key}` };
    const answer = await to.request(`/deliver/${path}`, { method: 'PUT', headers, body: new Uint8Array(body) });
    const json = (await answer.json()) as Answer;
    return {
      status: answer.status,
      code: json.refusal?.code,
      usable: json.usable,
      name: json.files?.[0]?.file,
      headers: answer.headers,
    };
  }

  const lastEvent = async () => {
    const [event] = await auditOf(fixture.actions.store, { limit: 1 });
    return [event?.role, event?.verb, event?.subject, event?.outcome];
  };

  test('is imported as its sender’s, and written down', async () => {
    const { id, key } = await keyFor('practice-extract', 'X00010');
    const { status, usable, headers, name } = await send(key, 'practice-extract/persons.csv', PERSONS);
    assert.deepEqual([status, usable, headers.get('cache-control')], [200, true, 'no-store']);
    assert.equal(name, 'persons.csv');
    assert.deepEqual(await lastEvent(), ['feed sender', 'deliver file', 'practice-extract of X00010', 'ok']);
    const [event] = await auditOf(fixture.actions.store, { limit: 1 });
    assert.deepEqual([event?.user, event?.origin], [`feed-key-${id}`, 'unknown']);
    const nothing = await send(key, 'practice-extract/persons.csv', Buffer.from('colour\nred\n'));
    assert.deepEqual([nothing.status, nothing.usable], [422, false]);
    const store = await fixture.actions.store.read((db) =>
      sql<{ row: string }>`select k::text as row from feed_keys k`.execute(db),
    );
    assert.ok(store.rows.every(({ row }) => !row.includes(key.slice(-30))));
  });

  test('is refused with no key, another, one that was revoked or has ended', async () => {
    for (const none of [
      undefined,
      '',
      'x',
      'commonweal-feed-000000000000-0000000000000000000000000000000000000000000',
    ]) {
      const { status, code, headers } = await send(none, 'practice-extract/persons.csv', PERSONS);
      assert.deepEqual([status, code, headers.get('www-authenticate')], [401, 'access.not-signed-in', 'Bearer']);
    }
    assert.deepEqual(await lastEvent(), ['public', 'show feed key', 'feed key', 'access.not-signed-in']);
    const revoked = await keyFor('practice-extract', 'X00010');
    assert.ok((await revokeFeedKey(fixture.actions, fixture.actor('operator'), revoked.id)).ok);
    assert.equal((await send(revoked.key, 'practice-extract/persons.csv', PERSONS)).status, 401);
    assert.ok(!(await revokeFeedKey(fixture.actions, fixture.actor('operator'), revoked.id)).ok);
    const ended = await keyFor('practice-extract', 'X00010');
    await fixture.actions.store.write((db) =>
      sql`update feed_keys set created_at = created_at - interval '40 days', ends_at = created_at - interval '1 day' where id = ${ended.id}`.execute(
        db,
      ),
    );
    assert.equal((await send(ended.key, 'practice-extract/persons.csv', PERSONS)).status, 401);
  });

  test('is refused when it is of another feed or of another sender than the key', async () => {
    const { key } = await keyFor('service-activity', 'X00V9');
    const other = await send(key, 'practice-extract/persons.csv', PERSONS);
    assert.deepEqual([other.status, other.code], [403, 'access.denied']);
    const anothers = await send(key, 'service-activity/activity.csv', ACTIVITY);
    assert.deepEqual([anothers.status, anothers.code], [403, 'access.denied']);
    assert.deepEqual(await lastEvent(), ['feed sender', 'deliver file', 'service-activity of X00V9', 'access.denied']);
    assert.equal((await send(key, 'no-feed/activity.csv', ACTIVITY)).code, 'access.denied');
  });

  test('about many is sent with a key of the commissioner alone, and about who people are with one of their practice', async () => {
    const refusal = async (feed: string, sender: string) => {
      const ask = { feed, sender: odsCode(sender), name: 'the tests', days: 30 };
      const made = await createFeedKey(fixture.actions, fixture.actor('operator'), ask);
      return made.ok ? 'made' : made.refusal.code;
    };
    assert.equal(await refusal('list-size', 'X00010'), 'input.invalid');
    assert.equal(await refusal('practice-identities', 'X00V1'), 'input.invalid');
    assert.equal(await refusal('no-feed', 'X00'), 'feed.unknown');
    const { key } = await keyFor('ods-practices', 'X00');
    const sent = await send(key, 'ods-practices/epraccur_2025-10.csv', PRACTICES);
    assert.deepEqual([sent.status, sent.usable], [200, true]);
    assert.equal((await send(key, 'list-size/lists.csv', PRACTICES)).code, 'access.denied');
  });

  test('says who people are into the vault, of the key’s own practice, and nothing of them in the answer', async () => {
    const keys = { identityKeys: { vault: keyFrom('0a'.repeat(32)), pseudonym: keyFrom('0b'.repeat(32)) } };
    const { reports, actions } = fixture;
    const withVault = createApp({
      ...{ reports, actions: { ...actions, ...keys }, demonstration: true },
      sessionSecret: 'a secret of at least thirty-two characters',
      reportFault: (_, fault) => faults.push(fault),
    });
    const { key } = await keyFor('practice-identities', 'X00010');
    const file = Buffer.from('person_id,nhs_number,name,born_on\nx00010-p1,9990000018,Ada Invented,1960-06-01\n');
    const sent = await withVault.request('/deliver/practice-identities/people.csv', {
      method: 'PUT',
      headers: { authorization: `Bearer ${key}` },
      body: file,
    });
    const text = await sent.text();
    assert.deepEqual([sent.status, JSON.parse(text).accepted, JSON.parse(text).usable], [200, 1, true]);
    assert.doesNotMatch(text, /9990000018|Ada/);
    assert.deepEqual(await lastEvent(), ['feed sender', 'import identities', 'practice-identities of X00010', 'ok']);
  });

  test('is refused when it is empty, too large, or one of too many', async () => {
    const { key } = await keyFor('practice-extract', 'X00010');
    assert.deepEqual((await send(key, 'practice-extract/x.csv', Buffer.alloc(0))).status, 400);
    const small = appWith({ largestUpload: 100 });
    assert.deepEqual((await send(key, 'practice-extract/x.csv', PERSONS, small)).status, 400);
    const limits = signInPolicy.limits.map((limit) => ({ ...limit, most: 1 }));
    const signIn = SignInPolicy.fromJson({ ...signInPolicy, limits } as unknown as Json);
    assert.ok(signIn.ok);
    const busy = appWith({ reports: { ...fixture.reports, signIn: signIn.value } });
    assert.equal((await send('guessed', 'practice-extract/x.csv', PERSONS, busy)).status, 401);
    const limited = await send(key, 'practice-extract/x.csv', PERSONS, busy);
    assert.deepEqual([limited.status, limited.headers.get('retry-after')], [429, '60']);
  });

  test('with a hostile name or address fails nobody', async () => {
    const { key } = await keyFor('practice-extract', 'X00010');
    for (const name of [
      '..%2f..%2fetc%2fpasswd',
      '%2e%2e',
      "x'; drop",
      '<script>',
      'A'.repeat(3000),
      '__proto__',
      '%E0%A4%A',
    ]) {
      const headers = { authorization: `Bearer ${key}` };
      const init = { method: 'PUT', headers, body: 'colour\nred\n' };
      const { status } = await app.request(`/deliver/practice-extract/${name}`, init);
      assert.ok([422, 404].includes(status), `${name}: ${status}`);
    }
    assert.deepEqual(faults, []);
  });

  test('has a key only of whoever manages access, for a feed that one sender sends', async () => {
    const ask = { feed: 'practice-extract', sender: odsCode('X00010'), name: 'x', days: 30 };
    const denied = await createFeedKey(fixture.actions, fixture.actor('finance'), ask);
    assert.ok(!denied.ok && denied.refusal.code === 'access.denied');
    const refusalOf = async (change: object) => {
      const made = await createFeedKey(fixture.actions, fixture.actor('operator'), { ...ask, ...change });
      return made.ok ? 'made' : made.refusal.code;
    };
    assert.equal(await refusalOf({ feed: 'list-size' }), 'input.invalid');
    assert.equal(await refusalOf({ feed: 'none' }), 'feed.unknown');
    assert.equal(await refusalOf({ days: 367 }), 'input.invalid');
    assert.equal(await refusalOf({ name: ' ' }), 'input.invalid');
  });
});
