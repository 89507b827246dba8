import assert from 'node:assert/strict';
import { test } from 'node:test';
import { odsCode } from '../../base/index.ts';
import type { ListBand } from '../../practices/index.ts';
import { peerList } from './peer-list.ts';

const BANDS = ['0-4', '5-14', '15-44', '45-64', '65-74', '75+'];

/** As many men in each band as given, and as many women. */
function bandsOf(counts: readonly number[]): readonly ListBand[] {
  return (['M', 'F'] as const).flatMap((sex) =>
    BANDS.map((ageBand, at) => ({ practice: odsCode('X00010'), sex, ageBand, count: counts[at] ?? 0 })),
  );
}

test('a practice is compared by its ages as they are shown: one person more changes no share', () => {
  const [one, more] = [bandsOf([40, 61, 300, 200, 82, 41]), bandsOf([41, 60, 300, 200, 81, 42])].map(peerList);
  assert.deepEqual(one?.ages, more?.ages);
  assert.deepEqual(one?.ages?.under15, { share: 100 / 720, isShown: true });
});

test('a share of ages in which a number is kept back is not shown, whichever of 1 to 7 it is', () => {
  const [two, six] = [bandsOf([40, 60, 300, 200, 80, 2]), bandsOf([40, 60, 300, 200, 80, 6])].map(peerList);
  assert.equal(two?.ages?.from65.isShown, false);
  assert.deepEqual(two?.ages, six?.ages);
});

test('of a list whose total would give its ages away none is used', () => {
  assert.deepEqual(peerList(bandsOf([0, 0, 1, 0, 0, 0])), { registered: 2, ages: null });
});
