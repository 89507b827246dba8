import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { committees } from '../../../definitions/committees/demonstration.ts';
import { day } from '../../base/index.ts';
import type { TermsOfReference } from '../committees/terms-of-reference.ts';
import type { Kept } from '../kept/entry.ts';
import { entryFault } from './entry-fault.ts';
import type { AgendaItem, Called, MeetingEntry } from './meeting-entry.ts';
import { liveCount, type MeetingState } from './meeting-state.ts';
import { meetingFrom, meetingStep } from './meeting-step.ts';
import { draftMinute } from './minutes.ts';

const terms = committees.find(({ id }) => id === 'primary-care-commissioning') as TermsOfReference;
const CALLED: Called = {
  ...{
    terms,
    sitting: {},
    on: '2026-04-21',
    startsAt: '14:00',
    endsAt: '16:00',
    place: 'Town hall',
    inCommonWith: null,
  },
};
const MATTER = { kind: 'merger', contract: 'GMS', subject: 'm-1', contentHash: null, amountPence: null } as const;
const AGENDA: AgendaItem = {
  ...{ title: 'A merger', purpose: 'decision', matter: MATTER, names: [], privateGround: null, referredFrom: null },
};
const COVER = { decisionSought: '', money: '', conflicts: '', involvement: '', equality: '', risk: '' };
const SEATS = ['chair', 'lay member', 'chief officer', 'secondary-care doctor', 'general practitioner 1'];
const MOTION = { words: 'Agreed.', conditions: [], expiresOn: null };

/** A meeting on which an item is before it and everybody of SEATS is there. */
const BEGUN: readonly MeetingEntry[] = [
  { kind: 'item', agenda: AGENDA },
  { kind: 'cover', item: 1, cover: COVER },
  { kind: 'paper', item: 1, paper: { name: 'p', sha256: 'a', madeFrom: null } },
  { kind: 'published', lateReason: null },
  { kind: 'opened', at: '14:00' },
  ...SEATS.map((seat): MeetingEntry => ({ kind: 'came', seat, at: '14:00' })),
  { kind: 'begun', item: 1, at: '14:05' },
];
const MOVED: MeetingEntry = {
  kind: 'moved',
  item: 1,
  at: '14:10',
  proposer: 'chair',
  seconder: 'lay member',
  motion: MOTION,
};

function after(...entries: readonly MeetingEntry[]): MeetingState {
  const kept = [{ kind: 'called', ...CALLED } as MeetingEntry, ...entries].map(
    (says, index): Kept<MeetingEntry> => ({ number: index + 1, says, by: 's', on: day('2026-04-21'), at: '' }),
  );
  return meetingFrom('m', kept).state;
}

function refusal(state: MeetingState, entry: MeetingEntry): string {
  const next = meetingStep(state, entry);
  return typeof next === 'string' ? next : 'entered';
}

describe('a meeting', () => {
  test('follows from its entries, and is refused what cannot happen then', () => {
    const open = after(...BEGUN);
    assert.deepEqual([open.stage, open.current, open.present.size], ['open', 1, 5]);
    assert.match(refusal(open, { kind: 'begun', item: 1, at: '14:06' }), /still before the meeting/);
    assert.match(refusal(open, { kind: 'came', seat: 'chair', at: '14:06' }), /there already/);
    assert.match(refusal(open, { kind: 'left', seat: 'nurse', at: '14:06' }), /no such seat/);
    assert.match(refusal(open, { kind: 'left', seat: 'chair', at: '14:04' }), /time does not go back/);
    assert.match(refusal(open, { kind: 'closed', at: '14:06' }), /still before the meeting/);
    assert.match(refusal(open, { kind: 'minuted', item: 1, words: 'x' }), /when the meeting is over/);
    assert.match(refusal(open, { kind: 'cover', item: 1, cover: COVER }), /begun already/);
    assert.match(refusal(open, { kind: 'noted', item: 2, at: '14:06', words: 'x' }), /no item 2/);
    assert.match(refusal(after(), { kind: 'opened', at: '14:00' }), /after its agenda/);
    assert.match(refusal(after(), { kind: 'item', agenda: { ...AGENDA, matter: null } }), /says what would be decided/);
    assert.match(refusal(open, { kind: 'called', ...CALLED }), /called already/);
  });

  test('loses its quorum when a member leaves, and the vote is then not closed', () => {
    const state = after(...BEGUN, { kind: 'left', seat: 'general practitioner 1', at: '14:06' }, MOVED, {
      kind: 'left',
      seat: 'secondary-care doctor',
      at: '14:11',
    });
    const live = state.items[0]?.live;
    assert.ok(live);
    assert.deepEqual(liveCount(state, live).missing, ['at least 4 voting members']);
    assert.match(refusal(state, { kind: 'vote closed', item: 1, at: '14:12' }), /Too few members/);
    assert.match(refusal(after(...BEGUN), { ...MOVED, seconder: 'chair' } as MeetingEntry), /two members/);
  });

  test('invites members from outside only while too few can take part, and then closes the vote', () => {
    const guest = { name: 'Nora Neighbour', role: 'nurse', from: 'Eastmoor' } as const;
    const invited: MeetingEntry = { kind: 'invited', item: 1, at: '14:08', guest };
    assert.equal(entryFault(invited), undefined);
    assert.match(refusal(after(...BEGUN), invited), /nobody from outside is needed/);
    const left = ['general practitioner 1', 'secondary-care doctor'].map((seat): MeetingEntry => {
      return { kind: 'left', seat, at: '14:06' };
    });
    const state = after(...BEGUN, ...left, invited);
    const live = state.items[0]?.live;
    assert.ok(live);
    assert.deepEqual(liveCount(state, live).missing, []);
    assert.deepEqual(state.items[0]?.guests, [
      {
        seat: { id: 'guest 1', role: 'nurse', isVoting: true, office: null },
        name: 'Nora Neighbour',
        from: 'Eastmoor',
      },
    ]);
    const votes = ['chair', 'lay member', 'chief officer', 'guest 1'].map((seat): MeetingEntry => {
      return { kind: 'voted', item: 1, seat, vote: 'for' };
    });
    const closed = after(...BEGUN, ...left, invited, MOVED, ...votes, { kind: 'vote closed', item: 1, at: '14:20' });
    assert.deepEqual([closed.items[0]?.live?.stage, closed.items[0]?.votes?.inFavour], ['carried', 4]);
  });

  test('keeps the votes as they fell, whatever interest comes to light later', () => {
    const voted = SEATS.map((seat): MeetingEntry => ({ kind: 'voted', item: 1, seat, vote: 'for' }));
    const closed = after(...BEGUN, MOVED, ...voted, { kind: 'vote closed', item: 1, at: '14:20' });
    const late = {
      kind: 'declared',
      item: 1,
      seat: 'general practitioner 1',
      conflict: 'close',
      interest: null,
    } as const;
    const state = meetingStep(closed, { ...late, words: 'a share' });
    assert.ok(typeof state !== 'string');
    const [item] = state.items;
    assert.deepEqual([item?.live?.stage, item?.votes], ['carried', { inFavour: 5, against: 0, abstained: 0 }]);
    const minute = draftMinute(state, item as NonNullable<typeof item>, (seat) => seat).join(' ');
    assert.match(
      minute,
      /chair proposed and lay member seconded: Agreed\. Votes: 5 for, 0 against, 0 abstained\. Decided \(PCCC 2026-04-21 item 1\)/,
    );
  });

  test('takes minutes until they are approved, and no correction after', () => {
    const over = after(
      ...BEGUN,
      { kind: 'referred', item: 1, at: '14:30', to: 'governing-body' },
      { kind: 'closed', at: '14:31' },
    );
    assert.equal(refusal(over, { kind: 'minuted', item: 1, words: 'Referred.' }), 'entered');
    const approved = meetingStep(over, { kind: 'minutes approved', at: 'later' });
    assert.ok(typeof approved !== 'string');
    assert.match(refusal(approved, { kind: 'minuted', item: 1, words: 'Otherwise.' }), /approved/);
    assert.match(refusal(approved, { kind: 'minutes approved', at: 'later' }), /approved already/);
    assert.match(refusal(over, { kind: 'voted', item: 1, seat: 'chair', vote: 'for' }), /over/);
  });

  test('takes no entry that is not of its form', () => {
    const wrong: readonly [MeetingEntry, RegExp][] = [
      [{ kind: 'voted', item: 1, seat: 'chair', vote: 'maybe' as 'for' }, /vote/],
      [{ kind: 'handled', item: 1, seat: 'chair', handling: 'ignored' as 'noted', words: '' }, /handling/],
      [{ kind: 'action', item: 1, what: 'Write', owner: 'C', dueOn: '2026-02-30' }, /no day of the calendar/],
      [{ kind: 'noted', item: 0, at: '14:00', words: 'x' }, /item/],
      [{ kind: 'noted', item: 1, at: '25:00', words: 'x' }, /HH:MM/],
      [{ kind: 'noted', item: 1, at: '14:00', words: '  ' }, /words/],
      [{ kind: 'none' } as unknown as MeetingEntry, /kind is not one of/],
    ];
    for (const [entry, fault] of wrong) assert.match(entryFault(entry) ?? 'none', fault, JSON.stringify(entry));
    for (const entry of BEGUN) assert.equal(entryFault(entry), undefined, entry.kind);
  });
});
