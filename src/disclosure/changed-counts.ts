import { mintReleased, type Released, type ReleasedCount, type ReleaseLevel } from '../base/index.ts';
import { attack, type ShownFigure } from './attack.ts';
import { type MeasureCounts, releaseMeasureCounts } from './measure-counts.ts';
import type { ShownCount } from './release.ts';
import { LARGEST_SUPPRESSED, suppress } from './suppress.ts';

/** The three counts that a measure's points and pounds are worked out from. */
export type PayCounts = { readonly register: number; readonly denominator: number; readonly numerator: number };

/** How many people a changed definition counts otherwise than another one, whichever way. */
export type Distance = { readonly denominator: number; readonly numerator: number };

/** What a changed definition does to one practice's counts. */
export type ChangedCounts = {
  readonly before: MeasureCounts;
  readonly after: PayCounts;
  /** People who come into the denominator, and who leave it. */
  readonly peopleIn: number;
  readonly peopleOut: number;
  /** People who come to be counted as met, and who no longer are. */
  readonly newlyMet: number;
  readonly noLongerMet: number;
};

/** The counts of people who move, by which way. */
export const MOVED_COUNTS = ['peopleIn', 'peopleOut', 'newlyMet', 'noLongerMet'] as const;
export type MovedCount = (typeof MOVED_COUNTS)[number];

/** The same as a reader may see it. */
export type ShownChange = {
  readonly before: PayCounts | 'not shown';
  readonly after: PayCounts | 'not shown';
  readonly peopleIn: ShownCount;
  readonly peopleOut: ShownCount;
  readonly newlyMet: ShownCount;
  readonly noLongerMet: ShownCount;
  /** Why something is left out; empty when nothing is. */
  readonly note: string;
};

const TOO_FEW = 'Fewer than 8 people move, so the figures after the change are not shown.';
const TOO_NEAR =
  'Fewer than 8 people are counted otherwise than in a question asked before, so this one is not answered here.';
const BEFORE_HIDDEN = 'The counts are not shown, because they stand for fewer than 8 people.';

/**
 * What a change does to a practice's counts, at the level. Below the exact one: counts are those that the measure's
 * own page shows; the figures after a change are left out when fewer than 8 people move in any way; and nothing is
 * said when the people counted differ by fewer than 8 from those of a question asked before, so that no two answers
 * can be subtracted.
 * @param earlier how far the change is from each change asked about before
 */
export function releaseChange(
  level: ReleaseLevel,
  change: ChangedCounts,
  earlier: readonly Distance[],
): Released<ShownChange> {
  const { peopleIn, peopleOut, newlyMet, noLongerMet } = change;
  const { register, denominator, numerator } = change.before;
  const exactly = { peopleIn, peopleOut, newlyMet, noLongerMet };
  if (level === 'exact') {
    return mintReleased(level, {
      before: { register, denominator, numerator },
      after: change.after,
      ...exactly,
      note: '',
    });
  }
  const before = payCountsShown(level, change.before);
  if (earlier.some(isNear)) return mintReleased(level, { before, after: 'not shown', ...NOT_SHOWN, note: TOO_NEAR });
  const moved = Object.fromEntries(Object.entries(exactly).map(([name, count]) => [name, suppress(count)]));
  const shown = { ...NOT_SHOWN, ...moved };
  if (Object.values(exactly).some(isSmall)) {
    return mintReleased(level, { before, after: 'not shown', ...shown, note: TOO_FEW });
  }
  const after = payCountsShown(level, { ...change.after, adjustments: [], exclusions: [] });
  const isHidden = before === 'not shown' || after === 'not shown';
  return mintReleased(level, { before, after, ...shown, note: isHidden ? BEFORE_HIDDEN : '' });
}

/** People of all practices who move from one standing to another, and the counts of a practice that they are part of. */
export type MovesToRelease = { readonly people: number; readonly adds: readonly MovedCount[] };

/**
 * The moves of all practices together, beside what is shown of each practice. Below the exact level none is shown where with
 * them a count of a practice, or another move, could be worked out: seven practices of 1 to 7 people each, and 1 to 7 in all.
 */
export function releaseMoves(
  level: ReleaseLevel,
  practices: readonly Released<ShownChange>[],
  moves: readonly MovesToRelease[],
): readonly Released<ReleasedCount>[] {
  if (level === 'exact') return moves.map(({ people }) => mintReleased(level, people));
  const released = moves.map(({ people }) => suppress(people));
  const figures: ShownFigure[] = released.map((shown, index) => ({ cell: `move ${index}`, shown, as: 'released' }));
  practices.forEach(({ level: at, value }, index) => {
    const as = at === 'exact' ? 'exact by right' : 'released';
    for (const count of MOVED_COUNTS) figures.push({ cell: `${count} ${index}`, shown: value[count], as });
  });
  const sums = MOVED_COUNTS.flatMap((count) => [
    { whole: count, parts: practices.map((_, index) => `${count} ${index}`) },
    { whole: count, parts: moves.flatMap(({ adds }, index) => (adds.includes(count) ? [`move ${index}`] : [])) },
  ]);
  const { recovered, bounded } = attack(figures, sums);
  return recovered.length + bounded.length > 0 ? [] : released.map((people) => mintReleased(level, people));
}

const NOT_SHOWN = {
  peopleIn: 'not shown',
  peopleOut: 'not shown',
  newlyMet: 'not shown',
  noLongerMet: 'not shown',
} as const;

/** Whether a question is so near another that the difference of the answers would stand for fewer than 8 people. */
export function isNear({ denominator, numerator }: Distance): boolean {
  return isSmall(denominator) || isSmall(numerator);
}

function isSmall(count: number): boolean {
  return count > 0 && count <= LARGEST_SUPPRESSED;
}

/** The counts as the measure's page shows them, when all three are numbers there. */
function payCountsShown(level: ReleaseLevel, counts: MeasureCounts): PayCounts | 'not shown' {
  const { register, denominator, numerator } = releaseMeasureCounts(level, counts).value;
  if (typeof register !== 'number' || typeof denominator !== 'number' || typeof numerator !== 'number')
    return 'not shown';
  return { register, denominator, numerator };
}

/** A figure worked out from counts as they were released: it gives nothing away that they do not. */
export function releaseDerived<T, U>({ level, value }: Released<T>, work: (shown: T) => U): Released<U> {
  return mintReleased(level, work(value));
}

/** Questions about changed clauses of one measure that are answered below the exact level. */
export const MOST_QUESTIONS = 40;
