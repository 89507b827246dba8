/** What a reader knows without being told: a count is the sum of others. */
export type SumOfCells = { readonly whole: string; readonly parts: readonly string[] };

/** The least and the greatest that a count can be. */
export type Range = { readonly least: number; readonly greatest: number };

/** What is known of a count. */
export type KnownCell = { readonly cell: string } & Range;

/**
 * Sums of cells by number: each cell has one, in the order in which it is first named. They are numbered once, and as much as need be
 * is then worked out from them.
 */
export class NumberedSums {
  readonly #numbers = new Map<string, number>();
  readonly #cells: string[] = [];
  /** Of one sum after another the whole and its parts. */
  readonly members: Int32Array;
  /** Where in `members` each sum starts, and where the last one ends. */
  readonly starts: Int32Array;
  /** Of one cell after another the sums that it is in. */
  readonly around: Int32Array;
  /** Where in `around` the sums of each cell start, and where those of the last end. */
  readonly startsAround: Int32Array;

  constructor(sums: readonly SumOfCells[]) {
    const members: number[] = [];
    const starts = [0];
    for (const { whole, parts } of sums) {
      members.push(this.numberOf(whole));
      for (const part of parts) members.push(this.numberOf(part));
      starts.push(members.length);
    }
    this.members = Int32Array.from(members);
    this.starts = Int32Array.from(starts);
    this.startsAround = new Int32Array(this.#cells.length + 1);
    for (const cell of members) this.startsAround[cell + 1]! += 1;
    for (let cell = 0; cell < this.#cells.length; cell += 1) this.startsAround[cell + 1]! += this.startsAround[cell]!;
    this.around = new Int32Array(members.length);
    const filled = this.startsAround.slice();
    for (let sum = 0; sum < sums.length; sum += 1) {
      for (let at = this.starts[sum]!; at < this.starts[sum + 1]!; at += 1) {
        const cell = this.members[at]!;
        this.around[filled[cell]!] = sum;
        filled[cell]! += 1;
      }
    }
  }

  /** How many cells were named so far. */
  get cells(): number {
    return this.#cells.length;
  }

  /** How many sums there are. */
  get sums(): number {
    return this.starts.length - 1;
  }

  /** The number of a cell; a cell that no sum names is given the next. */
  numberOf(cell: string): number {
    const known = this.#numbers.get(cell);
    if (known !== undefined) return known;
    this.#numbers.set(cell, this.#cells.length);
    return this.#cells.push(cell) - 1;
  }

  nameOf(cell: number): string {
    return this.#cells[cell]!;
  }
}

/** Which values each count may have, as far as figures and sums tell. */
export class Knowledge {
  readonly #sums: NumberedSums;
  /** By the numbers of cells, and of those that were named when this was worked out. */
  readonly #least: Float64Array;
  readonly #greatest: Float64Array;
  readonly #before: Knowledge | undefined;

  private constructor(sums: NumberedSums, before?: Knowledge) {
    this.#sums = sums;
    this.#before = before;
    this.#least = new Float64Array(sums.cells);
    this.#greatest = new Float64Array(sums.cells).fill(Number.POSITIVE_INFINITY);
    if (before === undefined) return;
    this.#least.set(before.#least);
    this.#greatest.set(before.#greatest);
  }

  /** What follows from what is shown of some cells. */
  static of(shown: readonly KnownCell[], sums: NumberedSums): Knowledge {
    const numbers = shown.map(({ cell }) => sums.numberOf(cell));
    const known = new Knowledge(sums);
    shown.forEach(({ least, greatest }, index) => {
      known.#narrow(numbers[index]!, least, greatest);
    });
    const waiting = new Waiting(sums);
    for (let sum = 0; sum < sums.sums; sum += 1) waiting.add(sum);
    known.#follow(waiting);
    return known;
  }

  /** The same where more is shown. */
  with(shown: readonly KnownCell[]): Knowledge {
    const numbers = shown.map(({ cell }) => this.#sums.numberOf(cell));
    const known = new Knowledge(this.#sums, this);
    const waiting = new Waiting(this.#sums);
    shown.forEach((range, index) => {
      if (known.#narrow(numbers[index]!, range.least, range.greatest)) waiting.addAround(numbers[index]!);
    });
    known.#follow(waiting);
    return known;
  }

  rangeOf(cell: string): Range {
    return this.#range(this.#sums.numberOf(cell));
  }

  isCertain(cell: string): boolean {
    const { least, greatest } = this.rangeOf(cell);
    return least === greatest;
  }

  /** Every cell of which more is known than before, or than nothing. */
  *narrowed(): Generator<KnownCell> {
    const [fewest, most] = this.#before === undefined ? [] : [this.#before.#least, this.#before.#greatest];
    for (let cell = 0; cell < this.#least.length; cell += 1) {
      const [least, greatest] = [this.#least[cell]!, this.#greatest[cell]!];
      const isAsBefore = least === (fewest?.[cell] ?? UNKNOWN.least) && greatest === (most?.[cell] ?? UNKNOWN.greatest);
      if (!isAsBefore) yield { cell: this.#sums.nameOf(cell), least, greatest };
    }
  }

  #range(cell: number): Range {
    if (cell >= this.#least.length) return UNKNOWN;
    return { least: this.#least[cell]!, greatest: this.#greatest[cell]! };
  }

  /** Narrows all ranges by every sum, again and again until nothing narrows any more. */
  #follow(waiting: Waiting): void {
    for (let sum = waiting.next(); sum !== undefined; sum = waiting.next()) this.#narrowBy(sum, waiting);
  }

  /** @returns whether the count became narrower */
  #narrow(cell: number, least: number, greatest: number): boolean {
    const isNarrower = least > this.#least[cell]! || greatest < this.#greatest[cell]!;
    if (least > this.#least[cell]!) this.#least[cell] = least;
    if (greatest < this.#greatest[cell]!) this.#greatest[cell] = greatest;
    return isNarrower;
  }

  /** Narrows a whole by its parts, and each part by the whole and the others, unless they contradict one another. */
  #narrowBy(sum: number, waiting: Waiting): void {
    const { members, starts } = this.#sums;
    const [first, end] = [starts[sum]!, starts[sum + 1]!];
    const whole = members[first]!;
    let [least, greatest, endless] = [0, 0, 0];
    for (let at = first; at < end; at += 1) {
      const [fewest, most] = [this.#least[members[at]!]!, this.#greatest[members[at]!]!];
      if (fewest > most) return;
      if (at === first) continue;
      least += fewest;
      if (most === Number.POSITIVE_INFINITY) endless += 1;
      else greatest += most;
    }
    if (this.#narrow(whole, least, endless > 0 ? Number.POSITIVE_INFINITY : greatest)) waiting.addAround(whole);
    const [fewest, most] = [this.#least[whole]!, this.#greatest[whole]!];
    for (let at = first + 1; at < end; at += 1) {
      const part = members[at]!;
      const [own, ownMost] = [this.#least[part]!, this.#greatest[part]!];
      const isEndless = ownMost === Number.POSITIVE_INFINITY;
      const mostOfOthers =
        endless > (isEndless ? 1 : 0) ? Number.POSITIVE_INFINITY : greatest - (isEndless ? 0 : ownMost);
      if (this.#narrow(part, fewest - mostOfOthers, most - (least - own))) waiting.addAround(part);
    }
  }
}

const UNKNOWN: Range = { least: 0, greatest: Number.POSITIVE_INFINITY };

/** Sums that are still to be followed, each once, the first first. */
class Waiting {
  readonly #sums: NumberedSums;
  readonly #queue: Int32Array;
  readonly #isIn: Uint8Array;
  #first = 0;
  #length = 0;

  constructor(sums: NumberedSums) {
    this.#sums = sums;
    this.#queue = new Int32Array(sums.sums);
    this.#isIn = new Uint8Array(sums.sums);
  }

  add(sum: number): void {
    if (this.#isIn[sum] === 1) return;
    this.#isIn[sum] = 1;
    this.#queue[(this.#first + this.#length) % this.#queue.length] = sum;
    this.#length += 1;
  }

  /** Every sum that a cell is in. */
  addAround(cell: number): void {
    const { around, startsAround } = this.#sums;
    if (cell + 1 >= startsAround.length) return;
    for (let at = startsAround[cell]!; at < startsAround[cell + 1]!; at += 1) this.add(around[at]!);
  }

  next(): number | undefined {
    if (this.#length === 0) return undefined;
    const sum = this.#queue[this.#first]!;
    this.#first = (this.#first + 1) % this.#queue.length;
    this.#length -= 1;
    this.#isIn[sum] = 0;
    return sum;
  }
}
