import assert from 'node:assert/strict';
import { verifyChain } from '../../src/audit/index.ts';
import type { OdsCode } from '../../src/base/index.ts';
import { balances, entries, verifyLedger } from '../../src/ledger/index.ts';
import { payableAccount } from '../../src/payments/index.ts';
import type { ReadDb, Store } from '../../src/store/index.ts';

/** What a store must hold. */
export type Account = {
  /** What each practice is owed: its payments less those taken back. */
  readonly owed: ReadonlyMap<OdsCode, bigint>;
  /** Ledger entries, reversals among them. */
  readonly entries: number;
  readonly auditEvents: number;
};

/**
 * The ledger verifies and balances, nobody's month is paid twice, what was posted is what was owed, the audit holds.
 * @returns the hash of the last event of the audit
 */
export async function checkStore(store: Store, expected: Account): Promise<string> {
  await store.read(async (db) => {
    const ledger = await verifyLedger(db);
    assert.deepEqual(ledger.faults, []);
    assert.equal(ledger.entries, expected.entries, 'entries in the ledger');
    await checkBalances(db, expected.owed);
    await checkPaidOnce(db);
  });
  const chain = await verifyChain(store);
  assert.deepEqual([chain.rows, chain.fault], [expected.auditEvents, null], 'every deed that was answered is audited');
  return chain.head;
}

async function checkBalances(db: ReadDb, owed: ReadonlyMap<OdsCode, bigint>): Promise<void> {
  const all = await balances(db);
  const [debits, credits] = [sum(all.map((one) => one.debitPence)), sum(all.map((one) => one.creditPence))];
  assert.equal(debits, credits, 'debits are credits');
  for (const [practice, pence] of owed) {
    const balance = all.filter((one) => one.account === payableAccount(practice)).map((one) => one.balancePence);
    assert.equal(sum(balance), -pence, `what ${practice} is owed`);
  }
}

/** A statement's line is posted once unless it was taken back, and an entry is taken back once. */
export async function checkPaidOnce(db: ReadDb): Promise<void> {
  const all = await entries(db, { limit: 1000 });
  const takenBack = all.flatMap((entry) => entry.reverses ?? []);
  const payments = all.filter((entry) => entry.reverses === null && !takenBack.includes(entry.id));
  const lines = payments.flatMap((entry) => entry.postings.flatMap((posting) => posting.lineId ?? []));
  assert.equal(new Set(lines).size, lines.length, 'no line is paid twice');
  assert.equal(new Set(takenBack).size, takenBack.length, 'no entry is taken back twice');
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}
