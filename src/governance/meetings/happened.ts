import { isExecutive, type Seat } from '../committees/committee-role.ts';
import { isMet } from '../committees/item-invariants.ts';
import type { Vote } from '../committees/item-state.ts';
import type { TermsOfReference } from '../committees/terms-of-reference.ts';
import type { MeetingEntry } from './meeting-entry.ts';
import type { MeetingState } from './meeting-state.ts';

/** What happened with one item, by the entries alone. */
export type ItemHappened = {
  readonly isShown: boolean;
  readonly isWithdrawn: boolean;
  /** Seats with an interest, and whether the chair has said how it is handled. */
  readonly interests: ReadonlyMap<string, boolean>;
  readonly votes: ReadonlyMap<string, Vote>;
  readonly outcome: 'carried' | 'lost' | 'referred' | null;
  readonly isLive: boolean;
  readonly signed: readonly string[];
};

/** What happened at a meeting, kept beside the machine and by none of its guards, so that a guard that is wrong shows. */
export type Happened = {
  readonly isPublished: boolean;
  readonly isClosed: boolean;
  readonly here: ReadonlySet<string>;
  readonly current: number | null;
  readonly items: readonly ItemHappened[];
};

/** The seats that count for an item: they vote, are there and have no interest in it. */
function freeAt({ seats }: TermsOfReference, { here }: Happened, { interests }: ItemHappened): readonly Seat[] {
  return seats.filter(({ id, isVoting }) => isVoting && here.has(id) && !interests.has(id));
}

/** What the votes that count come to. */
function outcomeOf(terms: TermsOfReference, happened: Happened, item: ItemHappened): 'carried' | 'lost' {
  const free = freeAt(terms, happened, item);
  const number = (vote: Vote): number => free.filter(({ id }) => item.votes.get(id) === vote).length;
  const presiding = free.find(({ office }) => office === 'chair') ?? free.find(({ office }) => office !== null);
  const hasCasting = terms.tie === 'chair has a casting vote' && item.votes.get(presiding?.id ?? '') === 'for';
  const [inFavour, against] = [number('for'), number('against')];
  return inFavour > against || (inFavour === against && hasCasting) ? 'carried' : 'lost';
}

function without<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  return new Map([...map].filter(([each]) => each !== key));
}

/** What happened once an entry was taken. */
export function happenedAfter(terms: TermsOfReference, before: Happened, entry: MeetingEntry): Happened {
  const onItem = (number: number, changed: (item: ItemHappened) => Partial<ItemHappened>): Happened => ({
    ...before,
    items: before.items.map((item, index) => (index === number - 1 ? { ...item, ...changed(item) } : item)),
  });
  switch (entry.kind) {
    case 'published':
      return { ...before, isPublished: true };
    case 'closed':
      return { ...before, isClosed: true };
    case 'came':
      return { ...before, here: new Set([...before.here, entry.seat]) };
    case 'left': {
      const after = onItem(before.current ?? 0, ({ votes }) => ({ votes: without(votes, entry.seat) }));
      return { ...after, here: new Set([...before.here].filter((seat) => seat !== entry.seat)) };
    }
    case 'begun':
      return { ...before, current: entry.item };
    case 'withdrawn':
      return onItem(entry.item, () => ({ isWithdrawn: true }));
    case 'declared':
      return onItem(entry.item, ({ interests, votes }) => ({
        ...{ interests: new Map(interests).set(entry.seat, false), votes: without(votes, entry.seat) },
      }));
    case 'handled':
      return onItem(entry.item, ({ interests }) => ({ interests: new Map(interests).set(entry.seat, true) }));
    case 'voted':
      return onItem(entry.item, ({ votes }) => ({ votes: new Map(votes).set(entry.seat, entry.vote) }));
    case 'vote closed': {
      const after = onItem(entry.item, (item) => {
        const outcome = outcomeOf(terms, before, item);
        return { outcome, isLive: outcome === 'carried' };
      });
      return { ...after, current: null };
    }
    case 'referred':
      return { ...onItem(entry.item, () => ({ outcome: 'referred' })), current: null };
    default:
      return before;
  }
}

/** What an entry that was taken breaks, in words. `after` is the machine’s own state, which must come to the same. */
export function brokenByEntry(
  terms: TermsOfReference,
  before: Happened,
  entry: MeetingEntry,
  after: MeetingState,
): string[] {
  const broken: string[] = [];
  const check = (holds: boolean, what: string): void => {
    if (!holds) broken.push(what);
  };
  check(!before.isClosed, 'something happened at a meeting that was over');
  const item = 'item' in entry ? before.items[entry.item - 1] : undefined;
  if (entry.kind === 'opened') check(before.isPublished, 'a meeting opened before its papers were published');
  if (entry.kind === 'closed') check(before.current === null, 'a meeting closed with an item before it');
  if (item === undefined) return broken;
  if (entry.kind === 'begun') {
    check(before.current === null, 'two items were before the meeting at once');
    check(!item.isWithdrawn, 'a withdrawn item was taken');
    check(item.outcome === null, 'an item was taken twice');
  }
  if (entry.kind === 'moved') {
    const free = freeAt(terms, before, item).map(({ id }) => id);
    const movers = [entry.proposer, entry.seconder];
    check(
      movers.every((seat) => free.includes(seat)),
      'a motion was moved by somebody who has an interest or is away',
    );
  }
  if (entry.kind === 'voted') {
    const mayVote = freeAt(terms, before, item).some(({ id }) => id === entry.seat);
    check(mayVote, 'somebody voted who has an interest or is away');
  }
  if (entry.kind === 'vote closed') checkClosing(terms, before, item, check);
  if (entry.kind === 'vote closed') {
    const isCarried = after.items[entry.item - 1]?.live?.decision === 'live';
    check(isCarried === (outcomeOf(terms, before, item) === 'carried'), 'a decision is not what the votes came to');
  }
  return broken;
}

type Check = (holds: boolean, what: string) => void;

function checkClosing(terms: TermsOfReference, before: Happened, item: ItemHappened, check: Check): void {
  const free = freeAt(terms, before, item);
  check(isMet(terms.quorum, free), 'a vote was closed without a quorum');
  const isPresided = free.some(({ office }) => office !== null);
  check(isPresided, 'a vote was closed with nobody to preside');
  check(![...item.interests.values()].includes(false), 'a vote was closed before every interest was handled');
  check(item.isShown, 'an item was decided on that has no paper');
}

/** What a signature on the payment that an item allows breaks, in words. */
export function brokenBySigning(item: ItemHappened, { id, role }: Seat): string[] {
  const broken: string[] = [];
  if (!item.isLive) broken.push('a payment went on without a live decision');
  if (item.interests.has(id)) broken.push('a conflicted member signed the payment');
  if (!isExecutive(role)) broken.push('somebody signed a payment who is no officer');
  if (item.signed.includes(id)) broken.push('one person signed a payment twice');
  return broken;
}
