import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { buildFixture, type Fixture } from '../../../tests/fixture.ts';
import { auditOf } from '../../audit/index.ts';
import { day, type Outcome, odsCode } from '../../base/index.ts';
import {
  committeeReport,
  homeReport,
  intelligenceReport,
  madePaper,
  monitoringReport,
  qualityCaseLetterReport,
  qualityCaseReport,
} from '../../reports/index.ts';
import { DatabaseFault, sql } from '../../store/index.ts';
import {
  destroyIntelligence,
  type EnterIntelligenceAsk,
  enterIntelligence,
  keepInterest,
  keepQualityCase,
  noteQualityCase,
  openQualityCase,
  type QualityCaseAsk,
} from '../index.ts';

const PRACTICE = odsCode('X00036');
const SIGNAL = { kind: 'other', words: 'Calls wait for twenty minutes' } as const;
const OPENED = {
  practice: PRACTICE,
  title: 'Telephone access',
  words: 'Three sources agree',
  signals: [SIGNAL],
  seenBy: null,
};
const TOLD: EnterIntelligenceAsk = {
  practice: PRACTICE,
  source: 'patient or public',
  standing: 'allegation',
  sensitivity: 'ordinary',
  seenBy: [],
  keptUntil: '2027-04-10',
  words: 'Nobody answers before nine',
  qualityCase: null,
  corrects: null,
};
const SECRET: EnterIntelligenceAsk = {
  ...TOLD,
  source: 'staff of the practice',
  sensitivity: 'whistleblowing',
  seenBy: ['nurse'],
  words: 'Results are said to be filed unread',
};

let fixture: Fixture;
const code = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.refusal.code);

function given<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

/** The same on another business day. */
function on(iso: string) {
  return { ...fixture.actions, businessDate: day(iso) };
}
const open = (as: string, ask: Partial<typeof OPENED> | { seenBy: readonly string[] } = {}) =>
  openQualityCase(fixture.actions, fixture.actor(as), { ...OPENED, ...ask });
const step = (as: string, id: string, entry: QualityCaseAsk, iso = '2026-04-10') =>
  keepQualityCase(on(iso), fixture.actor(as), { case: id, entry });
const tell = (as: string, ask: EnterIntelligenceAsk) => enterIntelligence(fixture.actions, fixture.actor(as), ask);
const list = async (as: string) => given(await monitoringReport(fixture.reports, fixture.actor(as)));
const read = (as: string, id: string) => qualityCaseReport(fixture.reports, fixture.actor(as), { case: id });

const TRIAGED: QualityCaseAsk = {
  kind: 'triaged',
  priority: 'soon',
  lead: 'quality',
  words: 'Ask the practice first',
  accountBy: '2026-04-24',
};
const ACCOUNT: QualityCaseAsk = { kind: 'heard', isGiven: true, words: 'Two of us were away' };
const SUPPORTED: QualityCaseAsk = {
  kind: 'supported',
  support: { what: 'visit', words: 'Look at the rota together', owner: 'quality', dueOn: '2026-05-01' },
  reviewOn: '2026-09-01',
};
const REVIEWED: QualityCaseAsk = {
  kind: 'reviewed',
  finding: 'no better',
  words: 'Calls wait as long',
  reviewOn: null,
};
const escalated = (to: string, body: string): QualityCaseAsk => {
  return { kind: 'escalated', to, body, words: 'It does not get better', reviewOn: '2027-06-01' };
};
const CLOSED: QualityCaseAsk = {
  kind: 'closed',
  words: 'Six months of waits under two minutes',
  lesson: 'Rotas first',
};

describe('quality cases and soft intelligence', () => {
  before(async () => {
    fixture = await buildFixture();
  });

  test('a case goes from a signal to its closing, seen by the practice all the way', async () => {
    const { id } = given(await open('quality'));
    assert.match(id, /^QM-[0-9a-f]{10}$/);
    assert.equal(code(await step('quality', id, SUPPORTED)), 'run.wrong-stage');
    given(await step('quality', id, TRIAGED));
    const silent: QualityCaseAsk = { kind: 'heard', isGiven: false, words: 'Asked twice' };
    assert.equal(code(await step('quality', id, silent)), 'input.invalid');
    const home = given(await homeReport(fixture.reports, fixture.actor('manager-x00036'), {}));
    assert.ok(home.needs.some(({ to }) => to?.page === 'quality case' && to.case === id));
    given(await step('manager-x00036', id, ACCOUNT));
    given(await step('quality', id, SUPPORTED));
    const gave = { kind: 'given', on: '2026-04-10', words: 'Visited' } as const;
    const late = (await list('quality')).signals?.filter(({ words }) => words.includes(id));
    assert.deepEqual(late, []);
    assert.equal(
      code(await noteQualityCase(fixture.actions, fixture.actor('quality'), { case: id, number: 1, note: gave })),
      'input.invalid',
    );
    given(await noteQualityCase(fixture.actions, fixture.actor('quality'), { case: id, number: 4, note: gave }));
    given(await step('quality', id, { ...REVIEWED, finding: 'better' }));
    given(await step('quality', id, CLOSED));
    assert.equal(code(await step('quality', id, REVIEWED)), 'run.wrong-stage');
    const seen = given(await read('manager-x00036', id));
    assert.deepEqual(
      seen.steps.map(({ says }) => says.kind),
      ['opened', 'triaged', 'heard', 'supported', 'reviewed', 'closed'],
    );
    assert.equal(seen.support[0]?.given?.words, 'Visited');
    assert.deepEqual(seen.may, []);
    const letter = given(
      await qualityCaseLetterReport(fixture.reports, fixture.actor('manager-x00036'), { case: id, letter: 'closing' }),
    );
    assert.match(letter.paragraphs.join(' '), /closed on this evidence: Six months of waits under two minutes/);
  });

  test('a case is not there for another practice, the public, or a member of no committee that is told', async () => {
    const { id } = given(await open('quality'));
    for (const user of ['manager-x00010', 'healthwatch']) assert.equal(code(await read(user, id)), 'not-found', user);
    for (const user of ['public', 'voluntary']) assert.equal(code(await read(user, id)), 'access.denied', user);
    for (const user of ['lmc', 'nhs-england', 'auditor', 'contracts'])
      assert.equal(code(await read(user, id)), 'ok', user);
    assert.equal(code(await step('manager-x00036', id, TRIAGED)), 'access.denied');
    assert.equal(code(await step('manager-x00010', id, ACCOUNT)), 'not-found');
  });

  test('a case goes up stage by stage, and to the contract only by who holds that function on the date', async () => {
    const { id } = given(await open('quality'));
    for (const entry of [TRIAGED, ACCOUNT, SUPPORTED, REVIEWED]) given(await step('quality', id, entry));
    assert.equal(code(await step('quality', id, escalated('contract-action', 'NHS England'))), 'function.not-held');
    assert.equal(code(await step('quality', id, escalated('improvement-plan', 'the group'))), 'input.invalid');
    given(await step('quality', id, escalated('formal-discussion', 'the group')));
    assert.equal(code(await read('committee', id)), 'ok', 'a committee that is told of escalations sees it now');
    given(await step('contracts', id, escalated('improvement-plan', 'the group')));
    const body = 'primary care commissioning committee';
    assert.equal(code(await step('committee', id, escalated('contract-action', 'NHS England'))), 'function.not-held');
    assert.equal(code(await step('lmc', id, escalated('contract-action', body))), 'function.not-held');
    const jointPhase = '2015-06-01';
    assert.match(
      given(await read('quality', id)).nextEscalation?.why ?? '',
      /through its primary care commissioning committee/,
    );
    const early = await step('committee', id, escalated('contract-action', body), jointPhase);
    assert.notEqual(code(early), 'ok');
    given(await step('committee', id, escalated('contract-action', body)));
    assert.equal(given(await read('quality', id)).nextEscalation, null);
  });

  test('a case is left to others by whoever has an interest in the practice', async () => {
    const details = {
      ...({ type: 'financial', organisation: PRACTICE, organisationName: 'Linden Park', nature: 'Landlord' } as const),
      ...{ through: null, from: '2026-04-01', to: null, mitigation: '' },
    } as const;
    const { id } = given(await open('quality'));
    given(
      await keepInterest(fixture.actions, fixture.actor('contracts'), {
        user: 'contracts',
        entry: { kind: 'declared', details },
      }),
    );
    const entry = escalated('formal-discussion', 'the group');
    assert.equal(code(await step('contracts', id, entry)), 'approval.interest');
  });

  test('a case cannot be edited: the database refuses a change and a step that there is not', async () => {
    const { id } = given(await open('quality'));
    const refuses = (statement: string) =>
      assert.rejects(
        fixture.actions.store.write(async (db) => void (await sql.raw(statement).execute(db))),
        DatabaseFault,
        statement,
      );
    await refuses(`update monitoring_steps set json = '{}' where quality_case = '${id}'`);
    await refuses(`delete from monitoring_steps where quality_case = '${id}'`);
    await refuses(
      `insert into monitoring_steps (quality_case, number, stage, json, by_user, on_day, at) values ('${id}', 2, 'escalated', '{}', 'x', '2026-04-10', '2026-04-10T00:00:00Z')`,
    );
    await refuses(`delete from monitoring_notes`.replace('delete from', 'truncate'));
  });

  test('committees are owed a report, which names no practice where it is published', async () => {
    const owed = given(
      await committeeReport(fixture.reports, fixture.actor('quality'), { committee: 'primary-care-commissioning' }),
    );
    assert.ok(owed.isPublic && owed.cases.length > 0);
    assert.doesNotMatch(owed.lines.join(' '), /Linden Park|X00036|QM-/);
    const inPrivate = given(
      await madePaper(fixture.reports, fixture.actor('secretary'), {
        report: 'quality monitoring',
        subject: 'quality-and-safety',
      }),
    );
    assert.match(inPrivate.text, /Linden Park Surgery/);
    const others = await committeeReport(fixture.reports, fixture.actor('healthwatch'), {
      committee: 'quality-and-safety',
    });
    assert.equal(code(others), 'access.denied');
  });

  test('soft intelligence that is ordinary is seen by the practice that it is about, and by no other', async () => {
    const id = given(await tell('quality', TOLD));
    const own = await list('manager-x00036');
    assert.deepEqual(
      own.intelligence.map(({ id: each, words }) => [each, words]),
      [[id, TOLD.words]],
    );
    assert.deepEqual((await list('manager-x00010')).intelligence, []);
    const right = { ...TOLD, standing: 'fact', corrects: id, words: 'The line opens at half past eight' } as const;
    const later = given(await tell('quality', right));
    assert.equal((await list('quality')).intelligence.find((each) => each.id === id)?.correctedBy, later);
  });

  test('soft intelligence that is sensitive leaves no trace to anybody who is not named for it', async () => {
    const before = await Promise.all(['quality', 'manager-x00036', 'lmc', 'auditor', 'nurse'].map(list));
    const id = given(await tell('contracts', SECRET));
    const restricted = given(await open('quality', { seenBy: ['nurse'] }));
    const after = await Promise.all(['quality', 'manager-x00036', 'lmc', 'auditor', 'nurse'].map(list));
    const [quality, ...others] = after.map(({ intelligence, cases, owed }) => [
      intelligence.length,
      cases.length,
      owed,
    ]);
    assert.deepEqual(
      others.slice(0, 3),
      before.slice(1, 4).map(({ intelligence, cases, owed }) => [intelligence.length, cases.length, owed]),
    );
    assert.deepEqual(
      quality?.slice(0, 1),
      [before[0]?.intelligence.length],
      'not even the quality lead, who is not named',
    );
    assert.equal(after[4]?.intelligence.find((each) => each.id === id)?.words, null, 'words are read one by one');
    for (const user of ['quality', 'manager-x00036', 'lmc', 'auditor']) {
      const [hidden, none] = await Promise.all(
        [id, 'SI-0000000000'].map((each) => intelligenceReport(fixture.reports, fixture.actor(user), { id: each })),
      );
      assert.ok(hidden !== undefined && none !== undefined && !hidden.ok && !none.ok, user);
      assert.equal(hidden.refusal.message.replace(id, ''), none.refusal.message.replace('SI-0000000000', ''));
    }
    for (const user of ['manager-x00036', 'lmc', 'auditor', 'contracts']) {
      assert.equal(code(await read(user, restricted.id)), 'not-found', user);
    }
    assert.equal(code(await read('nurse', restricted.id)), 'ok');
    const owed = given(
      await madePaper(fixture.reports, fixture.actor('secretary'), {
        report: 'quality monitoring',
        subject: 'quality-and-safety',
      }),
    );
    assert.doesNotMatch(owed.text, new RegExp(restricted.id));
  });

  test('soft intelligence that is sensitive is read one by one, and each reading is kept', async () => {
    const id = given(await tell('guardian', { ...SECRET, sensitivity: 'safeguarding' }));
    const told = given(await intelligenceReport(fixture.reports, fixture.actor('nurse'), { id }));
    assert.deepEqual([told.words, told.seenBy], [SECRET.words, ['Florence Rounds']]);
    const [event] = await auditOf(fixture.reports.store, { subject: `intelligence ${id}`, limit: 5 });
    assert.deepEqual([event?.user, event?.verb, event?.outcome], ['nurse', 'read intelligence', 'ok']);
  });

  test('soft intelligence names nobody, ends on a day, and is for people who may see it', async () => {
    const refusals = await Promise.all([
      tell('quality', { ...TOLD, words: 'Dr Percy Tendon is said to be late' }),
      tell('quality', { ...TOLD, keptUntil: '2040-01-01' }),
      tell('quality', { ...TOLD, keptUntil: '2026-04-10' }),
      tell('quality', { ...TOLD, seenBy: ['nurse'] }),
      tell('quality', { ...SECRET, seenBy: [] }),
      tell('quality', { ...SECRET, seenBy: ['finance'] }),
      tell('quality', { ...TOLD, qualityCase: 'QM-0000000000' }),
      tell('manager-x00036', TOLD),
    ]);
    assert.deepEqual(refusals.map(code), [...Array(6).fill('input.invalid'), 'not-found', 'access.denied']);
  });

  test('soft intelligence is nobody’s after its last day, and its words alone are destroyed, not before', async () => {
    const id = given(await tell('quality', { ...TOLD, keptUntil: '2026-05-01' }));
    const words = async () => {
      const { rows } = await fixture.actions.store.read((db) =>
        sql`select words from monitoring_words where id = ${id}`.execute(db),
      );
      return rows.length;
    };
    await assert.rejects(
      fixture.actions.store.write(
        async (db) => void (await sql`delete from monitoring_words where id = ${id}`.execute(db)),
      ),
    );
    given(await destroyIntelligence(on('2026-05-01'), fixture.actor('quality')));
    assert.equal(await words(), 1);
    const later = { ...fixture.reports, businessDate: day('2026-05-02') };
    const seen = given(await monitoringReport(later, fixture.actor('quality')));
    assert.ok(!seen.intelligence.some((each) => each.id === id));
    given(await destroyIntelligence(on('2026-05-02'), fixture.actor('quality')));
    assert.equal(await words(), 0);
  });
});
