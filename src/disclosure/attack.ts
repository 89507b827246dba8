import { FEWEST_POSSIBLE } from './breakdown.ts';
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

/** What a reader knows without being told: a count is the sum of others. */
export type SumOfCells = { readonly whole: string; readonly parts: readonly string[] };

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

type Range = { least: number; greatest: number };

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
  const ranges = rangesFrom(figures, sums);
  const own = ownKnowledge(figures, sums);
  const kept = new Set(figures.filter(isKeptBack).map(({ cell }) => cell));
  const known = secrets.flatMap(({ cell, people }) => {
    const range = ranges.get(cell);
    return range === undefined || own.has(cell) ? [] : [{ cell, isFew: people <= LARGEST_SUPPRESSED, ...range }];
  });
  return {
    ...judged(ranges, own, kept),
    present: known.filter(({ isFew, least }) => isFew && least > 0).map(({ cell }) => cell),
    closer: known.filter((one) => !one.isFew && one.greatest - one.least + 1 < ROUNDED_TO).map(({ cell }) => cell),
  };
}

/** What follows from the figures that the reader sees exactly by right, and from noughts, which are never kept back. */
function ownKnowledge(figures: readonly ShownFigure[], sums: readonly SumOfCells[]): ReadonlySet<string> {
  const own = figures.filter(({ shown, as }) => as === 'exact by right' || shown === 0);
  if (own.every(({ as }) => as === 'released')) return new Set();
  const known = [...rangesFrom(own, sums)].filter(([, { least, greatest }]) => least === greatest);
  return new Set(known.map(([cell]) => cell));
}

function rangesFrom(figures: readonly ShownFigure[], sums: readonly SumOfCells[]): Map<string, Range> {
  const ranges = new Map<string, Range>();
  for (const figure of figures) intersect(rangeOf(ranges, figure.cell), shownRange(figure));
  narrowBySums(ranges, sums);
  return ranges;
}

function isKeptBack({ shown }: ShownFigure): boolean {
  return shown === '1 to 7' || shown === 'not shown';
}

function shownRange({ shown, as }: ShownFigure): Range {
  if (as !== 'released' && typeof shown === 'number') return { least: shown, greatest: shown };
  return possibleCounts(shown === 'not shown' ? undefined : shown);
}

function rangeOf(ranges: Map<string, Range>, cell: string): Range {
  const known = ranges.get(cell) ?? { least: 0, greatest: Number.POSITIVE_INFINITY };
  ranges.set(cell, known);
  return known;
}

/** @returns whether the first became narrower */
function intersect(range: Range, other: Range): boolean {
  const isNarrower = other.least > range.least || other.greatest < range.greatest;
  range.least = Math.max(range.least, other.least);
  range.greatest = Math.min(range.greatest, other.greatest);
  return isNarrower;
}

function narrowBySums(ranges: Map<string, Range>, sums: readonly SumOfCells[]): void {
  const sumsOf = new Map<string, SumOfCells[]>();
  for (const sum of sums) {
    for (const cell of [sum.whole, ...sum.parts]) {
      rangeOf(ranges, cell);
      sumsOf.set(cell, [...(sumsOf.get(cell) ?? []), sum]);
    }
  }
  const waiting = new Set(sums);
  for (const sum of waiting) {
    waiting.delete(sum);
    for (const cell of narrowedBy(ranges, sum)) for (const other of sumsOf.get(cell) ?? []) waiting.add(other);
  }
}

/** Narrows a whole by its parts, and each part by the whole and the others, unless they contradict one another. @returns cells that became narrower */
function narrowedBy(ranges: Map<string, Range>, { whole, parts }: SumOfCells): readonly string[] {
  const own = parts.map((part) => rangeOf(ranges, part));
  const all = rangeOf(ranges, whole);
  const narrowed: string[] = [];
  if ([all, ...own].some((range) => range.least > range.greatest)) return [];
  const least = own.reduce((sum, range) => sum + range.least, 0);
  const finite = own.filter((range) => range.greatest !== Number.POSITIVE_INFINITY);
  const greatest = finite.reduce((sum, range) => sum + range.greatest, 0);
  const endless = own.length - finite.length;
  if (intersect(all, { least, greatest: endless > 0 ? Number.POSITIVE_INFINITY : greatest })) narrowed.push(whole);
  const before = own.map((range) => ({ ...range }));
  before.forEach((part, index) => {
    const isEndless = part.greatest === Number.POSITIVE_INFINITY;
    const mostOfOthers =
      endless > (isEndless ? 1 : 0) ? Number.POSITIVE_INFINITY : greatest - (isEndless ? 0 : part.greatest);
    const left = { least: all.least - mostOfOthers, greatest: all.greatest - (least - part.least) };
    if (intersect(own[index] as Range, left)) narrowed.push(parts[index] as string);
  });
  return narrowed;
}

function judged(
  ranges: ReadonlyMap<string, Range>,
  own: ReadonlySet<string>,
  kept: ReadonlySet<string>,
): Omit<Attack, 'present' | 'closer'> {
  const [recovered, bounded, contradicted]: [string[], string[], string[]] = [[], [], []];
  let [cells, narrowed] = [0, 0];
  for (const [cell, { least, greatest }] of ranges) {
    if (least > greatest) contradicted.push(cell);
    if (own.has(cell)) continue;
    if (kept.has(cell)) cells += 1;
    const isSmall = least >= 1 && greatest <= LARGEST_SUPPRESSED;
    const values = greatest - least + 1;
    if (!isSmall || values < 1 || values === LARGEST_SUPPRESSED) continue;
    if (values === 1) recovered.push(cell);
    else if (values < FEWEST_POSSIBLE) bounded.push(cell);
    else narrowed += 1;
  }
  return { cells, recovered, bounded, narrowed, contradicted };
}
