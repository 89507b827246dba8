import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { testStore } from '../../tests/store-for-tests.ts';
import { day, month, odsCode } from '../base/index.ts';
import { DatabaseFault, mayFollow, type Store, sql, stateDiagram } from '../store/index.ts';
import { claimLines, keepLine } from './claim-line.ts';
import { advance, askClaims, type ClaimDraft, claims, type Doing, stagesOfClaim } from './claim-store.ts';
import { answerDispute, openDispute } from './dispute.ts';
import { claimedLines, markPaid, markTakenBack } from './pay.ts';
import { claimMigrations } from './schema.ts';
import { CHALLENGE_TRANSITIONS, CLAIM_STAGES, CLAIM_TRANSITIONS } from './stage.ts';
import { given, itemScheme } from './trial-claims.test.ts';
import { valueClaims } from './value.ts';

const ON = day('2026-04-10');
const DOING: Doing = { by: 'finance', at: '2026-04-10T09:00:00.000Z', on: ON };
const PROVIDER = odsCode('X00036');
const OCTOBER = month('2025-10');

function draft(id: string): ClaimDraft {
  return {
    id,
    scheme: 'enhanced-services-2025-26',
    service: 'influenza-vaccination',
    provider: PROVIDER,
    month: OCTOBER,
    doneOn: day('2025-10-06'),
    waitDays: 0,
    source: 'recorded',
    row: { table: 'events', file: 'f', row: 2 },
    json: null,
  };
}

describe('stages of claims', () => {
  let store: Store;
  before(async () => {
    store = await testStore(claimMigrations);
  });

  const step = (of: string, stage: (typeof CLAIM_STAGES)[number]) =>
    store.write((db) =>
      advance(db, [{ of, stage, code: stage.toUpperCase(), words: `It is ${stage}.`, appeal: null }], DOING),
    );

  test('the database takes every step that there is and refuses every other', async () => {
    for (const from of CLAIM_STAGES) {
      for (const to of CLAIM_STAGES) {
        const id = `${from}-${to}`;
        await store.write((db) => askClaims(db, [draft(id)], DOING));
        for (const stage of wayTo(from)) await step(id, stage);
        const taken = step(id, to);
        if (mayFollow(CLAIM_TRANSITIONS, from, to)) await taken;
        else await assert.rejects(taken, DatabaseFault, id);
      }
    }
  });

  /** The stages after `asked` on the shortest way to a stage. */
  function wayTo(stage: (typeof CLAIM_STAGES)[number]): readonly (typeof CLAIM_STAGES)[number][] {
    if (stage === 'asked') return [];
    if (stage === 'refused') return ['refused'];
    const line = ['checked', 'approved', 'valued', 'paid'] as const;
    return line.slice(0, line.indexOf(stage as (typeof line)[number]) + 1);
  }

  test('every stage is kept, with who, when, why and how to appeal; none is changed', async () => {
    await store.write((db) => askClaims(db, [draft('kept')], DOING));
    const refusal = {
      of: 'kept',
      stage: 'refused',
      code: 'DUPLICATE',
      words: 'Twice.',
      appeal: 'Dispute it.',
    } as const;
    await store.write((db) => advance(db, [refusal], DOING));
    const stages = await store.read((db) => stagesOfClaim(db, 'kept'));
    assert.deepEqual(
      stages.map(({ stage, code, appeal, by, on }) => [stage, code, appeal, by, on]),
      [
        ['asked', 'ASKED', null, 'finance', ON],
        ['refused', 'DUPLICATE', 'Dispute it.', 'finance', ON],
      ],
    );
    await assert.rejects(
      store.write((db) => sql`update claim_stages set words = 'Other.'`.execute(db)),
      DatabaseFault,
    );
    await assert.rejects(
      store.write((db) => sql`delete from claims`.execute(db)),
      DatabaseFault,
    );
    assert.deepEqual(await store.write((db) => askClaims(db, [draft('kept')], DOING)), []);
  });

  test('is shown as a diagram of every stage', () => {
    const diagram = stateDiagram(CLAIM_TRANSITIONS);
    for (const stage of CLAIM_STAGES) assert.match(diagram, new RegExp(`--> ${stage}: `));
    assert.match(diagram, /^stateDiagram-v2\n {2}\[\*\] --> asked: ask\n/);
    assert.equal(stateDiagram(CHALLENGE_TRANSITIONS).split('\n').length, CHALLENGE_TRANSITIONS.length + 1);
  });

  test('a valued line is paid once, from its day on, unless a dispute holds it; taken back, it may be paid again', async () => {
    const scheme = itemScheme();
    await store.write((db) => askClaims(db, [draft('p1'), draft('p2')], DOING));
    for (const id of ['p1', 'p2']) for (const stage of ['checked', 'approved'] as const) await step(id, stage);
    const approved = (await store.read((db) => claims(db, { provider: PROVIDER }))).filter(({ id }) =>
      /^p\d$/.test(id),
    );
    const [valued] = given(valueClaims(scheme, approved, { month: OCTOBER, registeredList: 8_000 }));
    assert(valued !== undefined);
    const payableFrom = day('2026-04-24');
    const kept = { scheme, provider: PROVIDER, month: OCTOBER, valued, payableFrom };
    const line = await store.write((db) => keepLine(db, kept, DOING));
    const claimed = (on: string) =>
      store.read((db) => claimedLines(db, { on: day(on), provider: PROVIDER, month: OCTOBER }));
    const payable = async (on: string) => (await claimed(on)).lines.map(({ term }) => term);
    const term = `influenza-payment-${line}`;
    assert.deepEqual(await payable('2026-04-23'), []);
    const [early] = (await claimed('2026-04-23')).held;
    assert.equal(early?.reason.code, 'line.held');
    assert.match(early.reason.message, /from 24 April 2026/);
    assert.deepEqual(await claimed('2026-04-09'), { lines: [], held: [] }, 'it was not valued yet');
    assert.deepEqual(await payable('2026-04-24'), [term]);

    const held = {
      scheme: scheme.json.id,
      provider: PROVIDER,
      month: OCTOBER,
      service: 'influenza-vaccination',
      claim: 'p2',
      words: 'It was another person.',
      owner: 'Clause Paragraph',
      dueOn: payableFrom,
    };
    const dispute = await store.write((db) => openDispute(db, held, DOING));
    assert.deepEqual(await payable('2026-04-24'), []);
    assert.match((await claimed('2026-04-24')).held[0]?.reason.message ?? '', /Clause Paragraph answers by/);
    await store.write((db) => answerDispute(db, dispute, { outcome: 'not upheld', words: 'It was not.' }, DOING));

    const later = { ...DOING, on: payableFrom };
    const pay = (run: string) => store.write((db) => markPaid(db, { lines: [line], run }, later));
    assert((await pay('2026-04-1')).ok);
    assert((await pay('2026-04-1')).ok, 'marking again changes nothing');
    const other = await pay('2026-04-2');
    assert(!other.ok && other.refusal.code === 'run.wrong-stage');
    const stageOf = async () => (await store.read((db) => claims(db, { id: 'p1' })))[0]?.standing.stage;
    assert.equal(await stageOf(), 'paid');
    await store.write((db) => markTakenBack(db, { lines: [line], run: '2026-04-1' }, later));
    assert.equal(await stageOf(), 'valued');
    assert((await pay('2026-04-2')).ok);
    assert.equal((await store.read((db) => claimLines(db, { id: line })))[0]?.paidBy, '2026-04-2');
  });
});
