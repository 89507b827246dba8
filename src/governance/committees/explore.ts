import { setImmediate } from 'node:timers/promises';
import { isExecutive, type Seat } from './committee-role.ts';
import { HANDLINGS, type Handling } from './handling.ts';
import { brokenBy } from './item-invariants.ts';
import { type Alike, canonicalItem, interchangeable, keyOf, SAFE_HANDLINGS } from './item-key.ts';
import { ITEM_GUARDS, type ItemEvent, type ItemGuards, type ItemState, type MemberState } from './item-state.ts';
import { itemStep, newItem } from './item-step.ts';
import { isQuorate, shortfall } from './quorum.ts';
import type { TermsOfReference } from './terms-of-reference.ts';

/** What was broken, and the step that broke it. */
export type Violation = { readonly what: string; readonly members: readonly string[]; readonly event: string };

export type Exploration = {
  readonly committee: string;
  readonly members: number;
  readonly states: number;
  readonly steps: number;
  /** How often a decision was carried and a payment made, so that where nothing happens nothing is called safe. */
  readonly decisions: number;
  readonly payments: number;
  readonly violations: readonly Violation[];
};

export type ExploreAsk = {
  /** At most this many voting members take part: who holds an office first, then the others in their order. */
  readonly members: number;
  /** With a fault planted in them; absent: as they are. */
  readonly guards?: ItemGuards;
  /** Tells apart even what can make no difference: far more states, to check the shorter way on few members. */
  readonly isPlain?: boolean;
  /** Told how many states were walked of those that are known by then. */
  readonly onProgress?: (walked: number, known: number) => void;
};

/** So often progress is told and others in the process have their turn. */
const BREATHE_EVERY = 2000;

/**
 * Walks every state that an item can reach, from nobody present to the payment that its decision allows: every attendance,
 * interests of every pattern declared at any moment, every handling and vote, revoked and expired. States in which all the
 * same can still happen are one (`canonicalItem`); what is broken is looked for at every step before they are made one. The
 * first state at which anything is broken ends it.
 */
export async function explore(terms: TermsOfReference, ask: ExploreAsk): Promise<Exploration> {
  const committee = { ...terms, seats: seatsTaken(terms, ask.members) };
  const walk = new Walk(committee, ask.guards ?? ITEM_GUARDS, ask.guards === undefined && ask.isPlain !== true);
  await walk.run(ask.onProgress);
  return { committee: terms.id, members: committee.seats.length, ...walk.result() };
}

/**
 * Offices first, then whoever fills most of what the quorum lacks, so that few members can decide; executives, who sign
 * payments, and general practitioners before others. Members who are alike stand beside each other, to be put in one order.
 */
export function seatsTaken({ seats, quorum }: TermsOfReference, most: number): Seat[] {
  const left = seats
    .filter(({ isVoting }) => isVoting)
    .toSorted((a, b) => Number(a.office === null) - Number(b.office === null) || orderOf(a) - orderOf(b));
  const taken = left.splice(0, 2);
  while (taken.length < most && left.length > 0) {
    const lacks = left.map((seat) => shortfall(quorum, [...taken, seat]));
    taken.push(...left.splice(lacks.indexOf(Math.min(...lacks)), 1));
  }
  const alike = interchangeable({ seats: taken, quorum });
  return [...Map.groupBy(taken, (seat) => alike[taken.indexOf(seat)]).values()].flat();
}

function orderOf({ role }: Seat): number {
  return isExecutive(role) ? 0 : role === 'general practitioner' ? 1 : 2;
}

/** The fewest members who are quorate, taken in that order: enough for a planted fault to show. */
export function fewestQuorate(terms: TermsOfReference): number {
  const sizes = terms.seats.map((_, index) => index + 1);
  return sizes.find((size) => isQuorate(terms.quorum, seatsTaken(terms, size))) ?? terms.seats.length;
}

class Walk {
  readonly #terms: TermsOfReference;
  readonly #guards: ItemGuards;
  /** Whether the guards are as they should be: only then is who takes no part the same here or away. */
  readonly #isSafe: boolean;
  readonly #alike: Alike;
  readonly #seen = new Set<string>();
  readonly #violations = new Map<string, Violation>();
  #steps = 0;
  #decisions = 0;
  #payments = 0;

  constructor(terms: TermsOfReference, guards: ItemGuards, isSafe: boolean) {
    this.#terms = terms;
    this.#guards = guards;
    this.#isSafe = isSafe;
    this.#alike = interchangeable(terms);
  }

  async run(onProgress: ExploreAsk['onProgress']): Promise<void> {
    const start = newItem(this.#terms);
    const open = [start];
    this.#seen.add(keyOf(start));
    let visited = 0;
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (this.#violations.size > 0) return;
      for (const event of this.#eventsAt(at)) this.#take(at, event, open);
      visited += 1;
      if (visited % BREATHE_EVERY > 0) continue;
      onProgress?.(visited, this.#seen.size);
      await setImmediate();
    }
  }

  result() {
    return {
      states: this.#seen.size,
      steps: this.#steps,
      decisions: this.#decisions,
      payments: this.#payments,
      violations: [...this.#violations.values()],
    };
  }

  #take(at: ItemState, event: ItemEvent, open: ItemState[]): void {
    const after = itemStep(this.#terms, at, event, this.#guards);
    if (typeof after === 'string') return;
    this.#steps += 1;
    if (event.kind === 'close the vote' && after.stage === 'carried') this.#decisions += 1;
    if (event.kind === 'release') this.#payments += 1;
    for (const what of brokenBy(this.#terms, at, event, after)) {
      if (!this.#violations.has(what)) this.#violations.set(what, violationOf(what, at, event));
    }
    const state = canonicalItem(after, this.#alike, this.#isSafe);
    const key = keyOf(state);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    open.push(state);
  }

  /**
   * Of members who are alike and in one state, what happens to the first happens to all. The last is tried first: what brings
   * an item on, so that a fault is met early.
   */
  #eventsAt(state: ItemState): ItemEvent[] {
    const different = state.members.filter((member, index) => {
      const before = state.members[index - 1];
      return before === undefined || this.#alike[index - 1] !== this.#alike[index] || !isSameState(before, member);
    });
    const handlings = this.#isSafe ? SAFE_HANDLINGS : HANDLINGS;
    if (state.decision === 'none') {
      return [...different.flatMap(({ seat }) => meetingEvents(seat.id, handlings)), ...WHOLE_EVENTS];
    }
    const officers = state.members.filter(({ seat }) => isExecutive(seat.role));
    return [...officers.flatMap(({ seat }) => paymentEvents(seat.id, handlings)), ...WHOLE_EVENTS];
  }
}

const WHOLE_EVENTS: readonly ItemEvent[] = (
  ['refer', 'expire', 'revoke', 'close the vote', 'put the motion', 'evidence the case'] as const
).map((kind) => ({ kind }));

function isSameState(a: MemberState, b: MemberState): boolean {
  return a.isPresent === b.isPresent && a.conflict === b.conflict && a.handling === b.handling && a.vote === b.vote;
}

function interestEvents(seat: string, handlings: readonly Handling[]): ItemEvent[] {
  return [
    { kind: 'declare', seat, conflict: 'close' },
    { kind: 'declare', seat, conflict: 'distant' },
    ...handlings.map((handling): ItemEvent => ({ kind: 'handle', seat, handling })),
    { kind: 'open the paper', seat },
  ];
}

function meetingEvents(seat: string, handlings: readonly Handling[]): ItemEvent[] {
  return [
    ...interestEvents(seat, handlings),
    { kind: 'leave', seat },
    { kind: 'vote', seat, vote: 'against' },
    { kind: 'vote', seat, vote: 'for' },
    { kind: 'arrive', seat },
  ];
}

function paymentEvents(seat: string, handlings: readonly Handling[]): ItemEvent[] {
  return [
    ...interestEvents(seat, handlings),
    { kind: 'prepare', seat },
    { kind: 'certify', seat },
    { kind: 'release', seat },
  ];
}

function violationOf(what: string, at: ItemState, event: ItemEvent): Violation {
  return { what, members: at.members.map(memberWords), event: Object.values(event).join(' ') };
}

function memberWords({ seat, isPresent, conflict, handling, vote }: MemberState): string {
  const interest = conflict === 'none' ? [] : [`${conflict} interest`, handling ?? 'not handled'];
  return [seat.id, isPresent ? 'present' : 'away', ...interest, ...(vote === null ? [] : [`voted ${vote}`])].join(', ');
}
