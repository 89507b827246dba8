import { setImmediate } from 'node:timers/promises';
import { type Exploration, seatsTaken } from '../committees/explore.ts';
import { codeOf, interchangeable, wholeCodesOf } from '../committees/item-key.ts';
import type { ItemEvent, Vote } from '../committees/item-state.ts';
import { itemStep } from '../committees/item-step.ts';
import type { Violation } from '../committees/member-fold.ts';
import type { TermsOfReference } from '../committees/terms-of-reference.ts';
import { brokenByEntry, brokenBySigning, type Happened, happenedAfter, type ItemHappened } from './happened.ts';
import type { AgendaItem, MeetingEntry } from './meeting-entry.ts';
import { MEETING_STAGES, type MeetingState } from './meeting-state.ts';
import { calledMeeting, meetingStep } from './meeting-step.ts';
import type { MeetingMachine } from './planted-meeting-faults.ts';

export type ExploreMeetingAsk = {
  /** At most this many voting members take part, as `explore` takes them. */
  readonly members: number;
  /** With a fault planted; absent: as it is. */
  readonly machine?: MeetingMachine;
  readonly onProgress?: (walked: number, known: number) => void;
};

/** A meeting as the machine has it, what happened by the entries alone, and what the walk does once. */
type Moment = {
  readonly state: MeetingState;
  readonly happened: Happened;
  readonly hasMoved: boolean;
};

/** What may come next: entries, of which those that are refused do not happen; or a step of the first decision’s payment, tried by
 * everybody: that it is taken by one is as that it is taken by another. */
type Move =
  | { readonly entries: readonly MeetingEntry[]; readonly isOnce?: true }
  | { readonly run: readonly ItemEvent[] };

const BREATHE_EVERY = 2000;
const AT = '14:00';
const ON_AGENDA: AgendaItem = {
  ...{ title: 'An item', purpose: 'decision', names: [], privateGround: null, referredFrom: null },
  matter: { kind: 'discretionary payment', contract: 'any', subject: 'case', contentHash: null, amountPence: null },
};
const REVOKING: AgendaItem = {
  ...ON_AGENDA,
  matter: { kind: 'revocation', contract: 'any', subject: 'the first', contentHash: null, amountPence: null },
};
const COVER = { decisionSought: '', money: '', conflicts: '', involvement: '', equality: '', risk: '' };
const MOTION = { words: 'Agreed.', conditions: [], expiresOn: null };

/**
 * Walks every state of a meeting of two items, the second of which revokes what the first decides, with the payment that the first
 * allows: every pattern of interests in the first item (members who are alike folded), the same or none in the second, a paper
 * missing, an item withdrawn, one member who stays away, leaves or declares late, votes for and against, items in any order. What is
 * broken is looked for in what happened by the entries alone. The first state at which anything is broken ends it.
 */
export async function exploreMeeting(terms: TermsOfReference, ask: ExploreMeetingAsk): Promise<Exploration> {
  const committee = { ...terms, seats: seatsTaken(terms, ask.members) };
  const walk = new MeetingWalk(committee, ask.machine ?? meetingStep);
  await walk.run(ask.onProgress);
  return { committee: terms.id, members: committee.seats.length, ...walk.result() };
}

class MeetingWalk {
  readonly #terms: TermsOfReference;
  readonly #machine: MeetingMachine;
  readonly #seen = new Set<string>();
  readonly #open: Moment[] = [];
  readonly #violations = new Map<string, Violation>();
  #steps = 0;
  #decisions = 0;
  #payments = 0;

  constructor(terms: TermsOfReference, machine: MeetingMachine) {
    this.#terms = terms;
    this.#machine = machine;
  }

  async run(onProgress: ExploreMeetingAsk['onProgress']): Promise<void> {
    for (const pattern of patternsOf(this.#terms)) {
      for (const second of pattern.length === 0 ? [pattern] : [pattern, []]) {
        for (const isShown of [true, false]) this.#add(this.#planned([pattern, second], isShown));
      }
    }
    let visited = 0;
    for (let at = this.#open.pop(); at !== undefined && this.#violations.size === 0; at = this.#open.pop()) {
      for (const move of movesAt(this.#terms, at)) this.#take(at, move);
      visited += 1;
      if (visited % BREATHE_EVERY > 0) continue;
      onProgress?.(visited, this.#seen.size);
      await setImmediate();
    }
  }

  result() {
    return {
      ...{ states: this.#seen.size, steps: this.#steps, decisions: this.#decisions, payments: this.#payments },
      violations: [...this.#violations.values()],
    };
  }

  /** A meeting whose agenda is laid, with the interests that were found. */
  #planned(interests: readonly (readonly string[])[], isShown: boolean): Moment {
    const called = { terms: this.#terms, sitting: {}, on: '2026-04-21', startsAt: AT, endsAt: '16:00', place: 'Here' };
    const start: Moment = {
      state: calledMeeting({ ...called, inCommonWith: null }),
      happened: {
        ...{ isPublished: false, isClosed: false, here: new Set(), current: null },
        items: [isShown, true].map((shown) => ({
          ...{ isShown: shown, isWithdrawn: false, interests: new Map(), votes: new Map(), outcome: null },
          ...{ isLive: false, signed: [] },
        })),
      },
      hasMoved: false,
    };
    const laid = [ON_AGENDA, REVOKING].flatMap((agenda, index): MeetingEntry[] => {
      const item = index + 1;
      const paper = { name: 'A paper', sha256: 'a', madeFrom: null };
      const shown: MeetingEntry[] = [
        { kind: 'cover', item, cover: COVER },
        { kind: 'paper', item, paper },
      ];
      return [{ kind: 'item', agenda }, ...(item === 1 && !isShown ? [] : shown)];
    });
    const declared = interests.flatMap((seats, index) =>
      seats.map((seat): MeetingEntry => {
        return { kind: 'declared', item: index + 1, seat, conflict: 'close', interest: null, words: 'An interest' };
      }),
    );
    return this.#entered(start, [...laid, ...declared]);
  }

  #take(at: Moment, move: Move): void {
    if ('run' in move) {
      this.#run(at, move.run);
      return;
    }
    const after = this.#entered(at, move.entries);
    if (after !== at) this.#add(move.isOnce === true ? { ...after, hasMoved: true } : after);
  }

  /** The moment after those of the entries that are taken; the same where none is. */
  #entered(at: Moment, entries: readonly MeetingEntry[]): Moment {
    let moment = at;
    for (const entry of entries) {
      const state = this.#machine(moment.state, entry);
      if (typeof state === 'string') continue;
      this.#steps += 1;
      for (const what of brokenByEntry(this.#terms, moment.happened, entry, state)) this.#broken(what, moment, entry);
      const happened = happenedAfter(this.#terms, moment.happened, entry);
      if (entry.kind === 'vote closed' && happened.items[entry.item - 1]?.isLive === true) this.#decisions += 1;
      moment = this.#revoked({ ...moment, state, happened });
    }
    return moment;
  }

  /** Once the second item is carried, what the first decided is revoked, as the register does it. */
  #revoked(moment: Moment): Moment {
    const [first, second] = moment.happened.items;
    if (second?.outcome !== 'carried' || first?.isLive !== true) return moment;
    return this.#ended(moment, { kind: 'revoke' });
  }

  #ended(moment: Moment, event: ItemEvent): Moment {
    const state = this.#onFirst(moment.state, event);
    if (state === undefined) return moment;
    const items = moment.happened.items.map((item, index) => (index === 0 ? { ...item, isLive: false } : item));
    return { ...moment, state, happened: { ...moment.happened, items } };
  }

  #onFirst(state: MeetingState, event: ItemEvent): MeetingState | undefined {
    const [item] = state.items;
    const live = item?.live == null ? 'not at this stage' : itemStep(this.#terms, item.live, event);
    if (item === undefined || typeof live === 'string') return undefined;
    return { ...state, items: state.items.with(0, { ...item, live }) };
  }

  /** A step of the payment that the first decision allows, tried by everybody; the walk goes on with whose came first. */
  #run(at: Moment, tried: readonly ItemEvent[]): void {
    const taken = tried.flatMap((event) => this.#signed(at, event) ?? []);
    if (taken[0] !== undefined) this.#add(taken[0]);
  }

  #signed(at: Moment, event: ItemEvent): Moment | undefined {
    if (!('seat' in event)) return this.#ended(at, event);
    const state = this.#onFirst(at.state, event);
    const seat = this.#terms.seats.find(({ id }) => id === event.seat);
    const [first] = at.happened.items;
    if (state === undefined || seat === undefined || first === undefined) return undefined;
    this.#steps += 1;
    for (const what of brokenBySigning(first, seat)) this.#broken(what, at, event);
    if (event.kind === 'release') this.#payments += 1;
    const items = at.happened.items.with(0, { ...first, signed: [...first.signed, event.seat] });
    return { ...at, state, happened: { ...at.happened, items } };
  }

  #broken(what: string, { happened }: Moment, event: object): void {
    const members = this.#terms.seats.map(({ id }) => `${id}, ${happened.here.has(id) ? 'present' : 'away'}`);
    if (!this.#violations.has(what)) this.#violations.set(what, { what, members, event: JSON.stringify(event) });
  }

  #add(moment: Moment): void {
    const key = keyOf(this.#terms, moment);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#open.push(moment);
  }
}

/** Every set of seats with an interest, of which members who are alike are folded: so many of each kind, and never which. */
function patternsOf(terms: TermsOfReference): readonly (readonly string[])[] {
  const alike = interchangeable(terms);
  const kinds = [...Map.groupBy(terms.seats, (seat) => alike[terms.seats.indexOf(seat)]).values()];
  return kinds.reduce<readonly (readonly string[])[]>(
    (patterns, kind) =>
      patterns.flatMap((sofar) =>
        [...kind.keys(), kind.length].map((count) => [...sofar, ...kind.slice(0, count).map(({ id }) => id)]),
      ),
    [[]],
  );
}

function movesAt(terms: TermsOfReference, { state, happened, hasMoved }: Moment): readonly Move[] {
  const move = (...entries: readonly MeetingEntry[]): Move => ({ entries });
  switch (state.stage) {
    case 'planned':
      return [
        move({ kind: 'published', lateReason: null }),
        move({ kind: 'withdrawn', item: 2, reason: 'Not ready' }),
        move({ kind: 'opened', at: AT }),
      ];
    case 'published':
      return [move({ kind: 'opened', at: AT }), move({ kind: 'withdrawn', item: 1, reason: 'Not ready' })];
    case 'open': {
      const isEmpty = happened.here.size === 0;
      if (isEmpty && !hasMoved) return arrivals(terms, happened);
      return [...openMoves(terms, { state, happened, hasMoved }), ...runMoves(terms, state)];
    }
    case 'closed':
      return [move({ kind: 'begun', item: 1, at: AT }), ...runMoves(terms, state)];
  }
}

/** The first of each sort of seats: alike in the terms, and with an interest in the same items. */
function oneOfEach(terms: TermsOfReference, { items }: Happened, seats: readonly string[]): readonly string[] {
  const alike = interchangeable(terms);
  const sort = (id: string): string => {
    const sign = alike[terms.seats.findIndex((seat) => seat.id === id)];
    return [sign, ...items.map(({ interests }) => interests.get(id))].join();
  };
  return [...new Map(seats.toReversed().map((id) => [sort(id), id])).values()];
}

/** Everybody comes, or all but one. */
function arrivals(terms: TermsOfReference, happened: Happened): readonly Move[] {
  const { seats } = terms;
  const came = (away: string | null): Move => {
    const coming = seats.filter(({ id }) => id !== away);
    const entries = coming.map(({ id }): MeetingEntry => ({ kind: 'came', seat: id, at: AT }));
    return away === null ? { entries } : { entries, isOnce: true };
  };
  const away = oneOfEach(
    terms,
    happened,
    seats.map(({ id }) => id),
  );
  return [came(null), ...away.map(came)];
}

function openMoves(terms: TermsOfReference, { state, happened, hasMoved }: Moment): readonly Move[] {
  const move = (...entries: readonly MeetingEntry[]): Move => ({ entries });
  const always: Move[] = [1, 2].map((item) => move({ kind: 'begun', item, at: AT }));
  always.push(move({ kind: 'closed', at: AT }));
  const item = happened.current;
  const own = item === null ? undefined : happened.items[item - 1];
  if (item === null || own === undefined) return always;
  const here = terms.seats.filter(({ id, isVoting }) => isVoting && happened.here.has(id)).map(({ id }) => id);
  const [first = '', ...free] = here.filter((seat) => !own.interests.has(seat));
  const conflicted = here.find((seat) => own.interests.has(seat)) ?? '';
  const moved = (proposer: string, seconder: string): Move =>
    move({ kind: 'moved', item, at: AT, proposer, seconder, motion: MOTION });
  const vote = (how: 'for' | 'against'): Move =>
    move(...here.map((seat): MeetingEntry => ({ kind: 'voted', item, seat, vote: how })));
  const unhandled = [...own.interests].filter(([, isHandled]) => !isHandled);
  const changing = hasMoved
    ? []
    : oneOfEach(
        terms,
        happened,
        [first, ...free].filter((seat) => seat !== ''),
      );
  const once = changing.flatMap((seat): Move[] => [
    { entries: [{ kind: 'left', seat, at: AT }], isOnce: true },
    { entries: [{ kind: 'declared', item, seat, conflict: 'close', interest: null, words: 'Late' }], isOnce: true },
  ]);
  return [
    ...always,
    ...once,
    move(
      ...unhandled.map(
        ([seat]): MeetingEntry => ({ kind: 'handled', item, seat, handling: 'leave for the item', words: '' }),
      ),
    ),
    moved(first, free[0] ?? ''),
    moved(conflicted, first),
    ...(state.items[item - 1]?.live?.stage === 'voting' && own.votes.size === 0 ? [vote('for'), vote('against')] : []),
    move({ kind: 'vote closed', item, at: AT }),
    move({ kind: 'referred', item, at: AT, to: 'governing-body' }),
  ];
}

/** Officers sign what the first decision allows, and it may run out. */
function runMoves({ seats }: TermsOfReference, { items: [first] }: MeetingState): readonly Move[] {
  if (first?.live?.stage !== 'carried') return [];
  const signing = (['prepare', 'certify', 'release'] as const).map((kind): Move => {
    return { run: seats.map(({ id: seat }) => ({ kind, seat })) };
  });
  return [...signing, { run: [{ kind: 'expire' }] }];
}

const OUTCOMES: readonly ItemHappened['outcome'][] = [null, 'carried', 'lost', 'referred'];
/** No other number stands for it. */
const END_OF_ITEM = 255;
const VOTES: readonly (Vote | undefined)[] = [undefined, 'for', 'against'];

/** A short text that no moment has at which anything else can still happen. Of an item that was dealt with, who was there is over. */
function keyOf({ seats }: TermsOfReference, { state, happened, hasMoved }: Moment): string {
  const codes = [MEETING_STAGES.indexOf(state.stage), state.current ?? 0, happened.current ?? 0];
  codes.push(bitsOf(hasMoved, happened.isPublished));
  if (state.stage !== 'closed') {
    for (const { id } of seats) codes.push(bitsOf(state.present.has(id), happened.here.has(id)));
  }
  for (const item of state.items) {
    const { live, withdrawn, endedAt } = item;
    const own = happened.items[item.number - 1] as ItemHappened;
    const isOver = live !== null && endedAt !== null;
    codes.push(bitsOf(withdrawn === null, endedAt === null, own.isLive, own.isShown, live === null));
    codes.push(OUTCOMES.indexOf(own.outcome));
    const known = new Map(item.interests.map(({ seat, handling }) => [seat, handling !== null]));
    for (const { id } of seats) {
      const vote = isOver ? 0 : VOTES.indexOf(own.votes.get(id));
      codes.push((interestCode(known.get(id)) * 3 + interestCode(own.interests.get(id))) * 3 + vote);
    }
    if (live === null) continue;
    if (!isOver) codes.push(...live.members.map(codeOf));
    codes.push(...wholeCodesOf(live, seats), END_OF_ITEM);
  }
  return String.fromCharCode(...codes);
}

function bitsOf(...each: readonly boolean[]): number {
  return each.reduce((sofar, one) => sofar * 2 + (one ? 1 : 0), 0);
}

function interestCode(isHandled: boolean | undefined): number {
  return isHandled === undefined ? 0 : isHandled ? 2 : 1;
}
