import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { chartOfAccounts } from '../../definitions/ledger/chart.ts';
import { demonstrationPayer } from '../../definitions/payments/payer.ts';
import { asked, statement } from '../../tests/statements-for-tests.ts';
import { testStore } from '../../tests/store-for-tests.ts';
import { type Actor, day, type Json, month, type Outcome, odsCode } from '../base/index.ts';
import { governanceMigrations } from '../governance/index.ts';
import { ledgerMigrations } from '../ledger/index.ts';
import { currentDefinition, type Store } from '../store/index.ts';
import { certifyRun } from './certify-run.ts';
import { instructionsOf } from './instruction.ts';
import { approveNomination, nominatePayee, nominationWaiting } from './nomination.ts';
import { PayeeBook, type PayeesJson } from './payee.ts';
import { paymentPolicy } from './payment-policy.ts';
import { prepareRun } from './prepare-run.ts';
import { releaseRun } from './release-run.ts';
import type { PaymentPolicy, PaymentRun } from './run-shape.ts';
import { paymentMigrations } from './schema.ts';

const AT = '2025-10-24T09:30:00.000Z';
const NETWORK = odsCode('X00N1');
const LEAD = { id: 'X00001', name: 'Lead Practice', route: 'pcse' } as const;
const [ANNA, BEN, CARA] = ['anna', 'ben', 'cara'].map(
  (user): Actor => ({ user, name: user, role: 'finance lead', organisation: odsCode('X00') }),
) as [Actor, Actor, Actor];

const PAYEES: PayeesJson = {
  id: 'payees',
  status: 'invented',
  source: 'this test',
  payees: [{ id: 'FED01', name: 'Federation', route: 'isfe', earners: ['X00002'], validFrom: '2025-04-01' }],
  nominations: [{ earner: NETWORK, payee: 'FED01', validFrom: '2025-04-01' }],
};

function given<T>(outcome: Outcome<T>): T {
  assert(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}
const codeIn = (outcome: Outcome<unknown>): string => (outcome.ok ? 'done' : outcome.refusal.code);
const bookOf = (json: PayeesJson): PayeeBook => given(PayeeBook.fromJson(json as unknown as Json));
const paidFor = (book: PayeeBook, on: string): string => book.payeeOf(NETWORK, 'Network', day(on)).id;

describe('whom a network nominates', () => {
  const changed: PayeesJson = {
    ...PAYEES,
    payees: [...PAYEES.payees, { ...LEAD, earners: [], validFrom: '2025-10-02' }],
    nominations: [
      { earner: NETWORK, payee: 'X00001', validFrom: '2025-10-02', pausedUntil: '2025-10-07' },
      ...(PAYEES.nominations ?? []),
    ],
  };

  test('is paid from the nomination’s day on, and nobody is before the pause has passed', () => {
    const book = bookOf(changed);
    assert.deepEqual(
      ['2025-03-31', '2025-10-01', '2025-10-02', '2026-01-01'].map((on) => paidFor(book, on)),
      [NETWORK, 'FED01', 'X00001', 'X00001'],
    );
    const paused = ['2025-10-01', '2025-10-02', '2025-10-06', '2025-10-07'].map((on) =>
      book.pausedUntil(NETWORK, day(on)),
    );
    assert.deepEqual(paused, [undefined, day('2025-10-07'), day('2025-10-07'), undefined]);
  });

  test('is listed with whom it is paid for', () => {
    const earnersOn = (on: string) =>
      bookOf(changed)
        .listedOn(day(on))
        .map(({ payee, earners }) => `${payee.id}: ${earners.join(' ')}`);
    assert.deepEqual(earnersOn('2025-10-01'), ['FED01: X00002 X00N1']);
    assert.deepEqual(earnersOn('2025-10-02'), ['FED01: X00002', 'X00001: X00N1']);
  });

  test('is somebody who is listed then, and once a day', () => {
    const refusal = (nominations: PayeesJson['nominations']) => {
      const read = PayeeBook.fromJson({ ...PAYEES, nominations } as unknown as Json);
      return read.ok ? '' : read.refusal.message;
    };
    const one = { earner: NETWORK, payee: 'FED01', validFrom: '2025-10-01' };
    assert.match(refusal([{ ...one, payee: 'FED09' }]), /X00N1 nominated FED09, who is not listed then/);
    assert.match(refusal([{ ...one, validFrom: '2024-10-01' }]), /not listed then/);
    assert.match(refusal([one, { ...one }]), /X00N1 on 2025-10-01 nominated twice/);
  });
});

describe('a change of payee', () => {
  let store: Store;
  before(async () => {
    store = await testStore([...governanceMigrations, ...ledgerMigrations, ...paymentMigrations]);
  });

  const nominate = (by: Actor, payee: { id: string; name: string; route: 'pcse' | 'isfe' }, on: string) =>
    nominatePayee(store, { earner: NETWORK, payee, by, at: AT, on: day(on) });
  const approve = (by: Actor, payee: string, on: string) =>
    approveNomination(store, { earner: NETWORK, payee, payees: PAYEES, pauseDays: 5, by, at: AT, on: day(on) });
  const waiting = (on: string) => store.read((db) => nominationWaiting(db, NETWORK, day(on)));

  async function policyOn(on: string): Promise<PaymentPolicy> {
    const kept = await store.read((db) => currentDefinition(db, 'payees', PAYEES.id, day(on)));
    const delegations = ['prepare', 'certify', 'release'].map((step) => ({
      ...{ step, role: 'finance lead', validFrom: '2020-04-01' },
    }));
    return given(
      paymentPolicy({
        scheme: { id: 'scheme', status: 'invented', source: 'this test', delegations },
        payees: kept?.json ?? (PAYEES as unknown as Json),
        payer: demonstrationPayer as unknown as Json,
        chart: chartOfAccounts as unknown as Json,
      }),
    );
  }

  async function release(when: string, on: string): Promise<PaymentRun> {
    const policy = await policyOn(on);
    const paying = day('2025-11-28');
    const deed = { at: AT, on: day(on), interests: [], comment: '', processOn: paying, payOn: paying };
    const statements = asked(statement(NETWORK, when, 70_00n, 1n), statement('X00002', when, 10_00n, 1n));
    const run = given(await prepareRun(store, policy, { month: month(when), statements, by: ANNA, ...deed }));
    given(await certifyRun(store, policy, { run: run.id, contentHash: run.contentHash, by: BEN, ...deed }));
    return given(await releaseRun(store, policy, { run: run.id, by: CARA, ...deed }));
  }

  const paid = async () =>
    (await store.read((db) => instructionsOf(db, { practice: NETWORK }))).map(
      ({ reference, payee }) => `${reference} ${payee.id}`,
    );

  test('is proposed by one and approved by another, who approves what was shown', async () => {
    assert.equal(codeIn(await approve(BEN, 'X00001', '2025-10-01')), 'not-found');
    await nominate(ANNA, { id: 'FED02', name: 'Another', route: 'isfe' }, '2025-10-01');
    await nominate(ANNA, LEAD, '2025-10-01');
    assert.equal((await waiting('2025-10-01'))?.payee.id, 'X00001');
    assert.equal(codeIn(await approve(BEN, 'FED02', '2025-10-02')), 'approval.changed-since');
    assert.equal(codeIn(await approve(ANNA, 'X00001', '2025-10-02')), 'approval.own-work');
    assert.equal(
      paidFor((await policyOn('2025-10-02')).payees, '2025-10-02'),
      'FED01',
      'what is proposed changes nothing',
    );
    const { validFrom, pausedUntil } = given(await approve(BEN, 'X00001', '2025-10-02'));
    assert.deepEqual([validFrom, pausedUntil], ['2025-10-02', '2025-10-07']);
    assert.equal(await waiting('2025-10-02'), undefined);
    assert.equal(codeIn(await approve(BEN, 'X00001', '2025-10-03')), 'not-found');
    const before = await policyOn('2025-10-01');
    assert.equal(paidFor(before.payees, '2025-10-01'), 'FED01');
  });

  test('is not approved as of a day before the newest list of payees, which would go on without it', async () => {
    await nominate(ANNA, { id: 'FED02', name: 'Another', route: 'isfe' }, '2025-10-01');
    const outcome = await approve(BEN, 'FED02', '2025-10-01');
    assert.equal(codeIn(outcome), 'approval.changed-since');
    assert.match(outcome.ok ? '' : outcome.refusal.message, /holds from 2 October 2025/);
    assert.equal(paidFor((await policyOn('2025-10-02')).payees, '2025-10-02'), 'X00001');
  });

  test('lets what the network earned wait for the pause, while the rest is paid; then the new payee is paid, once', async () => {
    const first = await release('2025-10', '2025-10-06');
    assert.deepEqual(
      first.exceptions.map(({ practice, reason }) => [
        practice,
        reason.code,
        /before 7 October 2025/.test(reason.message),
      ]),
      [[NETWORK, 'payee.paused', true]],
    );
    assert.deepEqual(await paid(), []);
    const second = await release('2025-10', '2025-10-07');
    assert.deepEqual([second.exceptions.map(({ practice }) => practice), second.totalPence], [['X00002'], 70_01n]);
    assert.deepEqual(await paid(), ['X00N1-2025-10-1 X00001']);
  });
});
