import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { buildFixture, type Fixture } from '../../../tests/fixture.ts';
import { addPaper, callCommittee, keepMeeting, type MeetingEntry } from '../../actions/index.ts';
import { day, type Outcome } from '../../base/index.ts';
import { conflictsReport, meetingReport, meetingsReport, paperReport } from '../index.ts';

let fixture: Fixture;
let meeting = '';
let sha256 = '';
const COVER = { decisionSought: 'Agree', money: '', conflicts: '', involvement: '', equality: '', risk: '' };
const code = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.refusal.code);

function given<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : `${outcome.refusal.code}: ${outcome.refusal.message}`);
  return outcome.value;
}
const enter = async (user: string, entry: MeetingEntry) =>
  given(await keepMeeting(fixture.actions, fixture.actor(user), { meeting, entry }));
const read = async (user: string) => given(await meetingReport(fixture.reports, fixture.actor(user), meeting));
const open = async (user: string) => code(await paperReport(fixture.reports, fixture.actor(user), { meeting, sha256 }));

describe('what is seen of a meeting', () => {
  before(async () => {
    fixture = await buildFixture();
    const secretary = fixture.actor('secretary');
    const when = { on: '2026-04-21', startsAt: '14:00', endsAt: '16:00', place: 'Town hall' };
    const called = await callCommittee(fixture.actions, secretary, {
      ...when,
      inCommonWith: 'Primary care committee of Eastmoor',
      committee: 'primary-care-commissioning',
    });
    meeting = given(called).id;
    const matter = {
      kind: 'procurement',
      contract: 'any',
      subject: 'walk-in',
      contentHash: null,
      amountPence: null,
    } as const;
    const agenda = {
      title: 'Bids for the walk-in centre',
      purpose: 'decision',
      matter,
      names: ['X00010', 'X00V1'],
    } as const;
    await enter('secretary', {
      kind: 'item',
      agenda: { ...agenda, privateGround: 'Commercial in confidence', referredFrom: null },
    });
    await enter('secretary', { kind: 'cover', item: 1, cover: COVER });
    const content = { text: 'The bids', madeFrom: 'tests' };
    const ask = { meeting, item: 1, name: 'The bids', content };
    sha256 = given(await addPaper(fixture.actions, secretary, ask)).state.items[0]?.papers[0]?.sha256 ?? '';
  });

  test('a private item shows the public its ground alone, and members its paper', async () => {
    await enter('secretary', { kind: 'published', lateReason: null });
    const [item] = (await read('public')).items;
    assert.deepEqual(
      [item?.title, item?.privateGround, item?.matter],
      ['Taken in private', 'Commercial in confidence', null],
    );
    assert.deepEqual([item?.papers, item?.names], [[], []]);
    assert.equal((await read('public')).conflicts, null);
    assert.equal((await read('public')).meeting.inCommonWith, 'Primary care committee of Eastmoor');
    assert.deepEqual(
      [await open('public'), await open('contracts'), await open('lay-member'), await open('auditor')],
      ['access.denied', 'access.denied', 'ok', 'ok'],
    );
  });

  test('a partner of a bidder is refused the paper until the chair leaves it to them', async () => {
    const { conflicts } = given(await conflictsReport(fixture.reports, fixture.actor('secretary'), meeting));
    assert.deepEqual(
      conflicts.map(({ item, seat, interest, proposed, handling }) => [item, seat, interest, proposed, handling]),
      [[1, 'general practitioner 1', null, 'no papers', null]],
    );
    assert.equal(await open('gp-x00010'), 'access.denied');
    assert.equal(await open('gp-x00036'), 'ok', 'a practitioner of another practice');
    const handled = { kind: 'handled', item: 1, seat: 'general practitioner 1', words: '' } as const;
    await enter('committee', { ...handled, handling: 'discuss, not vote' });
    assert.equal(await open('gp-x00010'), 'ok');
    await enter('committee', { ...handled, handling: 'no papers' });
    assert.equal(await open('gp-x00010'), 'access.denied');
    assert.equal(
      (await read('gp-x00010')).items[0]?.withheld,
      'you have an interest in it, and the chair has not left you the papers',
    );
    assert.equal(code(await conflictsReport(fixture.reports, fixture.actor('public'), meeting)), 'access.denied');
  });

  test('actions fall overdue, and attendance is counted of meetings that were held', async () => {
    await enter('secretary', { kind: 'action', item: 1, what: 'Write', owner: 'Clause', dueOn: '2026-04-09' });
    const shown = given(await meetingsReport(fixture.reports, fixture.actor('public')));
    assert.deepEqual(
      shown.actions.map(({ isOverdue, due }) => [isOverdue, due]),
      [[true, day('2026-04-09')]],
    );
    assert.deepEqual([shown.attendance, shown.planned.map(({ stage }) => stage)], [[], ['published']]);
    await enter('secretary', { kind: 'action done', action: 1, words: 'Written' });
    const after = given(await meetingsReport(fixture.reports, fixture.actor('public')));
    assert.deepEqual(
      after.actions.map(({ isOverdue, done }) => [isOverdue, done]),
      [[false, 'Written']],
    );
  });
});
