/** What tests of claims share: the demonstration's schemes and policy, loaded, and activities to check. */
import assert from 'node:assert/strict';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { day, type Json, month, type Outcome, odsCode } from '../base/index.ts';
import { loadRates } from '../contracts/index.ts';
import { readPolicy } from '../main/policy.ts';
import type { Activity } from './activity.ts';
import type { Claim } from './claim-store.ts';
import { type LoadedPolicy, loadPolicy } from './policy.ts';
import { type ItemScheme, isItemScheme, isReturnScheme, loadScheme, type ReturnScheme } from './scheme.ts';
import type { SentActivity } from './sent-activity.ts';

const kept = readPolicy(dirname(dirname(dirname(fileURLToPath(import.meta.url))))).definitions;

function json(kind: string, id: string): Json | undefined {
  return kept.find((one) => one.kind === kind && one.id === id)?.json;
}

export function given<T>(outcome: Outcome<T>): T {
  assert(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

export const RATES = given(loadRates(kept.find(({ kind }) => kind === 'rates')?.json ?? null));
export const contractNamed = (id: string) => json('library contract', id);

export function schemeJson(id: string): Json {
  return json('claim scheme', id) ?? null;
}

export function itemScheme(change: object = {}): ItemScheme {
  const written = { ...(schemeJson('enhanced-services-2025-26') as object), ...change } as Json;
  const scheme = given(loadScheme(written, contractNamed, RATES));
  assert(isItemScheme(scheme));
  return scheme;
}

export function returnScheme(): ReturnScheme {
  const scheme = given(loadScheme(schemeJson('voluntary-sector-2025-26'), contractNamed, RATES));
  assert(isReturnScheme(scheme));
  return scheme;
}

export function policy(): LoadedPolicy {
  return given(loadPolicy(json('clinical policy', 'joint-injections-2025-26') ?? null, contractNamed, RATES));
}

/** An influenza vaccination that passes every check, with something else about it. */
export function activity(rowId: string, change: Partial<Activity> = {}): Activity {
  return {
    provider: odsCode('X00036'),
    service: 'influenza-vaccination',
    rowId,
    person: `person of ${rowId}`,
    doneOn: day('2025-10-06'),
    recordedAt: '2025-10-06T10:00:00',
    isRegistered: true,
    place: 'practice',
    clinician: null,
    approval: null,
    goal: null,
    source: { table: 'events', file: 'f', row: 2 },
    ...change,
  };
}

/** A hospital injection of the knee that the policy reprices, with something else about it. */
export function injection(rowId: string, change: Partial<SentActivity> = {}): SentActivity {
  return {
    ...activity(rowId, { provider: odsCode('X00H1'), service: 'joint-injection', doneOn: day('2025-11-04') }),
    source: { table: 'service_activity', file: 'f'.repeat(64), row: Number(rowId) || 2 },
    clinician: 'orthopaedic surgeon',
    place: 'outpatients',
    site: 'knee',
    exception: null,
    assessedThere: true,
    referredBack: false,
    imaging: false,
    costPence: 18_400n,
    ...change,
  };
}

export function claim(id: string, change: Partial<Claim> = {}): Claim {
  return {
    id,
    scheme: 'enhanced-services-2025-26',
    service: 'influenza-vaccination',
    provider: odsCode('X00036'),
    month: month('2025-10'),
    doneOn: day('2025-10-06'),
    waitDays: 0,
    source: 'recorded',
    row: { table: 'events', file: 'f', row: 2 },
    json: null,
    askedAs: 1n,
    standing: {
      stage: 'approved',
      code: 'APPROVED',
      words: 'Approved.',
      appeal: null,
      by: 'finance',
      at: '2026-04-10T09:00:00.000Z',
      on: day('2026-04-10'),
    },
    ...change,
  };
}

test('the demonstration’s schemes and policy load', () => {
  assert.equal(itemScheme().json.services.length, 6);
  assert.equal(returnScheme().json.providers.length, 2);
  assert.equal(policy().json.rules.length, 5);
});
