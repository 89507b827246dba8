import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { decided, revoked } from '../../tests/decisions-for-tests.ts';
import { type TestDatabase, testClock, testDatabases, testStore } from '../../tests/store-for-tests.ts';
import { type Actor, day, hashOf, odsCode } from '../base/index.ts';
import { DatabaseFault, type Store, sql } from '../store/index.ts';
import {
  approvalOf,
  approve,
  approvedParts,
  decisionOn,
  governanceMigrations,
  liveDecision,
  proposal,
  propose,
} from './index.ts';

function person(user: string): Actor {
  return { user, name: `${user} Invented`, role: 'finance lead', organisation: odsCode('X00') };
}

const AT = testClock.now();
const ON = day('2026-04-10');
const content = { value: ['one', 'two'], json: ['one', 'two'] };
const contentHash = hashOf(content.json);

for (const database of testDatabases) describe(`governance on ${database.name}`, () => contract(database));

function contract(database: TestDatabase): void {
  let store: Store;
  before(async () => {
    store = await testStore(governanceMigrations, database);
  });
  const proposed = (subject: string, hash = contentHash, by = 'preparer') =>
    store.write((db) => propose(db, { kind: 'payment run', subject, contentHash: hash, by: person(by), at: AT }));
  const approvedBy = (proposalId: string, by: string, shown = contentHash, what = content) =>
    store.write((db) => approve(db, { proposalId, contentHash: shown, content: what, by: person(by), at: AT }));
  const refusalOf = async (outcome: ReturnType<typeof approvedBy>) => {
    const found = await outcome;
    return found.ok ? 'approved' : found.refusal.code;
  };

  test('what one proposes another approves, and the approval carries the hash of exactly that', async () => {
    const { id } = await proposed('run 1');
    const outcome = await approvedBy(id, 'approver');
    assert(outcome.ok);
    assert.deepEqual(
      { ...outcome.value },
      {
        value: content.value,
        contentHash,
        approvedBy: 'approver',
        approvedAt: AT,
        decisionId: outcome.value.decisionId,
        restsOn: null,
        conditions: [],
        expiresOn: null,
      },
    );
    const decision = await store.read((db) => decisionOn(db, id));
    assert.equal(decision?.id, outcome.value.decisionId);
    assert.equal(decision?.approvedBy, 'approver');
  });

  test('nobody approves their own work, whatever the code says', async () => {
    const { id } = await proposed('run 2');
    assert.equal(await refusalOf(approvedBy(id, 'preparer')), 'approval.own-work');
    await assert.rejects(
      store.write((db) =>
        sql`insert into governance_decisions (proposal_id, content_hash, approved_by, approved_at)
            values (${id}, ${contentHash}, 'preparer', ${AT})`.execute(db),
      ),
      DatabaseFault,
    );
    assert.equal(await store.read((db) => decisionOn(db, id)), undefined);
  });

  test('what has changed since is not approved', async () => {
    const { id } = await proposed('run 3');
    const other = { value: ['one', 'three'], json: ['one', 'three'] };
    assert.equal(await refusalOf(approvedBy(id, 'approver', hashOf(other.json), other)), 'approval.changed-since');
    assert.equal(await refusalOf(approvedBy(id, 'approver', contentHash, other)), 'approval.changed-since');
    const later = await proposed('run 3', hashOf(other.json));
    assert.equal(await refusalOf(approvedBy(id, 'approver')), 'approval.changed-since');
    assert.equal(await refusalOf(approvedBy(later.id, 'approver', hashOf(other.json), other)), 'approved');
    await assert.rejects(
      store.write((db) =>
        sql`insert into governance_decisions (proposal_id, content_hash, approved_by, approved_at)
            values (${id}, ${hashOf(other.json)}, 'approver', ${AT})`.execute(db),
      ),
      DatabaseFault,
    );
  });

  test('proposing and approving again change nothing', async () => {
    const first = await proposed('run 4');
    assert.deepEqual(await proposed('run 4', contentHash, 'another'), first);
    const approval = await approvedBy(first.id, 'approver');
    const again = await approvedBy(first.id, 'another');
    assert.deepEqual(again, approval);
    assert.deepEqual(await store.read((db) => proposal(db, first.id)), first);
  });

  test('an approval is found again for what was approved, and for nothing else', async () => {
    const { id } = await proposed('run 5');
    const before = await store.read((db) => approvalOf(db, { proposalId: id, content, on: ON }));
    assert(!before.ok && before.refusal.code === 'not-found');
    const approval = await approvedBy(id, 'approver');
    assert.deepEqual(await store.read((db) => approvalOf(db, { proposalId: id, content, on: ON })), approval);
    const other = await store.read((db) =>
      approvalOf(db, { proposalId: id, content: { ...content, json: ['one'] }, on: ON }),
    );
    assert(!other.ok && other.refusal.code === 'approval.changed-since');
  });

  test('an approval that rests on a decision carries its conditions and expiry, and ends with it', async () => {
    const conditions = [{ words: 'Reviewed in spring', isBefore: false }];
    const matter = { kind: 'strategy', subject: 'run 7' } as const;
    await decided(store, 'PCCC 2025-04-08 item 7', matter, { conditions, expiresOn: '2026-06-30' });
    const { id } = await proposed('run 7');
    const outcome = await store.write(async (db) => {
      const allowed = { reference: 'PCCC 2025-04-08 item 7', kinds: ['strategy'], subject: 'run 7', on: ON } as const;
      const restsOn = await liveDecision(db, allowed);
      assert(restsOn.ok);
      return approve(db, {
        proposalId: id,
        contentHash,
        content,
        by: person('approver'),
        at: AT,
        restsOn: restsOn.value,
      });
    });
    assert(outcome.ok);
    const { restsOn, conditions: carried, expiresOn } = outcome.value;
    assert.deepEqual([restsOn, carried, expiresOn], ['PCCC 2025-04-08 item 7', ['Reviewed in spring'], '2026-06-30']);
    const found = (on: string) => store.read((db) => approvalOf(db, { proposalId: id, content, on: day(on) }));
    assert((await found('2026-06-30')).ok);
    const expired = await found('2026-07-01');
    assert(!expired.ok && expired.refusal.code === 'decision.not-live');
    await revoked(store, 'PCCC 2025-04-08 item 7', '2026-01-13');
    assert((await found('2026-01-12')).ok);
    const gone = await found('2026-01-13');
    assert(!gone.ok && /was revoked by PCCC 2026-01-13 item 1/.test(gone.refusal.message));
  });

  test('the parts of an approved whole are approved under its hash', async () => {
    const { id } = await proposed('run 6');
    const approval = await approvedBy(id, 'approver');
    assert(approval.ok);
    const parts = approvedParts(approval.value);
    assert.deepEqual(
      parts.map((part) => [part.value, part.contentHash, part.decisionId]),
      content.value.map((value) => [value, contentHash, approval.value.decisionId]),
    );
  });

  test('a proposal that is not there is not found', async () => {
    for (const id of ['999999', 'x', '']) assert.equal(await refusalOf(approvedBy(id, 'approver')), 'not-found');
  });

  for (const table of ['governance_proposals', 'governance_decisions']) {
    for (const statement of [
      `update ${table} set content_hash = 'x'`,
      `delete from ${table}`,
      `truncate ${table} cascade`,
    ]) {
      test(`refused by the database: ${statement}`, async () => {
        await proposed('run 1');
        await assert.rejects(
          store.write((db) => sql.raw(statement).execute(db)),
          (error) => error instanceof DatabaseFault && error.sqlState === '23001',
        );
      });
    }
  }
}
