import { ITEM_GUARDS, type ItemGuards } from './item-state.ts';

/** A guard taken out on purpose, to see that the exploration finds what it lets through. */
export type PlantedFault = { readonly id: string; readonly words: string; readonly guards: ItemGuards };

export const PLANTED_FAULTS: readonly PlantedFault[] = [
  {
    id: 'conflicted-vote',
    words: 'a member with an interest may vote',
    guards: { ...ITEM_GUARDS, mayVote: ({ seat, isPresent }) => seat.isVoting && isPresent },
  },
  {
    id: 'quorum-before-recusals',
    words: 'the quorum counts everybody who is there',
    guards: { ...ITEM_GUARDS, countsForQuorum: ({ seat, isPresent }) => seat.isVoting && isPresent },
  },
  {
    id: 'absent-counted',
    words: 'the quorum counts who has left',
    guards: { ...ITEM_GUARDS, countsForQuorum: ({ seat, conflict }) => seat.isVoting && conflict === 'none' },
  },
  {
    id: 'vote-kept',
    words: 'a vote stays when an interest comes to light',
    guards: { ...ITEM_GUARDS, voteAfterInterest: ({ vote }) => vote },
  },
  {
    id: 'paper-kept',
    words: 'everybody may open the paper',
    guards: { ...ITEM_GUARDS, mayOpenPaper: () => true },
  },
  {
    id: 'paper-before-handling',
    words: 'the paper is open until the chair has decided',
    guards: {
      ...ITEM_GUARDS,
      mayOpenPaper: (member) => member.handling === null || ITEM_GUARDS.mayOpenPaper(member),
    },
  },
  {
    id: 'revoked-pays',
    words: 'a decision allows payment for ever',
    guards: { ...ITEM_GUARDS, allowsPayment: (decision) => decision !== 'none' },
  },
  {
    id: 'conflicted-approval',
    words: 'who has an interest may sign the payment',
    guards: { ...ITEM_GUARDS, mayApprove: () => true },
  },
];
