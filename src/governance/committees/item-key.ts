import { isAmong, isExecutive, type Seat, type SeatGroup } from './committee-role.ts';
import { HANDLINGS, type Handling } from './handling.ts';
import {
  DECISION_STATES,
  ITEM_STAGES,
  type ItemState,
  type MemberState,
  PAYMENT_STAGES,
  type Vote,
} from './item-state.ts';
import type { Quorum } from './quorum.ts';
import type { TermsOfReference } from './terms-of-reference.ts';

/** For each place on the committee a sign; members of one sign are interchangeable. */
export type Alike = readonly string[];

/** Members are interchangeable when no number that the quorum counts, no office and no power to pay tells them apart. */
export function interchangeable({ seats, quorum }: Pick<TermsOfReference, 'seats' | 'quorum'>): Alike {
  const counts = countsOf(quorum);
  return seats.map((seat) => {
    const counted = counts.map((groups) => groups.some((group) => isAmong(seat, group)));
    return [seat.isVoting, seat.office, isExecutive(seat.role), ...counted].join('/');
  });
}

/** Whom each number of a quorum counts. */
function countsOf(quorum: Quorum): readonly (readonly SeatGroup[])[] {
  if ('all' in quorum) return quorum.all.flatMap(countsOf);
  if ('any' in quorum) return quorum.any.flatMap(countsOf);
  return 'atLeast' in quorum ? [quorum.of] : [quorum.moreOf, quorum.thanOf];
}

const HANDLED: readonly (Handling | null)[] = [null, ...HANDLINGS];
const VOTES: readonly (Vote | null)[] = [null, 'for', 'against', 'abstain'];

/** A number that no other state of a member has; of one who has no interest nothing can be handled. */
export function codeOf({ conflict, handling, isPresent, vote }: MemberState): number {
  const handled = HANDLED.indexOf(handling) + 1;
  const interest = conflict === 'none' ? 0 : conflict === 'close' ? handled : HANDLED.length + handled;
  return (interest * 2 + (isPresent ? 1 : 0)) * VOTES.length + VOTES.indexOf(vote);
}

/** Numbers that nothing else has of an item but its members. Who signed is told by their place among the seats. */
export function wholeCodesOf(
  { isEvidenced, stage, decision, payment }: Omit<ItemState, 'members'>,
  seats: readonly Seat[],
): readonly number[] {
  return [
    isEvidenced ? 1 : 0,
    ITEM_STAGES.indexOf(stage),
    DECISION_STATES.indexOf(decision),
    PAYMENT_STAGES.indexOf(payment.stage),
    ...payment.by.map((signed) => seats.findIndex(({ id }) => id === signed)),
  ];
}
