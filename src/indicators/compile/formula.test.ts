import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Formula, formulaSql, type Term, termsOf } from './formula.ts';

const BITS = 12;

/** Any formula of so many bits, some too wide to be written out as terms. */
const { formula } = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4, depthSize: 'large' },
    fc.record({ bit: fc.nat(BITS - 1) }),
    fc.record({ not: tie('formula') }),
    fc.record({ all: fc.array(tie('formula'), { maxLength: 6 }) }),
    fc.record({ any: fc.array(tie('formula'), { maxLength: 6 }) }),
    fc.record({ atLeast: fc.nat(5), of: fc.array(tie('formula'), { maxLength: 5 }) }),
  ),
}));

function holds(of: Formula, bits: bigint): boolean {
  if ('bit' in of) return ((bits >> BigInt(of.bit)) & 1n) === 1n;
  if ('not' in of) return !holds(of.not, bits);
  if ('all' in of) return of.all.every((each) => holds(each, bits));
  if ('any' in of) return of.any.some((each) => holds(each, bits));
  return of.of.filter((each) => holds(each, bits)).length >= of.atLeast;
}

/** The terms of a formula, with those of each part that got a bit of its own, the parts first. */
function written(of: Formula): { readonly terms: readonly Term[]; readonly parts: readonly (readonly Term[])[] } {
  const parts: (readonly Term[])[] = [];
  const partOf = (part: Formula): number => BITS + parts.push(termsOf(part, partOf)) - 1;
  return { terms: termsOf(of, partOf), parts };
}

function isSo(terms: readonly Term[], bits: bigint): boolean {
  return terms.some(({ set, clear }) => (bits & set) === set && (bits & clear) === 0n);
}

test('a formula is true where one of its terms is so, its parts decided beforehand', () => {
  fc.assert(
    fc.property(formula, fc.array(fc.bigInt(0n, 2n ** BigInt(BITS) - 1n), { minLength: 20 }), (of, people) => {
      const { terms, parts } = written(of);
      for (const person of people) {
        const known = parts.reduce(
          (bits, part, n) => (isSo(part, bits) ? bits | (1n << BigInt(BITS + n)) : bits),
          person,
        );
        assert.equal(isSo(terms, known), holds(of, person));
      }
    }),
    { seed: 1, numRuns: 300 },
  );
});

test('what would be a thousand terms is put into parts', () => {
  const ten = (first: number): Formula => ({ any: Array.from({ length: 10 }, (_, index) => ({ bit: first + index })) });
  const { terms, parts } = written({ all: [ten(0), ten(10), ten(20)] });
  assert.equal(terms.length, 100);
  assert.deepEqual(
    parts.map((part) => part.length),
    [10],
  );
});

test('a formula reads as SQL', () => {
  const of: Formula = {
    all: [{ bit: 1 }, { not: { any: [{ bit: 2 }, { bit: 3 }] } }, { atLeast: 2, of: [{ bit: 4 }, { bit: 5 }] }],
  };
  assert.equal(
    formulaSql(of, (bit) => `b${bit}`),
    '(b1 AND NOT (b2 OR b3) AND ((b4)::INTEGER + (b5)::INTEGER >= 2))',
  );
});
