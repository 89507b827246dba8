import type { MeetingEntry } from './meeting-entry.ts';
import type { MeetingItem, MeetingState } from './meeting-state.ts';
import { meetingStep } from './meeting-step.ts';

/** What a meeting is after an entry, or why it cannot happen. */
export type MeetingMachine = (state: MeetingState, entry: MeetingEntry) => MeetingState | string;

/** A meeting that is taken for another than it is, to see that the exploration finds what that lets through. */
export type PlantedMeetingFault = { readonly id: string; readonly words: string; readonly machine: MeetingMachine };

/** The machine over a state in which something was overlooked, of entries of one kind. */
function overlooking(kind: MeetingEntry['kind'], overlook: (state: MeetingState) => MeetingState): MeetingMachine {
  return (state, entry) => meetingStep(entry.kind === kind ? overlook(state) : state, entry);
}

/** Every item changed in one way. */
function everyItem(changed: (item: MeetingItem) => Partial<MeetingItem>): (state: MeetingState) => MeetingState {
  return (state) => ({ ...state, items: state.items.map((item) => ({ ...item, ...changed(item) })) });
}

const NOT_WITHDRAWN = everyItem(() => ({ withdrawn: null }));
const SHOWN = { decisionSought: '', money: '', conflicts: '', involvement: '', equality: '', risk: '' };

export const PLANTED_MEETING_FAULTS: readonly PlantedMeetingFault[] = [
  {
    ...{ id: 'opened-unpublished', words: 'a meeting opens before its papers are published' },
    machine: overlooking('opened', (state) => ({ ...state, stage: 'published' })),
  },
  {
    ...{ id: 'two-at-once', words: 'an item is begun while another is before the meeting' },
    machine: overlooking('begun', (state) => ({ ...state, current: null })),
  },
  {
    ...{ id: 'taken-twice', words: 'an item that was dealt with is begun again' },
    machine: overlooking(
      'begun',
      everyItem(() => ({ endedAt: null })),
    ),
  },
  {
    ...{ id: 'withdrawn-taken', words: 'a withdrawn item is begun' },
    machine: overlooking('begun', NOT_WITHDRAWN),
  },
  {
    ...{
      id: 'interests-forgotten',
      words: 'interests that were put to the chair before are forgotten when the item begins',
    },
    machine: overlooking(
      'begun',
      everyItem(() => ({ interests: [] })),
    ),
  },
  {
    ...{ id: 'unshown-decided', words: 'an item without a paper is decided on' },
    machine: overlooking(
      'begun',
      everyItem(() => ({ cover: SHOWN, papers: [{ name: 'none', sha256: '', madeFrom: null }] })),
    ),
  },
  {
    ...{ id: 'leaving-unseen', words: 'who leaves while an item is before the meeting still counts for it' },
    machine: (state, entry) => {
      const after = meetingStep(state, entry);
      return entry.kind !== 'left' || typeof after === 'string' ? after : { ...after, items: state.items };
    },
  },
  {
    ...{ id: 'closed-early', words: 'a meeting closes with an item before it' },
    machine: overlooking('closed', (state) => ({ ...state, current: null })),
  },
];
