/** What the chair may record for a conflicted member at an item, from the lightest to the heaviest. */
export const HANDLINGS = [
  'noted',
  'discuss, not vote',
  'stay, no part',
  'leave for the vote',
  'leave for the item',
  'no papers',
  'excluded from the meeting',
] as const;
export type Handling = (typeof HANDLINGS)[number];

/** What a handling leaves a member. */
export type Allowed = {
  readonly votes: boolean;
  readonly speaks: boolean;
  /** May be in the room while the item is discussed, and while it is voted on. */
  readonly stays: boolean;
  readonly staysForVote: boolean;
  readonly hasPaper: boolean;
};

export const ALLOWED: Readonly<Record<Handling, Allowed>> = {
  noted: { votes: true, speaks: true, stays: true, staysForVote: true, hasPaper: true },
  'discuss, not vote': { votes: false, speaks: true, stays: true, staysForVote: true, hasPaper: true },
  'stay, no part': { votes: false, speaks: false, stays: true, staysForVote: true, hasPaper: true },
  'leave for the vote': { votes: false, speaks: true, stays: true, staysForVote: false, hasPaper: true },
  'leave for the item': { votes: false, speaks: false, stays: false, staysForVote: false, hasPaper: true },
  'no papers': { votes: false, speaks: false, stays: false, staysForVote: false, hasPaper: false },
  'excluded from the meeting': { votes: false, speaks: false, stays: false, staysForVote: false, hasPaper: false },
};

/**
 * How near a member's interest is to what is decided. `close`: a party to the item is the member's own practice, network,
 * company or close relation. `distant`: the interest touches the item but gains nothing by it.
 */
export type Conflict = 'none' | 'distant' | 'close';

/** Whether the chair may record this: a close interest is never only noted. */
export function mayBeHandledAs(conflict: Conflict, handling: Handling): boolean {
  return conflict === 'distant' || (conflict === 'close' && !ALLOWED[handling].votes);
}
