import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { chartOfAccounts } from '../../definitions/ledger/chart.ts';
import { demonstrationPayer } from '../../definitions/payments/payer.ts';
import { asked, held, statement } from '../../tests/statements-for-tests.ts';
import { testStore } from '../../tests/store-for-tests.ts';
import {
  type Actor,
  day,
  hashOf,
  type Json,
  lastDayOf,
  month,
  type OdsCode,
  type Outcome,
  odsCode,
  refused,
  sumPence,
} from '../base/index.ts';
import type { Statement } from '../contracts/index.ts';
import { approve, governanceMigrations, propose } from '../governance/index.ts';
import {
  balances,
  entries,
  entry,
  ledgerMigrations,
  type Reversal,
  reversalJson,
  reverse,
  verifyLedger,
} from '../ledger/index.ts';
import { DatabaseFault, type Store, sql } from '../store/index.ts';
import { certifyRun } from './certify-run.ts';
import { frozenStatement, run, runs, standingStatement, statementsOfPractice } from './find-run.ts';
import { linesOfEntry, linesRestingOn, paymentsOfLine } from './paid-line.ts';
import { paymentPolicy } from './payment-policy.ts';
import { prepareRun } from './prepare-run.ts';
import { releaseRun } from './release-run.ts';
import type { PayableStatement, PaymentRun, StatementOfPractice } from './run-shape.ts';
import { paymentMigrations } from './schema.ts';
import { entryForStatement } from './statement-entry.ts';

const AT = '2026-04-10T09:30:00.000Z';
const ANNA = actor('anna', 'finance lead');
const BEN = actor('ben', 'payment approver');
const CARA = actor('cara', 'payment approver');
const ON = day('2026-04-10');
/** Nobody has an interest, and nobody says anything. */
const PLAIN = { at: AT, on: ON, processOn: ON, payOn: ON, interests: [], comment: '' } as const;

function actor(user: string, role: Actor['role']): Actor {
  return { user, name: user, role, organisation: odsCode('X00') };
}

let store: Store;
const POLICY = loaded(
  paymentPolicy({
    scheme: {
      id: 'scheme',
      status: 'invented',
      source: 'this test',
      delegations: [
        { step: 'prepare', role: 'finance lead', validFrom: '2020-04-01' },
        { step: 'prepare', role: 'payment approver', validFrom: '2020-04-01' },
        { step: 'certify', role: 'finance lead', validFrom: '2020-04-01' },
        { step: 'certify', role: 'payment approver', limitPence: 5_000_00, validFrom: '2020-04-01' },
        { step: 'release', role: 'payment approver', validFrom: '2020-04-01' },
      ],
    },
    payees: { id: 'payees', status: 'invented', source: 'this test', payees: [] },
    payer: demonstrationPayer as unknown as Json,
    chart: chartOfAccounts as unknown as Json,
  }),
);

function loaded<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

function codeOf(outcome: Outcome<unknown>): string {
  return outcome.ok ? 'accepted' : outcome.refusal.code;
}

function payable(of: Statement, attempt: number): PayableStatement {
  return { statement: of, due: of.lines, attempt };
}

function prepare(when: string, statements: readonly StatementOfPractice[], by = ANNA): Promise<Outcome<PaymentRun>> {
  return prepareRun(store, POLICY, { month: month(when), statements, by, ...PLAIN });
}

async function certified(prepared: PaymentRun): Promise<PaymentRun> {
  const { id, contentHash } = prepared;
  return loaded(await certifyRun(store, POLICY, { run: id, contentHash, by: BEN, ...PLAIN }));
}

/** Takes an entry back, with its approval. */
async function takenBack(entryId: string): Promise<void> {
  const value: Reversal = {
    reference: `reversal:${entryId}`,
    date: day('2026-04-11'),
    description: 'Returned by the bank',
    entryId,
  };
  const content = { value, json: reversalJson(value) };
  const contentHash = hashOf(content.json);
  await store.write(async (db) => {
    const proposal = await propose(db, { kind: 'reversal', subject: entryId, contentHash, by: ANNA, at: AT });
    const approved = await approve(db, { proposalId: proposal.id, contentHash, content, by: BEN, at: AT });
    loaded(await reverse(db, loaded(approved)));
  });
}

/** The same store, which dies at the write after the first `writes`. */
function failingAfter(whole: Store, writes: number): Store {
  let count = 0;
  return new Proxy(whole, {
    get(target, name) {
      if (name !== 'write') return Reflect.get(target, name).bind(target);
      return async (fn: Parameters<Store['write']>[0]) => {
        count += 1;
        if (count > writes) throw new Error('the process died');
        return target.write(fn);
      };
    },
  });
}

describe('payments', () => {
  before(async () => {
    store = await testStore([...governanceMigrations, ...ledgerMigrations, ...paymentMigrations]);
  });

  test('an entry debits each line and credits the practice; a line that takes back is a credit', () => {
    const draft = entryForStatement(payable(statement('X00001', '2025-10', 1000n, -300n), 1));
    assert.deepEqual(draft, {
      reference: 'statement:X00001:2025-10',
      date: lastDayOf(month('2025-10')),
      fund: 'DELEGATED_PMC',
      description: 'GMS statement of Practice X00001 (X00001) for October 2025',
      postings: [
        { account: 'GMS global sum', amountPence: 1000n, subject: 'X00001', lineId: 'X00001/2025-10/global-sum' },
        {
          account: 'QOF aspiration',
          amountPence: -300n,
          subject: 'X00001',
          lineId: 'X00001/2025-10/quality-aspiration',
        },
        { account: 'payable: X00001', amountPence: -700n, subject: 'X00001' },
      ],
    });
    assert.equal(entryForStatement(payable(statement('X00001', '2025-10', 0n, 0n), 1)), undefined);
    const even = entryForStatement(payable(statement('X00001', '2025-10', 300n, -300n), 2));
    assert.equal(even?.reference, 'statement:X00001:2025-10:2');
    assert.deepEqual(
      even?.postings.map((posting) => posting.account),
      ['GMS global sum', 'QOF aspiration'],
    );
  });

  test('prepared, certified by another, released: every line is in the ledger once, and leads back', async () => {
    const statements = [statement('X00001', '2025-10', 100_00n, 20_00n), statement('X00002', '2025-10', 50_01n, 7n)];
    const reason = { code: 'statement.no-list', message: 'Its list was not received.' } as const;
    const waiting: StatementOfPractice = { practice: odsCode('X00003'), statement: refused(reason) };
    const prepared = loaded(await prepare('2025-10', [...asked(...statements), waiting]));
    assert.deepEqual([prepared.id, prepared.stage, prepared.totalPence], ['2025-10-1', 'prepared', 170_08n]);
    assert.deepEqual(prepared.exceptions, [{ practice: 'X00003', stage: 'prepared', reason }]);
    assert.equal(codeOf(await releaseRun(store, POLICY, { run: prepared.id, by: CARA, ...PLAIN })), 'run.wrong-stage');

    const own = { run: prepared.id, contentHash: prepared.contentHash, by: ANNA, ...PLAIN };
    assert.equal(codeOf(await certifyRun(store, POLICY, own)), 'approval.own-work');
    assert.equal(
      codeOf(await certifyRun(store, POLICY, { ...own, by: BEN, contentHash: 'other' })),
      'approval.changed-since',
    );
    assert.equal((await certified(prepared)).stage, 'certified');

    const released = loaded(await releaseRun(store, POLICY, { run: prepared.id, by: CARA, ...PLAIN }));
    assert.deepEqual(
      released.events.map((event) => [event.stage, event.user]),
      [
        ['prepared', 'anna'],
        ['certified', 'ben'],
        ['released', 'cara'],
      ],
    );
    const paid = await store.read((db) => balances(db, { account: 'payable: X00001' }));
    assert.deepEqual(
      paid.map((balance) => balance.balancePence),
      [-120_00n],
    );
    const check = await store.read(verifyLedger);
    assert.deepEqual([check.entries, check.faults], [2, []]);

    const entryId = released.statements[0]?.entry;
    assert.ok(entryId);
    await store.read(async (db) => {
      const posted = await entry(db, entryId);
      const lines = await linesOfEntry(db, entryId);
      assert.deepEqual(
        lines.map((one) => one.line),
        ['X00001/2025-10/global-sum', 'X00001/2025-10/quality-aspiration'],
      );
      for (const one of lines) {
        const posting = posted?.postings.find((each) => each.lineId === one.line);
        assert.equal(posting?.amountPence, one.amountPence);
        const [found] = await paymentsOfLine(db, one.line);
        assert.deepEqual([found?.entry, found?.stage], [entryId, 'released']);
      }
      const frozen = await frozenStatement(db, prepared.id, 'X00001' as OdsCode);
      assert.deepEqual(frozen, statements[0]);
      const standing = await standingStatement(db, 'X00001' as OdsCode, month('2025-10'));
      assert.deepEqual([standing?.run.id, standing?.entry], [prepared.id, entryId]);
      const resting = await linesRestingOn(db, { kind: 'indicator', id: 'HYP008' }, 'X00001' as OdsCode);
      assert.deepEqual(
        resting.map((one) => one.term),
        ['quality-aspiration'],
      );
      const ofFile = await linesRestingOn(db, { kind: 'file', sha256: 'a'.repeat(64) });
      assert.deepEqual(
        ofFile.map((one) => one.line),
        ['X00001/2025-10/global-sum', 'X00002/2025-10/global-sum'],
      );
      assert.equal((await statementsOfPractice(db, 'X00002' as OdsCode)).length, 1);
    });
  });

  test('releasing and certifying again changes nothing, and a paid month is not paid again', async () => {
    const again = loaded(await releaseRun(store, POLICY, { run: '2025-10-1', by: ANNA, ...PLAIN }));
    assert.deepEqual([again.stage, again.events.length], ['released', 3]);
    const { id: run, contentHash } = again;
    assert.equal(codeOf(await certifyRun(store, POLICY, { run, contentHash, by: BEN, ...PLAIN })), 'run.wrong-stage');
    const other = statement('X00001', '2025-10', 999_99n, 0n);
    assert.equal(codeOf(await prepare('2025-10', asked(other))), 'run.wrong-stage');
    const rest = statement('X00003', '2025-10', 1_00n, 0n);
    const second = loaded(await prepare('2025-10', asked(other, rest)));
    assert.deepEqual([second.id, second.totalPence], ['2025-10-2', 1_00n]);
    assert.deepEqual(
      second.exceptions.map((one) => [one.practice, one.reason.code]),
      [['X00001', 'ledger.reference-reused']],
    );
    await certified(second);
    loaded(await releaseRun(store, POLICY, { run: second.id, by: CARA, ...PLAIN }));
    assert.equal((await store.read((db) => entries(db))).length, 3);
    assert.deepEqual(
      (await store.read((db) => runs(db, { month: month('2025-10') }))).map((one) => one.id),
      ['2025-10-2', '2025-10-1'],
    );
  });

  test('a month whose payment was taken back is paid anew by a new run, once, under the next reference', async () => {
    const months = () => store.read((db) => standingStatement(db, 'X00002' as OdsCode, month('2025-10')));
    const again = statement('X00002', '2025-10', 50_02n, 7n);
    for (const attempt of [2, 3]) {
      const paid = await months();
      assert.ok(paid?.entry);
      await takenBack(paid.entry);
      assert.equal((await months())?.isReversed, true);
      const third = loaded(await prepare('2025-10', asked(statement('X00001', '2025-10', 9n, 9n), again)));
      assert.deepEqual(
        third.statements.map((one) => [one.practice, one.attempt]),
        [['X00002', attempt]],
      );
      assert.deepEqual((await months())?.run.id, third.id);
      await certified(third);
      const released = loaded(await releaseRun(store, POLICY, { run: third.id, by: CARA, ...PLAIN }));
      assert.deepEqual(loaded(await releaseRun(store, POLICY, { run: third.id, by: CARA, ...PLAIN })), released);
      const posted = await store.read((db) => entry(db, released.statements[0]?.entry ?? ''));
      assert.equal(posted?.reference, `statement:X00002:2025-10:${attempt}`);
      assert.equal(codeOf(await prepare('2025-10', asked(again))), 'run.wrong-stage');
    }
    const owed = await store.read((db) => balances(db, { account: 'payable: X00002' }));
    assert.deepEqual(
      owed.map((balance) => balance.balancePence),
      [-50_09n],
    );
    const lines = await store.read((db) => paymentsOfLine(db, 'X00002/2025-10/global-sum'));
    assert.deepEqual(
      lines.map((one) => [one.attempt, one.isReversed]),
      [
        [3, false],
        [2, true],
        [1, true],
      ],
    );
    assert.deepEqual((await store.read(verifyLedger)).faults, []);
  });

  test('a release that goes on after a payment was taken back does not pay it again', async () => {
    const statements = ['X00004', 'X00005'].map((code) => statement(code, '2025-10', 3_00n, 1n));
    const prepared = await certified(loaded(await prepare('2025-10', asked(...statements))));
    const dying = releaseRun(failingAfter(store, 1), POLICY, { run: prepared.id, by: CARA, ...PLAIN });
    await assert.rejects(dying, /the process died/);
    const half = await store.read((db) => run(db, prepared.id));
    await takenBack(half?.statements[0]?.entry ?? '');
    const released = loaded(await releaseRun(store, POLICY, { run: prepared.id, by: CARA, ...PLAIN }));
    assert.deepEqual(
      released.statements.map((one) => one.isReversed),
      [true, false],
    );
    const owed = await store.read((db) => balances(db, { account: 'payable: X00004' }));
    assert.equal(sumPence(owed.map((balance) => balance.balancePence)), 0n);
  });

  test('preparing the same again gives the run that stands; other content takes its place', async () => {
    const first = loaded(await prepare('2025-11', asked(statement('X00001', '2025-11', 1_00n, 2n))));
    const same = loaded(await prepare('2025-11', asked(statement('X00001', '2025-11', 1_00n, 2n)), BEN));
    assert.deepEqual([same.id, same.preparedBy], [first.id, 'anna']);
    const changed = loaded(await prepare('2025-11', asked(statement('X00001', '2025-11', 1_01n, 2n))));
    assert.equal(changed.id, '2025-11-2');
    const { id, contentHash } = first;
    assert.equal(
      codeOf(await certifyRun(store, POLICY, { run: id, contentHash, by: BEN, ...PLAIN })),
      'approval.changed-since',
    );
  });

  test('a release that stopped half way goes on where it stopped', async () => {
    const practices = ['X00001', 'X00002', 'X00003'];
    const statements = practices.map((code, index) => statement(code, '2025-12', BigInt(100 + index), 5n));
    const prepared = await certified(loaded(await prepare('2025-12', asked(...statements))));
    const failing = failingAfter(store, 2);
    await assert.rejects(releaseRun(failing, POLICY, { run: prepared.id, by: CARA, ...PLAIN }), /the process died/);
    const half = await store.read((db) => run(db, prepared.id));
    assert.deepEqual(
      half?.statements.map((one) => one.entry !== null),
      [true, true, false],
    );
    assert.equal(half?.stage, 'certified');
    const released = loaded(await releaseRun(store, POLICY, { run: prepared.id, by: CARA, ...PLAIN }));
    assert.ok(released.statements.every((one) => one.entry !== null));
    assert.equal(new Set(released.statements.map((one) => one.entry)).size, 3);
    const check = await store.read(verifyLedger);
    assert.deepEqual([check.entries, check.faults], [13, []]);
  });

  test('a line that was held is paid by a further run of the month, once, and no other line with it', async () => {
    const [x6, x7] = ['X00006', 'X00007'].map((code) => statement(code, '2026-01', 100_00n, 7_00n)) as [
      Statement,
      Statement,
    ];
    const released = async (prepared: PaymentRun) => {
      await certified(prepared);
      return loaded(await releaseRun(store, POLICY, { run: prepared.id, by: CARA, ...PLAIN }));
    };
    const first = await released(loaded(await prepare('2026-01', asked(held(x6), x7))));
    assert.deepEqual([first.totalPence, first.heldCount], [207_00n, 1]);
    assert.equal(codeOf(await prepare('2026-01', asked(held(x6), x7))), 'run.wrong-stage');

    const dearer = statement('X00006', '2026-01', 999_00n, 7_00n);
    const further = loaded(await prepare('2026-01', asked(dearer, x7)));
    assert.deepEqual(
      further.statements.map(({ practice, duePence, totalPence, attempt }) => [
        practice,
        duePence,
        totalPence,
        attempt,
      ]),
      [['X00006', 7_00n, 107_00n, 2]],
    );
    assert.deepEqual([further.totalPence, further.id], [7_00n, '2026-01-2']);
    assert.equal(loaded(await prepare('2026-01', asked(dearer, x7))).id, further.id);
    const paid = await released(further);
    const reference = await store.read((db) => entry(db, paid.statements[0]?.entry ?? ''));
    assert.equal(reference?.reference, 'statement:X00006:2026-01:2');
    assert.deepEqual(
      reference?.postings.map((posting) => posting.amountPence),
      [7_00n, -7_00n],
    );
    assert.equal(codeOf(await prepare('2026-01', asked(dearer, x7))), 'run.wrong-stage');
    const [standing, summaries] = await store.read(async (db) => [
      await standingStatement(db, 'X00006' as OdsCode, month('2026-01')),
      await runs(db, { month: month('2026-01') }),
    ]);
    assert.deepEqual([standing?.run.id, standing?.statement.totalPence], ['2026-01-2', 107_00n]);
    assert.deepEqual(
      summaries.map((one) => one.heldCount),
      [0, 0],
    );

    await takenBack(paid.statements[0]?.entry ?? '');
    const anew = loaded(await prepare('2026-01', asked(dearer, x7)));
    assert.deepEqual([anew.totalPence, anew.statements[0]?.attempt], [7_00n, 3]);
    await released(anew);
    const owed = await store.read((db) => balances(db, { account: 'payable: X00006' }));
    assert.equal(sumPence(owed.map((balance) => balance.balancePence)), -107_00n);
    assert.deepEqual((await store.read(verifyLedger)).faults, []);
  });

  test('a held line waits while the run that held it is only certified', async () => {
    const whole = statement('X00006', '2026-02', 100_00n, 7_00n);
    await certified(loaded(await prepare('2026-02', asked(held(whole)))));
    assert.equal(codeOf(await prepare('2026-02', asked(whole))), 'run.wrong-stage');
  });

  test('a run in whose place another was prepared says so', async () => {
    const first = loaded(await prepare('2026-03', asked(statement('X00001', '2026-03', 1_00n, 2n))));
    assert.equal(first.replacedBy, null);
    const second = loaded(await prepare('2026-03', asked(statement('X00001', '2026-03', 1_01n, 2n))));
    const replaced = await store.read((db) => run(db, first.id));
    assert.deepEqual([replaced?.replacedBy, second.replacedBy], [second.id, null]);
    await certified(second);
    assert.equal((await store.read((db) => run(db, second.id)))?.replacedBy, null);
  });

  test('what a run holds is never changed, and an unknown run is refused', async () => {
    for (const table of ['payment_runs', 'payment_run_statements', 'payment_run_lines', 'payment_run_events']) {
      await assert.rejects(
        store.write((db) => sql`delete from ${sql.table(table)}`.execute(db)),
        (error) => error instanceof DatabaseFault || /never changed/.test(String(error)),
      );
    }
    const unknown = { run: '1999-01-1', contentHash: '', by: BEN, ...PLAIN };
    assert.equal(codeOf(await certifyRun(store, POLICY, unknown)), 'run.unknown');
    assert.equal(codeOf(await releaseRun(store, POLICY, unknown)), 'run.unknown');
    assert.equal(await store.read((db) => run(db, 'x')), undefined);
  });
});
