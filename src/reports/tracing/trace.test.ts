import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import fc from 'fast-check';
import { buildFixture, type Fixture, GMS, OPTED_OUT, PEOPLE, PMS } from '../../../tests/fixture.ts';
import {
  approveReversal,
  certifyRun,
  prepareRun,
  proposeReversal,
  releaseRun,
  verifyResults,
} from '../../actions/index.ts';
import { auditOf } from '../../audit/index.ts';
import { Bug, day, exact, month, type Outcome, pence } from '../../base/index.ts';
import { entries } from '../../ledger/index.ts';
import { traceBackFromPerson, traceReport } from '../index.ts';
import { apportioned, notAdding, type TraceNode } from './trace-node.ts';

const OCTOBER = month('2025-10');
let fixture: Fixture;

function given<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : `${outcome.refusal.code}: ${outcome.refusal.message}`);
  return outcome.value;
}

function every(node: TraceNode, kind: TraceNode['kind']): TraceNode[] {
  return [...(node.kind === kind ? [node] : []), ...node.from.flatMap((part) => every(part, kind))];
}

const trace = async (user: string, posting: string) => traceReport(fixture.reports, fixture.actor(user), { posting });
const allEntries = () => fixture.reports.store.read((db) => entries(db, { limit: 1000 }));

/** The entry that paid a practice. */
async function entryOf(practice: string) {
  const found = (await allEntries()).find(({ reference }) => reference === `statement:${practice}:2025-10`);
  assert.ok(found);
  return found;
}

test('whatever parts a line has, their pence add to it and none is a penny from its exact part', () => {
  const part = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 9n }), fc.bigInt({ min: 1n, max: 997n }));
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), fc.boolean(), (fractions, isCredit) => {
      const parts = fractions.map(([n, d]) => exact(`${isCredit ? '-' : ''}${n}/${d * 100n}`));
      const total = parts.reduce((sum, each) => sum.add(each), exact(0n));
      const amount = pence(BigInt(total.mul(100n).round().toString()));
      const shares = apportioned(parts, amount);
      assert.equal(
        shares.reduce((sum, each) => sum + each, 0n),
        amount,
      );
      for (const [index, share] of shares.entries()) {
        const off = exact(share)
          .div(100n)
          .sub(parts[index] ?? exact(0n))
          .abs();
        assert.ok(off.compare(exact('1/100')) <= 0);
      }
    }),
    { seed: 2026 },
  );
  assert.throws(() => apportioned([exact('1')], pence(200n)), Bug);
});

describe('the walk from a posting', () => {
  before(async () => {
    fixture = await buildFixture();
    const { actions } = fixture;
    given(await verifyResults(actions, fixture.actor('operator'), { periodEnds: [day('2025-03-31')] }));
    const run = given(await prepareRun(actions, fixture.actor('finance'), { month: OCTOBER })).id;
    given(await certifyRun(actions, fixture.actor('approver'), { run }));
    given(await releaseRun(actions, fixture.actor('releaser'), { run }));
    const taken = (await entryOf(PMS)).id;
    given(await proposeReversal(actions, fixture.actor('finance'), { entry: taken, reason: 'Returned' }));
    given(await approveReversal(actions, fixture.actor('approver'), { entry: taken }));
  });

  test('re-adds to the posted penny for every posting, reversals among them', async () => {
    let postings = 0;
    for (const entry of await allEntries()) {
      for (const [at, posting] of entry.postings.entries()) {
        const { tree } = given(await trace('operator', `${entry.id}.${at + 1}`));
        assert.equal(tree.amountPence, posting.amountPence);
        assert.ok(tree.from.length > 0, `posting ${tree.id} is walked`);
        assert.deepEqual(notAdding(tree), []);
        for (const line of every(tree, 'line')) assert.equal(line.from[0]?.amountPence, line.amountPence);
        postings += 1;
      }
    }
    assert.ok(postings >= 12);
  });

  test('ends at people in the warehouse and at the counts file for those who opted out', async () => {
    const { tree } = given(await trace('operator', (await entryOf(GMS)).id));
    const measure = every(tree, 'measure').find(({ id }) => id === 'HYP008/2025-03-31');
    const { met = 0, missed = 0, declined = 0 } = PEOPLE[GMS] ?? {};
    const [register] = measure?.from ?? [];
    assert.equal(register?.count, met + missed + declined + (OPTED_OUT[GMS]?.register ?? 0));
    assert.equal(register === undefined ? 0 : every(register, 'person').length, met + missed + declined);
    const rest = register === undefined ? [] : every(register, 'counts row');
    assert.equal(
      rest.reduce((sum, { count = 0 }) => sum + count, 0),
      OPTED_OUT[GMS]?.register,
    );
    for (const row of rest) assert.match(row.id, /^[0-9a-f]{64}\/\d+$/);
    for (const person of register === undefined ? [] : every(register, 'person'))
      assert.equal(person.from[0]?.kind, 'row');
  });

  test('names nobody to those who may not see people, and counts the same', async () => {
    const { id } = await entryOf(GMS);
    const [own, finance] = [given(await trace('operator', id)).tree, given(await trace('finance', id)).tree];
    assert.equal(every(finance, 'person').length, 0);
    const counts = (tree: TraceNode) => every(tree, 'people').map(({ count }) => count);
    assert.deepEqual(counts(finance), counts(own));
    assert.deepEqual(notAdding(finance), []);
  });

  test('is a practice’s own alone, and tells nobody of another’s', async () => {
    const { id } = await entryOf(GMS);
    assert.ok((await trace('manager-x00036', id)).ok);
    for (const posting of [(await entryOf(PMS)).id, '999']) {
      const refusal = await trace('manager-x00036', posting);
      assert.ok(!refusal.ok && refusal.refusal.code === 'access.denied');
    }
    assert.ok(!(await trace('quality', id)).ok);
    for (const none of ['999', `${id}.99`, 'x']) {
      const refusal = await trace('operator', none);
      assert.ok(!refusal.ok && refusal.refusal.code === 'not-found', none);
    }
  });

  test('is audited for everybody whom it names', async () => {
    const { tree } = given(await trace('manager-x00036', (await entryOf(GMS)).id));
    const [person] = every(tree, 'person');
    const events = await auditOf(fixture.reports.store, { subject: `person ${GMS}/${person?.id}`, limit: 100 });
    assert.ok(events.some(({ verb, user }) => verb === 'trace posting' && user === 'manager-x00036'));
  });

  test('goes back from a person to the posting that it came from', async () => {
    const { id } = await entryOf(GMS);
    const { tree } = given(await trace('operator', id));
    const [person] = every(tree, 'person');
    const ask = { practice: GMS, person: person?.id ?? '' };
    const back = given(await traceBackFromPerson(fixture.reports, fixture.actor('operator'), ask)).tree;
    const lines = back.to.flatMap(({ to }) => to);
    const postings = lines.flatMap(({ to }) => to.map((posting) => posting.id));
    assert.ok(postings.some((posting) => posting.startsWith(`${id}.`)));
    const part = every(tree, 'measure').find(({ id: of }) => of === back.to[0]?.id)?.amountPence;
    assert.equal(back.to[0]?.amountPence, part);
  });
});
