import { assert, type Day, isoOfDay } from '../../base/index.ts';
import type { Fact, Source } from './facts.ts';

/** How a fact is asked: about its last day, its first day, or the days between them. */
export type HeldKind = 'recorded' | 'latest from' | 'latest until' | 'earliest from' | 'earliest until' | 'days apart';

/** A test with a bit of its own in the table `held`. */
export type HeldTest = FactTest | OwnTest;

/** A test that a row of a table over people's own windows answers. */
export type OwnTest = { readonly table: string; readonly condition: string | undefined; readonly words: string };

export function isOfFact(test: HeldTest): test is FactTest {
  return 'fact' in test;
}

/** A test that one row of found facts answers. */
export type FactTest = {
  readonly fact: number;
  readonly kind: HeldKind;
  readonly day?: Day | undefined;
  readonly days?: number;
  /** Bits of the fact's last record that must be set. */
  readonly meets: number;
  readonly words: string;
};

/** How many tests one column of `held` holds. */
const BITS_A_WORD = 62;

/** The tests that are answered by one row of `found` or of an own table, each once. */
export class HeldTests {
  readonly #tests = new Map<string, { readonly index: number; readonly test: HeldTest }>();

  /** SQL that is true when the test holds for the person. */
  ask(test: HeldTest): string {
    const { words: _, ...asked } = test;
    const key = JSON.stringify(asked);
    const index = this.#tests.get(key)?.index ?? this.#tests.size;
    if (index === this.#tests.size) this.#tests.set(key, { index, test });
    const { word, bit } = placeOf(index);
    return `(population.word_${word} & ${bit}) <> 0`;
  }

  all(): readonly HeldTest[] {
    return [...this.#tests.values()].map((each) => each.test);
  }
}

/** How many columns a number of tests takes. */
export function wordsFor(tests: number): readonly number[] {
  return Array.from({ length: Math.ceil(tests / BITS_A_WORD) }, (_, index) => index + 1);
}

/** Which column of `held` a test is in, from 1, and its bit there. */
export function placeOf(index: number): { readonly word: number; readonly bit: bigint } {
  return { word: Math.floor(index / BITS_A_WORD) + 1, bit: 1n << BigInt(index % BITS_A_WORD) };
}

/** A day or record of a fact as a column of the table `dates`, for tests that compare facts. */
export type DateColumn = {
  readonly name: string;
  readonly fact: number;
  readonly column: 'latest_on' | 'earliest_on' | 'earliest_record';
  /** Set when the fact begins earlier than was asked: days before this one do not count. */
  readonly from: Day | undefined;
};

export class DateColumns {
  readonly #columns = new Map<string, DateColumn>();

  /** SQL of the column. */
  ask(fact: Fact, column: DateColumn['column'], from: Day | undefined): string {
    const narrowed = from === fact.from ? undefined : from;
    const since = from === undefined ? '' : `_from_${isoOfDay(from).replaceAll('-', '')}`;
    const lists = fact.source.codelists.join('_').toLowerCase();
    const name = `${column}_${fact.source.isReading ? 'reading' : lists}${since}_${fact.id}`;
    this.#columns.set(name, { name, fact: fact.id, column, from: narrowed });
    return `dates.${name}`;
  }

  all(): readonly DateColumn[] {
    return [...this.#columns.values()];
  }
}

/** Records kept one by one, for windows that each person has their own. */
export type RecordSet = { readonly id: number; readonly source: Source; readonly from: Day | undefined };

export class RecordSets {
  readonly #sets = new Map<string, RecordSet>();

  ask(source: Source, from: Day | undefined): number {
    const key = JSON.stringify([source, from ?? null]);
    const found = this.#sets.get(key) ?? { id: this.#sets.size + 1, source, from };
    this.#sets.set(key, found);
    return found.id;
  }

  all(): readonly RecordSet[] {
    return [...this.#sets.values()];
  }
}

/** A table made from records in people's own windows, one row a person. */
export type OwnTable = { readonly name: string; readonly words: string; readonly select: string };

export class OwnTables {
  readonly #tables = new Map<string, OwnTable>();

  /** The table's name; `make` is called when it is not there yet, after the tables that it joins. */
  ask(key: string, prefix: string, words: string, make: () => string): string {
    const known = this.#tables.get(key);
    if (known) return known.name;
    const select = make();
    const name = `${prefix}_${this.#tables.size + 1}`;
    assert(!this.#tables.has(key), 'a table does not need itself');
    this.#tables.set(key, { name, words, select });
    return name;
  }

  all(): readonly OwnTable[] {
    return [...this.#tables.values()];
  }
}
