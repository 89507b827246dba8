import { assert } from '../../base/index.ts';
import type { Test } from '../model/expression.ts';
import { childrenOf, isLeaf, type Leaf } from '../model/walk.ts';

/** What must be so of a person's bits: one bit by its number, or formulas put together. */
export type Formula =
  | { readonly bit: number }
  | { readonly not: Formula }
  | { readonly all: readonly Formula[] }
  | { readonly any: readonly Formula[] }
  | { readonly atLeast: number; readonly of: readonly Formula[] };

/** A test as a formula, given what each leaf is. */
export function formulaOf(test: Test, ofLeaf: (leaf: Leaf) => Formula): Formula {
  if (isLeaf(test)) return ofLeaf(test);
  const parts = childrenOf(test).map((each) => formulaOf(each, ofLeaf));
  if (test.test === 'and') return { all: parts };
  if (test.test === 'or') return { any: parts };
  if (test.test === 'at least') return { atLeast: test.count, of: parts };
  return { not: parts[0] as Formula };
}

/** Bits that must be set and bits that must not, each a mask: true where all of it is so. */
export type Term = { readonly set: bigint; readonly clear: bigint };

const ALWAYS: Term = { set: 0n, clear: 0n };

/** Terms that may come of putting two parts together; with more, the second is decided beforehand as a part by itself. */
const MOST_TOGETHER = 128;

/**
 * A formula as terms of which one must be so.
 * @param partOf gives a part of the formula a bit of its own
 */
export function termsOf(formula: Formula, partOf: (part: Formula) => number): readonly Term[] {
  return terms(formula, true, partOf);
}

/** The terms for which a formula is true, or is not. */
function terms(formula: Formula, isSo: boolean, partOf: (part: Formula) => number): readonly Term[] {
  if ('bit' in formula) return [bitTerm(formula.bit, isSo)];
  if ('not' in formula) return terms(formula.not, !isSo, partOf);
  if ('atLeast' in formula) return terms(spelledOut(formula.atLeast, formula.of), isSo, partOf);
  const parts = 'all' in formula ? formula.all : formula.any;
  if ('all' in formula !== isSo) return distinct(parts.flatMap((part) => terms(part, isSo, partOf)));
  let together: readonly Term[] = [ALWAYS];
  for (const part of parts) {
    const own = terms(part, isSo, partOf);
    const isWide = own.length > 1 && together.length > 1 && together.length * own.length > MOST_TOGETHER;
    together = product(together, isWide ? [bitTerm(partOf(part), isSo)] : own);
  }
  return together;
}

function bitTerm(bit: number, isSo: boolean): Term {
  const mask = 1n << BigInt(bit);
  return isSo ? { set: mask, clear: 0n } : { set: 0n, clear: mask };
}

/** Every term of one with every term of the other; what asks a bit to be set and not to be set can never be so. */
function product(some: readonly Term[], others: readonly Term[]): readonly Term[] {
  const both = some.flatMap((one) =>
    others.map((other): Term => ({ set: one.set | other.set, clear: one.clear | other.clear })),
  );
  return distinct(both.filter(({ set, clear }) => (set & clear) === 0n));
}

function distinct(all: readonly Term[]): readonly Term[] {
  return [...new Map(all.map((each) => [`${each.set} ${each.clear}`, each])).values()];
}

/** `at least` as choices of one half and of the other, so that it stays short however many there are. */
function spelledOut(count: number, of: readonly Formula[]): Formula {
  if (count <= 0) return { all: [] };
  if (count > of.length) return { any: [] };
  if (count === 1) return { any: of };
  if (count === of.length) return { all: of };
  assert(of.length > 1, 'of one there is none or all');
  const [first, last] = [of.slice(0, of.length >> 1), of.slice(of.length >> 1)];
  const choices = Array.from(
    { length: count + 1 },
    (_, some): Formula => ({
      all: [spelledOut(some, first), spelledOut(count - some, last)],
    }),
  );
  return { any: choices };
}

/** A formula as SQL, given what each bit is. */
export function formulaSql(formula: Formula, bitSql: (bit: number) => string): string {
  const sql = (each: Formula): string => formulaSql(each, bitSql);
  if ('bit' in formula) return bitSql(formula.bit);
  if ('not' in formula) return `NOT ${sql(formula.not)}`;
  if ('all' in formula) return formula.all.length === 0 ? 'true' : `(${formula.all.map(sql).join(' AND ')})`;
  if ('any' in formula) return formula.any.length === 0 ? 'false' : `(${formula.any.map(sql).join(' OR ')})`;
  return `(${formula.of.map((each) => `(${sql(each)})::INTEGER`).join(' + ')} >= ${formula.atLeast})`;
}
