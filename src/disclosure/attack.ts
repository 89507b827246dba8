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

type Range = { readonly least: number; readonly greatest: number };

const UNKNOWN: Range = { least: 0, greatest: Number.POSITIVE_INFINITY };

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
  const known = Knowledge.of(figures, sums);
  const kept = new Set(figures.filter(isKeptBack).map(({ cell }) => cell));
  return known.judged(ownKnowledge(figures, sums), kept, secrets);
}

/** What follows from the figures that the reader sees exactly by right, and from noughts, which are never kept back. */
function ownKnowledge(figures: readonly ShownFigure[], sums: readonly SumOfCells[]): Knowledge {
  const own = figures.filter(isOwn);
  return Knowledge.of(own.every(({ as }) => as === 'released') ? [] : own, sums);
}

function isOwn({ shown, as }: ShownFigure): boolean {
  return as === 'exact by right' || shown === 0;
}

/**
 * Attacks the same figures for one reader after another, each of whom is shown some more of them exactly, by right.
 * @returns the attack of a reader: without more figures all of it, with some what is worked out more than without
 */
export function attackerOf(
  figures: readonly ShownFigure[],
  sums: readonly SumOfCells[],
  secrets: readonly SecretCell[],
): (own: readonly ShownFigure[]) => Attack {
  const [known, noughts] = [Knowledge.of(figures, sums), Knowledge.of(figures.filter(isOwn), sums)];
  return (own) => {
    if (own.length === 0) return known.judged(noughts, new Set(), secrets);
    return known.with(own).judged(noughts.with(own), new Set(), secrets);
  };
}

type SumsOf = ReadonlyMap<string, readonly SumOfCells[]>;

function sumsByCell(sums: readonly SumOfCells[]): SumsOf {
  const byCell = new Map<string, SumOfCells[]>();
  for (const sum of sums) {
    for (const cell of [sum.whole, ...sum.parts]) {
      const own = byCell.get(cell) ?? [];
      own.push(sum);
      byCell.set(cell, own);
    }
  }
  return byCell;
}

/** Which values each count may have, as far as figures and sums tell. */
class Knowledge {
  readonly #ranges = new Map<string, Range>();
  readonly #sumsOf: SumsOf;
  /** What was known before; only what is narrower stands in `#ranges`. */
  readonly #before: Knowledge | undefined;

  private constructor(sumsOf: SumsOf, before?: Knowledge) {
    this.#sumsOf = sumsOf;
    this.#before = before;
  }

  static of(figures: readonly ShownFigure[], sums: readonly SumOfCells[]): Knowledge {
    const known = new Knowledge(sumsByCell(sums));
    for (const figure of figures) known.#narrow(figure.cell, shownRange(figure));
    known.#follow(new Set(sums));
    return known;
  }

  /** The same with some figures more. */
  with(figures: readonly ShownFigure[]): Knowledge {
    const known = new Knowledge(this.#sumsOf, this);
    const waiting = new Set<SumOfCells>();
    for (const figure of figures) {
      if (!known.#narrow(figure.cell, shownRange(figure))) continue;
      for (const sum of this.#sumsOf.get(figure.cell) ?? []) waiting.add(sum);
    }
    known.#follow(waiting);
    return known;
  }

  #follow(waiting: Set<SumOfCells>): void {
    for (const sum of waiting) {
      waiting.delete(sum);
      for (const cell of this.#narrowedBy(sum)) for (const other of this.#sumsOf.get(cell) ?? []) waiting.add(other);
    }
  }

  #rangeOf(cell: string): Range {
    const own = this.#ranges.get(cell);
    if (own !== undefined) return own;
    return this.#before === undefined ? UNKNOWN : this.#before.#rangeOf(cell);
  }

  /** @returns whether the count became narrower */
  #narrow(cell: string, { least, greatest }: Range): boolean {
    const known = this.#rangeOf(cell);
    const isNarrower = least > known.least || greatest < known.greatest;
    if (!isNarrower && known !== UNKNOWN) return false;
    this.#ranges.set(cell, { least: Math.max(least, known.least), greatest: Math.min(greatest, known.greatest) });
    return isNarrower;
  }

  #isCertain(cell: string): boolean {
    const { least, greatest } = this.#rangeOf(cell);
    return least === greatest;
  }

  /** Narrows a whole by its parts, and each part by the whole and the others, unless they contradict one another. @returns cells that became narrower */
  #narrowedBy({ whole, parts }: SumOfCells): readonly string[] {
    const own = parts.map((part) => this.#rangeOf(part));
    const narrowed: string[] = [];
    if ([this.#rangeOf(whole), ...own].some((range) => range.least > range.greatest)) return [];
    const least = own.reduce((sum, range) => sum + range.least, 0);
    const finite = own.filter((range) => range.greatest !== Number.POSITIVE_INFINITY);
    const greatest = finite.reduce((sum, range) => sum + range.greatest, 0);
    const endless = own.length - finite.length;
    if (this.#narrow(whole, { least, greatest: endless > 0 ? Number.POSITIVE_INFINITY : greatest }))
      narrowed.push(whole);
    const all = this.#rangeOf(whole);
    own.forEach((part, index) => {
      const cell = parts[index] as string;
      const isEndless = part.greatest === Number.POSITIVE_INFINITY;
      const mostOfOthers =
        endless > (isEndless ? 1 : 0) ? Number.POSITIVE_INFINITY : greatest - (isEndless ? 0 : part.greatest);
      const left = { least: all.least - mostOfOthers, greatest: all.greatest - (least - part.least) };
      if (this.#narrow(cell, left)) narrowed.push(cell);
    });
    return narrowed;
  }

  /** Of what is narrower than it was before. @param own what the reader knows by right; `kept`: the cells that were kept back */
  judged(own: Knowledge, kept: ReadonlySet<string>, secrets: readonly SecretCell[]): Attack {
    const [recovered, bounded, contradicted]: [string[], string[], string[]] = [[], [], []];
    let [cells, narrowed] = [0, 0];
    for (const [cell, { least, greatest }] of this.#ranges) {
      if (least > greatest) contradicted.push(cell);
      if (own.#isCertain(cell)) continue;
      if (kept.has(cell)) cells += 1;
      const isSmall = least >= 1 && greatest <= LARGEST_SUPPRESSED;
      const values = greatest - least + 1;
      if (!isSmall || values < 1 || values === LARGEST_SUPPRESSED) continue;
      if (values === 1) recovered.push(cell);
      else if (values < FEWEST_POSSIBLE) bounded.push(cell);
      else narrowed += 1;
    }
    return { cells, recovered, bounded, narrowed, contradicted, ...this.#told(own, secrets) };
  }

  /** Secret cells of which more is known than may be. */
  #told(own: Knowledge, secrets: readonly SecretCell[]): Pick<Attack, 'present' | 'closer'> {
    const known = secrets.flatMap(({ cell, people }) => {
      const isFew = people <= LARGEST_SUPPRESSED;
      return own.#isCertain(cell) ? [] : [{ cell, isFew, ...this.#rangeOf(cell) }];
    });
    return {
      present: known.filter(({ isFew, least }) => isFew && least > 0).map(({ cell }) => cell),
      closer: known.filter((one) => !one.isFew && one.greatest - one.least + 1 < ROUNDED_TO).map(({ cell }) => cell),
    };
  }
}

function isKeptBack({ shown }: ShownFigure): boolean {
  return shown === '1 to 7' || shown === 'not shown';
}

function shownRange({ shown, as }: ShownFigure): Range {
  if (as !== 'released' && typeof shown === 'number') return { least: shown, greatest: shown };
  return possibleCounts(shown === 'not shown' ? undefined : shown);
}
