import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ReleasedCount, ReleaseLevel } from '../base/index.ts';
import { FEWEST_POSSIBLE } from './breakdown.ts';
import {
  releaseCount,
  releaseExactOnly,
  releaseMeasureCounts,
  releaseRate,
  releaseTable,
  type ShownCount,
  type ShownMeasureCounts,
} from './index.ts';
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
  const rateOf = (level: ReleaseLevel, numerator: number, denominator: number) => {
    const counts = { register: denominator, denominator, numerator, adjustments: [], exclusions: [] };
    return releaseRate(releaseMeasureCounts(level, counts)).value;
  };
  const shown = rateOf('management', 12, 47);
  assert.equal(shown.kind === 'rate' && shown.percent, '22.2');
  assert.equal(rateOf('management', 3, 40).kind, 'none');
  assert.equal(rateOf('published', 2, 7).kind, 'none');
  assert.equal(rateOf('exact', 0, 0).kind, 'none');
  const exactly = rateOf('exact', 3, 40);
  assert.equal(exactly.kind === 'rate' && exactly.percent, '7.5');
});

test('a rate never says that everybody is in the numerator beside a row that shows some who are not', () => {
  const rateOf = (numerator: number, denominator: number) => {
    const counts = { register: denominator, denominator, numerator, adjustments: [], exclusions: [] };
    return releaseRate(releaseMeasureCounts('management', counts)).value;
  };
  for (let denominator = 1; denominator <= 120; denominator += 1) {
    for (let numerator = 0; numerator < denominator; numerator += 1) {
      const shown = rateOf(numerator, denominator);
      assert.ok(shown.kind === 'none' || shown.percent !== '100.0', `${numerator} of ${denominator}`);
    }
  }
  const everybody = rateOf(12, 12);
  assert.equal(everybody.kind === 'rate' && everybody.percent, '100.0');
});

test('a rate is no way round a count that is not shown', () => {
  const counts = { register: 18, denominator: 18, numerator: 6, adjustments: [], exclusions: [] };
  const released = releaseMeasureCounts('management', counts);
  assert.deepEqual([released.value.numerator, released.value.missed], ['not shown', 'not shown']);
  assert.equal(releaseRate(released).value.kind, 'none');
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

/** Ranges of the leaves of a measure as a reader finds them: numerator, missed, then every reason. */
function rangesOf(shown: ShownMeasureCounts, names: readonly string[]): { least: number; greatest: number }[] {
  const reasons = [...shown.adjustments, ...shown.exclusions];
  return names.map((name) => {
    const isMain = name === 'numerator' || name === 'missed';
    const count = isMain ? shown[name] : (reasons.find((one) => one.reason === name)?.count ?? 'not shown');
    return count === 'not shown' ? { least: 0, greatest: 21 } : possibleCounts(count);
  });
}

function isWithin(sum: number, shown: ShownCount | undefined): boolean {
  if (shown === undefined || shown === 'not shown') return true;
  const { least, greatest } = possibleCounts(shown);
  return sum >= least && sum <= greatest;
}

/** Every set of counts that would print what is printed, found by trying them all. */
function everyReading(shown: ShownMeasureCounts, names: readonly string[]): number[][] {
  const ranges = rangesOf(shown, names);
  const found: number[][] = [];
  const walk = (sofar: number[]) => {
    const range = ranges[sofar.length];
    if (range === undefined) {
      if (agrees(shown, names, sofar)) found.push(sofar);
      return;
    }
    for (let count = range.least; count <= range.greatest; count += 1) walk([...sofar, count]);
  };
  walk([]);
  return found;
}

function agrees(shown: ShownMeasureCounts, names: readonly string[], counts: readonly number[]): boolean {
  const sum = (is: (name: string) => boolean) =>
    names.reduce((total, name, index) => total + (is(name) ? (counts[index] ?? 0) : 0), 0);
  const isListed = (name: string) => shown.adjustments.some((one) => one.reason === name);
  const other = shown.adjustments.find((one) => one.kind === 'other')?.count;
  return (
    isWithin(
      sum(() => true),
      shown.register,
    ) &&
    isWithin(
      sum((name) => name === 'numerator' || name === 'missed'),
      shown.denominator,
    ) &&
    isWithin(
      sum((name) => name.startsWith('adjusted') && !isListed(name)),
      other,
    )
  );
}

test('property: no measure gives away a small count, from all its figures together', () => {
  const count = fc.oneof(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 20 }));
  const all = fc.tuple(count, count, fc.array(count, { maxLength: 2 }), fc.array(count, { maxLength: 1 }));
  fc.assert(
    fc.property(all, ([numerator, missed, adjusted, excluded]) => {
      const adjustments = adjusted.map((people, index) => ({ reason: `adjusted ${index}`, count: people }));
      const exclusions = excluded.map((people) => ({ reason: 'excluded', count: people }));
      const reasons = [...adjustments, ...exclusions];
      const register = numerator + missed + reasons.reduce((sum, reason) => sum + reason.count, 0);
      const counts = { register, denominator: numerator + missed, numerator, adjustments, exclusions };
      const shown = releaseMeasureCounts('management', counts).value;
      const truth = [numerator, missed, ...reasons.map((reason) => reason.count)];
      const names = ['numerator', 'missed', ...reasons.map((reason) => reason.reason)];
      const readings = everyReading(shown, names);
      truth.forEach((people, index) => {
        const values = new Set(readings.map((reading) => reading[index]));
        const isSafe = people < 1 || people > 7 || values.size >= FEWEST_POSSIBLE;
        assert.ok(isSafe, `${names[index]} of ${JSON.stringify(counts)} is one of ${[...values]}`);
      });
    }),
    { numRuns: 150, seed: 20260410 },
  );
});
