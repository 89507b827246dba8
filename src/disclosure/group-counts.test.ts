import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { releaseGroups, releaseWhole } from './group-counts.ts';
import type { MeasureCounts } from './measure-counts.ts';
import { possibleCounts, suppress } from './suppress.ts';

function counts(numerator: number): MeasureCounts {
  return { register: 400, denominator: 300, numerator, adjustments: [], exclusions: [] };
}

test('at the exact level groups are as they are', () => {
  const shown = releaseGroups('exact', [counts(3), counts(97)]);
  assert.deepEqual(
    shown.map(({ value }) => value.numerator),
    [3, 97],
  );
});

test('no small group can be worked out from the others and their sum', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 6 }), (numerators) => {
      const shown = releaseGroups('management', numerators.map(counts)).map(({ value }) => value.numerator);
      const total = possibleCounts(suppress(numerators.reduce((sum, one) => sum + one, 0)));
      for (const [index, count] of numerators.entries()) {
        if (count < 1 || count > 7) continue;
        const own = shown[index];
        const alone = possibleCounts(own === 'not shown' ? undefined : own);
        const others = shown
          .filter((_, other) => other !== index)
          .map((one) => possibleCounts(one === 'not shown' ? undefined : one));
        const least = Math.max(alone.least, total.least - others.reduce((sum, one) => sum + one.greatest, 0));
        const greatest = Math.min(alone.greatest, total.greatest - others.reduce((sum, one) => sum + one.least, 0));
        assert.ok(greatest - least + 1 >= 3, `${count} of ${numerators}: ${least} to ${greatest}`);
      }
    }),
  );
});

test('a whole from which a small part could be worked out is left out, and otherwise shown', () => {
  const hidden = releaseWhole('management', counts(12), [counts(5), counts(7)]).value;
  const shown = releaseWhole('management', counts(180), [counts(90), counts(90)]).value;
  assert.equal(shown.numerator, 180);
  assert.ok(hidden.numerator === 'not shown' || hidden.numerator === 10);
  assert.equal(releaseWhole('exact', counts(12), [counts(5), counts(7)]).value.numerator, 12);
});
