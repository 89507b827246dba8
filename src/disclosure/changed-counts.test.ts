import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type ChangedCounts, type Distance, releaseChange, releaseMoves } from './changed-counts.ts';

const FAR: Distance = { denominator: 8, numerator: 0 };

function change(parts: Partial<ChangedCounts>): ChangedCounts {
  const before = { register: 120, denominator: 100, numerator: 60, adjustments: [], exclusions: [] };
  const { peopleIn = 0, peopleOut = 0, newlyMet = 0, noLongerMet = 0 } = parts;
  const after = {
    register: before.register,
    denominator: before.denominator + peopleIn - peopleOut,
    numerator: before.numerator + newlyMet - noLongerMet,
  };
  return { before, after, peopleIn, peopleOut, newlyMet, noLongerMet };
}

test('at the exact level a change is told as it is', () => {
  const shown = releaseChange('exact', change({ peopleOut: 3, noLongerMet: 2 }), []).value;
  assert.deepEqual(shown.after, { register: 120, denominator: 97, numerator: 58 });
  assert.deepEqual([shown.peopleOut, shown.noLongerMet, shown.note], [3, 2, '']);
});

test('a change of fewer than 8 people is a range, and no figure after it is shown', () => {
  const shown = releaseChange('management', change({ peopleOut: 7 }), []).value;
  assert.deepEqual([shown.after, shown.peopleOut, shown.peopleIn], ['not shown', '1 to 7', 0]);
  assert.notEqual(shown.note, '');
});

test('a change of 8 or more is rounded, counts as its own page shows them', () => {
  const shown = releaseChange('management', change({ peopleOut: 13, noLongerMet: 8 }), [FAR]).value;
  assert.deepEqual(shown.after, { register: 120, denominator: 85, numerator: 50 });
  assert.deepEqual([shown.peopleOut, shown.noLongerMet], [15, 10]);
});

test('a question that fewer than 8 people tell from an earlier one is not answered', () => {
  for (const near of [
    { denominator: 1, numerator: 0 },
    { denominator: 40, numerator: 7 },
  ]) {
    const shown = releaseChange('management', change({ peopleOut: 40 }), [FAR, near]).value;
    assert.deepEqual([shown.after, shown.peopleOut], ['not shown', 'not shown']);
  }
  const same = releaseChange('management', change({ peopleOut: 40 }), [{ denominator: 0, numerator: 0 }]).value;
  assert.notEqual(same.after, 'not shown');
});

test('moves of all practices are left out where with them a practice could be worked out', () => {
  const practices = (people: readonly number[]) =>
    people.map((peopleOut) => releaseChange('management', change({ peopleOut }), []));
  const moves = (...people: readonly number[]) =>
    people.map((each) => ({ people: each, adds: ['peopleOut' as const] }));
  const told = (of: readonly number[], ...people: readonly number[]) =>
    releaseMoves('management', practices(of), moves(...people)).map(({ value }) => value);
  assert.deepEqual(told([1, 1, 1, 1, 1, 1, 1], 7), []);
  assert.deepEqual(told([1, 1, 0], 2), ['1 to 7']);
  assert.deepEqual(told([20, 3, 40], 55, 8), [55, 10]);
  assert.deepEqual(
    releaseMoves('exact', practices([1, 1]), moves(2)).map(({ value }) => value),
    [2],
  );
});

test('any two answers that show figures differ by nobody or by at least 8 people', () => {
  const people = fc.uniqueArray(fc.integer({ min: 0, max: 60 }));
  fc.assert(
    fc.property(fc.array(people, { minLength: 2, maxLength: 12 }), (questions) => {
      const shown: Set<number>[] = [new Set()];
      for (const [index, removed] of questions.entries()) {
        const earlier = [[], ...questions.slice(0, index)].map((other) => ({
          denominator: apart(new Set(removed), new Set(other)),
          numerator: 0,
        }));
        const [base, ...asked] = earlier;
        const answer = releaseChange('management', change({ peopleOut: base?.denominator ?? 0 }), asked).value;
        if (answer.after !== 'not shown') shown.push(new Set(removed));
      }
      for (const one of shown) {
        for (const other of shown) {
          const difference = apart(one, other);
          assert.ok(difference === 0 || difference >= 8, `${difference} people apart`);
        }
      }
    }),
  );
});

function apart(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  return one.symmetricDifference(other).size;
}
