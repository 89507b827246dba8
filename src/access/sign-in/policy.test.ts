import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { signInPolicy } from '../../../definitions/sign-in/policy.ts';
import type { Json } from '../../base/index.ts';
import { SignInPolicy, type SignInPolicyJson } from './policy.ts';

const NOON = '2026-04-10T12:00:00.000Z';

function faultOf(change: object): string {
  const policy = SignInPolicy.fromJson({ ...signInPolicy, ...change } as unknown as Json);
  return policy.ok ? '' : policy.refusal.message;
}

function policyWith(change: Partial<SignInPolicyJson>): SignInPolicy {
  const policy = SignInPolicy.fromJson({ ...signInPolicy, ...change } as unknown as Json);
  assert.ok(policy.ok);
  return policy.value;
}

describe('the policy of signing in', () => {
  test('ends a session that is idle, too old, or of the future', () => {
    const policy = policyWith({ session: { idleMinutes: 30, longestHours: 2 } });
    const hasEnded = (startedAt: string, seenAt: string) =>
      policy.hasEnded({ startedAt: `2026-04-10T${startedAt}Z`, seenAt: `2026-04-10T${seenAt}Z` }, NOON);
    assert.equal(hasEnded('11:00:00.000', '11:30:00.000'), false);
    assert.equal(hasEnded('11:00:00.000', '11:29:59.999'), true);
    assert.equal(hasEnded('10:00:00.000', '12:00:00.000'), false);
    assert.equal(hasEnded('09:59:59.999', '12:00:00.000'), true);
    assert.equal(hasEnded('12:00:00.001', '12:00:00.001'), true);
  });

  test('asks the provider again after so long, and takes nothing once a page could not have stayed open', () => {
    const policy = policyWith({ session: { idleMinutes: 30, longestHours: 12, checkMinutes: 60 } });
    const at = (time: string) => ({ checkedAt: `2026-04-10T${time}Z` });
    assert.deepEqual(
      [policy.isCheckDue(at('11:00:00.000'), NOON), policy.isCheckDue(at('10:59:59.999'), NOON)],
      [false, true],
    );
    assert.equal(policy.isCheckOverdue(at('10:30:00.000'), NOON), false);
    assert.equal(policy.isCheckOverdue(at('10:29:59.999'), NOON), true);
    const never = policyWith({ session: { idleMinutes: 30, longestHours: 12 } });
    assert.equal(never.isCheckDue(at('01:00:00.000'), NOON), false);
  });

  test('asks for a fresh proof of the deeds that it lists, by action or by verb, and of no other', () => {
    const deeds = [
      { action: 'release payment' },
      { action: 'prepare payment', verbs: ['propose bank details'] },
    ] as const;
    const policy = policyWith({ proof: { minutes: 15, deeds } });
    const asks = (action: 'release payment' | 'prepare payment' | 'import', verb: string, provedAt: string | null) =>
      policy.asksForProof({ action, verb }, provedAt, NOON);
    assert.equal(asks('release payment', 'release payment run', '2026-04-10T11:45:00.000Z'), false);
    assert.equal(asks('release payment', 'release payment run', '2026-04-10T11:44:59.999Z'), true);
    assert.equal(asks('release payment', 'release payment run', null), true);
    assert.equal(asks('prepare payment', 'propose bank details', null), true);
    assert.equal(asks('prepare payment', 'prepare payment run', null), false);
    assert.equal(asks('import', 'import files', null), false);
  });

  test('is refused with an unknown key, an unknown action, or a door without its limit', () => {
    assert.equal(faultOf({}), '');
    assert.match(faultOf({ proofs: [] }), /sign-in\.proofs is not known/);
    assert.match(faultOf({ proof: { minutes: 15, deeds: [{ action: 'pay' }] } }), /deeds\[0\]\.action is not one of/);
    assert.match(faultOf({ session: { idleMinutes: 0, longestHours: 12 } }), /idleMinutes is not a whole number/);
    assert.match(faultOf({ limits: signInPolicy.limits.slice(1) }), /sign in has no limit/);
    assert.match(faultOf({ limits: [...signInPolicy.limits, signInPolicy.limits[0]] }), /sign in has several limits/);
  });

  test('names no verb that no action has', () => {
    const folder = fileURLToPath(new URL('../../actions/', import.meta.url));
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(folder, name), 'utf8'));
    const entries = readFileSync(new URL('../../governance/meetings/meeting-entry.ts', import.meta.url), 'utf8');
    const verbs = signInPolicy.proof.deeds.flatMap((deed) => deed.verbs ?? []);
    const unknown = verbs.filter((verb) => {
      const [, entry] = /^meeting: (.+)$/.exec(verb) ?? [];
      return entry === undefined
        ? !sources.some((text) => text.includes(`'${verb}'`))
        : !entries.includes(`'${entry}'`);
    });
    assert.ok(verbs.length > 0);
    assert.deepEqual(unknown, []);
  });
});
