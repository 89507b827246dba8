import { setImmediate } from 'node:timers/promises';
import { assert } from '../../base/index.ts';
import { isExecutive, type Seat } from './committee-role.ts';
import { brokenBy } from './item-invariants.ts';
import { codeOf, interchangeable, wholeCodesOf } from './item-key.ts';
import { ITEM_GUARDS, type ItemEvent, type ItemGuards, type ItemState, type MemberState } from './item-state.ts';
import { itemStep, newItem } from './item-step.ts';
import { type FoldStage, foldMember, type Looks, type MemberFold, type Violation, violationOf } from './member-fold.ts';
import { isQuorate, shortfall } from './quorum.ts';
import type { TermsOfReference } from './terms-of-reference.ts';

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
  /** Told how many states were walked of those that are known by then. */
  readonly onProgress?: (walked: number, known: number) => void;
};

/** So often progress is told and others in the process have their turn. */
const BREATHE_EVERY = 20_000;

/**
 * Walks every state that an item can reach, from nobody present to the payment that its decision allows: every attendance,
 * interests of every pattern declared at any moment, every handling and vote, revoked and expired. Each member is walked
 * alone first (`foldMember`); all together are walked by how they look, those who are alike in one order. The first state at
 * which anything is broken ends it.
 */
export async function explore(terms: TermsOfReference, ask: ExploreAsk): Promise<Exploration> {
  const committee = { ...terms, seats: seatsTaken(terms, ask.members) };
  const walk = new Walk(committee, ask.guards ?? ITEM_GUARDS);
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

/** An item but for its members. */
type Whole = Omit<ItemState, 'members'>;

/** An item in the walk: its number among `#wholes`, and the look of each member. */
type Folded = { readonly whole: number; readonly looks: readonly number[] };

class Walk {
  readonly #terms: TermsOfReference;
  readonly #guards: ItemGuards;
  /** By place: whether who sits there is alike to who sits before them. */
  readonly #isAlike: readonly boolean[];
  readonly #folds: readonly MemberFold[];
  readonly #officers: readonly string[];
  readonly #base: number;
  readonly #wholes: Whole[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #seen = new Set<number>();
  readonly #open: Folded[] = [];
  readonly #violations = new Map<string, Violation>();
  #steps = 0;
  #decisions = 0;
  #payments = 0;

  constructor(terms: TermsOfReference, guards: ItemGuards) {
    this.#terms = terms;
    this.#guards = guards;
    this.#isAlike = interchangeable(terms).map((sign, index, signs) => signs[index - 1] === sign);
    this.#folds = terms.seats.map((seat) => foldMember(terms, seat, guards));
    this.#officers = terms.seats.filter(({ role }) => isExecutive(role)).map(({ id }) => id);
    this.#base = Math.max(
      ...this.#folds.flatMap((fold) => [fold.discussed, fold.voting, fold.over].map(({ next }) => next.length)),
    );
    for (const violation of this.#folds.flatMap(({ violations }) => violations)) this.#broken(violation);
  }

  async run(onProgress: ExploreAsk['onProgress']): Promise<void> {
    this.#add(newItem(this.#terms));
    let visited = 0;
    for (let at = this.#open.pop(); at !== undefined; at = this.#open.pop()) {
      this.#moveMembers(at);
      const state = this.#stateOf(at);
      for (const event of [...WHOLE_EVENTS, ...this.#signings(state)]) this.#take(state, event);
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

  /** What happens to one member. Of those who are alike and look alike, what happens to the first happens to all. */
  #moveMembers({ whole, looks }: Folded): void {
    const { stage, payment } = this.#wholes[whole] as Whole;
    const isOrdered = payment.by.length === 0;
    for (let index = 0; index < looks.length; index += 1) {
      const look = looks[index] as number;
      if (isOrdered && this.#isAlike[index] && looks[index - 1] === look) continue;
      for (const next of this.#looksAt(stage, index).next[look] as readonly number[]) {
        this.#steps += 1;
        this.#addFolded(whole, looks.with(index, next));
      }
    }
  }

  /** What happens to the whole. */
  #take(at: ItemState, event: ItemEvent): void {
    const after = itemStep(this.#terms, at, event, this.#guards);
    if (typeof after === 'string') return;
    this.#steps += 1;
    if (event.kind === 'close the vote' && after.stage === 'carried') this.#decisions += 1;
    if (event.kind === 'release') this.#payments += 1;
    for (const what of brokenBy(this.#terms, at, event, after)) this.#broken(violationOf(what, at, event));
    this.#add(after);
  }

  #signings({ stage }: ItemState): readonly ItemEvent[] {
    if (stage !== 'carried') return [];
    return this.#officers.flatMap((seat): ItemEvent[] => [
      { kind: 'prepare', seat },
      { kind: 'certify', seat },
      { kind: 'release', seat },
    ]);
  }

  #broken(violation: Violation): void {
    if (!this.#violations.has(violation.what)) this.#violations.set(violation.what, violation);
  }

  #add({ members, ...whole }: ItemState): void {
    const looks = members.map(
      (member, index) => this.#looksAt(whole.stage, index).lookOf.get(codeOf(member)) as number,
    );
    this.#addFolded(this.#numberOf(whole), looks);
  }

  #addFolded(whole: number, looks: number[]): void {
    const { payment } = this.#wholes[whole] as Whole;
    if (payment.by.length === 0) this.#putInOrder(looks);
    let key = whole;
    for (const look of looks) key = key * this.#base + look;
    assert(Number.isSafeInteger(key), 'every state has a key of its own');
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#open.push({ whole, looks });
  }

  /** Who are alike in one order, in place. Who has signed for the payment keeps their own place. */
  #putInOrder(looks: number[]): void {
    for (let at = 1; at < looks.length; at += 1) {
      for (let back = at; this.#isAlike[back]; back -= 1) {
        const [before, after] = [looks[back - 1], looks[back]] as [number, number];
        if (before <= after) break;
        looks[back - 1] = after;
        looks[back] = before;
      }
    }
  }

  #numberOf(whole: Whole): number {
    const key = wholeCodesOf(whole, this.#terms.seats).join();
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#wholes.length);
    return this.#wholes.push(whole) - 1;
  }

  #looksAt(stage: ItemState['stage'], index: number): Looks {
    return (this.#folds[index] as MemberFold)[foldStageOf(stage)];
  }

  #stateOf({ whole, looks }: Folded): ItemState {
    const own = this.#wholes[whole] as Whole;
    const members = looks.map((look, index) => this.#looksAt(own.stage, index).members[look] as MemberState);
    return { ...own, members };
  }
}

function foldStageOf(stage: ItemState['stage']): FoldStage {
  return stage === 'discussed' || stage === 'voting' ? stage : 'over';
}

const WHOLE_EVENTS: readonly ItemEvent[] = (
  ['refer', 'expire', 'revoke', 'close the vote', 'put the motion', 'evidence the case'] as const
).map((kind) => ({ kind }));
