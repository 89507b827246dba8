import type { OdsCode } from '../../base/index.ts';
import {
  type ChangedCounts,
  type MeasureCounts,
  MOVED_COUNTS,
  type MovedCount,
  type PayCounts,
} from '../../disclosure/index.ts';
import { type Moved, outcomeOf, type PersonOutcome, type Rule, reasonOf } from '../../indicators/index.ts';

/** Where somebody is counted: as what, and for which published reason. */
export type Standing = { readonly outcome: PersonOutcome; readonly reason: string | null };

/** People who are counted otherwise after a change than before it. */
export type Move = { readonly from: Standing; readonly to: Standing; readonly people: number };

/** The people of one practice who are counted otherwise, in the order of the rule's steps. */
function movesOf(moved: readonly Moved[], before: Rule, after: Rule): readonly Move[] {
  const found = new Map<string, Move>();
  for (const { before: one, after: other, people } of moved) {
    const [from, to] = [standingBy(before, one), standingBy(after, other)];
    if (from.outcome === to.outcome && from.reason === to.reason) continue;
    const key = [from.outcome, from.reason, to.outcome, to.reason].join(' ');
    found.set(key, { from, to, people: people + (found.get(key)?.people ?? 0) });
  }
  return [...found.values()];
}

function standingBy(rule: Rule, step: number): Standing {
  const decided = rule.steps.find((each) => each.n === step);
  return { outcome: outcomeOf(decided), reason: reasonOf(decided) };
}

/** What moves do to the counts that are paid on. People who opted out cannot be counted again and stay as they are. */
export function changedCounts(before: MeasureCounts, moves: readonly Move[]): ChangedCounts {
  const people = (count: MovedCount): number =>
    moves.filter((move) => addsTo(move).includes(count)).reduce((sum, move) => sum + move.people, 0);
  const [peopleIn, peopleOut] = [people('peopleIn'), people('peopleOut')];
  const [newlyMet, noLongerMet] = [people('newlyMet'), people('noLongerMet')];
  const after: PayCounts = {
    register: before.register,
    denominator: before.denominator + peopleIn - peopleOut,
    numerator: before.numerator + newlyMet - noLongerMet,
  };
  return { before, after, peopleIn, peopleOut, newlyMet, noLongerMet };
}

/** Which of a practice's counts of a change people who move so are in. */
export function addsTo({ from, to }: Pick<Move, 'from' | 'to'>): readonly MovedCount[] {
  const holds: Readonly<Record<MovedCount, boolean>> = {
    peopleIn: !isCounted(from) && isCounted(to),
    peopleOut: isCounted(from) && !isCounted(to),
    newlyMet: !isMet(from) && isMet(to),
    noLongerMet: isMet(from) && !isMet(to),
  };
  return MOVED_COUNTS.filter((count) => holds[count]);
}

function isCounted({ outcome }: Standing): boolean {
  return outcome === 'numerator' || outcome === 'missed';
}

function isMet({ outcome }: Standing): boolean {
  return outcome === 'numerator';
}

/** Moves of several practices added up. */
export function addMoves(all: readonly (readonly Move[])[]): readonly Move[] {
  const found = new Map<string, Move>();
  for (const move of all.flat()) {
    const key = [move.from.outcome, move.from.reason, move.to.outcome, move.to.reason].join(' ');
    found.set(key, { ...move, people: move.people + (found.get(key)?.people ?? 0) });
  }
  return [...found.values()].sort((one, other) => other.people - one.people);
}

/** Moves by practice. */
export function movesByPractice(
  moved: readonly Moved[],
  before: Rule,
  after: Rule,
): ReadonlyMap<OdsCode, readonly Move[]> {
  const groups = Map.groupBy(moved, ({ practice }) => practice);
  return new Map([...groups].map(([practice, own]) => [practice, movesOf(own, before, after)]));
}
