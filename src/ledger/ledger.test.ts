import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import fc from 'fast-check';
import { type TestDatabase, testClock, testDatabases, testStore } from '../../tests/store-for-tests.ts';
import { type Approved, Bug, day, mintApproved, type Pence, pence, sumPence } from '../base/index.ts';
import { DatabaseFault, type Store, sql } from '../store/index.ts';
import {
  balances,
  type EntryDraft,
  entries,
  entry,
  entryByReference,
  LedgerWatch,
  ledgerMigrations,
  openAccount,
  openFund,
  post,
  type Reversal,
  reverse,
  verifyLedger,
} from './index.ts';

const FUNDS = ['core', 'pooled', 'growth'];
const ACCOUNTS = ['global-sum', 'quality', 'creditors', 'bank'];

function approved<T>(value: T): Approved<T> {
  return mintApproved({
    value,
    contentHash: 'hash of the run',
    approvedBy: 'approver',
    approvedAt: testClock.now(),
    decisionId: '7',
    restsOn: null,
    conditions: [],
    expiresOn: null,
  });
}

function draft(reference: string, amount = 12345n, fields: Partial<EntryDraft> = {}): EntryDraft {
  return {
    reference,
    date: day('2025-10-31'),
    fund: 'core',
    description: 'Global sum for October 2025',
    postings: [
      { account: 'global-sum', amountPence: pence(amount), subject: 'X00010', lineId: `${reference}/global-sum` },
      { account: 'creditors', amountPence: pence(-amount), subject: 'X00010' },
    ],
    ...fields,
  };
}

async function emptyLedger(database: TestDatabase): Promise<Store> {
  const store = await testStore(ledgerMigrations, database);
  await store.write(async (db) => {
    for (const id of FUNDS) await openFund(db, { id, title: `Fund ${id}` });
    for (const id of ACCOUNTS) await openAccount(db, { id, title: `Account ${id}`, kind: 'expense' });
  });
  return store;
}

/** A random entry in which every fund balances: pairs of debit and credit, some in another fund. */
const anyPostings = fc
  .array(
    fc.record({
      amount: fc.bigInt({ min: 1n, max: 2n ** 53n }),
      fund: fc.constantFrom(undefined, ...FUNDS),
      debit: fc.constantFrom(...ACCOUNTS),
      credit: fc.constantFrom(...ACCOUNTS),
      subject: fc.constantFrom(undefined, 'X00010', 'X00036'),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((pairs) =>
    pairs.flatMap(({ amount, fund, debit, credit, subject }) => [
      { account: debit, amountPence: pence(amount), fund, subject },
      { account: credit, amountPence: pence(-amount), fund, subject },
    ]),
  );

for (const database of testDatabases) {
  describe(`ledger on ${database.name}`, () => postingContract(database));
  describe(`the database’s own rules for the ledger on ${database.name}`, () => databaseContract(database));
}

function postingContract(database: TestDatabase): void {
  let store: Store;
  before(async () => {
    store = await emptyLedger(database);
  });
  const posted = (value: EntryDraft) => store.write((db) => post(db, approved(value)));
  const reversed = (value: Reversal) => store.write((db) => reverse(db, approved(value)));

  test('an entry stands as it was posted, and is found by id, reference, account, subject and line', async () => {
    const outcome = await posted(draft('found'));
    assert(outcome.ok);
    const { id, hash } = outcome.value;
    const found = await store.read(async (db) => ({
      byId: await entry(db, id),
      byReference: await entryByReference(db, 'found'),
      byLine: await entries(db, { lineId: 'found/global-sum' }),
      bySubject: await entries(db, { subject: 'X00010', account: 'global-sum', fund: 'core', limit: 5 }),
      missing: [await entry(db, '999999'), await entry(db, 'x'), await entryByReference(db, 'none')],
      elsewhere: await entries(db, { subject: 'X00999' }),
      before: await entries(db, { before: id }),
    }));
    assert.deepEqual(found.byId, outcome.value);
    assert.deepEqual(found.byReference, outcome.value);
    assert.deepEqual(found.byLine, [outcome.value]);
    assert(found.bySubject.some((each) => each.hash === hash));
    assert.deepEqual(found.missing, [undefined, undefined, undefined]);
    assert.deepEqual(found.elsewhere, []);
    assert.equal(
      found.before.some((each) => each.id === id),
      false,
    );
    assert.equal(outcome.value.approvedBy, 'approver');
    assert.equal(outcome.value.postings[0]?.amountPence, 12345n);
  });

  test('three replays make one entry; other content under the reference is refused', async () => {
    const first = await posted(draft('replayed'));
    for (let replay = 0; replay < 3; replay += 1) assert.deepEqual(await posted(draft('replayed')), first);
    const other = await posted(draft('replayed', 999n));
    assert(!other.ok && other.refusal.code === 'ledger.reference-reused');
    const [line] = await store.read((db) => entries(db, { lineId: 'replayed/global-sum' }));
    assert.equal(line?.hash, first.ok && first.value.hash);
  });

  test('a draft that does not balance in each fund is a bug', async () => {
    const [debit, credit] = draft('unbalanced').postings;
    assert(debit !== undefined && credit !== undefined);
    const transfer = [debit, { ...credit, fund: 'pooled' }];
    for (const postings of [[debit, { ...credit, amountPence: pence(-1n) }], transfer, [debit], []]) {
      await assert.rejects(posted(draft('unbalanced', 1n, { postings })), Bug);
    }
    assert.equal(await store.read((db) => entryByReference(db, 'unbalanced')), undefined);
  });

  test('an account or fund that is not open is refused by the database', async () => {
    await assert.rejects(posted(draft('nowhere', 1n, { fund: 'nowhere' })), DatabaseFault);
  });

  test('a reversal mirrors the whole entry, once', async () => {
    const original = await posted(draft('to reverse', 777n));
    assert(original.ok);
    const reversal = {
      reference: 'reversal of to reverse',
      date: day('2025-11-30'),
      description: 'Paid to the wrong practice',
      entryId: original.value.id,
    };
    const outcome = await reversed(reversal);
    assert(outcome.ok);
    assert.equal(outcome.value.reverses, original.value.id);
    assert.deepEqual(
      outcome.value.postings.map((posting) => posting.amountPence),
      original.value.postings.map((posting) => -posting.amountPence),
    );
    assert.deepEqual(await reversed(reversal), outcome);
    const another = await reversed({ ...reversal, reference: 'again' });
    assert(!another.ok && another.refusal.code === 'ledger.reference-reused');
    const missing = await reversed({ ...reversal, reference: 'none', entryId: '999999' });
    assert(!missing.ok && missing.refusal.code === 'not-found');
    const mirror = await reversed({ ...reversal, reference: 'the mirror of the mirror', entryId: outcome.value.id });
    assert(!mirror.ok && mirror.refusal.code === 'ledger.is-reversal');
    const left = await store.read((db) => entries(db, { lineId: 'to reverse/global-sum' }));
    assert.equal(sumPence(left.flatMap((each) => each.postings.map((posting) => posting.amountPence))), 0n);
  });

  test('random entries balance, add up to the balances, and verify', async () => {
    const ledger = await emptyLedger(database);
    const expected = new Map<string, bigint>();
    let count = 0;
    await fc.assert(
      fc.asyncProperty(anyPostings, async (postings) => {
        count += 1;
        const outcome = await ledger.write((db) => post(db, approved(draft(`random ${count}`, 1n, { postings }))));
        assert(outcome.ok);
        for (const { fund, account, amountPence } of outcome.value.postings) {
          const key = `${fund} ${account}`;
          expected.set(key, (expected.get(key) ?? 0n) + amountPence);
        }
      }),
      { seed: 2026, numRuns: 40 },
    );
    const found = await ledger.read((db) => balances(db));
    assert.deepEqual(
      new Map(found.map((each) => [`${each.fund} ${each.account}`, each.balancePence as bigint])),
      expected,
    );
    for (const fund of FUNDS) {
      const ofFund = await ledger.read((db) => balances(db, { fund, bySubject: true }));
      assert.equal(sumPence(ofFund.map((each) => each.balancePence)), 0n);
      assert(ofFund.every((each) => each.debitPence - each.creditPence === each.balancePence));
    }
    const check = await ledger.read((db) => verifyLedger(db));
    assert.deepEqual([check.entries, check.faults], [count, []]);
  });

  test('balances are of a fund, an account and a subject', async () => {
    const ledger = await emptyLedger(database);
    await ledger.write((db) => post(db, approved(draft('one', 500n))));
    await ledger.write((db) => post(db, approved(draft('two', 300n, { fund: 'growth' }))));
    const asked = (filter: object) => ledger.read((db) => balances(db, filter));
    assert.deepEqual(await asked({ account: 'creditors', fund: 'core' }), [
      {
        fund: 'core',
        account: 'creditors',
        subject: null,
        debitPence: 0n as Pence,
        creditPence: 500n as Pence,
        balancePence: -500n as Pence,
        postings: 1,
      },
    ]);
    assert.deepEqual(
      (await asked({ subject: 'X00010' })).map((each) => [each.fund, each.account, each.subject, each.balancePence]),
      [
        ['core', 'creditors', 'X00010', -500n],
        ['core', 'global-sum', 'X00010', 500n],
        ['growth', 'creditors', 'X00010', -300n],
        ['growth', 'global-sum', 'X00010', 300n],
      ],
    );
    assert.deepEqual(await asked({ subject: 'X00999' }), []);
  });
}

function databaseContract(database: TestDatabase): void {
  let store: Store;
  before(async () => {
    store = await emptyLedger(database);
    await store.write((db) => post(db, approved(draft('standing'))));
  });
  const entrySql = (seq: number) =>
    `insert into ledger_entries values (${seq}, 'by hand ${seq}', '2025-10-31', 'core', 'by hand', null, 'd', '1', 'h', 'u',
       '2025-10-31', 'p', 'hash ${seq}')`;
  const postingsSql = (seq: number, amounts: readonly (readonly [string, bigint])[]) =>
    `insert into ledger_postings values ${amounts
      .map(([fund, amount], index) => `(${seq}, ${index + 1}, '${fund}', 'bank', ${amount}, null, null)`)
      .join(', ')}`;
  const byHand = (...statements: readonly string[]) =>
    store.write(async (db) => {
      for (const statement of statements) await sql.raw(statement).execute(db);
    });
  const isRefusedWith = (sqlState: string) => (error: unknown) =>
    error instanceof DatabaseFault && error.sqlState === sqlState;

  test('any entry whose postings do not add to nothing in each fund is refused', async () => {
    const anyAmounts = fc.array(
      fc.tuple(
        fc.constantFrom(...FUNDS),
        fc.bigInt({ min: -50n, max: 50n }).filter((amount) => amount !== 0n),
      ),
      { minLength: 1, maxLength: 4 },
    );
    let seq = 1000;
    await fc.assert(
      fc.asyncProperty(anyAmounts, async (amounts) => {
        seq += 1;
        const sums = Map.groupBy(amounts, ([fund]) => fund);
        const isBalanced = [...sums.values()].every((each) => sumPence(each.map(([, amount]) => pence(amount))) === 0n);
        const written = byHand(entrySql(seq), postingsSql(seq, amounts));
        if (isBalanced && amounts.length >= 2) await written;
        else await assert.rejects(written, isRefusedWith('23514'));
      }),
      { seed: 2026, numRuns: 60 },
    );
  });

  test('an entry without postings, or a posting added to one that stands, is refused', async () => {
    await assert.rejects(byHand(entrySql(2000)), isRefusedWith('23514'));
    await assert.rejects(
      byHand(`insert into ledger_postings values (1, 9, 'core', 'bank', 5, null, null)`),
      isRefusedWith('23514'),
    );
  });

  test('balance is held in replication as well', async () => {
    await assert.rejects(
      byHand(
        'set local session_replication_role = replica',
        entrySql(2001),
        postingsSql(2001, [
          ['core', 5n],
          ['core', 4n],
        ]),
      ),
      isRefusedWith('23514'),
    );
  });

  for (const [table, column] of [
    ['ledger_funds', 'title'],
    ['ledger_accounts', 'title'],
    ['ledger_entries', 'fund'],
    ['ledger_postings', 'fund'],
  ]) {
    for (const statement of [
      `update ${table} set ${column} = 'core'`,
      `delete from ${table}`,
      `truncate ${table} cascade`,
    ]) {
      test(`refused: ${statement}`, async () => {
        await assert.rejects(byHand(statement), isRefusedWith('23001'));
      });
    }
  }

  test('what somebody changes with the rules disabled is found by verifying', async () => {
    const ledger = await emptyLedger(database);
    for (const reference of ['a', 'b', 'c']) await ledger.write((db) => post(db, approved(draft(reference))));
    const tamper = (statement: string) =>
      ledger.write(async (db) => {
        await sql`alter table ledger_entries disable trigger all`.execute(db);
        await sql`alter table ledger_postings disable trigger all`.execute(db);
        await sql.raw(statement).execute(db);
      });
    const faults = async () => (await ledger.read((db) => verifyLedger(db))).faults;
    assert.deepEqual(await faults(), []);
    await tamper(`update ledger_postings set amount_pence = amount_pence * 2 where entry_seq = 2`);
    assert.deepEqual(await faults(), ['Entry 2 is not as it was posted.']);
    await tamper(`update ledger_postings set amount_pence = 1 where entry_seq = 2 and position = 1`);
    assert.deepEqual(await faults(), ['Entry 2 is not as it was posted.', 'Entry 2 does not balance in fund core.']);
    await tamper(`delete from ledger_entries where seq = 1`);
    assert.deepEqual((await faults()).at(-1), 'Entry 1 is missing but has postings.');
    assert.equal((await faults())[0], 'Entry 1 is missing.');
  });

  test('a watch checks its last entry and what was added; an older change is found by recomputing the whole', async () => {
    const ledger = await emptyLedger(database);
    const add = (reference: string) => ledger.write((db) => post(db, approved(draft(reference))));
    const double = (entry: number) =>
      ledger.write(async (db) => {
        await sql`alter table ledger_postings disable trigger all`.execute(db);
        await sql
          .raw(`update ledger_postings set amount_pence = amount_pence * 2 where entry_seq = ${entry}`)
          .execute(db);
      });
    for (const reference of ['a', 'b', 'c']) await add(reference);
    const watch = new LedgerWatch(ledger, testClock);
    const first = await watch.latest();
    assert.deepEqual([first.entries, first.postings, first.faults], [3, 6, []]);
    await add('d');
    const { wholeAt, ...grown } = await watch.latest();
    assert.equal(wholeAt, first.wholeAt);
    assert.deepEqual(grown, await ledger.read(verifyLedger));
    await double(1);
    assert.deepEqual((await watch.latest()).faults, []);
    assert.deepEqual((await watch.whole()).faults, ['Entry 1 is not as it was posted.']);
    assert.deepEqual((await watch.latest()).faults, ['Entry 1 is not as it was posted.']);
    await ledger.write((db) =>
      sql`update ledger_postings set amount_pence = amount_pence / 2 where entry_seq = 1`.execute(db),
    );
    assert.deepEqual((await watch.latest()).faults, []);
    await double(4);
    assert.deepEqual((await watch.latest()).faults, ['Entry 4 is not as it was when it was last checked.']);
    const other = new LedgerWatch(ledger, testClock);
    await ledger.write((db) =>
      sql`update ledger_postings set amount_pence = amount_pence / 2 where entry_seq = 4`.execute(db),
    );
    assert.deepEqual((await other.latest()).faults, []);
    await add('e');
    await double(5);
    assert.deepEqual((await other.latest()).faults, ['Entry 5 is not as it was posted.']);
    assert.equal((await other.latest()).entries, 5);
  });
}
