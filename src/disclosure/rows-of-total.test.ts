import assert from 'node:assert/strict';
import { test } from 'node:test';
import { releaseRowsOfTotal } from './index.ts';

const rows = (...counts: readonly number[]) => counts.map((count, at) => ({ key: String(at), count }));

test('rows of a published total are left out where it gives one of them away', () => {
  const shown = (...counts: readonly number[]) =>
    releaseRowsOfTotal('management', rows(...counts)).value.map(({ count }) => count);
  assert.deepEqual(shown(1, 1, 1), [], 'three people in three rows are one each');
  assert.deepEqual(shown(28, 1), [], 'of 29, 28 to 32 leave one');
  assert.deepEqual(shown(900, 860, 120, 4), [900, 860, 120, '1 to 7']);
  assert.deepEqual(releaseRowsOfTotal('exact', rows(1, 1, 1)).value, rows(1, 1, 1));
});
