import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { buildFixture, type Fixture } from '../../../tests/fixture.ts';
import { day, type Outcome } from '../../base/index.ts';
import { decisionNamed, type InterestDetails, type Matter, meetingNamed, standingOn } from '../../governance/index.ts';
import { holdMeeting, layMeeting, type PlannedItem } from '../../main/hold-meeting.ts';
import { addPaper, callCommittee, keepInterest, keepMeeting, type MeetingEntry } from '../index.ts';

let fixture: Fixture;
const PCCC = 'primary-care-commissioning';
const COVER = {
  decisionSought: 'Agree',
  money: '£1,000',
  conflicts: 'GPs',
  involvement: 'The group was asked',
  equality: 'None',
  risk: 'Low',
};
const VARIATION: Matter = {
  kind: 'contract variation',
  contract: 'PMS',
  subject: 'pms/2025-26',
  contentHash: null,
  amountPence: null,
};
const MOTION = { words: 'Vary the contract', conditions: [], expiresOn: null };

function item(matter: Matter | null, names: readonly string[] = ['X00010']): PlannedItem {
  const agenda = { title: 'Extended access', purpose: 'decision' as const, matter, names };
  return { agenda, cover: COVER, paper: 'The case', motion: MOTION };
}
const when = (on: string) => ({ on, startsAt: '14:00', endsAt: '16:00', place: 'Town hall', inCommonWith: null });
const code = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.refusal.code);
const words = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.refusal.message);

function given<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : `${outcome.refusal.code}: ${outcome.refusal.message}`);
  return outcome.value;
}
const people = () => ({ secretary: fixture.actor('secretary'), chair: fixture.actor('committee') });
const on = (iso: string) => ({ ...fixture.actions, businessDate: day(iso) });
const enter = (iso: string, user: string, meeting: string, entry: MeetingEntry) =>
  keepMeeting(on(iso), fixture.actor(user), { meeting, entry });
const meetingNow = async (id: string) => given(await fixture.actions.store.read((db) => meetingNamed(db, id))).state;

describe('keeping meetings', () => {
  before(async () => {
    fixture = await buildFixture();
    const details: InterestDetails = {
      type: 'financial',
      organisation: 'X00010',
      organisationName: 'Juniper Health Centre',
      nature: 'Partner',
      through: null,
      from: '2025-04-01',
      to: null,
      mitigation: '',
    };
    given(
      await keepInterest(on('2025-04-10'), fixture.actor('gp-x00010'), {
        user: 'gp-x00010',
        entry: { kind: 'declared', details },
      }),
    );
  });

  test('a motion that is carried stands in the register, with the conflict and how it was handled', async () => {
    const meeting = given(
      await holdMeeting(fixture.actions, people(), {
        ...when('2025-09-16'),
        committee: PCCC,
        present: {
          chair: '14:00',
          'chief officer': '14:00',
          'chief finance officer': '14:00',
          'secondary-care doctor': '14:01',
          'general practitioner 1': '14:02',
        },
        items: [{ ...item(VARIATION), handled: { 'general practitioner 1': 'leave for the item' } }],
      }),
    );
    const decision = await fixture.actions.store.read((db) => decisionNamed(db, 'PCCC 2025-09-16 item 1'));
    assert.ok(decision);
    assert.deepEqual(decision.votes, { inFavour: 4, against: 0, abstained: 0 });
    assert.deepEqual(decision.conflicts, [
      {
        who: 'Dr Stella Stethoscope',
        interest: 'financial interest in Juniper Health Centre: Partner',
        handling: 'leave for the item',
      },
    ]);
    assert.equal(standingOn(decision, day('2025-10-01')), 'live');
    const { stage, present, attendance } = await meetingNow(meeting);
    assert.deepEqual([stage, present.size, attendance.length], ['closed', 0, 5]);
    const late = await enter('2025-09-16', 'secretary', meeting, { kind: 'came', seat: 'nurse', at: '15:59' });
    assert.match(words(late), /not open/);
  });

  test('when interests leave too few, the vote is blocked until a panel joins, which may be refused', async () => {
    const iso = '2025-10-14';
    const laid = { ...when(iso), committee: PCCC, items: [item(VARIATION), item(VARIATION, ['every practice'])] };
    const meeting = given(await layMeeting(fixture.actions, people(), laid, day('2025-10-01')));
    const secretary = (entry: MeetingEntry) => enter(iso, 'secretary', meeting, entry);
    given(await secretary({ kind: 'opened', at: '14:00' }));
    for (const seat of ['chair', 'chief finance officer', 'secondary-care doctor', 'general practitioner 1']) {
      given(await secretary({ kind: 'came', seat, at: '14:00' }));
    }
    given(await secretary({ kind: 'begun', item: 1, at: '14:05' }));
    const moved = { kind: 'moved', item: 1, at: '14:10', motion: MOTION } as const;
    const [proposer, seconder] = ['chair', 'chief finance officer'];
    const move = () => secretary({ ...moved, proposer, seconder });
    assert.match(words(await move()), /how each declared interest is handled/);
    const handled = { kind: 'handled', item: 1, seat: 'general practitioner 1', words: '' } as const;
    const leave = { ...handled, handling: 'leave for the item' } as const;
    assert.match(words(await secretary(leave)), /recorded by the chair/);
    assert.match(
      words(await enter(iso, 'committee', meeting, { ...handled, handling: 'noted' })),
      /cannot only be noted/,
    );
    given(await enter(iso, 'committee', meeting, leave));
    const back = await secretary({ kind: 'came', seat: 'general practitioner 1', at: '14:07' });
    assert.match(words(back), /may not be in the room/);
    assert.match(words(await move()), /Too few members/);
    const guest = { role: 'nurse', name: 'Nora Neighbour', from: 'another commissioner' } as const;
    const panel = { kind: 'panel', item: 1, at: '14:12', words: 'Fair.', recommendation: 'accept' } as const;
    assert.match(words(await secretary({ ...panel, members: [guest] })), /at least 3/);
    given(await secretary({ ...panel, members: [guest, guest, guest] }));
    assert.match(words(await secretary({ kind: 'came', seat: 'nurse', at: '14:11' })), /time does not go back/);
    given(await secretary({ ...moved, at: '14:15', proposer, seconder }));
    const vote = (seat: string) => secretary({ kind: 'voted', item: 1, seat, vote: 'for' });
    assert.match(words(await vote('general practitioner 1')), /may not vote/);
    for (const seat of ['chair', 'chief finance officer', 'secondary-care doctor', 'guest 1']) given(await vote(seat));
    given(await secretary({ kind: 'vote closed', item: 1, at: '14:20' }));
    given(await secretary({ kind: 'begun', item: 2, at: '14:21' }));
    const every = (await meetingNow(meeting)).items[1]?.interests.map(({ seat, words: said }) => `${seat}: ${said}`);
    assert.deepEqual(every, [
      'general practitioner 1: financial interest in Juniper Health Centre: Partner',
      'general practitioner 2: Linden Park Surgery is their own practice, not declared',
    ]);
    given(await secretary({ kind: 'referred', item: 2, at: '14:30', to: 'governing-body' }));
    given(await secretary({ kind: 'closed', at: '15:00' }));
  });

  test('a member votes for their own seat and for no other, and nobody from outside', async () => {
    const iso = '2025-11-11';
    const laid = { ...when(iso), committee: PCCC, items: [item(VARIATION, ['X00V1'])] };
    const meeting = given(await layMeeting(fixture.actions, people(), laid, day('2025-11-03')));
    const secretary = (entry: MeetingEntry) => enter(iso, 'secretary', meeting, entry);
    given(await secretary({ kind: 'opened', at: '14:00' }));
    for (const seat of ['chair', 'lay member', 'chief officer', 'secondary-care doctor']) {
      given(await secretary({ kind: 'came', seat, at: '14:00' }));
    }
    given(await secretary({ kind: 'begun', item: 1, at: '14:05' }));
    const motion = { ...MOTION, expiresOn: '2026-03-31' };
    given(await secretary({ kind: 'moved', item: 1, at: '14:06', proposer: 'chair', seconder: 'lay member', motion }));
    const vote = (user: string, seat: string) =>
      enter(iso, user, meeting, { kind: 'voted', item: 1, seat, vote: 'against' });
    assert.equal(code(await vote('lay-member', 'chair')), 'access.denied');
    assert.equal(code(await vote('gp-x00036', 'chair')), 'access.denied');
    assert.equal(code(await vote('public', 'chair')), 'access.denied');
    given(await vote('lay-member', 'lay member'));
    given(await vote('committee', 'chair'));
    given(await secretary({ kind: 'vote closed', item: 1, at: '14:10' }));
    assert.equal((await meetingNow(meeting)).items[0]?.live?.stage, 'lost');
    const none = await fixture.actions.store.read((db) => decisionNamed(db, 'PCCC 2025-11-11 item 1'));
    assert.equal(none, undefined);
  });

  test('papers are published five working days before, whole, or late with a reason', async () => {
    const call = (iso: string) =>
      callCommittee(fixture.actions, fixture.actor('secretary'), { ...when(iso), committee: PCCC });
    const { id: meeting } = given(await call('2026-04-20'));
    assert.match(words(await call('2026-04-20')), /already/);
    assert.equal(
      code(
        await callCommittee(fixture.actions, fixture.actor('committee'), { ...when('2026-05-20'), committee: PCCC }),
      ),
      'access.denied',
    );
    const publish = (iso: string, lateReason: string | null = null) =>
      enter(iso, 'secretary', meeting, { kind: 'published', lateReason });
    assert.match(words(await publish('2026-04-10')), /nothing on the agenda/);
    const agenda = { ...item(VARIATION).agenda, privateGround: null, referredFrom: null };
    given(await enter('2026-04-10', 'secretary', meeting, { kind: 'item', agenda }));
    assert.match(words(await publish('2026-04-10')), /no cover or no paper/);
    given(await enter('2026-04-10', 'secretary', meeting, { kind: 'cover', item: 1, cover: COVER }));
    const pdf = (text: string) =>
      addPaper(fixture.actions, fixture.actor('secretary'), {
        ...{ meeting, item: 1, name: 'The case.pdf' },
        content: { pdf: new TextEncoder().encode(text) },
      });
    assert.match(words(await pdf('MZ')), /is no PDF/);
    assert.match(words(await pdf('%PDF-1.7 << /J#61vaScript 1 >> %%EOF')), /holds JavaScript/);
    assert.match(words(await pdf('%PDF-1.7 cut')), /ends before/);
    given(await pdf('%PDF-1.7 a page %%EOF\n'));
    assert.match(words(await publish('2026-04-14')), /at least 5 working days/);
    given(await publish('2026-04-13'));
    assert.match(
      words(await enter('2026-04-13', 'secretary', meeting, { kind: 'opened', at: '14:00' })),
      /is on 2026-04-20/,
    );
  });

  test('a committee that does not hold the function is refused in words, unless the item was referred to it', async () => {
    const attending = {
      chair: '14:00',
      'vice-chair': '14:00',
      'chief officer': '14:00',
      'chief finance officer': '14:00',
      'chief quality officer': '14:00',
      'secondary-care doctor': '14:00',
    };
    const body = { secretary: fixture.actor('secretary'), chair: fixture.actor('vice-chair') };
    const hold = (iso: string, matter: Matter) =>
      holdMeeting(fixture.actions, body, {
        ...{ ...when(iso), committee: 'governing-body', present: attending },
        items: [item(matter, ['X00V1'])],
      });
    const refused = await hold('2025-12-02', VARIATION);
    assert.match(words(refused), /governing body does not decide on award and variation of contracts \(PMS\)/);
    given(await hold('2025-12-09', { ...VARIATION, kind: 'drawdown', contract: 'any', subject: 'dd-1' }));
    const referred = {
      ...item(VARIATION, ['X00V1']).agenda,
      ...{ privateGround: null, referredFrom: { meeting: `${PCCC}-2025-10-14`, item: 2 } },
    };
    const { id: meeting } = given(
      await callCommittee(on('2025-12-01'), body.secretary, { ...when('2025-12-16'), committee: 'governing-body' }),
    );
    const secretary = (entry: MeetingEntry, iso = '2025-12-16') => enter(iso, 'secretary', meeting, entry);
    given(await secretary({ kind: 'item', agenda: referred }, '2025-12-01'));
    given(await secretary({ kind: 'cover', item: 1, cover: COVER }, '2025-12-01'));
    const content = { text: 'The case', madeFrom: 'tests' };
    given(await addPaper(on('2025-12-01'), body.secretary, { meeting, item: 1, name: 'The case', content }));
    given(await secretary({ kind: 'published', lateReason: null }, '2025-12-01'));
    given(await secretary({ kind: 'opened', at: '14:00' }));
    for (const seat of Object.keys(attending)) given(await secretary({ kind: 'came', seat, at: '14:00' }));
    given(await secretary({ kind: 'begun', item: 1, at: '14:05' }));
    const moved = {
      kind: 'moved',
      item: 1,
      at: '14:06',
      proposer: 'chair',
      seconder: 'vice-chair',
      motion: MOTION,
    } as const;
    given(await secretary(moved));
  });
});
