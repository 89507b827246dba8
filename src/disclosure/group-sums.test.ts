import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pence } from '../base/index.ts';
import { releaseGroupSums, releaseTotalOfSums } from './group-sums.ts';

const shown = (level: 'exact' | 'management', count: number, sum: bigint) => {
  const [released] = releaseGroupSums(level, [{ count, sum: pence(sum) }]);
  return [released?.value.count, released?.value.sumPence];
};

test('counts and sums of records leave exactly only to who may see them exactly', () => {
  assert.deepEqual(shown('exact', 3, 55_200n), [3, 55_200n]);
  assert.deepEqual(shown('management', 0, 0n), [0, 0n]);
  assert.deepEqual(shown('management', 1, 18_400n), ['1 to 7', 'not shown']);
  assert.deepEqual(shown('management', 7, 128_800n), ['1 to 7', 'not shown']);
});

test('at a price that everybody knows the sum tells no more than the count as shown', () => {
  for (let count = 8; count < 60; count += 1) {
    const [number, sum] = shown('management', count, BigInt(count) * 18_400n);
    const [same] = [8, 9, 10, 11, 12, 13].filter(
      (other) => Math.floor((other + 2) / 5) === Math.floor((count + 2) / 5),
    );
    if (same !== undefined) assert.deepEqual(shown('management', same, BigInt(same) * 18_400n), [number, sum]);
    assert.equal(typeof sum === 'bigint' && sum % 10_000n, 0n);
  }
});

test('a total is not shown where one of its sums is not', () => {
  const rows = (...counts: number[]) =>
    releaseGroupSums(
      'management',
      counts.map((count) => ({ count, sum: pence(BigInt(count) * 10_000n) })),
    );
  assert.equal(releaseTotalOfSums('management', rows(10, 20)).value, 300_000n);
  assert.equal(releaseTotalOfSums('management', rows(10, 3)).value, 'not shown');
  assert.equal(releaseTotalOfSums('management', rows(10, 0)).value, 100_000n);
});
