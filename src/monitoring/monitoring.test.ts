import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { monitoringPolicy } from '../../definitions/governance/monitoring.ts';
import { testDatabases, testStore } from '../../tests/store-for-tests.ts';
import { day, type Json, type Outcome, odsCode } from '../base/index.ts';
import { DatabaseFault, mayFollow, type Store, sql } from '../store/index.ts';
import {
  CASE_STAGES,
  CASE_TRANSITIONS,
  type CaseEntry,
  type CaseStage,
  casesKept,
  destroyExpired,
  type Entering,
  enterKeptIntelligence,
  enterStep,
  filledIn,
  intelligenceKept,
  lateSupport,
  loadMonitoringPolicy,
  monitoringMigrations,
  openKeptCase,
} from './index.ts';

const STAGES = Object.keys(CASE_STAGES) as CaseStage[];
const BY = {
  user: 'quality',
  name: 'Verity Funnel',
  role: 'quality lead',
  organisation: odsCode('X00'),
} as Entering['by'];
const DOING: Entering = { by: BY, on: day('2026-04-10'), at: '2026-04-10T09:00:00.000Z' };
const OPENED: Extract<CaseEntry, { kind: 'opened' }> = {
  kind: 'opened',
  practice: odsCode('X00036'),
  title: 'Waiting',
  words: 'Three sources',
  signals: [{ kind: 'other', words: 'Calls wait' }],
  seenBy: null,
};
const SUPPORT: CaseEntry = {
  kind: 'supported',
  support: { what: 'visit', words: 'Look at it', owner: 'quality', dueOn: '2026-05-01' },
  reviewOn: '2026-09-01',
};

function given<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

for (const database of testDatabases) {
  describe(`quality cases on ${database.name}`, () => {
    let store: Store;
    before(async () => {
      store = await testStore(monitoringMigrations, database);
    });

    const insert = (id: string, number: number, stage: string) =>
      store.write(async (db) => {
        await sql`insert into monitoring_steps (quality_case, number, stage, json, by_user, on_day, at)
          values (${id}, ${number}, ${stage}, '{}', 'x', '2026-04-10', '2026-04-10T09:00:00Z')`.execute(db);
      });

    /** The stages on the shortest way to a stage, itself the last. */
    function wayTo(stage: CaseStage): readonly CaseStage[] {
      const ways: CaseStage[][] = [['opened']];
      for (const way of ways) {
        if (way.at(-1) === stage) return way;
        const next = CASE_TRANSITIONS.filter(({ from, to }) => from === way.at(-1) && !way.includes(to));
        ways.push(...next.map(({ to }) => [...way, to]));
      }
      return assert.fail(`there is no way to ${stage}`);
    }

    test('the database takes every step that there is and refuses every other', async () => {
      for (const from of STAGES) {
        for (const to of STAGES) {
          const [id, way] = [`${from}-${to}`, wayTo(from)];
          for (const [at, stage] of way.entries()) await insert(id, at + 1, stage);
          const taken = insert(id, way.length + 1, to);
          if (mayFollow(CASE_TRANSITIONS, from, to)) await taken;
          else await assert.rejects(taken, DatabaseFault, id);
        }
      }
      await assert.rejects(insert('from-nothing', 1, 'triaged'), DatabaseFault);
    });

    test('of two who take the next step at once, one is refused', async () => {
      const own = await testStore(monitoringMigrations, database);
      const opened = given(await own.write((db) => openKeptCase(db, OPENED, monitoringPolicy, DOING)));
      const step = { kind: 'closed', words: 'Nothing in it', lesson: 'Ask sooner' } as const;
      given(await own.write((db) => enterStep(db, opened, step, monitoringPolicy, DOING)));
      await assert.rejects(
        own.write((db) => enterStep(db, opened, step, monitoringPolicy, DOING)),
        DatabaseFault,
      );
      assert.deepEqual(
        (await own.read(casesKept)).map(({ stage }) => stage),
        ['closed'],
      );
    });

    test('support is late once its day has passed, and words are destroyed after theirs alone', async () => {
      const own = await testStore(monitoringMigrations, database);
      let standing = given(await own.write((db) => openKeptCase(db, OPENED, monitoringPolicy, DOING)));
      const steps: readonly CaseEntry[] = [
        { kind: 'triaged', priority: 'soon', lead: 'quality', words: 'Ask', accountBy: '2026-05-01' },
        { kind: 'heard', isGiven: true, words: 'We know' },
        SUPPORT,
      ];
      for (const step of steps) {
        const from = standing;
        standing = given(await own.write((db) => enterStep(db, from, step, monitoringPolicy, DOING)));
      }
      assert.deepEqual(
        [lateSupport(standing, day('2026-05-01')).length, lateSupport(standing, day('2026-05-02')).length],
        [0, 1],
      );
      const told = {
        practice: OPENED.practice,
        source: 'complaints',
        standing: 'fact',
        sensitivity: 'ordinary',
        seenBy: [],
        keptUntil: '2026-05-01',
        words: 'It is so',
        qualityCase: null,
        corrects: null,
      } as const;
      given(await own.write((db) => enterKeptIntelligence(db, told, 12, DOING)));
      const words = async () => (await own.read((db) => sql`select 1 from monitoring_words`.execute(db))).rows.length;
      await own.write((db) => destroyExpired(db, { ...DOING, on: day('2026-05-01') }));
      assert.equal(await words(), 1);
      const early = sql`insert into monitoring_erasures select id, 'x', '2026-05-01', at from monitoring_intelligence`;
      await assert.rejects(
        own.write(async (db) => void (await early.execute(db))),
        DatabaseFault,
      );
      await own.write((db) => destroyExpired(db, { ...DOING, on: day('2026-05-02') }));
      assert.equal(await words(), 0);
      assert.deepEqual(await own.read((db) => intelligenceKept(db, day('2026-05-02'))), []);
    });
  });
}

describe('what the monitoring group works by', () => {
  const load = (changes: object) => loadMonitoringPolicy({ ...monitoringPolicy, ...changes } as unknown as Json);
  const [letter, ...others] = monitoringPolicy.letters;

  test('is read, and not with a stage twice or a letter whose field there is not', () => {
    assert.ok(load({}).ok);
    const twice = load({ escalation: [...monitoringPolicy.escalation, monitoringPolicy.escalation[0]] });
    assert.match(twice.ok ? '' : twice.refusal.message, /formal-discussion is named twice/);
    const wrong = load({ letters: [{ ...letter, paragraphs: ['Dear {patient}'] }, ...others] });
    assert.match(wrong.ok ? '' : wrong.refusal.message, /has the field patient/);
  });

  test('fills letters in with what the case has come to', () => {
    const filled = filledIn(['Dear {practice}, closed on {evidence}'], { practice: 'Linden Park' });
    assert.deepEqual(filled, ['Dear Linden Park, closed on not yet']);
  });
});
