import type { Seat } from './committee-role.ts';
import { ALLOWED, type Conflict, type Handling } from './handling.ts';

export type Vote = 'for' | 'against' | 'abstain';

/** One member at one item. A member whose interest is not yet handled takes no part: refusal is the default. */
export type MemberState = {
  readonly seat: Seat;
  readonly isPresent: boolean;
  readonly conflict: Conflict;
  /** What the chair recorded; null while nothing is. */
  readonly handling: Handling | null;
  readonly vote: Vote | null;
};

export const ITEM_STAGES = ['discussed', 'voting', 'carried', 'lost', 'referred'] as const;
export type ItemStage = (typeof ITEM_STAGES)[number];

/** A decision allows things only while it is live. */
export const DECISION_STATES = ['none', 'live', 'revoked', 'expired'] as const;
export type DecisionState = (typeof DECISION_STATES)[number];

export const PAYMENT_STAGES = ['none', 'prepared', 'certified', 'paid', 'stopped'] as const;
export type PaymentStage = (typeof PAYMENT_STAGES)[number];

/** What the decision allows to be paid, and the seats of those who put their names to it. */
export type PaymentState = { readonly stage: PaymentStage; readonly by: readonly string[] };

/** An item from the paper to the payment it allows. */
export type ItemState = {
  /** Whether everything that the case must evidence first is evidenced or waived. */
  readonly isEvidenced: boolean;
  readonly stage: ItemStage;
  readonly members: readonly MemberState[];
  readonly decision: DecisionState;
  readonly payment: PaymentState;
};

/** What may happen. `seat` is the member it happens to, or who does it. */
export type ItemEvent =
  | { readonly kind: 'evidence the case' | 'put the motion' | 'close the vote' | 'refer' | 'revoke' | 'expire' }
  | { readonly kind: 'arrive' | 'leave'; readonly seat: string }
  | { readonly kind: 'open the paper' | 'prepare' | 'certify' | 'release'; readonly seat: string }
  | { readonly kind: 'declare'; readonly seat: string; readonly conflict: Exclude<Conflict, 'none'> }
  | { readonly kind: 'handle'; readonly seat: string; readonly handling: Handling }
  | { readonly kind: 'vote'; readonly seat: string; readonly vote: Vote };

/** Why an event did not happen. */
export const ITEM_REFUSALS = {
  'no such member': 'There is no such seat on the committee.',
  'not at this stage': 'The item is not at a stage at which this can happen.',
  'not evidenced': 'The case has not evidenced or waived each thing that must be settled first.',
  'interest not handled': 'The chair has not yet recorded how each declared interest is handled.',
  'handling too light': 'So close an interest cannot only be noted: the member may not vote.',
  'no interest declared': 'The member has no interest in the item to be handled.',
  'nobody to preside': 'Neither the chair nor the vice-chair is there and free of conflict.',
  'not quorate': 'Too few members are there who may take part.',
  'not present': 'The member is not there.',
  'may not vote': 'The member may not vote on this item.',
  'may not stay': 'The member may not be in the room for this item.',
  'no papers': 'The member may not have the paper.',
  'no live decision': 'No decision in force allows this.',
  'may not approve': 'Who has an interest in the item puts no name to its payment.',
  'own work': 'Three different people prepare, certify and release.',
} as const satisfies Record<string, string>;
export type ItemRefused = keyof typeof ITEM_REFUSALS;

/**
 * The guards on which everything rests, apart from the steps, so that each can be taken out in turn to see that the
 * exploration notices.
 */
export type ItemGuards = {
  /** Whether the member's vote may be cast and counts. */
  mayVote(member: MemberState): boolean;
  /** Whether the member counts toward the quorum of this item. */
  countsForQuorum(member: MemberState): boolean;
  mayOpenPaper(member: MemberState): boolean;
  mayApprove(member: MemberState): boolean;
  allowsPayment(decision: DecisionState): boolean;
  /** The vote that stays when an interest comes to light or is handled. */
  voteAfterInterest(member: MemberState): Vote | null;
};

function takesPart(member: MemberState): boolean {
  if (member.conflict === 'none') return true;
  return member.handling !== null && ALLOWED[member.handling].votes;
}

export const ITEM_GUARDS: ItemGuards = {
  mayVote: (member) => member.seat.isVoting && member.isPresent && takesPart(member),
  countsForQuorum: (member) => member.seat.isVoting && member.isPresent && takesPart(member),
  mayOpenPaper: ({ conflict, handling }) => conflict === 'none' || (handling !== null && ALLOWED[handling].hasPaper),
  mayApprove: takesPart,
  allowsPayment: (decision) => decision === 'live',
  voteAfterInterest: () => null,
};
