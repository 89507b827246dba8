import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { day, odsCode } from '../base/index.ts';
import { type Activity, claimIdOf, inWrittenOrder } from './activity.ts';
import { type CheckContext, checkActivities } from './check.ts';
import { loadScheme, windowDays } from './scheme.ts';
import { activity, contractNamed, itemScheme, RATES, schemeJson } from './trial-claims.test.ts';
import { capOf } from './value.ts';

const scheme = itemScheme();
const OPEN: CheckContext = {
  isPractice: (provider) => /^X000\d\d$/.test(provider),
  cap: () => undefined,
  stands: () => false,
};
const SURGERY = { service: 'minor-surgery-injection', clinician: 'general practitioner' } as const;

/** Row → the checks that it fails. */
function failedBy(activities: readonly Activity[], context: Partial<CheckContext> = {}): Record<string, string> {
  const checked = checkActivities(scheme, activities, { ...OPEN, ...context });
  return Object.fromEntries(checked.map(({ activity: { rowId }, failed }) => [rowId, failed.join(' ')]));
}

describe('checks of claims', () => {
  const TABLE: readonly [what: string, change: Partial<Activity>, failed: string][] = [
    ['as it should be', {}, ''],
    ['not registered on the day', { isRegistered: false }, 'NOT_REGISTERED'],
    ['recorded on the last day of the window', { recordedAt: '2025-11-17T23:59:59' }, ''],
    ['recorded a day after it', { recordedAt: '2025-11-18T00:00:00' }, 'OUTSIDE_WINDOW'],
    ['recorded on the day, without a time', { recordedAt: null }, ''],
    ['by somebody who is no practice', { provider: odsCode('X00V1') }, 'NOT_CONTRACTED'],
    ['a service that the scheme has not', { service: 'acupuncture' }, 'NOT_CONTRACTED'],
    [
      'two faults, in the scheme’s order',
      { isRegistered: false, recordedAt: '2026-01-01T09:00:00' },
      'NOT_REGISTERED OUTSIDE_WINDOW',
    ],
    ['surgery of a practice that signed', SURGERY, ''],
    ['surgery before it signed', { ...SURGERY, doneOn: day('2025-09-30'), recordedAt: null }, 'NOT_CONTRACTED'],
    ['surgery by one that did not', { ...SURGERY, provider: odsCode('X00002') }, 'NOT_CONTRACTED'],
    ['surgery at home', { ...SURGERY, place: 'home' }, 'WRONG_PLACE'],
    ['surgery nobody knows where', { ...SURGERY, place: null }, 'WRONG_PLACE'],
    ['surgery by a nurse', { ...SURGERY, clinician: 'nurse' }, 'WRONG_CLINICIAN'],
    ['an excision without approval', { ...SURGERY, service: 'minor-surgery-excision' }, 'NO_PRIOR_APPROVAL'],
    ['an excision with approval', { ...SURGERY, service: 'minor-surgery-excision', approval: 'PA-1' }, ''],
  ];
  for (const [what, change, failed] of TABLE) {
    test(`${what}: ${failed || 'passes'}`, () => {
      assert.deepEqual(failedBy([activity('1', change)]), { 1: failed });
    });
  }

  test('the window is the contract’s own number', () => assert.equal(windowDays(scheme), 42));

  test('of two for the same person, service and day the first in the written order passes, across providers', () => {
    const same = { person: 'p' };
    const early = activity('z', { ...same, provider: odsCode('X00010'), recordedAt: '2025-10-06T09:00:00' });
    const late = activity('a', { ...same, recordedAt: '2025-10-06T09:00:01' });
    const untimed = activity('t', { ...same, recordedAt: null });
    assert.deepEqual(failedBy([late, early]), { a: 'DUPLICATE', z: '' });
    assert.deepEqual(failedBy([late, early, untimed]), { a: 'DUPLICATE', z: 'DUPLICATE', t: '' });
    const otherDay = activity('b', { ...same, doneOn: day('2025-10-07'), recordedAt: null });
    const otherService = activity('c', { ...same, service: 'shingles-vaccination' });
    assert.deepEqual(failedBy([early, otherDay, otherService]), { z: '', b: '', c: '' });
  });

  test('one that fails something else does not stand in the way of one that passes', () => {
    const first = activity('1', { person: 'p', provider: odsCode('X00010'), isRegistered: false, recordedAt: null });
    assert.deepEqual(failedBy([first, activity('2', { person: 'p' })]), { 1: 'NOT_REGISTERED', 2: '' });
  });

  test('what was approved before stands, though an earlier row comes later', () => {
    const approved = activity('late', { person: 'p', recordedAt: '2025-10-06T18:00:00' });
    const stands = (id: string) => id === claimIdOf(scheme.json.id, approved);
    assert.deepEqual(failedBy([activity('early', { person: 'p' }), approved], { stands }), {
      late: '',
      early: 'DUPLICATE',
    });
  });

  test('the cap counts only what is paid, in the written order', () => {
    const rows = ['1', '2', '3', '4'].map((id) => activity(id, { ...SURGERY, isRegistered: id !== '1' }));
    assert.deepEqual(failedBy(rows.toReversed(), { cap: () => 2 }), {
      1: 'NOT_REGISTERED',
      2: '',
      3: '',
      4: 'OVER_CAP',
    });
  });

  test('the cap is the contract’s term, for whole procedures', () => {
    assert.deepEqual(capOf(scheme, 'most-procedures', 8_000), { ok: true, value: 72 });
    assert.deepEqual(capOf(scheme, 'most-procedures', 8_050), { ok: true, value: 72 });
    assert.deepEqual(capOf(scheme, undefined, 8_000), { ok: true, value: undefined });
  });

  test('the order in which rows come decides nothing, and never two of one thing pass', () => {
    const row = fc.record({
      rowId: fc.constantFrom('a', 'b', 'é', 'z', '1'),
      person: fc.constantFrom('p', 'q'),
      recordedAt: fc.constantFrom(null, '2025-10-06T09:00:00', '2025-12-24T09:00:00'),
      provider: fc.constantFrom(odsCode('X00010'), odsCode('X00036')),
      isRegistered: fc.boolean(),
    });
    const rows = fc.uniqueArray(row, { maxLength: 8, selector: ({ rowId, provider }) => `${provider} ${rowId}` });
    fc.assert(
      fc.property(rows, fc.nat(), (given, turn) => {
        const all = given.map((change) => activity(change.rowId, change));
        const turned = [...all.slice(turn % (all.length || 1)), ...all.slice(0, turn % (all.length || 1))].toReversed();
        const context = { ...OPEN, cap: () => 2 };
        const checked = checkActivities(scheme, all, context);
        assert.deepEqual(checkActivities(scheme, turned, context), checked);
        const paid = checked.filter(({ failed }) => failed.length === 0).map(({ activity: one }) => one);
        assert.equal(new Set(paid.map(({ person }) => person)).size, paid.length);
        assert.deepEqual(all.toSorted(inWrittenOrder), turned.toSorted(inWrittenOrder));
      }),
      { seed: 2026, numRuns: 200 },
    );
  });
});

describe('a scheme is refused', () => {
  const FAULTS: readonly [what: string, change: object, words: RegExp][] = [
    ['that names no check', { checks: [] }, /checks has fewer than 1/],
    [
      'with a check that there is not',
      { checks: [{ code: 'UGLY', words: 'No.', appeal: 'None.' }] },
      /code is not one of/,
    ],
    ['whose window the contract has not', { window: 'door' }, /names the input door, which claimed-services/],
    ['whose contract is not kept', { contract: 'none/2025-26' }, /names the contract none\/2025-26, which is not kept/],
    [
      'that shows claims for less than ten working days',
      { previewDays: 9 },
      /previewDays is not a whole number from 10/,
    ],
  ];
  for (const [what, change, words] of FAULTS) {
    test(what, () => {
      const json = { ...(schemeJson('enhanced-services-2025-26') as object), ...change };
      const outcome = loadScheme(json as never, contractNamed, RATES);
      assert(!outcome.ok && outcome.refusal.code === 'definition.invalid');
      assert.match(outcome.refusal.message, words);
    });
  }
});
