import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ReleasedCount } from '../base/index.ts';
import { type Breakdown, FEWEST_POSSIBLE, protect } from './breakdown.ts';
import { releaseCount, releaseExactOnly, releaseMeasureCounts, releaseRate, releaseTable } from './index.ts';
import { possibleCounts, suppress } from './suppress.ts';

test('counts leave as NHS Digital writes them: the vectors of facts/finance.md §10.1', () => {
  const vectors: [number, ReleasedCount][] = [
    [0, 0],
    [1, '1 to 7'],
    [7, '1 to 7'],
    [8, 10],
    [12, 10],
    [13, 15],
    [17, 15],
    [18, 20],
  ];
  for (const [count, shown] of vectors) assert.equal(suppress(count), shown, `${count}`);
});

test('a rate is worked out from rounded counts, of at least 8 people', () => {
  const shown = releaseRate('management', 12, 47).value;
  assert.equal(shown.kind === 'rate' && shown.percent, '22.2');
  assert.equal(releaseRate('management', 3, 40).value.kind, 'none');
  assert.equal(releaseRate('published', 2, 7).value.kind, 'none');
  assert.equal(releaseRate('exact', 0, 0).value.kind, 'none');
  const exactly = releaseRate('exact', 3, 40).value;
  assert.equal(exactly.kind === 'rate' && exactly.percent, '7.5');
});

test('exact counts pass whole at the exact level, and otherwise leave a sentence', () => {
  assert.equal(releaseCount('exact', 3).value, 3);
  assert.equal(releaseCount('management', 3).value, '1 to 7');
  assert.equal(releaseCount('published', 'not received').value, 'not received');
  assert.deepEqual(releaseExactOnly('exact', [1], 'Left out.').value, [1]);
  assert.deepEqual(releaseExactOnly('management', [1], 'Left out.').value, { kind: 'withheld', words: 'Left out.' });
});

test('four sevens do not stand beside their total, from which each could be read', () => {
  const four = ['a', 'b', 'c', 'd'].map((key) => ({ key, count: 7 }));
  assert.equal(releaseTable('management', four).value.total, 'not shown');
  assert.equal(releaseTable('exact', four).value.total, 28);
  assert.equal(releaseTable('management', [...four, { key: 'e', count: 300 }]).value.total, 330);
});

test('one adjustment alone cannot be read from register and denominator', () => {
  const counts = { register: 18, denominator: 12, numerator: 10, exclusions: [] };
  const shown = releaseMeasureCounts('management', {
    ...counts,
    adjustments: [{ reason: 'declined', count: 6 }],
  }).value;
  assert.equal(shown.register, 20);
  assert.deepEqual(shown.adjustments, []);
  assert.ok(shown.notes.length > 0);
});

test('at the exact level nothing is changed', () => {
  const adjustments = [{ reason: 'declined', kind: 'specific' as const, count: 6 }];
  const counts = { register: 24, denominator: 18, numerator: 12, exclusions: [], adjustments };
  const shown = releaseMeasureCounts('exact', counts).value;
  assert.deepEqual(shown, { ...counts, missed: 6, notes: [] });
});

/** Every split of `count` people over leaves that would print the same, found without the code under test. */
function possibleLeaves(shown: readonly ReleasedCount[], total: ReleasedCount | undefined): number[][] {
  const ranges = shown.map(possibleCounts);
  const all = possibleCounts(total);
  const found: number[][] = [];
  const walk = (at: number, sofar: number[]) => {
    const range = ranges[at];
    if (range === undefined) {
      const sum = sofar.reduce((a, b) => a + b, 0);
      if (sum >= all.least && sum <= all.greatest) found.push(sofar);
      return;
    }
    for (let count = range.least; count <= range.greatest; count += 1) walk(at + 1, [...sofar, count]);
  };
  walk(0, []);
  return found;
}

test('property: no table gives away a small count by subtraction from its own total', () => {
  const counts = fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 60 })), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(counts, (rows) => {
      const shown = releaseTable(
        'management',
        rows.map((count, index) => ({ key: String(index), count })),
      ).value;
      const total = typeof shown.total === 'number' || shown.total === '1 to 7' ? shown.total : undefined;
      const leaves = shown.rows.map((row) => row.count);
      if (total === undefined) return;
      const splits = possibleLeaves(leaves, total);
      rows.forEach((count, index) => {
        if (count < 1 || count > 7) return;
        const values = new Set(splits.map((split) => split[index]));
        assert.ok(values.size >= FEWEST_POSSIBLE, `${JSON.stringify(rows)}: row ${index} is one of ${[...values]}`);
      });
    }),
    { numRuns: 300, seed: 20260410 },
  );
});

const reasons = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 4 });

test('property: no measure gives away a small count, its hidden subtotals included', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 0, max: 40 }),
      reasons,
      reasons,
      (numerator, missed, a, e) => {
        const parts = (name: string, list: number[]): Breakdown => ({
          key: name,
          count: list.reduce((x, y) => x + y, 0),
          printed: false,
          parts: list.map((count, index) => ({ key: `${name} ${index}`, count })),
        });
        const denominator = {
          key: 'denominator',
          count: numerator + missed,
          parts: [
            { key: 'numerator', count: numerator },
            { key: 'missed', count: missed },
          ],
        };
        const tree = [parts('adjusted', a), parts('excluded', e), denominator];
        const register = tree.reduce((sum, part) => sum + part.count, 0);
        const { counts } = protect({ key: 'register', count: register, parts: tree });
        const truth = new Map<string, number>([
          ['register', register],
          ['denominator', numerator + missed],
        ]);
        for (const [key, shown] of counts) {
          const count = truth.get(key);
          if (count !== undefined) assert.deepEqual(shown, suppress(count));
        }
        checkDenominator(numerator, missed, counts);
      },
    ),
    { numRuns: 500, seed: 20260410 },
  );
});

function checkDenominator(numerator: number, missed: number, counts: ReadonlyMap<string, ReleasedCount>): void {
  const [shownNumerator, shownMissed] = [counts.get('numerator'), counts.get('missed')];
  if (shownNumerator === undefined || shownMissed === undefined) return;
  const splits = possibleLeaves([shownNumerator, shownMissed], counts.get('denominator'));
  [numerator, missed].forEach((count, index) => {
    const values = new Set(splits.map((split) => split[index]));
    assert.ok(count < 1 || count > 7 || values.size >= FEWEST_POSSIBLE);
  });
}
