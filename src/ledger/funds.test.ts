import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import fc from 'fast-check';
import { type TestDatabase, testClock, testDatabases, testStore } from '../../tests/store-for-tests.ts';
import {
  type Actor,
  type Approved,
  day,
  financialYear,
  mintApproved,
  month,
  type Outcome,
  pence,
} from '../base/index.ts';
import { DatabaseFault, type Store, sql } from '../store/index.ts';
import {
  accrualJournal,
  accruedPence,
  allocationJournal,
  balances,
  closedPeriods,
  closePeriod,
  commitment,
  drawable,
  drawdownJournal,
  type EntryDraft,
  expireCommitments,
  type Journal,
  journalFromJson,
  journalJson,
  ledgerMigrations,
  OWN_ACCOUNTS,
  openAccount,
  openFund,
  plainJournal,
  post,
  postJournal,
  recordYearEnd,
  recoveryJournal,
  reserve,
  reverse,
  sourcesAndApplications,
  transferJournal,
  verifyLedger,
  voidCommitment,
  yearEnds,
} from './index.ts';

const AT = testClock.now();
const BY: Actor = { user: 'finance', name: 'Penny Ledger', role: 'finance lead', organisation: undefined };
const OCTOBER = month('2025-10');

function approved<T>(value: T): Approved<T> {
  return mintApproved({
    value,
    contentHash: 'hash',
    approvedBy: 'approver',
    approvedAt: AT,
    decisionId: '7',
    restsOn: null,
    conditions: [],
    expiresOn: null,
  });
}

function given<T>(outcome: Outcome<T>): T {
  assert(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

function refusalOf(outcome: Outcome<unknown>): string {
  return outcome.ok ? 'done' : outcome.refusal.code;
}

async function emptyLedger(database: TestDatabase): Promise<Store> {
  const store = await testStore(ledgerMigrations, database);
  await store.write(async (db) => {
    for (const id of ['core', 'pooled']) await openFund(db, { id, title: id });
    for (const account of Object.values(OWN_ACCOUNTS)) await openAccount(db, account);
    await openAccount(db, { id: 'services', title: 'Services', kind: 'expense' });
    await openAccount(db, { id: 'creditors', title: 'Creditors', kind: 'liability' });
  });
  return store;
}

function spent(reference: string, date: string, amount: bigint, fund = 'core'): EntryDraft {
  return {
    reference,
    date: day(date),
    fund,
    description: 'Services',
    postings: [
      { account: 'services', amountPence: pence(amount) },
      { account: 'creditors', amountPence: pence(-amount) },
    ],
  };
}

const transfer = (reference: string, amount = 5000n, decisionReference = 'Board 12') =>
  transferJournal({
    reference,
    reason: 'Winter',
    date: day('2025-10-15'),
    amountPence: pence(amount),
    from: 'core',
    to: 'pooled',
    decisionReference,
  });

for (const database of testDatabases) {
  describe(`journals and periods on ${database.name}`, () => journals(database));
  describe(`commitments on ${database.name}`, () => commitmentsContract(database));
  describe(`the database’s own rules for funds and periods on ${database.name}`, () => databaseContract(database));
}

function journals(database: TestDatabase): void {
  let store: Store;
  before(async () => {
    store = await emptyLedger(database);
  });
  const posted = (journal: Journal, on = store) => on.write((db) => postJournal(db, approved(journal)));

  test('a transfer is a pair of entries, each balanced in its own fund, and is entered once', async () => {
    const ledger = await emptyLedger(database);
    const entries = given(await posted(transfer('winter'), ledger));
    assert.deepEqual(
      entries.map(({ fund }) => fund),
      ['core', 'pooled'],
    );
    assert.deepEqual(given(await posted(transfer('winter'), ledger)), entries);
    assert.equal(refusalOf(await posted(transfer('winter', 6000n), ledger)), 'ledger.reference-reused');
    const stands = await ledger.read((db) => balances(db, { account: OWN_ACCOUNTS.transfers.id }));
    assert.deepEqual(
      stands.map(({ fund, balancePence }) => [fund, balancePence]),
      [
        ['core', 5000n],
        ['pooled', -5000n],
      ],
    );
  });

  test('a transfer without a decision is refused, and half of one cannot be taken back', async () => {
    assert.equal(refusalOf(await posted(transfer('bare', 100n, ''))), 'input.invalid');
    const [out] = given(await posted(transfer('halved')));
    const reversal = { reference: 'half', date: day('2025-10-20'), description: 'half', entryId: out?.id ?? '' };
    await assert.rejects(
      store.write((db) => reverse(db, approved(reversal))),
      DatabaseFault,
    );
  });

  test('a journal reads back as it was written', () => {
    for (const journal of [
      transfer('json'),
      plainJournal({
        ...common('json'),
        fund: 'core',
        debit: 'services',
        credit: 'creditors',
        subject: 'S1',
        commitment: 'c',
      }),
    ]) {
      assert.deepEqual(journalJson(journalFromJson(journalJson(journal))), journalJson(journal));
    }
  });

  const common = (reference: string, amount = 700n) => ({
    reference,
    reason: 'Reason',
    date: day('2025-10-31'),
    amountPence: pence(amount),
  });

  test('an accrual takes itself back on the first day of the next month', async () => {
    const ledger = await emptyLedger(database);
    const journal = accrualJournal({
      name: 'year',
      reason: 'Earned, not paid',
      month: OCTOBER,
      fund: 'core',
      accrued: [{ account: 'services', subject: 'S1', amountPence: pence(1234n) }],
    });
    const [accrual, back] = given(await posted(journal, ledger));
    assert.equal(back?.reverses, accrual?.id);
    assert.deepEqual([accrual?.date, back?.date], [day('2025-10-31'), day('2025-11-01')]);
    assert.deepEqual(given(await posted(journal, ledger)), [accrual, back]);
    const at = (until: string) => ledger.read((db) => balances(db, { account: 'services', until: day(until) }));
    assert.equal((await at('2025-10-31'))[0]?.balancePence, 1234n);
    assert.equal((await at('2025-11-30'))[0]?.balancePence, 0n);
  });

  test('what is accrued follows the worked example: £13,200 at month 6, £26,400 at month 12, £24,900 to pay in June', () => {
    const accrued = (months: number) =>
      accruedPence({ forecastPence: pence(12_000_000n), months, paidPence: pence(780_000n * BigInt(months)) });
    assert.deepEqual([accrued(6), accrued(12)], [1_320_000n, 2_640_000n]);
    const settled = 11_850_000n - 12n * 780_000n;
    assert.deepEqual([settled, accrued(12) - settled], [2_490_000n, 150_000n]);
  });

  test('a recovery and an allocation balance, and sources less applications is what is left', async () => {
    const ledger = await emptyLedger(database);
    const amounts = new Map([
      ['core', pence(100_000n)],
      ['pooled', pence(0n)],
    ]);
    const given2526 = allocationJournal({ reference: '2025/26:1', reason: 'Budget', date: day('2025-04-01'), amounts });
    assert.equal(given(await posted(given2526, ledger)).length, 1);
    await ledger.write((db) => post(db, approved(spent('s', '2025-10-31', 30_000n))));
    const back = recoveryJournal({
      ...common('r', 1000n),
      fund: 'core',
      account: 'services',
      payable: 'creditors',
      subject: 'S1',
      posting: '2.1',
    });
    given(await posted(back, ledger));
    given(await posted(transfer('t', 4000n), ledger));
    const flows = await ledger.read((db) => sourcesAndApplications(db, financialYear(2025), OCTOBER));
    assert.deepEqual(
      flows.map(({ fund, sourcesPence, applicationsPence, leftPence }) => [
        fund,
        sourcesPence,
        applicationsPence,
        leftPence,
      ]),
      [
        ['core', 100_000n, 33_000n, 67_000n],
        ['pooled', 4000n, 0n, 4000n],
      ],
    );
  });

  test('a closed month takes no more: what is late goes to the open one and says so, and replays as it stands', async () => {
    const ledger = await emptyLedger(database);
    await ledger.write((db) => post(db, approved(spent('in time', '2025-10-31', 100n))));
    const closed = given(await ledger.write((db) => closePeriod(db, { month: OCTOBER, by: BY, at: AT })));
    const late = given(await ledger.write((db) => post(db, approved(spent('late', '2025-09-30', 50n)))));
    assert.deepEqual([late.date, late.lateOf], [day('2025-11-01'), day('2025-09-30')]);
    assert.match(late.description, /late: of 30 September 2025/);
    assert.deepEqual(given(await ledger.write((db) => post(db, approved(spent('late', '2025-09-30', 50n))))), late);
    assert.equal(closed.lastEntry, '1');
    assert.deepEqual((await ledger.read(verifyLedger)).faults, []);
    assert.deepEqual(given(await ledger.write((db) => closePeriod(db, { month: OCTOBER, by: BY, at: AT }))), closed);
    for (const wrong of ['2025-09', '2025-12']) {
      const outcome = await ledger.write((db) => closePeriod(db, { month: month(wrong), by: BY, at: AT }));
      assert.equal(refusalOf(outcome), 'ledger.closed', wrong);
    }
    assert.equal((await ledger.read(closedPeriods)).length, 1);
  });

  test('a surplus is recorded at the year’s end and spent only as a drawdown with its decision', async () => {
    const ledger = await emptyLedger(database);
    const year = financialYear(2025);
    const asked = { year, by: BY, at: AT };
    const amounts = new Map([['core', pence(100_000n)]]);
    given(
      await posted(allocationJournal({ reference: 'b', reason: 'Budget', date: day('2025-04-01'), amounts }), ledger),
    );
    await ledger.write((db) => post(db, approved(spent('s', '2025-10-31', 90_000n))));
    assert.equal(refusalOf(await ledger.write((db) => recordYearEnd(db, asked))), 'ledger.closed');
    given(await ledger.write((db) => closePeriod(db, { month: month('2026-03'), by: BY, at: AT })));
    const before = await ledger.read((db) => balances(db));
    const recorded = given(await ledger.write((db) => recordYearEnd(db, asked)));
    assert.deepEqual(given(await ledger.write((db) => recordYearEnd(db, asked))), recorded);
    assert.deepEqual(
      recorded.map(({ fund, surplusPence, cumulativePence }) => [fund, surplusPence, cumulativePence]),
      [
        ['core', 10_000n, 10_000n],
        ['pooled', 0n, 0n],
      ],
    );
    assert.deepEqual(await ledger.read((db) => balances(db)), before, 'a memorandum posts nothing');
    const draw = (reference: string, amount: bigint, decisionReference = 'Board 3') =>
      drawdownJournal({
        reference,
        reason: 'Estates',
        date: day('2026-05-01'),
        amountPence: pence(amount),
        surplusOf: 'core',
        to: 'pooled',
        decisionReference,
      });
    assert.equal(refusalOf(await posted(draw('none', 10n, ''), ledger)), 'input.invalid');
    assert.equal(refusalOf(await posted(draw('more', 10_001n), ledger)), 'ledger.not-available');
    const drawn = given(await posted(draw('some', 6_000n), ledger));
    assert.deepEqual(given(await posted(draw('some', 6_000n), ledger)), drawn);
    assert.equal(refusalOf(await posted(draw('rest', 4_001n), ledger)), 'ledger.not-available');
    assert.equal(await ledger.read((db) => drawable(db, 'core')), 4_000n);
    assert.equal((await ledger.read(yearEnds)).length, 2);
  });
}

function commitmentsContract(database: TestDatabase): void {
  let store: Store;
  before(async () => {
    store = await emptyLedger(database);
  });
  const on = day('2025-10-01');
  const asked = (id: string, amount = 500n) => ({
    id,
    fund: 'core',
    account: 'services',
    amountPence: pence(amount),
    description: 'A locum',
    expiresOn: day('2025-12-31'),
    on,
    by: BY,
    at: AT,
  });
  const reserved = (id: string, amount = 500n, available = 1000n) =>
    store.write((db) => reserve(db, asked(id, amount), pence(available)));
  const standing = async (id: string, at = on) =>
    (await store.read((db) => commitment(db, id, at)))?.end?.how ?? 'open';

  test('what is available can be reserved, once; more cannot', async () => {
    const first = given(await reserved('locum'));
    assert.deepEqual(given(await reserved('locum')), first);
    assert.equal(refusalOf(await reserved('locum', 400n)), 'ledger.reference-reused');
    assert.equal(refusalOf(await reserved('dear', 1001n)), 'ledger.not-available');
  });

  test('a commitment is posted, voided or expires, and nothing happens to it twice', async () => {
    const uses = (reference: string, id: string, amount = 500n) =>
      plainJournal({
        reference,
        reason: 'Paid',
        date: on,
        amountPence: pence(amount),
        fund: 'core',
        debit: 'services',
        credit: 'creditors',
        commitment: id,
      });
    const enter = (journal: Journal) => store.write((db) => postJournal(db, approved(journal)));
    const cancel = (id: string) =>
      store.write((db) => voidCommitment(db, { id, reason: 'Not needed', on, by: BY, at: AT }));
    for (const id of ['used', 'dropped', 'old']) given(await reserved(id));
    assert.equal(refusalOf(await enter(uses('too much', 'used', 501n))), 'ledger.not-available');
    given(await enter(uses('use', 'used')));
    assert.equal(await standing('used'), 'posted');
    assert.equal(refusalOf(await cancel('used')), 'ledger.not-available');
    given(await cancel('dropped'));
    assert.equal(refusalOf(await enter(uses('late', 'dropped'))), 'ledger.not-available');
    const later = day('2026-01-01');
    assert.deepEqual([await standing('old'), await standing('old', later)], ['open', 'expired']);
    const expired = await store.write((db) => expireCommitments(db, { on: later, by: BY, at: AT }));
    assert.ok(expired.includes('old') && !expired.includes('used'));
    assert.deepEqual(await store.write((db) => expireCommitments(db, { on: later, by: BY, at: AT })), []);
  });
}

function databaseContract(database: TestDatabase): void {
  let store: Store;
  before(async () => {
    store = await emptyLedger(database);
    await store.write((db) => postJournal(db, approved(transfer('standing'))));
    await store.write((db) => closePeriod(db, { month: month('2025-06'), by: BY, at: AT }));
    await store.write((db) =>
      reserve(
        db,
        {
          id: 'c',
          fund: 'core',
          account: 'services',
          amountPence: pence(1n),
          description: 'd',
          expiresOn: day('2026-01-01'),
          on: day('2025-10-01'),
          by: BY,
          at: AT,
        },
        pence(1n),
      ),
    );
  });
  const byHand = (...statements: readonly string[]) =>
    store.write(async (db) => {
      for (const statement of statements) await sql.raw(statement).execute(db);
    });
  const isRefusedWith = (sqlState: string) => (error: unknown) =>
    error instanceof DatabaseFault && error.sqlState === sqlState;
  const entrySql = (seq: number, date = '2025-10-31', fund = 'core') =>
    `insert into ledger_entries values (${seq}, 'by hand ${seq}', '${date}', '${fund}', 'by hand', null, 'd', '1', 'h', 'u', '2025-10-31', 'p', 'hash ${seq}')`;
  const postingsSql = (seq: number, account: string, amount: bigint, fund = 'core') =>
    `insert into ledger_postings values (${seq}, 1, '${fund}', '${account}', ${amount}, null, null), (${seq}, 2, '${fund}', 'Resource limit', ${-amount}, null, null)`;

  test('an entry of a closed month is refused, also in replication', async () => {
    const statements = [entrySql(900, '2025-06-30'), postingsSql(900, 'services', 5n)];
    await assert.rejects(byHand(...statements), isRefusedWith('23514'));
    await assert.rejects(byHand('set local session_replication_role = replica', ...statements), isRefusedWith('23514'));
  });

  test('months are closed in order, and no closing is undone', async () => {
    const close = (text: string) => byHand(`insert into ledger_periods values ('${text}', 1, 'h', 'u', '2025-10-31')`);
    for (const text of ['2025-05', '2025-06', '2025-08']) await assert.rejects(close(text), DatabaseFault);
    await assert.rejects(byHand('delete from ledger_periods'), isRefusedWith('23001'));
  });

  test('money moves between funds in pairs of one amount alone', async () => {
    const half = [entrySql(901), postingsSql(901, 'Transfers between funds', 5n)];
    await assert.rejects(byHand(...half), isRefusedWith('23514'));
    const link = (id: string, out: number, into: number, decision = 'D') =>
      `insert into ledger_transfers values ('${id}', '${decision}', ${out}, ${into})`;
    await fc.assert(
      fc.asyncProperty(
        fc.bigInt({ min: 1n, max: 9n }),
        fc.bigInt({ min: -9n, max: 9n }),
        fc.constantFrom('core', 'pooled'),
        async (out, into, fund) => {
          const drawn =
            (await store.read((db) => sql<{ top: bigint }>`select max(seq) as top from ledger_entries`.execute(db)))
              .rows[0]?.top ?? 0n;
          const [first, second] = [Number(drawn) + 1000, Number(drawn) + 1001];
          const written = byHand(
            entrySql(first),
            postingsSql(first, 'Transfers between funds', out),
            entrySql(second, '2025-10-31', fund),
            ...(into === 0n ? [] : [postingsSql(second, 'Transfers between funds', into, fund)]),
            link(`t${first}`, first, second),
          );
          if (into === -out && fund === 'pooled') await written;
          else await assert.rejects(written, isRefusedWith('23514'));
        },
      ),
      { seed: 2026, numRuns: 60 },
    );
  });

  test('a drawdown is within the recorded surplus, and nothing is drawn without one', async () => {
    const entry = [entrySql(990001), postingsSql(990001, 'Drawdown of surplus', -5n)];
    await assert.rejects(byHand(...entry), isRefusedWith('23514'));
    const drawdown = `insert into ledger_drawdowns values ('d', 'core', 5, 'D', 990001)`;
    await assert.rejects(byHand(...entry, drawdown), isRefusedWith('23514'));
    await byHand(`insert into ledger_year_ends values ('2024/25', 'core', 5, 5, 'h', 'u', '2025-10-31')`);
    await byHand(...entry, drawdown);
  });

  for (const [table, column] of [
    ['ledger_periods', 'head'],
    ['ledger_transfers', 'id'],
    ['ledger_commitments', 'description'],
  ]) {
    for (const statement of [
      `update ${table} set ${column} = 'x'`,
      `delete from ${table}`,
      `truncate ${table} cascade`,
    ]) {
      test(`refused: ${statement}`, async () => {
        await assert.rejects(byHand(statement), isRefusedWith('23001'));
      });
    }
  }
}
