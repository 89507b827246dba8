/** What must be true of money whatever it is paid for: points, replays and reversals. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { contractLibrary } from '../../definitions/contracts/index.ts';
import { rates as rateTable } from '../../definitions/rates/index.ts';
import { type Approved, day, exact, type Json, mintApproved, type Pence, pence } from '../../src/base/index.ts';
import { loadRates, tryContract } from '../../src/contracts/index.ts';
import {
  balances,
  type EntryDraft,
  ledgerMigrations,
  openAccount,
  openFund,
  post,
  reverse,
} from '../../src/ledger/index.ts';
import type { Store } from '../../src/store/index.ts';
import { testClock, testStore } from '../store-for-tests.ts';

const SEED = 20260410;

function achieved(numerator: number, denominator: number, lower: number, upper: number, points: number): bigint {
  const contract = contractLibrary.find(({ id }) => id === 'quality-achievement/2025-26');
  const rates = loadRates(rateTable as unknown as Json);
  assert.ok(contract && rates.ok);
  const measure = {
    numerator,
    denominator,
    lower,
    upper,
    points,
    'prevalence-counts': false,
    prevalence: 0,
    'national-prevalence': 1,
  };
  const inputs = { values: { 'registered-list': 10_184 }, each: { indicator: { M: measure } } };
  const trial = tryContract(contract as unknown as Json, inputs, rates.value);
  assert.ok(trial.kind === 'worked out', trial.kind === 'refused' ? (trial.refusals[0]?.message ?? '') : '');
  return trial.totalPence;
}

const thresholds = fc
  .record({
    lower: fc.integer({ min: 0, max: 98 }),
    above: fc.integer({ min: 1, max: 100 }),
    points: fc.integer({ min: 1, max: 60 }),
    denominator: fc.integer({ min: 1, max: 400 }),
  })
  .map(({ lower, above, ...rest }) => ({ ...rest, lower, upper: Math.min(100, lower + above) }));

test('a measure pays from nothing to all its points, never less for one person more, and all from the upper threshold', () => {
  fc.assert(
    fc.property(
      thresholds,
      fc.array(fc.nat(400), { minLength: 2, maxLength: 6 }),
      ({ lower, upper, points, denominator }, some) => {
        const most = exact('225.49').mul(exact(points)).mul(exact(100));
        let before = 0n;
        for (const numerator of [0, ...some.map((one) => one % (denominator + 1)), denominator].sort((a, b) => a - b)) {
          const paid = achieved(numerator, denominator, lower, upper, points);
          assert.ok(paid >= before, 'never less for more');
          if (numerator * 100 <= lower * denominator) assert.equal(paid, 0n);
          if (numerator * 100 >= upper * denominator)
            assert.ok(exact(paid).sub(most).abs().compare(1) < 0, 'all its points');
          assert.ok(exact(paid).sub(most).compare(1) < 0, 'never above all its points');
          before = paid;
        }
      },
    ),
    { seed: SEED, numRuns: 40 },
  );
});

const FUNDS = ['core', 'pooled'];
const ACCOUNTS = ['global-sum', 'quality', 'creditors', 'bank'];

function approved<T>(value: T): Approved<T> {
  const approval = {
    contentHash: 'hash',
    approvedBy: 'approver',
    approvedAt: testClock.now(),
    decisionId: '7',
    restsOn: null,
    conditions: [],
    expiresOn: null,
  };
  return mintApproved({ value, ...approval });
}

async function emptyLedger(): Promise<Store> {
  const store = await testStore(ledgerMigrations);
  await store.write(async (db) => {
    for (const id of FUNDS) await openFund(db, { id, title: id });
    for (const id of ACCOUNTS) await openAccount(db, { id, title: id, kind: 'expense' });
  });
  return store;
}

async function standing(store: Store): Promise<ReadonlyMap<string, Pence>> {
  const found = await store.read((db) => balances(db));
  return new Map(found.map((each) => [`${each.fund} ${each.account}`, each.balancePence]));
}

const anyEntry = fc.record({
  fund: fc.constantFrom(...FUNDS),
  debit: fc.constantFrom(...ACCOUNTS),
  credit: fc.constantFrom(...ACCOUNTS),
  amount: fc.bigInt({ min: 1n, max: 2n ** 40n }),
  isReversed: fc.boolean(),
  replays: fc.integer({ min: 0, max: 2 }),
});

test('posting again changes nothing, and reversals in any order restore every balance', async () => {
  const store = await emptyLedger();
  let made = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyEntry, { minLength: 1, maxLength: 6 }), async (wanted) => {
      const before = await standing(store);
      const kept = new Map(before);
      const toReverse: string[] = [];
      for (const { fund, debit, credit, amount, isReversed, replays } of wanted) {
        made += 1;
        const draft: EntryDraft = {
          reference: `entry ${made}`,
          date: day('2025-10-31'),
          fund,
          description: 'generated',
          postings: [
            { account: debit, amountPence: pence(amount), subject: 'X00010' },
            { account: credit, amountPence: pence(-amount), subject: 'X00010' },
          ],
        };
        for (let again = 0; again <= replays; again += 1) {
          const outcome = await store.write((db) => post(db, approved(draft)));
          assert.ok(outcome.ok);
          if (isReversed && again === replays) toReverse.push(outcome.value.id);
        }
        if (isReversed) continue;
        for (const [account, change] of [
          [debit, amount],
          [credit, -amount],
        ] as const) {
          kept.set(`${fund} ${account}`, pence((kept.get(`${fund} ${account}`) ?? 0n) + change));
        }
      }
      for (const entryId of toReverse.toReversed()) {
        const reversal = { reference: `reversal ${entryId}`, date: day('2025-11-30'), description: 'back', entryId };
        for (let again = 0; again < 2; again += 1) {
          assert.ok((await store.write((db) => reverse(db, approved(reversal)))).ok);
        }
      }
      const after = await standing(store);
      for (const [key, balance] of after) assert.equal(balance, kept.get(key) ?? 0n, key);
    }),
    { seed: SEED, numRuns: 12 },
  );
});
