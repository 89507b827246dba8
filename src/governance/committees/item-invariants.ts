import { isAmong, isExecutive, type Seat } from './committee-role.ts';
import type { ItemEvent, ItemState, MemberState } from './item-state.ts';
import type { Quorum } from './quorum.ts';
import type { TermsOfReference } from './terms-of-reference.ts';

/**
 * What must hold of every step, written from the rules and not from the steps: nothing here asks a guard of theirs, so that a
 * guard that is wrong shows. @returns what is broken, in words
 */
export function brokenBy(terms: TermsOfReference, before: ItemState, event: ItemEvent, after: ItemState): string[] {
  const broken: string[] = [];
  const check = (holds: boolean, what: string): void => {
    if (!holds) broken.push(what);
  };
  if (after.stage === 'voting') {
    check(!after.members.some((each) => each.vote !== null && isBarred(each)), 'a conflicted member holds a vote');
  }
  if (event.kind === 'close the vote') checkVote(terms, before, after, check);
  if (event.kind === 'open the paper') {
    const reader = before.members.find(({ seat }) => seat.id === event.seat);
    check(reader !== undefined && mayRead(reader), 'a member without the paper opened it');
  }
  if (after.payment !== before.payment) checkPayment(before, after, check);
  return broken;
}

type Check = (holds: boolean, what: string) => void;

function checkVote(terms: TermsOfReference, before: ItemState, after: ItemState, check: Check): void {
  const free = before.members.filter(isFree);
  const seats = free.map(({ seat }) => seat);
  check(isMet(terms.quorum, seats), 'a vote was closed without a quorum');
  check(
    seats.some(({ office }) => office !== null),
    'a vote was closed with nobody to preside',
  );
  check(!before.members.some(isUnhandled), 'a vote was closed before every interest was handled');
  check(before.isEvidenced, 'a decision was taken on a case that is not evidenced');
  const inFavour = free.filter(({ vote }) => vote === 'for').length;
  const against = free.filter(({ vote }) => vote === 'against').length;
  const chair = free.find(({ seat }) => seat.office === 'chair') ?? free.find(({ seat }) => seat.office !== null);
  const isTieWon = inFavour === against && terms.tie === 'chair has a casting vote' && chair?.vote === 'for';
  const isCarried = inFavour > against || isTieWon;
  check((after.stage === 'carried') === isCarried, 'a decision is not what the votes that count came to');
  check((after.decision === 'live') === (after.stage === 'carried'), 'a decision stands that was not carried');
}

function checkPayment(before: ItemState, after: ItemState, check: Check): void {
  if (after.payment.stage === 'stopped') return;
  check(before.decision === 'live', 'a payment went on without a live decision');
  check(new Set(after.payment.by).size === after.payment.by.length, 'one person signed a payment twice');
  const signed = after.members.find(({ seat }) => seat.id === after.payment.by.at(-1));
  check(signed !== undefined && isExecutive(signed.seat.role), 'somebody signed a payment who is no officer');
  check(signed === undefined || !isBarred(signed), 'a conflicted member signed the payment');
  const steps = { none: 0, prepared: 1, certified: 2, paid: 3, stopped: 0 } as const;
  check(after.payment.by.length === steps[after.payment.stage], 'a payment was made without three signatures');
}

/** Whether the member’s vote counts: they vote, are there and are not barred. */
export function isFree(member: MemberState): boolean {
  return member.isPresent && member.seat.isVoting && !isBarred(member);
}

export function isBarred({ conflict, handling }: MemberState): boolean {
  return conflict === 'close' || (conflict === 'distant' && handling !== 'noted');
}

export function isUnhandled({ conflict, handling }: MemberState): boolean {
  return conflict !== 'none' && handling === null;
}

function mayRead({ conflict, handling }: MemberState): boolean {
  if (conflict === 'none') return true;
  return handling !== null && handling !== 'no papers' && handling !== 'excluded from the meeting';
}

/** Whether a quorum is met, written apart from the machine’s own counting. */
export function isMet(quorum: Quorum, seats: readonly Seat[]): boolean {
  const number = (groups: readonly Parameters<typeof isAmong>[1][]): number => {
    let found = 0;
    for (const seat of seats) if (groups.some((group) => isAmong(seat, group))) found += 1;
    return found;
  };
  if ('all' in quorum) return !quorum.all.some((part) => !isMet(part, seats));
  if ('any' in quorum) return quorum.any.some((part) => isMet(part, seats));
  if ('atLeast' in quorum) return number(quorum.of) >= quorum.atLeast;
  return number(quorum.moreOf) - number(quorum.thanOf) > 0;
}
