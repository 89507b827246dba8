import {
  type ActionContext,
  addPaper,
  type CallMeetingAsk,
  callCommittee,
  keepMeeting,
  type MeetingEntry,
} from '../actions/index.ts';
import { type Actor, accepted, addDays, type Day, day, type Outcome } from '../base/index.ts';
import {
  type AgendaItem,
  type Cover,
  type Handling,
  ITEM_GUARDS,
  type Motion,
  meetingNamed,
  type Vote,
} from '../governance/index.ts';
import { inTurn, once } from './once.ts';

/** An item as it is to be taken: what is put, how interests are handled, and who votes otherwise than for it. */
export type PlannedItem = {
  readonly agenda: Omit<AgendaItem, 'referredFrom' | 'privateGround'>;
  readonly cover: Cover;
  /** The text of its paper. */
  readonly paper: string;
  readonly motion?: Motion;
  /** By seat; a conflict that is not here is left unhandled. */
  readonly handled?: Readonly<Record<string, Handling>>;
  readonly votes?: Readonly<Record<string, Vote>>;
  readonly note?: string;
};

export type PlannedMeeting = CallMeetingAsk & {
  readonly items: readonly PlannedItem[];
  /** Seats of who comes, with the minute. */
  readonly present: Readonly<Record<string, string>>;
};

/** Who does what at a meeting. */
export type MeetingPeople = { readonly secretary: Actor; readonly chair: Actor };

/** Calls a meeting, lays its papers and publishes them on the day that is given. */
export async function layMeeting(
  context: ActionContext,
  { secretary }: Pick<MeetingPeople, 'secretary'>,
  planned: Omit<PlannedMeeting, 'present'>,
  publishedOn: Day,
): Promise<Outcome<string>> {
  const actions = { ...context, businessDate: publishedOn };
  const { committee, on, startsAt, endsAt, place, inCommonWith } = planned;
  const called = await callOnce(actions, secretary, { committee, on, startsAt, endsAt, place, inCommonWith });
  if (!called.ok) return called;
  const meeting = called.value;
  const enter = entering(actions, secretary, meeting);
  for (const [index, item] of planned.items.entries()) {
    const number = index + 1;
    const agenda = { ...item.agenda, privateGround: null, referredFrom: null };
    const content = { text: item.paper, madeFrom: 'the demonstration' };
    const laid = await inTurn(
      () => enter({ kind: 'item', agenda }),
      () => enter({ kind: 'cover', item: number, cover: item.cover }),
      () =>
        once(context.store, { book: 'meetings', subject: meeting }, { kind: 'paper', item: number }, () =>
          addPaper(actions, secretary, { meeting, item: number, name: item.agenda.title, content }),
        ),
    );
    if (!laid.ok) return laid;
  }
  const published = await enter({ kind: 'published', lateReason: null });
  return published.ok ? accepted(meeting) : published;
}

/** Calls a meeting that is not called yet. @returns its id */
export async function callOnce(
  context: ActionContext,
  secretary: Actor,
  ask: CallMeetingAsk,
): Promise<Outcome<string>> {
  const id = `${ask.committee}-${ask.on}`;
  const earlier = await context.store.read((db) => meetingNamed(db, id));
  const called = earlier.ok ? earlier : await callCommittee(context, secretary, ask);
  return called.ok ? accepted(called.value.id) : called;
}

/** Enters what happens with a meeting, each once. */
function entering(context: ActionContext, by: Actor, meeting: string) {
  return (entry: MeetingEntry): Promise<Outcome<unknown>> =>
    once(context.store, { book: 'meetings', subject: meeting }, entry, () =>
      keepMeeting(context, by, { meeting, entry }),
    );
}

/**
 * Holds a whole meeting through the doors that anybody uses: laid ten days before, each item begun a quarter of an hour after
 * the last, interests handled by the chair, motions put to the vote, closed. What of it was entered before stays as it is.
 */
export async function holdMeeting(
  context: ActionContext,
  people: MeetingPeople,
  planned: PlannedMeeting,
): Promise<Outcome<string>> {
  const on = day(planned.on);
  const laid = await layMeeting(context, people, planned, addDays(on, -10));
  if (!laid.ok) return laid;
  const meeting = laid.value;
  const actions = { ...context, businessDate: on };
  const bySecretary = entering(actions, people.secretary, meeting);
  const came = Object.entries(planned.present).toSorted(([, one], [, other]) => (one < other ? -1 : 1));
  const opened = await inTurn(
    () => bySecretary({ kind: 'opened', at: planned.startsAt }),
    ...came.map(
      ([seat, at]) =>
        () =>
          bySecretary({ kind: 'came', seat, at }),
    ),
  );
  if (!opened.ok) return opened;
  for (const [index, item] of planned.items.entries()) {
    const taken = await takeItem(actions, people, meeting, { item, number: index + 1, at: minuteOf(planned, index) });
    if (!taken.ok) return taken;
  }
  const closed = await bySecretary({ kind: 'closed', at: planned.endsAt });
  return closed.ok ? accepted(meeting) : closed;
}

type Taken = { readonly item: PlannedItem; readonly number: number; readonly at: string };

async function takeItem(
  actions: ActionContext,
  { secretary, chair }: MeetingPeople,
  meeting: string,
  { item: planned, number: item, at }: Taken,
): Promise<Outcome<unknown>> {
  const { motion, handled = {}, votes = {}, note } = planned;
  const [bySecretary, byChair] = [entering(actions, secretary, meeting), entering(actions, chair, meeting)];
  const begun = await bySecretary({ kind: 'begun', item, at });
  if (!begun.ok) return begun;
  const discussed = await inTurn(
    ...Object.entries(handled).map(([seat, handling]) => () => {
      return byChair({ kind: 'handled', item, seat, handling, words: '' });
    }),
    ...(note === undefined ? [] : [() => bySecretary({ kind: 'noted', item, at, words: note })]),
  );
  if (!discussed.ok || motion === undefined) return discussed;
  const seats = await freeSeats(actions, meeting, item);
  const [proposer = '', seconder = ''] = seats;
  return inTurn(
    () => bySecretary({ kind: 'moved', item, at, proposer, seconder, motion }),
    ...seats.map((seat) => () => bySecretary({ kind: 'voted', item, seat, vote: votes[seat] ?? 'for' })),
    () => bySecretary({ kind: 'vote closed', item, at }),
  );
}

/** Seats that may vote on an item and have no interest in it. */
async function freeSeats({ store }: ActionContext, meeting: string, item: number): Promise<readonly string[]> {
  const found = await store.read((db) => meetingNamed(db, meeting));
  const live = found.ok ? found.value.state.items[item - 1]?.live : undefined;
  const free = (live?.members ?? []).filter((member) => ITEM_GUARDS.mayVote(member) && member.conflict === 'none');
  return free.map(({ seat }) => seat.id);
}

function minuteOf({ startsAt }: PlannedMeeting, index: number): string {
  const minutes = Number(startsAt.slice(0, 2)) * 60 + Number(startsAt.slice(3)) + 15 * (index + 1);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
