import { FEWEST_POSSIBLE } from './breakdown.ts';
import { Knowledge, type KnownCell, NumberedSums, type SumOfCells } from './knowledge.ts';
import type { ShownCount } from './release.ts';
import { LARGEST_SUPPRESSED, possibleCounts, ROUNDED_TO } from './suppress.ts';

/**
 * A count as a reader was shown it. `cell` names the count, the same wherever it is shown; `as` says whether it is suppressed and
 * rounded, or exact: by the reader's own right, or in spite of it.
 */
export type ShownFigure = {
  readonly cell: string;
  readonly shown: ShownCount;
  readonly as: 'released' | 'exact by right' | 'exact';
};

/** A count of which nobody is told. How many people are in it decides what may be worked out, and is given to nobody. */
export type SecretCell = { readonly cell: string; readonly people: number };

/** What a reader can work out. A cell is a count that was kept back: suppressed, or not shown at all. */
export type Attack = {
  readonly cells: number;
  /** Cells of 1 to 7 people of which one value alone is left. */
  readonly recovered: readonly string[];
  /** Cells of 1 to 7 people of which fewer than three values are left, and more than one. */
  readonly bounded: readonly string[];
  /** Cells of 1 to 7 people of which some values could be ruled out, and at least three are left. */
  readonly narrowed: number;
  /** Secret cells of 1 to 7 people in which there must be somebody. */
  readonly present: readonly string[];
  /** Secret cells of more people that can be told more closely than a figure rounded as every other tells them. */
  readonly closer: readonly string[];
  /** Cells that contradict one another: figures that cannot all be true. */
  readonly contradicted: readonly string[];
};

/**
 * Tries to work out what was kept back: takes each figure for the range of counts that are shown so, and narrows all
 * ranges by every sum, again and again until nothing narrows any more.
 * @param secrets of 1 to 7 people not even that they are more than nought may be worked out; of more, no more than rounding tells
 */
export function attack(
  figures: readonly ShownFigure[],
  sums: readonly SumOfCells[],
  secrets: readonly SecretCell[] = [],
): Attack {
  const numbered = new NumberedSums(sums);
  const known = Knowledge.of(figures.map(rangeShown), numbered);
  const own = figures.filter(isOwn);
  const byRight = Knowledge.of(own.every(({ as }) => as === 'released') ? [] : own.map(rangeShown), numbered);
  const isUnknown = (cell: string): boolean => !byRight.isCertain(cell);
  const { recovered, bounded, narrowed, present, closer, contradicted } = workedOut(known, secrets);
  return {
    cells: [...new Set(figures.filter(isKeptBack).map(({ cell }) => cell))].filter(isUnknown).length,
    recovered: recovered.filter(isUnknown),
    bounded: bounded.filter(isUnknown),
    narrowed: narrowed.filter(isUnknown).length,
    present: present.filter(isUnknown),
    closer: closer.filter(isUnknown),
    contradicted,
  };
}

/** What the reader sees exactly by right, and noughts, which are never kept back. */
function isOwn({ shown, as }: ShownFigure): boolean {
  return as === 'exact by right' || shown === 0;
}

/**
 * Attacks the same figures for one reader after another, each of whom is shown some more of them exactly, by right.
 * @returns the cells that a reader may not work out and does: without more figures all of them, with some those that come of these
 */
export function leaksTo(
  figures: readonly ShownFigure[],
  sums: NumberedSums,
  secrets: readonly SecretCell[],
): (own: readonly ShownFigure[]) => readonly string[] {
  const known = Knowledge.of(figures.map(rangeShown), sums);
  const noughts = Knowledge.of(figures.filter(isOwn).map(rangeShown), sums);
  return (own) => {
    const more = own.map(rangeShown);
    const { recovered, bounded, present, closer } = workedOut(more.length === 0 ? known : known.with(more), secrets);
    const leaking = [...recovered, ...bounded, ...present, ...closer];
    if (leaking.length === 0) return [];
    const byRight = noughts.with(more);
    return leaking.filter((cell) => !byRight.isCertain(cell));
  };
}

type WorkedOut = Readonly<
  Record<'recovered' | 'bounded' | 'narrowed' | 'present' | 'closer' | 'contradicted', readonly string[]>
>;

/** What is worked out of cells, some of it known by right, and of secret ones more than may be. */
function workedOut(known: Knowledge, secrets: readonly SecretCell[]): WorkedOut {
  const [recovered, bounded, narrowed, contradicted]: [string[], string[], string[], string[]] = [[], [], [], []];
  for (const { cell, least, greatest } of known.narrowed()) {
    if (least > greatest) contradicted.push(cell);
    const isSmall = least >= 1 && greatest <= LARGEST_SUPPRESSED;
    const values = greatest - least + 1;
    if (!isSmall || values < 1 || values === LARGEST_SUPPRESSED) continue;
    if (values === 1) recovered.push(cell);
    else if (values < FEWEST_POSSIBLE) bounded.push(cell);
    else narrowed.push(cell);
  }
  const [present, closer]: [string[], string[]] = [[], []];
  for (const { cell, people } of secrets) {
    const { least, greatest } = known.rangeOf(cell);
    if (people <= LARGEST_SUPPRESSED && least > 0) present.push(cell);
    if (people > LARGEST_SUPPRESSED && greatest - least + 1 < ROUNDED_TO) closer.push(cell);
  }
  return { recovered, bounded, narrowed, present, closer, contradicted };
}

function isKeptBack({ shown }: ShownFigure): boolean {
  return shown === '1 to 7' || shown === 'not shown';
}

/** The counts that are shown as a figure is. */
function rangeShown({ cell, shown, as }: ShownFigure): KnownCell {
  if (as !== 'released' && typeof shown === 'number') return { cell, least: shown, greatest: shown };
  return { cell, ...possibleCounts(shown === 'not shown' ? undefined : shown) };
}
