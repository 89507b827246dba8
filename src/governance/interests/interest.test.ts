import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { governancePolicy } from '../../../definitions/governance/policy.ts';
import { type TestDatabase, testClock, testDatabases, testStore } from '../../../tests/store-for-tests.ts';
import { type Actor, day, odsCode } from '../../base/index.ts';
import { DatabaseFault, type Store, sql } from '../../store/index.ts';
import { governanceMigrations } from '../schema.ts';
import { giftFault, isToBeDeclared } from './gift-rules.ts';
import { daysLate, type GiftOffered, type InterestDetails, isHeldOn, keptUntil, publicUntil } from './interest.ts';
import { enterBreach, enterInterest, type InterestAsk, personRegister } from './kept-interests.ts';

const { rules } = governancePolicy;
const by: Actor = { user: 'gp', name: 'A GP', role: 'general practitioner', organisation: odsCode('X00010') };
const doing = (iso: string) => ({ by, on: day(iso), at: testClock.now() });
const PARTNER: InterestDetails = {
  type: 'financial',
  organisation: 'X00010',
  organisationName: 'Juniper Health Centre',
  nature: 'Partner',
  through: null,
  from: '2025-04-01',
  to: null,
  mitigation: '',
};
const GIFT: GiftOffered = {
  what: 'gift',
  from: 'A supplier',
  description: 'A hamper',
  valuePence: 30_00,
  offeredOn: '2025-05-01',
  isAccepted: true,
  isForBody: false,
  approval: '',
};

for (const database of testDatabases) describe(`interests on ${database.name}`, () => contract(database));

function contract(database: TestDatabase): void {
  let store: Store;
  before(async () => {
    store = await testStore(governanceMigrations, database);
  });
  const enter = (user: string, entry: InterestAsk, on: string) =>
    store.write((db) => enterInterest(db, user, entry, rules, doing(on)));
  const register = (user: string) => store.read((db) => personRegister(db, user));
  const refusal = async (user: string, entry: InterestAsk, on = '2025-06-01') => {
    const done = await enter(user, entry, on);
    return done.ok ? 'entered' : done.refusal.message;
  };

  test('an interest declared on the 28th day is in time, on the 29th one day late', async () => {
    assert.ok((await enter('in-time', { kind: 'declared', details: PARTNER }, '2025-04-29')).ok);
    assert.ok((await enter('late', { kind: 'declared', details: PARTNER }, '2025-04-30')).ok);
    const late = async (user: string) => (await register(user)).interests.map((interest) => daysLate(interest, rules));
    assert.deepEqual([await late('in-time'), await late('late')], [[0], [1]]);
  });

  test('an end, a correction and a redaction are entries beside the first; history is never lost', async () => {
    await enter('gp', { kind: 'declared', details: PARTNER }, '2025-04-10');
    await enter('gp', { kind: 'corrected', interest: 1, details: { ...PARTNER, nature: 'Salaried' } }, '2025-05-01');
    await enter('gp', { kind: 'withheld', interest: 1, ground: 'Risk of violence' }, '2025-05-02');
    await enter('gp', { kind: 'ended', interest: 1, to: '2025-05-31' }, '2025-06-01');
    const [interest] = (await register('gp')).interests;
    assert.ok(interest);
    assert.deepEqual(
      [interest.details.nature, interest.withheld, interest.history.length],
      ['Salaried', 'Risk of violence', 4],
    );
    assert.deepEqual([isHeldOn(interest, day('2025-05-31')), isHeldOn(interest, day('2025-06-01'))], [true, false]);
    assert.deepEqual(
      [publicUntil(interest, rules), keptUntil(interest, rules)],
      [day('2025-11-30'), day('2031-05-31')],
    );
    const change = (text: string) => store.write((db) => sql.raw(text).execute(db));
    await assert.rejects(change(`update governance_entries set by_user = 'x'`), DatabaseFault);
    await assert.rejects(change('delete from governance_entries'), DatabaseFault);
    await assert.rejects(change('truncate governance_entries'), DatabaseFault);
  });

  test('what cannot be so is refused in words', async () => {
    await enter('words', { kind: 'declared', details: PARTNER }, '2025-04-10');
    assert.match(
      await refusal('words', { kind: 'declared', details: { ...PARTNER, from: '2025-07-01' } }),
      /not later than today/,
    );
    assert.match(
      await refusal('words', { kind: 'declared', details: { ...PARTNER, type: 'indirect' } }),
      /close association/,
    );
    assert.match(
      await refusal('words', { kind: 'declared', details: { ...PARTNER, to: '2025-03-01' } }),
      /end before it began/,
    );
    assert.match(await refusal('words', { kind: 'ended', interest: 2, to: '2025-05-01' }), /no interest words\/2/);
    assert.match(
      await refusal('words', { kind: 'ended', interest: 1, to: '2025-03-01' }),
      /between its first and today/,
    );
    assert.match(await refusal('words', { kind: 'withheld', interest: 1, ground: '' }), /lawful ground/);
    assert.match(await refusal('words', { kind: 'shown again', interest: 1 }), /published already/);
  });

  test('gifts of one giver add up, and from £50 are accepted on behalf of the body alone', async () => {
    assert.equal(await refusal('gifts', { kind: 'offered', gift: GIFT }), 'entered');
    const second = { ...GIFT, valuePence: 20_00, offeredOn: '2025-05-20' };
    assert.match(await refusal('gifts', { kind: 'offered', gift: second }), /only on behalf of the body/);
    assert.equal(await refusal('gifts', { kind: 'offered', gift: { ...second, isForBody: true } }), 'entered');
    assert.equal(giftFault({ ...GIFT, valuePence: 49_99 }, [], rules), undefined);
    assert.equal(giftFault({ ...GIFT, valuePence: 20_00, from: 'Another' }, [GIFT], rules), undefined);
    assert.equal(giftFault({ ...GIFT, valuePence: 20_00, offeredOn: '2026-05-01' }, [GIFT], rules), undefined);
    const meal = { ...GIFT, what: 'hospitality' as const, valuePence: 75_00 };
    assert.equal(giftFault(meal, [], rules), undefined);
    assert.match(giftFault({ ...meal, valuePence: 75_01 }, [], rules) ?? '', /refused unless/);
    assert.equal(isToBeDeclared({ ...meal, valuePence: 24_99 }, [], rules), false);
    assert.equal(isToBeDeclared({ ...GIFT, valuePence: 5_99 }, [], rules), false);
  });

  test('two who write at once: one stands, and the other is told to look again', async () => {
    await enter('race', { kind: 'declared', details: PARTNER }, '2025-04-10');
    await assert.rejects(
      store.write((db) =>
        sql`insert into governance_entries (book, subject, number, json, by_user, on_day, at)
            values ('interests', 'race', 1, '{}', 'x', '2025-04-10', ${testClock.now()})`.execute(db),
      ),
      DatabaseFault,
    );
    const breach = { happenedOn: '2025-07-01', what: 'Late', handling: 'Entered', lesson: '' };
    assert.equal((await store.write((db) => enterBreach(db, breach, doing('2025-06-01')))).ok, false);
  });
}
