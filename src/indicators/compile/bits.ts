import type { Day } from '../../base/index.ts';
import type { EventFact, Operator } from '../model/expression.ts';
import type { Formula } from './formula.ts';
import { tablesIn } from './sql.ts';

/** How many bits one column holds: a BIGINT, which never turns negative. */
const BITS_A_WORD = 62;

/** The columns that a number of bits takes, from 1. */
export function wordsFor(bits: number): readonly number[] {
  return Array.from({ length: Math.ceil(bits / BITS_A_WORD) }, (_, index) => index + 1);
}

/** Which column a bit is in, from 1, and the number that it alone makes there. */
export function placeOf(index: number): { readonly word: number; readonly bit: bigint } {
  return { word: Math.floor(index / BITS_A_WORD) + 1, bit: 1n << BigInt(index % BITS_A_WORD) };
}

/** What of a mask over all bits is in one column. */
export function partIn(word: number, mask: bigint): bigint {
  return (mask >> BigInt((word - 1) * BITS_A_WORD)) & ((1n << BigInt(BITS_A_WORD)) - 1n);
}

/** How a fact is asked: about its last day, its first day, or the days between them. */
export type HeldKind = 'recorded' | 'latest from' | 'latest until' | 'earliest from' | 'earliest until' | 'days apart';

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

/** A day that a found fact has for each person, moved. */
export type FoundDay = {
  readonly fact: number;
  readonly pick: EventFact['pick'];
  /** Set when the fact begins earlier than was asked: days before this one do not count. */
  readonly from: Day | undefined;
  readonly months: number;
  readonly days: number;
};

/** A test that compares the days of two found facts; not true of whoever has only one. */
export type PairTest = {
  readonly left: FoundDay;
  readonly is: Operator;
  readonly right: FoundDay;
  readonly words: string;
};

/** A test over tables with a row a person: SQL that is not true of whoever has no row in one of them. */
export type TableTest = { readonly sql: string; readonly words: string };

type AnyTest = FactTest | PairTest | TableTest;

/** A test, and its bit in the table `held`. */
export type HeldTest = AnyTest & { readonly bit: number };

export function isOfFact<T extends HeldTest>(test: T): test is T & FactTest {
  return 'fact' in test;
}

export function isOfPair<T extends HeldTest>(test: T): test is T & PairTest {
  return 'left' in test;
}

export function isOfTables<T extends HeldTest>(test: T): test is T & TableTest {
  return 'sql' in test;
}

/** Where a test is answered: a column of `held` has tests of one source. */
export function sourceOf(test: AnyTest): 'found' | 'population' | 'other tables' {
  if (!('sql' in test)) return 'found';
  return tablesIn(test.sql).every((table) => table === 'population') ? 'population' : 'other tables';
}

/** What is asked of people, each once, with a bit of its own. */
export class HeldTests {
  readonly #tests = new Map<string, HeldTest>();
  /** The next bit of each source's column that is not full. */
  readonly #next = new Map<string, number>();
  #words = 0;

  /** The test's bit. */
  ask(test: AnyTest): Formula {
    const { words: _, ...asked } = test;
    const key = JSON.stringify(asked);
    const known = this.#tests.get(key);
    if (known) return { bit: known.bit };
    const bit = this.#nextBit(sourceOf(test));
    this.#tests.set(key, { ...test, bit });
    return { bit };
  }

  all(): readonly HeldTest[] {
    return [...this.#tests.values()];
  }

  /** The first bit after every column that is in use. */
  get end(): number {
    return this.#words * BITS_A_WORD;
  }

  #nextBit(source: string): number {
    const next = this.#next.get(source) ?? 0;
    const bit = next % BITS_A_WORD === 0 ? this.end : next;
    if (bit === this.end) this.#words += 1;
    this.#next.set(source, bit + 1);
    return bit;
  }
}
