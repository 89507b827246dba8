import { isExecutive, type Seat } from './committee-role.ts';
import { HANDLINGS } from './handling.ts';
import { brokenBy, isBarred, isFree, isUnhandled } from './item-invariants.ts';
import { codeOf } from './item-key.ts';
import type { ItemEvent, ItemGuards, ItemStage, ItemState, MemberState } from './item-state.ts';
import { atTheVote, itemStep, newMember, withoutVote } from './item-step.ts';
import type { TermsOfReference } from './terms-of-reference.ts';

/** What was broken, and the step that broke it. */
export type Violation = { readonly what: string; readonly members: readonly string[]; readonly event: string };

/** `over`: the item was carried, lost or referred. */
export type FoldStage = 'discussed' | 'voting' | 'over';

/** How a member may look to the others at a stage, numbered from 0. */
export type Looks = {
  /** By the code of each state in which the member can be: its look. */
  readonly lookOf: ReadonlyMap<number, number>;
  /** For each look: a member who looks so, as free of interests as that can be. */
  readonly members: readonly MemberState[];
  /** For each look: those that something that happens to this member may bring. */
  readonly next: readonly (readonly number[])[];
};

export type MemberFold = Readonly<Record<FoldStage, Looks>> & { readonly violations: readonly Violation[] };

/**
 * Walks every state of one member by themself: every handling and vote, interests declared at any moment, the paper opened in each.
 *
 * What happens to a member changes that member alone and asks nothing of the others. Only putting a motion, closing a vote and signing a payment ask something of
 * several, and of each of them only what `lookAtVote` and `lookAfter` say. So states of a member with one look are one to the whole: whichever others are in.
 */
export function foldMember(terms: TermsOfReference, seat: Seat, guards: ItemGuards): MemberFold {
  const violations: Violation[] = [];
  const walk = (stage: ItemStage, from: readonly MemberState[]): Walked => {
    const walked = walkMember(terms, stage, from, guards);
    violations.push(...walked.violations);
    return walked;
  };
  const discussed = walk('discussed', [newMember(seat)]);
  const voting = walk('voting', discussed.members.map(atTheVote));
  const ended = [...discussed.members, ...voting.members];
  const over = walk('carried', [...ended, ...ended.map(withoutVote)]);
  const atVote = (member: MemberState) => lookAtVote(member, guards);
  return {
    discussed: looksOf(discussed, (member) => `${atVote(member)} then ${atVote(atTheVote(member))}`),
    voting: looksOf(voting, atVote),
    over: looksOf(over, (member) => lookAfter(member, guards)),
    violations,
  };
}

/** All that a motion and a vote ask of a member, and all that is asked of them when it is looked at what was broken. */
function lookAtVote(member: MemberState, guards: ItemGuards): string {
  const vote = member.vote === 'abstain' ? null : member.vote;
  return [guards.countsForQuorum(member), guards.mayVote(member), isFree(member), isUnhandled(member), vote].join();
}

/** All that is asked of a member once the item is over. Only executives sign. */
function lookAfter(member: MemberState, guards: ItemGuards): string {
  return isExecutive(member.seat.role) ? [guards.mayApprove(member), isBarred(member)].join() : '';
}

type Walked = {
  readonly members: readonly MemberState[];
  readonly moves: readonly { readonly from: MemberState; readonly to: MemberState }[];
  readonly violations: readonly Violation[];
};

function walkMember(
  terms: TermsOfReference,
  stage: ItemStage,
  from: readonly MemberState[],
  guards: ItemGuards,
): Walked {
  const known = new Map(from.map((member) => [codeOf(member), member]));
  const moves: Walked['moves'][number][] = [];
  const violations: Violation[] = [];
  // A map hands out what is added to it while it is gone through.
  for (const member of known.values()) {
    const at: ItemState = { ...ALONE, stage, members: [member], decision: stage === 'carried' ? 'live' : 'none' };
    for (const event of eventsOf(member.seat.id)) {
      const after = itemStep(terms, at, event, guards);
      if (typeof after === 'string') continue;
      violations.push(...brokenBy(terms, at, event, after).map((what) => violationOf(what, at, event)));
      const [to] = after.members as [MemberState];
      moves.push({ from: member, to });
      if (!known.has(codeOf(to))) known.set(codeOf(to), to);
    }
  }
  return { members: [...known.values()], moves, violations };
}

const ALONE = { isEvidenced: true, payment: { stage: 'none', by: [] } } as const;

function looksOf({ members, moves }: Walked, look: (member: MemberState) => string): Looks {
  const names = [...new Set(members.map(look))];
  const numberOf = (member: MemberState): number => names.indexOf(look(member));
  return {
    lookOf: new Map(members.map((member) => [codeOf(member), numberOf(member)])),
    members: names.map((name) => members.find((member) => look(member) === name) as MemberState),
    next: names.map((name, own) => {
      const reached = moves.filter(({ from }) => look(from) === name).map(({ to }) => numberOf(to));
      return [...new Set(reached)].filter((number) => number !== own);
    }),
  };
}

/** All that may happen to one member alone. */
export function eventsOf(seat: string): readonly ItemEvent[] {
  return [
    { kind: 'open the paper', seat },
    { kind: 'arrive', seat },
    { kind: 'leave', seat },
    { kind: 'vote', seat, vote: 'for' },
    { kind: 'vote', seat, vote: 'against' },
    { kind: 'vote', seat, vote: 'abstain' },
    { kind: 'declare', seat, conflict: 'close' },
    { kind: 'declare', seat, conflict: 'distant' },
    ...HANDLINGS.map((handling): ItemEvent => ({ kind: 'handle', seat, handling })),
  ];
}

export function violationOf(what: string, at: ItemState, event: ItemEvent): Violation {
  return { what, members: at.members.map(memberWords), event: Object.values(event).join(' ') };
}

function memberWords({ seat, isPresent, conflict, handling, vote }: MemberState): string {
  const interest = conflict === 'none' ? [] : [`${conflict} interest`, handling ?? 'not handled'];
  return [seat.id, isPresent ? 'present' : 'away', ...interest, ...(vote === null ? [] : [`voted ${vote}`])].join(', ');
}
