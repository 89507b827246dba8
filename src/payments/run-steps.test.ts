import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { chartOfAccounts } from '../../definitions/ledger/chart.ts';
import { demonstrationPayer } from '../../definitions/payments/payer.ts';
import { decided, revoked } from '../../tests/decisions-for-tests.ts';
import { asked, held, statement } from '../../tests/statements-for-tests.ts';
import { testStore } from '../../tests/store-for-tests.ts';
import {
  type Actor,
  accepted,
  day,
  type Json,
  month,
  type OdsCode,
  type Outcome,
  odsCode,
  pence,
} from '../base/index.ts';
import { governanceMigrations } from '../governance/index.ts';
import { balances, entries, ledgerMigrations } from '../ledger/index.ts';
import { DatabaseFault, type Store, sql } from '../store/index.ts';
import { certifyRun } from './certify-run.ts';
import { changedSince } from './changed-inputs.ts';
import { payableStatements, standingStatement } from './find-run.ts';
import { paymentPolicy } from './payment-policy.ts';
import { prepareRun } from './prepare-run.ts';
import { releaseRun } from './release-run.ts';
import { RUN_STATES, RUN_TRANSITIONS, runDiagram, stepFrom } from './run-machine.ts';
import type { PaymentRun, RunDeed } from './run-shape.ts';
import { paymentMigrations } from './schema.ts';
import { withdrawRun } from './withdraw-run.ts';

const AT = '2026-04-10T09:30:00.000Z';
const [ANNA, FRED] = [actor('anna', 'finance lead'), actor('fred', 'finance lead')];
const [BEN, CARA, DORA] = ['ben', 'cara', 'dora'].map((user) => actor(user, 'payment approver')) as [
  Actor,
  Actor,
  Actor,
];
const POLICY = given(
  paymentPolicy({
    scheme: {
      id: 'scheme',
      status: 'invented',
      source: 'this test',
      delegations: [
        { step: 'prepare', role: 'finance lead', validFrom: '2020-04-01' },
        { step: 'certify', role: 'finance lead', limitPence: 100_00, validFrom: '2020-04-01' },
        { step: 'certify', role: 'payment approver', limitPence: 1_000_00, validFrom: '2020-04-01' },
        { step: 'release', role: 'payment approver', limitPence: 1_000_00, validFrom: '2020-04-01' },
      ],
    },
    payees: {
      id: 'payees',
      status: 'invented',
      source: 'this test',
      payees: [
        { id: 'FED01', name: 'Federation', route: 'isfe', earners: ['X00002', 'X00003'], validFrom: '2025-10-01' },
      ],
    },
    payer: demonstrationPayer as unknown as Json,
    chart: chartOfAccounts as unknown as Json,
  }),
);

function actor(user: string, role: Actor['role']): Actor {
  return { user, name: user, role, organisation: odsCode('X00') };
}

function given<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : `${outcome.refusal.code}: ${outcome.refusal.message}`);
  return outcome.value;
}

function codeOf(outcome: Outcome<unknown>): string {
  return outcome.ok ? 'accepted' : outcome.refusal.code;
}

type Words = Partial<Pick<RunDeed, 'interests' | 'comment' | 'decision'>>;

function deed(by: Actor, words: Words): RunDeed {
  return { by, at: AT, on: day('2026-04-10'), interests: [], comment: '', ...words };
}

describe('the steps of a run', () => {
  let store: Store;
  before(async () => {
    store = await testStore([...governanceMigrations, ...ledgerMigrations, ...paymentMigrations]);
  });

  const prepare = (when: string, amounts: Readonly<Record<string, bigint>>, words: Words = {}, by = ANNA) => {
    const statements = Object.entries(amounts).map(([practice, amount]) => statement(practice, when, amount, 1n));
    return prepareRun(store, POLICY, { month: month(when), statements: asked(...statements), ...deed(by, words) });
  };
  const certify = ({ id: run, contentHash }: PaymentRun, by: Actor, words: Words = {}) =>
    certifyRun(store, POLICY, { run, contentHash, ...deed(by, words) });
  const release = ({ id: run }: PaymentRun, by: Actor, words: Words = {}) =>
    releaseRun(store, POLICY, { run, processOn: day('2026-04-13'), payOn: day('2026-04-14'), ...deed(by, words) });
  const withdraw = ({ id: run }: PaymentRun, by: Actor, comment: string) =>
    withdrawRun(store, { run, by, at: AT, comment });
  const entriesPosted = async () => (await store.read((db) => entries(db))).length;

  test('three people prepare, certify and release, each reading what those before them said', async () => {
    const run = given(await prepare('2025-04', { X00001: 50_00n }, { comment: ' The list of April came late. ' }));
    given(await certify(run, BEN, { comment: 'Seen.' }));
    for (const by of [BEN, ANNA]) assert.match(codeOf(await release(run, by)), /approval\.(own-work|not-delegated)/);
    const released = given(await release(run, CARA));
    assert.deepEqual(
      released.events.map(({ stage, user, comment, interests }) => [stage, user, comment, interests]),
      [
        ['prepared', 'anna', 'The list of April came late.', []],
        ['certified', 'ben', 'Seen.', []],
        ['released', 'cara', '', []],
      ],
    );
    const authority = { kind: 'delegated officer', role: 'payment approver', limitPence: pence(1_000_00n) };
    assert.deepEqual(released.events[1]?.authority, authority);
  });

  test('the database takes no two steps of one run from one person', async () => {
    const run = given(await prepare('2025-05', { X00001: 50_00n }));
    await assert.rejects(
      store.write((db) =>
        sql`insert into payment_run_events (run_id, stage, user_id, at, comment)
            values (${run.id}, 'released', 'anna', ${AT}, '')`.execute(db),
      ),
      (error) => error instanceof DatabaseFault && error.sqlState === '23514',
    );
  });

  test('above an officer’s limit the committee’s decision is named, and kept with the approval', async () => {
    const run = given(await prepare('2025-06', { X00001: 100_00n }));
    assert.equal(codeOf(await certify(run, FRED)), 'approval.over-limit');
    const named = { decision: 'PCCC 2025-06-10 item 4' };
    assert.equal(codeOf(await certify(run, FRED, named)), 'decision.needed');
    await decided(store, named.decision, { kind: 'payment run', subject: '2025-05' });
    assert.equal(codeOf(await certify(run, FRED, named)), 'decision.needed', 'it is about another month');
    await decided(store, 'PCCC 2025-06-10 item 5', { kind: 'payment run', subject: '2025-06', amountPence: 99_99 });
    assert.equal(codeOf(await certify(run, FRED, { decision: 'PCCC 2025-06-10 item 5' })), 'decision.not-live');
    await decided(store, 'PCCC 2025-06-10 item 6', { kind: 'payment run', subject: '2025/26' });
    given(await certify(run, FRED, { decision: ' PCCC 2025-06-10 item 6 ' }));
    const dearer = given(await prepare('2025-07', { X00001: 1_000_00n }));
    await decided(store, 'PCCC 2025-07-08 item 2', { kind: 'payment run', subject: '2025-07' });
    given(await certify(dearer, BEN, { decision: 'PCCC 2025-07-08 item 2' }));
    assert.equal(codeOf(await release(dearer, CARA)), 'approval.over-limit');
    const released = given(await release(dearer, CARA, { decision: 'PCCC 2025-07-08 item 2' }));
    assert.deepEqual(
      released.events.map(({ authority }) => authority?.kind),
      ['delegated officer', 'committee decision', 'committee decision'],
    );
  });

  test('a run that was certified on a decision is not released once that is revoked or has expired', async () => {
    for (const [when, isRevoked] of [
      ['2026-01', true],
      ['2026-02', false],
    ] as const) {
      const reference = `PCCC ${when}-12 item 1`;
      const run = given(await prepare(when, { X00001: 1_00n }));
      await decided(store, reference, { kind: 'payment run', subject: when }, { expiresOn: '2026-04-10' });
      given(await certify(run, BEN, { decision: reference }));
      if (isRevoked) await revoked(store, reference, '2026-04-10');
      const on = isRevoked ? day('2026-04-10') : day('2026-04-11');
      const days = { processOn: day('2026-04-13'), payOn: day('2026-04-14') };
      const stopped = await releaseRun(store, POLICY, { run: run.id, ...days, ...deed(CARA, {}), on });
      assert.equal(codeOf(stopped), 'decision.not-live');
    }
  });

  test('what somebody’s register has an interest in waits, declared with the step or not', async () => {
    const amounts = { X00001: 10_00n, X00002: 20_00n, X00004: 40_00n };
    const held = new Set(['X00001', 'FED01', 'X00999']);
    const run = given(await prepare('2025-11', amounts));
    const { id, contentHash } = run;
    const certified = given(await certifyRun(store, POLICY, { run: id, contentHash, ...deed(BEN, {}), held }));
    assert.deepEqual(
      certified.exceptions.map(({ practice, reason }) => [practice, reason.code]),
      [
        ['X00001', 'approval.interest'],
        ['X00002', 'approval.interest'],
      ],
    );
  });

  test('what is paid to somebody in whom an interest was declared waits, and others pay it', async () => {
    const amounts = { X00001: 10_00n, X00002: 20_00n, X00003: 30_00n, X00004: 40_00n };
    const run = given(await prepare('2025-10', amounts, { interests: ['X00004'] }));
    assert.deepEqual(
      run.statements.map(({ practice, payee }) => [practice, payee.id]),
      [
        ['X00001', 'X00001'],
        ['X00002', 'FED01'],
        ['X00003', 'FED01'],
      ],
    );
    assert.equal(codeOf(await certify(run, BEN, { interests: ['X00009'] })), 'input.invalid');
    assert.equal(codeOf(await certify(run, BEN, { interests: ['X00001', 'FED01'] })), 'approval.interest');
    const certified = given(await certify(run, BEN, { interests: ['FED01'] }));
    assert.equal(certified.totalPence, 10_01n);
    assert.equal(codeOf(await release(run, CARA, { interests: ['X00001'] })), 'approval.interest');
    const released = given(await release(run, CARA));
    assert.deepEqual(
      released.exceptions.map(({ practice, stage, reason }) => [practice, stage, reason.code]),
      [
        ['X00002', 'certified', 'approval.interest'],
        ['X00003', 'certified', 'approval.interest'],
        ['X00004', 'prepared', 'approval.interest'],
      ],
    );
    assert.deepEqual(
      released.statements.map(({ entry, isWaiting }) => [entry !== null, isWaiting]),
      [
        [true, false],
        [false, true],
        [false, true],
      ],
    );
    const rest = given(await prepare('2025-10', amounts, {}, FRED));
    assert.deepEqual(
      rest.statements.map(({ practice, attempt }) => [practice, attempt]),
      [
        ['X00002', 1],
        ['X00003', 1],
        ['X00004', 1],
      ],
    );
    given(await certify(rest, CARA));
    given(await release(rest, DORA, { interests: ['X00004'] }));
    const owed = await store.read((db) => balances(db, { account: 'payable: X00003' }));
    assert.deepEqual(
      owed.map(({ balancePence }) => balancePence),
      [-30_01n],
    );
    const standing = await store.read((db) => standingStatement(db, odsCode('X00004'), month('2025-10')));
    assert.deepEqual([standing?.isWaiting, standing?.entry], [true, null]);
  });

  test('a run that is sent back pays nothing, and the same has to be approved anew', async () => {
    const before = await entriesPosted();
    const run = given(await prepare('2025-08', { X00001: 10_00n }));
    assert.equal(codeOf(await withdraw(run, CARA, '  ')), 'input.invalid');
    given(await certify(run, BEN));
    const withdrawn = given(await withdraw(run, CARA, 'The rate is last year’s.'));
    assert.deepEqual(given(await withdraw(run, CARA, 'Again.')), withdrawn);
    assert.equal(withdrawn.events.at(-1)?.comment, 'The rate is last year’s.');
    assert.equal(codeOf(await release(run, CARA)), 'run.wrong-stage');
    assert.equal(codeOf(await certify(run, BEN)), 'run.wrong-stage');
    const practice = odsCode('X00001');
    assert.equal(await store.read((db) => standingStatement(db, practice, month('2025-08'))), undefined);
    const again = given(await prepare('2025-08', { X00001: 10_00n }));
    assert.equal(again.id, '2025-08-2');
    assert.notEqual(again.contentHash, run.contentHash);
    assert.equal(given(await prepare('2025-08', { X00001: 10_00n })).id, again.id);
    assert.equal(codeOf(await release(again, CARA)), 'run.wrong-stage');
    given(await certify(again, BEN));
    given(await release(again, CARA));
    assert.equal(await entriesPosted(), before + 1);
    assert.equal(codeOf(await withdraw(again, CARA, 'Too late.')), 'run.wrong-stage');
  });

  test('a changed amount, a line that came or went, a held line or another payee is a changed input', async () => {
    const frozenIn = async (when: string) => {
      const run = given(await prepare(when, { X00002: 10_00n }));
      return store.read((db) => payableStatements(db, run.id));
    };
    const frozen = await frozenIn('2025-09');
    const now = statement('X00002', '2025-09', 10_00n, 1n);
    const [first, second] = now.lines;
    assert.ok(first !== undefined && second !== undefined);
    const on = day('2025-09-30');
    const isChanged = (lines: typeof now.lines) =>
      changedSince(POLICY, frozen, asked({ ...now, lines }), { on: day('2026-04-10') }).length > 0;
    assert.equal(isChanged([first, second]), false);
    assert.equal(
      isChanged([
        first,
        { ...second, restsOn: second.restsOn.map((one) => ({ ...one, snapshot: 'z' })) as typeof second.restsOn },
      ]),
      false,
    );
    assert.equal(isChanged([first, { ...second, amountPence: pence(2n) }]), true);
    assert.equal(isChanged([first, { ...second, restsOn: first.restsOn }]), true);
    assert.equal(isChanged([first]), true);
    assert.equal(isChanged([first, second, { ...second, id: 'X00002/2025-09/rent', term: 'rent' }]), true);
    assert.deepEqual(changedSince(POLICY, frozen, asked(held(now)), { on: day('2026-04-10') }), ['X00002' as OdsCode]);
    assert.deepEqual(changedSince(POLICY, frozen, asked(now), { on }), ['X00002' as OdsCode], 'another payee');
    assert.deepEqual(changedSince(POLICY, frozen, [], { on: day('2026-04-10') }), ['X00002' as OdsCode]);
    const same = [{ practice: odsCode('X00002'), statement: accepted(now) }];
    assert.deepEqual(changedSince(POLICY, frozen, same, { on: day('2026-04-10') }), []);
  });

  test('the diagram and the steps come from one table', () => {
    const lines = runDiagram().split('\n').slice(1);
    assert.equal(lines.length, RUN_TRANSITIONS.length);
    for (const { step, from, to } of RUN_TRANSITIONS) {
      assert.ok(lines.includes(`  ${from ?? '[*]'} --> ${to} : ${step}`));
      assert.ok(to in RUN_STATES && (from === null || from in RUN_STATES));
    }
    assert.equal(codeOf(stepFrom('certify', { id: 'r', stage: 'prepared' })), 'accepted');
    const early = stepFrom('release', { id: 'r', stage: 'prepared' });
    assert.match(early.ok ? '' : early.refusal.message, /only a run that is certified can be released/);
  });
});
