import { isAmong, isExecutive, SEAT_GROUPS, type Seat, type SeatGroup } from './committee-role.ts';
import { ALLOWED, type Handling } from './handling.ts';
import { DECISION_STATES, ITEM_STAGES, type ItemState, type MemberState, PAYMENT_STAGES } from './item-state.ts';
import type { Quorum } from './quorum.ts';
import type { TermsOfReference } from './terms-of-reference.ts';

/** For each place on the committee a sign; members of one sign are interchangeable. */
export type Alike = readonly string[];

/** Members are interchangeable when no part of the quorum, no office and no power to pay tells them apart. */
export function interchangeable({ seats, quorum }: Pick<TermsOfReference, 'seats' | 'quorum'>): Alike {
  const named = SEAT_GROUPS.filter((group) => groupsOf(quorum).has(group));
  const sign = (seat: Seat): string => {
    const among = named.filter((group) => isAmong(seat, group));
    return [seat.isVoting, seat.office, isExecutive(seat.role), ...among].join('/');
  };
  return seats.map(sign);
}

function groupsOf(quorum: Quorum): ReadonlySet<SeatGroup> {
  if ('all' in quorum) return new Set(quorum.all.flatMap((part) => [...groupsOf(part)]));
  if ('any' in quorum) return new Set(quorum.any.flatMap((part) => [...groupsOf(part)]));
  return new Set('atLeast' in quorum ? quorum.of : [...quorum.moreOf, ...quorum.thanOf]);
}

/**
 * The one that stands for all states that can do the same: a distant interest that is only noted is none, and after the vote
 * only executives matter, who sign what is paid. With `isSafe` also: who takes no part is the same here or away, because no
 * guard asks and they may come back, and what else a handling allows them is the same while it leaves them the paper or not.
 */
export function canonicalItem(state: ItemState, alike: Alike, isSafe: boolean): ItemState {
  const isOver = state.stage !== 'discussed' && state.stage !== 'voting';
  const members = state.members.map((member) => canonicalMember(member, isOver, isSafe));
  return { ...state, members: inOrder(members, alike, state.payment.by) };
}

function canonicalMember(member: MemberState, isOver: boolean, isSafe: boolean): MemberState {
  const { seat, handling, conflict } = member;
  const isOut = isOver && !isExecutive(seat.role);
  if (isOut || conflict === 'none' || (handling !== null && ALLOWED[handling].votes)) {
    const isPresent = !isOver && member.isPresent;
    return { seat, conflict: 'none', handling: null, isPresent, vote: isOver ? null : member.vote };
  }
  const stands = handling === null || !isSafe ? handling : SAME_PAPER[ALLOWED[handling].hasPaper ? 'paper' : 'none'];
  const isPresent = !isOver && !isSafe && member.isPresent;
  return { seat, conflict: 'close', handling: stands, isPresent, vote: isOver ? null : member.vote };
}

/** The lightest handlings without a vote that leave the paper and that take it away: under safe guards all others do as they. */
const SAME_PAPER = { paper: 'discuss, not vote', none: 'no papers' } as const satisfies Record<string, Handling>;
export const SAFE_HANDLINGS: readonly Handling[] = ['noted', SAME_PAPER.paper, SAME_PAPER.none];

/** What interchangeable members are in is put in one order; who has signed for the payment keeps their own place. */
function inOrder(members: readonly MemberState[], alike: Alike, signed: readonly string[]): MemberState[] {
  const ordered = [...members];
  for (let at = 1; at < ordered.length; at += 1) {
    for (let back = at; back > 0 && isOutOfOrder(ordered, alike, signed, back); back -= 1) {
      const [before, after] = [ordered[back - 1], ordered[back]] as [MemberState, MemberState];
      ordered[back - 1] = { ...after, seat: before.seat };
      ordered[back] = { ...before, seat: after.seat };
    }
  }
  return ordered;
}

function isOutOfOrder(members: readonly MemberState[], alike: Alike, signed: readonly string[], at: number): boolean {
  const [before, after] = [members[at - 1], members[at]] as [MemberState, MemberState];
  if (alike[at - 1] !== alike[at] || signed.length > 0) return false;
  return codeOf(before) > codeOf(after);
}

const HANDLING_CODES: readonly (Handling | null)[] = [null, ...(Object.keys(ALLOWED) as Handling[])];

function codeOf({ conflict, handling, isPresent, vote }: MemberState): number {
  const votes = vote === null ? 0 : vote === 'for' ? 1 : vote === 'against' ? 2 : 3;
  const interest = conflict === 'none' ? 0 : HANDLING_CODES.indexOf(handling) + 1;
  return (interest * 2 + (isPresent ? 1 : 0)) * 4 + votes;
}

/** A short text that no other state has. */
export function keyOf({ isEvidenced, stage, members, decision, payment }: ItemState): string {
  const head = [
    isEvidenced ? 1 : 0,
    ITEM_STAGES.indexOf(stage),
    DECISION_STATES.indexOf(decision),
    PAYMENT_STAGES.indexOf(payment.stage),
  ];
  const codes = members.map((member) => codeOf(member));
  return String.fromCharCode(...head, ...codes.map((code) => code + 1)) + payment.by.join();
}
