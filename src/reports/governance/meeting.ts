import { type Actor, accepted, addWorkingDays, type Day, type Outcome, refused } from '../../base/index.ts';
import {
  type ConflictMatch,
  type Cover,
  conflictsAt,
  draftMinute,
  type Governance,
  governanceKnown,
  ITEM_GUARDS,
  type LiveCount,
  liveCount,
  type Matter,
  type Meeting,
  type MeetingItem,
  meetingNamed,
  referenceOf,
  type SeatedGuest,
  seatOf,
  type Tally,
} from '../../governance/index.ts';
import type { ReadDb } from '../../store/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { nameOf } from '../statements/line-posting.ts';
import { knownWorld } from './interests.ts';
import { actionsOf, dayOf, type MeetingSummary, type ShownAction, summaryOf } from './meetings.ts';

/** An interest in an item, as it was put to the chair or will be, and what was recorded. */
export type ShownConflict = Pick<ConflictMatch, 'item' | 'seat' | 'conflict' | 'proposed' | 'why'> & {
  readonly name: string;
  readonly interest: string | null;
  /** What the chair recorded; null: nothing yet. */
  readonly handling: string | null;
};

/** An item as a reader may see it. */
export type ShownItem = {
  readonly number: number;
  readonly title: string;
  readonly purpose: string;
  readonly matter: Matter | null;
  readonly names: readonly string[];
  readonly privateGround: string | null;
  /** Null where the reader may not see it: taken in private, not published yet, or kept from them by an interest. */
  readonly cover: Cover | null;
  readonly papers: readonly { readonly name: string; readonly sha256: string; readonly madeFrom: string | null }[];
  /** Why cover and papers are not shown; null: they are. */
  readonly withheld: string | null;
  readonly withdrawn: string | null;
  readonly stage: 'to come' | 'before the meeting' | 'decided' | 'lost' | 'referred' | 'noted' | 'withdrawn';
  readonly motion: string | null;
  readonly votes: Tally | null;
  readonly reference: string | null;
  readonly minute: readonly string[];
  readonly guests: readonly SeatedGuest[];
};

/** Somebody who sits at the meeting. */
export type ShownMember = {
  readonly seat: string;
  readonly name: string;
  readonly role: string;
  readonly isVoting: boolean;
  readonly office: string | null;
  readonly isPresent: boolean;
  /** Of the item before the meeting: whether they may vote, and how they did; null: nothing is before it. */
  readonly mayVote: boolean | null;
  readonly vote: string | null;
};

export type MeetingReport = {
  readonly meeting: MeetingSummary;
  readonly lateReason: string | null;
  readonly papersBy: Day;
  readonly items: readonly ShownItem[];
  readonly members: readonly ShownMember[];
  readonly attendance: readonly { readonly name: string; readonly at: string; readonly what: string }[];
  /** For those who take part: null for everybody else until the register of the decision says it. */
  readonly conflicts: readonly ShownConflict[] | null;
  readonly current: number | null;
  readonly count: LiveCount | null;
  readonly quorum: Meeting['state']['called']['terms']['quorum'];
  readonly actions: readonly ShownAction[];
  readonly questions: readonly { readonly words: string; readonly answer: string }[];
  readonly minutesApprovedAt: string | null;
  /** The reader's own seat; null: they do not sit on it. */
  readonly ownSeat: string | null;
  readonly mayKeep: boolean;
  /** Whether the reader presides, and so says how interests are handled. */
  readonly mayHandle: boolean;
};

/** One meeting: for everybody what is public, for those who take part all that they may see. Refuses `not-found`. */
export function meetingReport(context: ReportContext, reader: Actor, id: string): Report<MeetingReport> {
  const what = { actions: ['see published'] as const, verb: 'read meeting', subject: `meeting ${id}` };
  return reading(context, reader, what, () =>
    context.store.read(async (db) => {
      const found = await meetingFound(context, db, id);
      if (!found.ok) return found;
      const { meeting, governance, matches } = found.value;
      const { state } = meeting;
      const as = readerOf(context, reader, meeting);
      const live = state.current === null ? null : (state.items[state.current - 1]?.live ?? null);
      const shown = conflictsShown(context, meeting, matches);
      return accepted({
        meeting: summaryOf(meeting),
        lateReason: state.lateReason,
        papersBy: papersBy(context, meeting, governance),
        items: state.items.map((item) => itemShown(context, meeting, item, as, matches)),
        members: membersShown(context, meeting),
        attendance: state.attendance.map(({ seat, at, what: did }) => ({
          name: seatName(context, meeting, seat),
          at,
          what: did,
        })),
        conflicts: as.takesPart ? shown : null,
        current: state.current,
        count: live === null ? null : liveCount(state, live),
        quorum: state.called.terms.quorum,
        actions: actionsOf(context, meeting),
        questions: state.questions,
        minutesApprovedAt: state.minutesApprovedAt,
        ownSeat: as.seat ?? null,
        mayKeep: as.keeps,
        mayHandle: as.seat === 'chair' || as.seat === 'vice-chair',
      });
    }),
  );
}

/** The interests that touch the items of a meeting. For those who take part and the auditor. Refuses `not-found`. */
export function conflictsReport(
  context: ReportContext,
  reader: Actor,
  id: string,
): Report<{ readonly meeting: MeetingSummary; readonly conflicts: readonly ShownConflict[] }> {
  const what = { actions: ['see meetings'] as const, verb: 'read conflicts', subject: `meeting ${id}` };
  return reading(context, reader, what, () =>
    context.store.read(async (db) => {
      const found = await meetingFound(context, db, id);
      if (!found.ok) return found;
      const { meeting, matches } = found.value;
      return accepted({ meeting: summaryOf(meeting), conflicts: conflictsShown(context, meeting, matches) });
    }),
  );
}

type Found = { readonly meeting: Meeting; readonly governance: Governance; readonly matches: readonly ConflictMatch[] };

export async function meetingFound(context: ReportContext, db: ReadDb, id: string): Promise<Outcome<Found>> {
  const meeting = await meetingNamed(db, id);
  if (!meeting.ok) return meeting;
  const governance = await governanceKnown(db, context.businessDate);
  if (!governance.ok) return governance;
  const matches = await conflictsAt(db, governance.value, knownWorld(context), meeting.value);
  return accepted({ meeting: meeting.value, governance: governance.value, matches });
}

/** Who reads a meeting. */
export type MeetingReader = { readonly seat: string | undefined; readonly keeps: boolean; readonly takesPart: boolean };

export function readerOf({ rules }: ReportContext, reader: Actor, { state }: Meeting): MeetingReader {
  const seat = seatOf(state, reader.user);
  const keeps = rules.may(reader, 'keep meetings', {}).ok;
  const audits = reader.role === 'auditor' && rules.may(reader, 'see meetings', {}).ok;
  return { seat, keeps, takesPart: keeps || audits || seat !== undefined };
}

/**
 * Why somebody may not have the papers of an item; undefined when they may. A member whose interest touches it may not until the
 * chair has recorded a handling that leaves them the papers, unless everybody has them.
 */
export function papersWithheld(
  { state }: Meeting,
  item: MeetingItem,
  { seat, keeps, takesPart }: MeetingReader,
  matches: readonly ConflictMatch[],
): string | undefined {
  const ground = groundOf(state, item);
  if (state.stage !== 'planned' && ground === null) return undefined;
  if (!takesPart) return ground ?? 'not published yet';
  if (seat === undefined || keeps) return undefined;
  const said = item.interests.find((each) => each.seat === seat);
  const conflict = said?.conflict ?? matches.find((each) => each.item === item.number && each.seat === seat)?.conflict;
  const member = { conflict: conflict ?? 'none', handling: said?.handling ?? null } as const;
  const mayOpen = ITEM_GUARDS.mayOpenPaper({ ...member, isPresent: true, vote: null, seat: NOBODYS_SEAT });
  return mayOpen ? undefined : 'you have an interest in it, and the chair has not left you the papers';
}

/** On what ground an item is taken in private; null: in public. */
function groundOf({ called: { terms } }: Meeting['state'], { agenda }: MeetingItem): string | null {
  return agenda.privateGround ?? (terms.meets === 'in private' ? (terms.privateGround ?? 'in private') : null);
}

/** What the guard is asked about does not hang on which seat it is. */
const NOBODYS_SEAT = { id: '', role: 'in attendance', isVoting: false, office: null } as const;

function itemShown(
  context: ReportContext,
  meeting: Meeting,
  item: MeetingItem,
  as: MeetingReader,
  matches: readonly ConflictMatch[],
): ShownItem {
  const { state } = meeting;
  const { title, purpose, matter, names } = item.agenda;
  const privateGround = groundOf(state, item);
  const withheld = papersWithheld(meeting, item, as, matches) ?? null;
  const isHidden = withheld !== null && !as.takesPart;
  const name = (seat: string) => seatName(context, meeting, seat);
  const isSaid = item.live !== null && !(isHidden && privateGround !== null);
  return {
    number: item.number,
    title: isHidden && privateGround !== null ? 'Taken in private' : title,
    purpose,
    matter: isHidden ? null : matter,
    names: isHidden ? [] : names,
    privateGround,
    cover: withheld === null ? item.cover : null,
    papers: withheld === null ? item.papers : [],
    withheld,
    withdrawn: item.withdrawn,
    stage: itemStage(meeting, item),
    motion: isSaid ? (item.motion?.motion.words ?? null) : null,
    votes: isSaid ? item.votes : null,
    reference: item.live?.stage === 'carried' ? referenceOf(state, item.number) : null,
    minute:
      isSaid && state.stage === 'closed' ? (item.minute === null ? draftMinute(state, item, name) : [item.minute]) : [],
    guests: item.guests,
  };
}

/** How far an item has come. */
export function itemStage({ state }: Meeting, item: MeetingItem): ShownItem['stage'] {
  if (item.withdrawn !== null) return 'withdrawn';
  if (state.current === item.number) return 'before the meeting';
  if (item.live === null || item.endedAt === null) return 'to come';
  if (item.live.stage === 'carried') return 'decided';
  return item.live.stage === 'lost' || item.live.stage === 'referred' ? item.live.stage : 'noted';
}

function membersShown(context: ReportContext, meeting: Meeting): ShownMember[] {
  const { state } = meeting;
  const item = state.current === null ? undefined : state.items[state.current - 1];
  const own = state.called.terms.seats.filter(({ id }) => state.called.sitting[id] !== undefined);
  const guests = item?.guests.map(({ seat }) => seat) ?? [];
  return [...own, ...guests].map(({ id, role, isVoting, office }) => {
    const member = item?.live?.members.find(({ seat }) => seat.id === id);
    return {
      seat: id,
      name: seatName(context, meeting, id),
      role,
      isVoting,
      office,
      isPresent: member?.isPresent ?? state.present.has(id),
      mayVote: member === undefined ? null : ITEM_GUARDS.mayVote(member),
      vote: member?.vote ?? null,
    };
  });
}

function seatName(context: ReportContext, { state }: Meeting, seat: string): string {
  const user = state.called.sitting[seat];
  if (user !== undefined) return nameOf(context, user);
  const guest = state.items.flatMap(({ guests }) => guests).find((each) => each.seat.id === seat);
  return guest?.name ?? seat;
}

/** What was put to the chair, and what the registers show beside it now. */
function conflictsShown(context: ReportContext, meeting: Meeting, matches: readonly ConflictMatch[]): ShownConflict[] {
  const { items } = meeting.state;
  const said = items.flatMap((item) => item.interests.map((each) => ({ ...each, item: item.number })));
  const isSaid = (one: ConflictMatch) => said.some(({ item, seat }) => item === one.item && seat === one.seat);
  const ofMatch = (item: number, seat: string) => matches.find((one) => one.item === item && one.seat === seat);
  const shown = [
    ...said.map(({ item, seat, conflict, interest, words: why, handling }) => {
      const proposed = ofMatch(item, seat)?.proposed ?? (conflict === 'close' ? 'leave for the item' : 'noted');
      return { item, seat, conflict, interest, why, handling, proposed } as const;
    }),
    ...matches.filter((one) => !isSaid(one)).map((one) => ({ ...one, handling: null })),
  ];
  return shown
    .map(({ item, seat, conflict, interest, why, handling, proposed }) => {
      return { item, seat, name: seatName(context, meeting, seat), conflict, interest, why, handling, proposed };
    })
    .toSorted((a, b) => a.item - b.item || (a.seat < b.seat ? -1 : 1));
}

/** The last day on which the papers are in time. */
function papersBy(context: ReportContext, meeting: Meeting, { rules }: Governance): Day {
  const heldOn = dayOf(meeting);
  let day = heldOn;
  while (addWorkingDays(day, rules.papersWorkingDaysBefore.value, context.bankHolidays) > heldOn)
    day = (day - 1) as Day;
  return day;
}

/** Refused to whoever may not have a paper. */
export function noPaper(why: string): Outcome<never> {
  return refused({ code: 'access.denied', message: `You may not open this paper: ${why}.` });
}
