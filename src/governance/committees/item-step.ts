import { isExecutive, type Seat } from './committee-role.ts';
import { ALLOWED, mayBeHandledAs } from './handling.ts';
import {
  ITEM_GUARDS,
  type ItemEvent,
  type ItemGuards,
  type ItemRefused,
  type ItemStage,
  type ItemState,
  type MemberState,
} from './item-state.ts';
import { isQuorate } from './quorum.ts';
import type { TermsOfReference } from './terms-of-reference.ts';

/** An item before its meeting: everybody absent, nothing declared. */
export function newItem({ seats }: TermsOfReference): ItemState {
  return {
    isEvidenced: false,
    stage: 'discussed',
    members: seats.map(newMember),
    decision: 'none',
    payment: { stage: 'none', by: [] },
  };
}

/** A member before the meeting. */
export function newMember(seat: Seat): MemberState {
  return { seat, isPresent: false, conflict: 'none', handling: null, vote: null };
}

/** The members who are there and count, after recusals. */
export function membersCounted(state: ItemState, guards: ItemGuards = ITEM_GUARDS): MemberState[] {
  return state.members.filter((member) => guards.countsForQuorum(member));
}

/** Who presides: the chair, or the vice-chair when the chair is away or takes no part; undefined when neither can. */
export function presiding(state: ItemState, guards: ItemGuards = ITEM_GUARDS): MemberState | undefined {
  const free = membersCounted(state, guards);
  return free.find(({ seat }) => seat.office === 'chair') ?? free.find(({ seat }) => seat.office === 'vice-chair');
}

/** What the item is after an event, or why the event did not happen. */
export function itemStep(
  terms: TermsOfReference,
  state: ItemState,
  event: ItemEvent,
  guards: ItemGuards = ITEM_GUARDS,
): ItemState | ItemRefused {
  switch (event.kind) {
    case 'evidence the case':
      return isOpen(state) ? { ...state, isEvidenced: true } : 'not at this stage';
    case 'put the motion':
      return putMotion(terms, state, guards);
    case 'close the vote':
      return closeVote(terms, state, guards);
    case 'refer':
      return isOpen(state)
        ? { ...state, stage: 'referred', members: state.members.map(withoutVote) }
        : 'not at this stage';
    case 'revoke':
      return state.decision === 'live' ? ended(state, 'revoked') : 'no live decision';
    case 'expire':
      return state.decision === 'live' ? ended(state, 'expired') : 'no live decision';
    default:
      return memberStep(state, event, guards);
  }
}

type MemberEvent = Extract<ItemEvent, { readonly seat: string }>;

function memberStep(state: ItemState, event: MemberEvent, guards: ItemGuards): ItemState | ItemRefused {
  const member = state.members.find(({ seat }) => seat.id === event.seat);
  if (member === undefined) return 'no such member';
  const put = (changed: MemberState): ItemState => ({
    ...state,
    members: state.members.map((each) => (each === member ? changed : each)),
  });
  switch (event.kind) {
    case 'open the paper':
      return guards.mayOpenPaper(member) ? state : 'no papers';
    case 'prepare':
    case 'certify':
    case 'release':
      return approve(state, member, event.kind, guards);
    case 'declare':
    case 'handle': {
      const changed = withInterest(state, member, event, guards);
      return typeof changed === 'string' ? changed : put(changed);
    }
    default: {
      if (!isOpen(state)) return 'not at this stage';
      const changed = attend(state, member, event, guards);
      return typeof changed === 'string' ? changed : put(changed);
    }
  }
}

type InterestEvent = Extract<ItemEvent, { readonly kind: 'declare' } | { readonly kind: 'handle' }>;
type AttendanceEvent = Exclude<
  MemberEvent,
  InterestEvent | Extract<ItemEvent, { kind: 'open the paper' | 'prepare' | 'certify' | 'release' }>
>;

/** An interest that comes to light after the vote changes nothing that was voted; it bars from approving the payment. */
function withInterest(
  state: ItemState,
  member: MemberState,
  event: InterestEvent,
  guards: ItemGuards,
): MemberState | ItemRefused {
  const vote = isOpen(state) ? guards.voteAfterInterest(member) : member.vote;
  if (event.kind === 'declare') return { ...member, conflict: event.conflict, handling: null, vote };
  if (member.conflict === 'none') return 'no interest declared';
  if (!mayBeHandledAs(member.conflict, event.handling)) return 'handling too light';
  const handled = { ...member, handling: event.handling, vote };
  return { ...handled, isPresent: member.isPresent && mayStay(state.stage, handled) };
}

function attend(
  state: ItemState,
  member: MemberState,
  event: AttendanceEvent,
  guards: ItemGuards,
): MemberState | ItemRefused {
  if (event.kind === 'vote') {
    if (state.stage !== 'voting') return 'not at this stage';
    return guards.mayVote(member) ? { ...member, vote: event.vote } : 'may not vote';
  }
  if (event.kind === 'leave') return { ...member, isPresent: false, vote: null };
  return mayStay(state.stage, member) ? { ...member, isPresent: true } : 'may not stay';
}

/** Until the chair has said otherwise a member with an interest may be in the room, and takes no part. */
function mayStay(stage: ItemStage, { handling }: MemberState): boolean {
  if (handling === null) return true;
  return stage === 'voting' ? ALLOWED[handling].staysForVote : ALLOWED[handling].stays;
}

function putMotion(terms: TermsOfReference, state: ItemState, guards: ItemGuards): ItemState | ItemRefused {
  if (state.stage !== 'discussed') return 'not at this stage';
  if (!state.isEvidenced) return 'not evidenced';
  const refused = mayDecide(terms, state, guards);
  if (refused !== undefined) return refused;
  return { ...state, stage: 'voting', members: state.members.map(atTheVote) };
}

/** A member once the motion is put: who was to leave for the vote is out of the room. */
export function atTheVote(member: MemberState): MemberState {
  return member.isPresent && !mayStay('voting', member) ? { ...member, isPresent: false } : member;
}

/** Looked at again when the vote closes: somebody may have left or declared since the motion was put. */
function mayDecide(terms: TermsOfReference, state: ItemState, guards: ItemGuards): ItemRefused | undefined {
  if (state.members.some(({ conflict, handling }) => conflict !== 'none' && handling === null)) {
    return 'interest not handled';
  }
  if (presiding(state, guards) === undefined) return 'nobody to preside';
  const counted = membersCounted(state, guards).map(({ seat }) => seat);
  return isQuorate(terms.quorum, counted) ? undefined : 'not quorate';
}

function closeVote(terms: TermsOfReference, state: ItemState, guards: ItemGuards): ItemState | ItemRefused {
  if (state.stage !== 'voting') return 'not at this stage';
  const refused = mayDecide(terms, state, guards);
  if (refused !== undefined) return refused;
  const votes = state.members.filter((member) => guards.mayVote(member));
  const inFavour = votes.filter(({ vote }) => vote === 'for').length;
  const against = votes.filter(({ vote }) => vote === 'against').length;
  const hasCasting = terms.tie === 'chair has a casting vote' && presiding(state, guards)?.vote === 'for';
  const isCarried = inFavour > against || (inFavour > 0 && inFavour === against && hasCasting);
  return isCarried ? { ...state, stage: 'carried', decision: 'live' } : { ...state, stage: 'lost' };
}

const ORDER = { prepare: 'none', certify: 'prepared', release: 'certified' } as const;
const NEXT = { prepare: 'prepared', certify: 'certified', release: 'paid' } as const;

function approve(
  state: ItemState,
  member: MemberState,
  step: keyof typeof ORDER,
  guards: ItemGuards,
): ItemState | ItemRefused {
  if (!guards.allowsPayment(state.decision)) return 'no live decision';
  if (state.payment.stage !== ORDER[step]) return 'not at this stage';
  if (!isExecutive(member.seat.role) || !guards.mayApprove(member)) return 'may not approve';
  if (state.payment.by.includes(member.seat.id)) return 'own work';
  return { ...state, payment: { stage: NEXT[step], by: [...state.payment.by, member.seat.id] } };
}

/** What is not paid yet stops with the decision that allowed it. */
function ended(state: ItemState, decision: 'revoked' | 'expired'): ItemState {
  const isUnderWay = state.payment.stage === 'prepared' || state.payment.stage === 'certified';
  return { ...state, decision, payment: isUnderWay ? { ...state.payment, stage: 'stopped' } : state.payment };
}

function isOpen({ stage }: ItemState): boolean {
  return stage === 'discussed' || stage === 'voting';
}

export function withoutVote(member: MemberState): MemberState {
  return member.vote === null ? member : { ...member, vote: null };
}
