import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { type TestDatabase, testClock, testDatabases, testStore } from '../../tests/store-for-tests.ts';
import { type Actor, hashOf, odsCode } from '../base/index.ts';
import { DatabaseFault, type Store, sql } from '../store/index.ts';
import { approvalOf, approve, approvedParts, decisionOn, governanceMigrations, proposal, propose } from './index.ts';

function person(user: string): Actor {
  return { user, name: `${user} Invented`, role: 'finance lead', organisation: odsCode('X00') };
}

const AT = testClock.now();
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
    const before = await store.read((db) => approvalOf(db, { proposalId: id, content }));
    assert(!before.ok && before.refusal.code === 'not-found');
    const approval = await approvedBy(id, 'approver');
    assert.deepEqual(await store.read((db) => approvalOf(db, { proposalId: id, content })), approval);
    const other = await store.read((db) => approvalOf(db, { proposalId: id, content: { ...content, json: ['one'] } }));
    assert(!other.ok && other.refusal.code === 'approval.changed-since');
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
