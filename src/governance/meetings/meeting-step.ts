import type { Seat } from '../committees/committee-role.ts';
import { ITEM_REFUSALS, type ItemEvent, type ItemState } from '../committees/item-state.ts';
import { itemStep, newItem } from '../committees/item-step.ts';
import type { Kept } from '../kept/entry.ts';
import type { Called, EntryOf, Guest, MeetingEntry } from './meeting-entry.ts';
import {
  liveCount,
  type Meeting,
  type MeetingItem,
  type MeetingState,
  type SeatedGuest,
  tallyOf,
} from './meeting-state.ts';

/** What a meeting is after an entry, or why it cannot happen, in words. */
type Stepped = MeetingState | string;

/** A meeting that was called and nothing else. */
export function calledMeeting(called: Called): MeetingState {
  return {
    called,
    stage: 'planned',
    lateReason: null,
    items: [],
    present: new Set(),
    attendance: [],
    openedAt: null,
    closedAt: null,
    minute: null,
    current: null,
    actions: [],
    questions: [],
    minutesApprovedAt: null,
  };
}

/** A meeting from its entries. The first calls it; each was possible when it was entered. */
export function meetingFrom(id: string, entries: readonly Kept<MeetingEntry>[]): Meeting {
  const [first, ...rest] = entries;
  if (first?.says.kind !== 'called') throw new Error(`The entries of ${id} do not begin with its being called.`);
  let state = calledMeeting(first.says);
  for (const { says, number } of rest) {
    const next = meetingStep(state, says);
    if (typeof next === 'string') throw new Error(`Entry ${number} of ${id} cannot have happened: ${next}`);
    state = next;
  }
  return { id, state, entries };
}

/** What a meeting is after an entry. Pure; who may enter what is for the action to say. */
export function meetingStep(state: MeetingState, entry: MeetingEntry): Stepped {
  if ('at' in entry && entry.kind !== 'minutes approved') {
    const early = timeFault(state, entry.at);
    if (early !== undefined) return early;
  }
  switch (entry.kind) {
    case 'called':
      return 'The meeting is called already.';
    case 'item':
      return addItem(state, entry);
    case 'published':
      return state.stage === 'planned'
        ? { ...state, stage: 'published', lateReason: entry.lateReason }
        : 'The agenda and papers are published already.';
    case 'opened':
      return state.stage === 'published'
        ? { ...state, stage: 'open', openedAt: entry.at, minute: entry.at }
        : 'A meeting opens once, after its agenda and papers were published.';
    case 'closed':
      return closeMeeting(state, entry);
    case 'came':
    case 'left':
      return attend(state, entry);
    case 'action':
      return withAction(state, entry);
    case 'action done':
      return doneAction(state, entry);
    case 'question':
      return { ...state, questions: [...state.questions, { words: entry.words, answer: entry.answer }] };
    case 'minutes approved':
      if (state.stage !== 'closed') return 'Minutes are approved when the meeting is over.';
      return state.minutesApprovedAt === null
        ? { ...state, minutesApprovedAt: entry.at }
        : 'The minutes are approved already; a correction is an entry of the later meeting.';
    default:
      return onItem(state, entry);
  }
}

type OnItem = Exclude<Extract<MeetingEntry, { readonly item: number }>, { readonly kind: 'action' }>;

const OVER = 'The meeting is over.';
const NOT_BEFORE = 'The item is not before the meeting.';

function timeFault({ minute, stage }: MeetingState, at: string): string | undefined {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(at)) return `A minute is written HH:MM, not ${at}.`;
  if (minute === null || stage !== 'open') return undefined;
  return at < minute ? `Something was entered at ${minute} already, and time does not go back to ${at}.` : undefined;
}

function isOver({ stage }: MeetingState): boolean {
  return stage === 'closed';
}

function addItem(state: MeetingState, entry: EntryOf<'item'>): Stepped {
  if (isOver(state)) return OVER;
  const { purpose, matter } = entry.agenda;
  if (purpose === 'decision' && matter === null) return 'An item for decision says what would be decided.';
  if (purpose !== 'decision' && matter !== null) return `Nothing is decided on an item for ${purpose}.`;
  return { ...state, items: [...state.items, newAgendaItem(state, entry)] };
}

function newAgendaItem({ items }: MeetingState, { agenda }: EntryOf<'item'>): MeetingItem {
  return {
    number: items.length + 1,
    agenda,
    withdrawn: null,
    cover: null,
    papers: [],
    interests: [],
    guests: [],
    panel: null,
    live: null,
    begunAt: null,
    motion: null,
    votes: null,
    endedAt: null,
    referredTo: null,
    notes: [],
    minute: null,
  };
}

function closeMeeting(state: MeetingState, { at }: EntryOf<'opened' | 'closed'>): Stepped {
  if (state.stage !== 'open') return 'The meeting is not open.';
  if (state.current !== null) return `Item ${state.current} is still before the meeting.`;
  return { ...state, stage: 'closed', closedAt: at, minute: at, present: new Set() };
}

/** Presence is of the meeting; who is asked to leave for an item is out of the room for that item alone. */
function attend(state: MeetingState, { kind, seat, at }: EntryOf<'came' | 'left'>): Stepped {
  if (state.stage !== 'open') return 'The meeting is not open.';
  if (!state.called.terms.seats.some(({ id }) => id === seat)) return ITEM_REFUSALS['no such member'];
  const item = itemBefore(state);
  const isThere = item?.live?.members.find((each) => each.seat.id === seat)?.isPresent ?? state.present.has(seat);
  if ((kind === 'came') === isThere) return kind === 'came' ? 'They are there already.' : 'They are not there.';
  const present = new Set(state.present);
  if (kind === 'came') present.add(seat);
  else present.delete(seat);
  const attendance = [...state.attendance, { seat, at, what: kind }];
  const after = { ...state, present, attendance, minute: at };
  if (item?.live == null) return after;
  return stepItem(after, item, { kind: kind === 'came' ? 'arrive' : 'leave', seat });
}

function withAction(state: MeetingState, { item, what, owner, dueOn }: EntryOf<'action'>): Stepped {
  if (state.items[item - 1] === undefined) return `There is no item ${item}.`;
  const number = state.actions.length + 1;
  return { ...state, actions: [...state.actions, { number, item, what, owner, dueOn, done: null }] };
}

function doneAction(state: MeetingState, { action, words }: EntryOf<'action done'>): Stepped {
  const found = state.actions[action - 1];
  if (found === undefined) return `There is no action ${action}.`;
  if (found.done !== null) return `Action ${action} was done already.`;
  return { ...state, actions: state.actions.with(action - 1, { ...found, done: words }) };
}

function onItem(state: MeetingState, entry: OnItem): Stepped {
  const item = state.items[entry.item - 1];
  if (item === undefined) return `There is no item ${entry.item}.`;
  if (entry.kind === 'minuted') {
    if (state.minutesApprovedAt !== null)
      return 'The minutes are approved: a correction is an entry of a later meeting.';
    return isOver(state)
      ? put(state, { ...item, minute: entry.words })
      : 'Minutes are written when the meeting is over.';
  }
  if (isOver(state)) return OVER;
  if (item.withdrawn !== null) return `Item ${item.number} was withdrawn.`;
  switch (entry.kind) {
    case 'withdrawn':
      return item.live === null ? put(state, { ...item, withdrawn: entry.reason }) : 'The item was begun already.';
    case 'cover':
      return item.live === null ? put(state, { ...item, cover: entry.cover }) : 'The item was begun already.';
    case 'paper':
      return item.live === null
        ? put(state, { ...item, papers: [...item.papers, entry.paper] })
        : 'The item was begun already.';
    case 'declared':
      return declare(state, item, entry);
    case 'handled':
      return handle(state, item, entry);
    case 'begun':
      return begin(state, item, entry);
    default:
      return beforeTheMeeting(state, item, entry);
  }
}

type Before = Exclude<
  OnItem,
  { readonly kind: 'minuted' | 'withdrawn' | 'cover' | 'paper' | 'declared' | 'handled' | 'begun' }
>;

function beforeTheMeeting(state: MeetingState, item: MeetingItem, entry: Before): Stepped {
  if (state.current !== item.number || item.live === null) return NOT_BEFORE;
  switch (entry.kind) {
    case 'invited':
      return seat(state, item, [entry.guest], entry.at);
    case 'panel': {
      const { recommendation, words } = entry;
      return seat(state, { ...item, panel: { recommendation, words } }, entry.members, entry.at);
    }
    case 'moved':
      return move(state, item, entry);
    case 'voted':
      return stepItem(state, item, { kind: 'vote', seat: entry.seat, vote: entry.vote });
    case 'vote closed':
      return ended(state, { ...item, votes: tallyOf(item.live) }, entry.at, { kind: 'close the vote' });
    case 'referred':
      return ended(state, { ...item, referredTo: entry.to }, entry.at, { kind: 'refer' });
    case 'noted': {
      const { at, words } = entry;
      const notes = [...item.notes, { at, words }];
      if (item.agenda.purpose === 'decision') return put({ ...state, minute: at }, { ...item, notes });
      return put({ ...state, minute: at, current: null }, { ...item, notes, endedAt: at });
    }
  }
}

function declare(state: MeetingState, item: MeetingItem, entry: EntryOf<'declared'>): Stepped {
  const { seat: id, conflict, interest, words } = entry;
  if (!state.called.terms.seats.some((each) => each.id === id)) return ITEM_REFUSALS['no such member'];
  const others = item.interests.filter((each) => each.seat !== id);
  const declared = { seat: id, conflict, interest, words, handling: null, handledWords: '' };
  const after = { ...item, interests: [...others, declared] };
  return item.live === null ? put(state, after) : stepItem(state, after, { kind: 'declare', seat: id, conflict });
}

/** Whether so light a handling may be recorded is asked of the item as it would be. */
function handle(state: MeetingState, item: MeetingItem, entry: EntryOf<'handled'>): Stepped {
  const { seat: id, handling, words } = entry;
  const interests = item.interests.map((each) =>
    each.seat === id ? { ...each, handling, handledWords: words } : each,
  );
  const after = { ...item, interests };
  if (item.live !== null) return stepItem(state, after, { kind: 'handle', seat: id, handling });
  const tried = itemStep(state.called.terms, withInterests(state, item), { kind: 'handle', seat: id, handling });
  return typeof tried === 'string' ? ITEM_REFUSALS[tried] : put(state, after);
}

/** The item as a state, with its interests and who is there, before anything is moved. */
function withInterests({ called: { terms }, present }: MeetingState, item: MeetingItem): ItemState {
  let live = newItem(terms);
  const apply = (event: ItemEvent): void => {
    const next = itemStep(terms, live, event);
    if (typeof next !== 'string') live = next;
  };
  for (const { seat: id, conflict } of item.interests) apply({ kind: 'declare', seat: id, conflict });
  for (const { seat: id, handling } of item.interests)
    if (handling !== null) apply({ kind: 'handle', seat: id, handling });
  for (const id of present) apply({ kind: 'arrive', seat: id });
  if (item.cover !== null && item.papers.length > 0) apply({ kind: 'evidence the case' });
  return live;
}

function begin(state: MeetingState, item: MeetingItem, { at }: EntryOf<'begun'>): Stepped {
  if (state.stage !== 'open') return 'The meeting is not open.';
  if (state.current !== null) return `Item ${state.current} is still before the meeting.`;
  if (item.endedAt !== null) return `Item ${item.number} was dealt with.`;
  const live = withInterests(state, item);
  return put({ ...state, current: item.number, minute: at }, { ...item, live, begunAt: at });
}

/** Seats people from outside at an item, who count for it. Only where too few can take part without them. */
function seat(state: MeetingState, item: MeetingItem, guests: readonly Guest[], at: string): Stepped {
  const { live } = item;
  if (live === null) return NOT_BEFORE;
  if (liveCount(state, live).missing.length === 0)
    return 'Enough members can take part: nobody from outside is needed.';
  const seated = guests.map(({ role, name, from }, index): SeatedGuest => {
    const id = `guest ${item.guests.length + index + 1}`;
    return { seat: { id, role, isVoting: true, office: null }, name, from };
  });
  const joining = (one: Seat) =>
    ({ seat: one, isPresent: true, conflict: 'none', handling: null, vote: null }) as const;
  const members = [...live.members, ...seated.map((guest) => joining(guest.seat))];
  const after = { ...item, guests: [...item.guests, ...seated], live: { ...live, members } };
  return put({ ...state, minute: at }, after);
}

function move(state: MeetingState, item: MeetingItem, entry: EntryOf<'moved'>): Stepped {
  if (item.agenda.matter === null) return 'Nothing is to be decided on this item.';
  if (item.panel?.recommendation === 'reject') return 'The panel recommended against it: the motion cannot be put.';
  const { at, proposer, seconder, motion } = entry;
  if (proposer === seconder) return 'A motion is proposed and seconded by two members.';
  const isFree = (id: string) => {
    const member = item.live?.members.find((each) => each.seat.id === id);
    return member?.isPresent === true && member.seat.isVoting && member.conflict === 'none';
  };
  if (!isFree(proposer) || !isFree(seconder)) return 'Who moves or seconds is there, votes and has no interest in it.';
  const after = { ...item, motion: { at, proposer, seconder, motion } };
  return stepItem({ ...state, minute: at }, after, { kind: 'put the motion' });
}

function ended(state: MeetingState, item: MeetingItem, at: string, event: ItemEvent): Stepped {
  const stepped = stepItem({ ...state, minute: at }, { ...item, endedAt: at }, event);
  return typeof stepped === 'string' ? stepped : { ...stepped, current: null };
}

function stepItem(state: MeetingState, item: MeetingItem, event: ItemEvent): Stepped {
  if (item.live === null) return NOT_BEFORE;
  const live = itemStep(state.called.terms, item.live, event);
  return typeof live === 'string' ? ITEM_REFUSALS[live] : put(state, { ...item, live });
}

function put(state: MeetingState, item: MeetingItem): MeetingState {
  return { ...state, items: state.items.with(item.number - 1, item) };
}

function itemBefore({ current, items }: MeetingState): MeetingItem | undefined {
  return current === null ? undefined : items[current - 1];
}
