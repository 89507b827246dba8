import { type Actor, accepted, addWorkingDays, dayFromIso, type Outcome, refused } from '../../base/index.ts';
import {
  type Called,
  callMeeting,
  conflictsAt,
  DECISION_KINDS,
  type EntryOf,
  enterAbout,
  enterAtMeeting,
  enterDecision,
  type Governance,
  governanceKnown,
  type Meeting,
  type MeetingEntry,
  type MeetingItem,
  meetingNamed,
  referenceOf,
  sittingOn,
} from '../../governance/index.ts';
import type { ReadDb, WriteDb } from '../../store/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';
import { mayDecide } from '../may-decide.ts';
import { doing } from './keep-interests.ts';
import { actionFor, notTheirs } from './meeting-rights.ts';

export type { MeetingEntry } from '../../governance/index.ts';

export type CallMeetingAsk = Pick<Called, 'on' | 'startsAt' | 'endsAt' | 'place' | 'inCommonWith'> & {
  readonly committee: string;
};

/** Calls a meeting of a committee, by its terms and with its members of that day. Refuses `not-found`, `input.invalid`. */
export function callCommittee(context: ActionContext, actor: Actor, ask: CallMeetingAsk): Promise<Outcome<Meeting>> {
  const deed = {
    action: 'keep meetings' as const,
    verb: 'call meeting',
    subject: `meeting ${ask.committee}-${ask.on}`,
  };
  return acting(context, actor, deed, () =>
    context.store.write(async (db) => {
      const governance = await governanceKnown(db, context.businessDate);
      if (!governance.ok) return governance;
      const called = calledFrom(governance.value, ask);
      return called.ok ? callMeeting(db, called.value, doing(context, actor)) : called;
    }),
  );
}

function calledFrom({ committees, members }: Governance, ask: CallMeetingAsk): Outcome<Called> {
  const { committee, ...when } = ask;
  const on = dayFromIso(ask.on);
  const terms = committees.find(({ id }) => id === committee);
  if (terms === undefined) return refused({ code: 'not-found', message: `There is no committee ${committee}.` });
  const isTime = [ask.startsAt, ask.endsAt].every((time) => /^([01]\d|2[0-3]):[0-5]\d$/.test(time));
  if (on === undefined || !isTime || ask.endsAt <= ask.startsAt || ask.place.trim() === '') {
    return refused({
      code: 'input.invalid',
      message: 'Say on which day, from when to when (HH:MM) and where it meets.',
    });
  }
  const sitting = sittingOn(members, committee, on);
  return accepted({ ...when, terms, sitting: Object.fromEntries(sitting.map(({ seat, user }) => [seat, user])) });
}

export type KeepMeetingAsk = { readonly meeting: string; readonly entry: MeetingEntry };

/**
 * Enters what happens with a meeting. Members declare and vote for their own seat, the chair says how an interest is handled,
 * the secretary enters the rest. Papers are published some working days before, or late with a reason; a vote that
 * carries a motion enters the decision in the register at once.
 * Refuses `access.denied`, `not-found`, `meeting.refused` in words, and `function.not-held` where the committee does not hold
 * what it would decide on.
 */
export async function keepMeeting(
  context: ActionContext,
  actor: Actor,
  { meeting: id, entry }: KeepMeetingAsk,
): Promise<Outcome<Meeting>> {
  const found = await context.store.read((db) => meetingNamed(db, id));
  const action = found.ok ? actionFor(found.value, actor, entry) : ('keep meetings' as const);
  const deed = { action, verb: `meeting: ${entry.kind}`, subject: `meeting ${id}` };
  return acting(context, actor, deed, () =>
    context.store.write(async (db) => {
      const meeting = await meetingNamed(db, id);
      if (!meeting.ok) return meeting;
      const theirs = notTheirs(meeting.value, actor, entry);
      if (theirs !== undefined) return refused({ code: 'meeting.refused', message: theirs });
      const ready = await entriesFor(context, db, meeting.value, entry);
      if (!ready.ok) return ready;
      const entered = await enterAtMeeting(db, meeting.value, ready.value, doing(context, actor));
      if (!entered.ok || entry.kind !== 'vote closed') return entered;
      const decided = await enterInRegister(context, db, actor, entered.value, entry);
      return decided.ok ? entered : decided;
    }),
  );
}

/** The entry, with what has to be entered before it: conflicts that the registers show are put to the chair. */
async function entriesFor(
  context: ActionContext,
  db: ReadDb,
  meeting: Meeting,
  entry: MeetingEntry,
): Promise<Outcome<readonly MeetingEntry[]>> {
  const wrong = await wrongNow(context, db, meeting, entry);
  if (wrong !== undefined && !wrong.ok) return wrong;
  if (entry.kind !== 'published' && entry.kind !== 'begun') return accepted([entry]);
  const governance = await governanceKnown(db, context.businessDate);
  if (!governance.ok) return governance;
  const { users, register, payments, businessDate } = context;
  const world = { users, register, payees: payments.payees.listedOn(businessDate) };
  const matched = await conflictsAt(db, governance.value, world, meeting);
  const items = entry.kind === 'begun' ? [entry.item] : meeting.state.items.map(({ number }) => number);
  const unsaid = matched.filter(({ item, seat }) => {
    const said = meeting.state.items[item - 1]?.interests.some((each) => each.seat === seat);
    return items.includes(item) && said !== true;
  });
  const declared = unsaid.map(({ item, seat, conflict, interest, why: words }): EntryOf<'declared'> => {
    return { kind: 'declared', item, seat, conflict, interest, words };
  });
  return accepted([...declared, entry]);
}

async function wrongNow(
  context: ActionContext,
  db: ReadDb,
  meeting: Meeting,
  entry: MeetingEntry,
): Promise<Outcome<undefined> | undefined> {
  const refuse = (message: string) => refused({ code: 'meeting.refused', message });
  const { state } = meeting;
  if (entry.kind === 'published') return publishedInTime(context, db, meeting, entry);
  if (entry.kind === 'opened' && context.businessDate !== dayFromIso(state.called.on)) {
    return refuse(`The meeting is on ${state.called.on}.`);
  }
  if (entry.kind === 'panel') {
    const governance = await governanceKnown(db, context.businessDate);
    const fewest = governance.ok ? governance.value.rules.panelMembers.value : 1;
    if (entry.members.length < fewest) return refuse(`A panel has at least ${fewest} members.`);
  }
  if (entry.kind === 'moved') {
    const agenda = state.items[entry.item - 1]?.agenda;
    return agenda === undefined ? undefined : mayDecide(context, db, state.called.terms, agenda);
  }
  if (entry.kind === 'minutes approved') {
    const later = await meetingNamed(db, entry.at);
    const { called } = state;
    const isLater =
      later.ok && later.value.state.called.terms.id === called.terms.id && later.value.state.called.on > called.on;
    if (!isLater || later.value.state.openedAt === null)
      return refuse('Minutes are approved by the committee’s next meeting.');
  }
  return undefined;
}

async function publishedInTime(
  context: ActionContext,
  db: ReadDb,
  { state }: Meeting,
  { lateReason }: EntryOf<'published'>,
): Promise<Outcome<undefined> | undefined> {
  const governance = await governanceKnown(db, context.businessDate);
  if (!governance.ok) return governance;
  const { papersWorkingDaysBefore } = governance.value.rules;
  const heldOn = dayFromIso(state.called.on) as typeof context.businessDate;
  const earliest = addWorkingDays(context.businessDate, papersWorkingDaysBefore.value, context.bankHolidays);
  if (state.items.length === 0) return refused({ code: 'meeting.refused', message: 'There is nothing on the agenda.' });
  const bare = state.items.find(
    (item) => item.withdrawn === null && item.agenda.purpose === 'decision' && isBare(item),
  );
  if (bare !== undefined) {
    return refused({
      code: 'meeting.refused',
      message: `Item ${bare.number} is for decision and has no cover or no paper.`,
    });
  }
  if (earliest <= heldOn || (lateReason ?? '').trim() !== '') return undefined;
  return refused({
    code: 'meeting.refused',
    message: `Papers are published at least ${papersWorkingDaysBefore.value} working days before the meeting.`,
    remedy: 'Give the reason why they are late: it is published with them.',
  });
}

function isBare({ cover, papers }: MeetingItem): boolean {
  return cover === null || papers.length === 0;
}

/** A motion that was carried stands in the register, and ends or ratifies the decision that it is about. */
async function enterInRegister(
  context: ActionContext,
  db: WriteDb,
  actor: Actor,
  meeting: Meeting,
  { item: number }: EntryOf<'vote closed'>,
): Promise<Outcome<unknown>> {
  const { state, id } = meeting;
  const item = state.items[number - 1] as MeetingItem;
  const { matter } = item.agenda;
  if (matter === null || item.motion === null) return accepted(undefined);
  const [reference, by] = [referenceOf(state, number), doing(context, actor)];
  if (item.live?.stage === 'lost') {
    if (matter.kind !== 'ratification') return accepted(undefined);
    return enterAbout(db, matter.subject, { kind: 'undone', by: reference, words: item.motion.motion.words }, by);
  }
  const held = await mayDecide(context, db, state.called.terms, item.agenda);
  if (!held.ok) return held;
  const { words, conditions, expiresOn } = item.motion.motion;
  const { terms, on: decidedOn } = state.called;
  const committee = { committee: terms.id, committeeName: terms.name };
  const conflicts = item.interests.map((each) => {
    return { who: nameAt(context, meeting, each.seat), interest: each.words, handling: each.handling ?? 'not handled' };
  });
  await enterDecision(
    db,
    reference,
    {
      ...{ ...committee, meeting: id, item: number, title: item.agenda.title, words, matter, conditions, decidedOn },
      ...{ expiresOn, conflicts, votes: item.votes ?? NO_VOTES, urgent: null, function: DECISION_KINDS[matter.kind] },
    },
    by,
  );
  if (matter.kind !== 'revocation' && matter.kind !== 'ratification') return accepted(undefined);
  const kind = matter.kind === 'revocation' ? 'revoked' : 'ratified';
  return enterAbout(db, matter.subject, { kind, by: reference, words }, by);
}

const NO_VOTES = { inFavour: 0, against: 0, abstained: 0 };

function nameAt({ users }: ActionContext, { state }: Meeting, seat: string): string {
  const user = state.called.sitting[seat];
  return users.users().find(({ id }) => id === user)?.name ?? seat;
}
