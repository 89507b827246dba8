/** What sums tell of counts does not hang on the order in which they are followed or figures are shown. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Knowledge, type KnownCell, NumberedSums, type SumOfCells } from './knowledge.ts';

const LEAVES = ['a', 'b', 'c', 'd'];

/** Leaves, and sums of leaves and of earlier sums: each cell is shown to within `off` of what it is, or not at all. */
const anyTable = fc
  .record({
    leaves: fc.tuple(...LEAVES.map(() => fc.nat(9))),
    parts: fc.array(fc.uniqueArray(fc.nat(LEAVES.length - 1), { minLength: 1 }), { minLength: 1, maxLength: 6 }),
    off: fc.array(fc.option(fc.nat(4)), { minLength: 12, maxLength: 12 }),
  })
  .map(({ leaves, parts, off }) => {
    const counts = new Map(LEAVES.map((cell, index) => [cell, leaves[index] ?? 0]));
    const sums: SumOfCells[] = [];
    for (const [index, own] of parts.entries()) {
      const named = [...counts.keys()].filter((_, at) => own.includes(at % LEAVES.length));
      counts.set(
        `sum ${index}`,
        named.reduce((total, cell) => total + (counts.get(cell) ?? 0), 0),
      );
      sums.push({ whole: `sum ${index}`, parts: named });
    }
    const shown = [...counts].flatMap(([cell, count], index): KnownCell[] => {
      const within = off[index] ?? null;
      return within === null ? [] : [{ cell, least: Math.max(0, count - within), greatest: count + within }];
    });
    return { counts, sums, shown };
  });

function rangesOf(known: Knowledge): readonly KnownCell[] {
  return [...known.narrowed()].toSorted((one, other) => (one.cell < other.cell ? -1 : 1));
}

test('the same is known whichever sum and figure comes first, and each count is within what is known of it', () => {
  fc.assert(
    fc.property(anyTable, ({ counts, sums, shown }) => {
      const known = Knowledge.of(shown, new NumberedSums(sums));
      const turned = Knowledge.of(shown.toReversed(), new NumberedSums(sums.toReversed()));
      assert.deepEqual(rangesOf(turned), rangesOf(known));
      for (const [cell, count] of counts) {
        const { least, greatest } = known.rangeOf(cell);
        assert.ok(least <= count && count <= greatest, `${cell} is ${count}, and not ${least} to ${greatest}`);
      }
    }),
    { seed: 2028, numRuns: 300 },
  );
});

test('what is shown later tells as much as what was shown at once, and only what it narrows is named', () => {
  fc.assert(
    fc.property(anyTable, fc.nat(9), ({ counts, sums, shown }, first) => {
      const numbered = new NumberedSums(sums);
      const before = Knowledge.of(shown.slice(0, first), numbered);
      const after = before.with(shown.slice(first));
      const atOnce = Knowledge.of(shown, numbered);
      const named = new Set([...after.narrowed()].map(({ cell }) => cell));
      for (const cell of counts.keys()) {
        assert.deepEqual(after.rangeOf(cell), atOnce.rangeOf(cell), cell);
        const [then, now] = [before.rangeOf(cell), after.rangeOf(cell)];
        assert.equal(named.has(cell), now.least > then.least || now.greatest < then.greatest, cell);
      }
    }),
    { seed: 2029, numRuns: 300 },
  );
});
