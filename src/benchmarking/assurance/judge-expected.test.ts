import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { judgeAgainstExpected, type SharesOfPlace } from './judge-expected.ts';

const TRIGGERS = { watch: 1.959964, outlier: 3.090232, fewestPractices: 8 };

const place = (difference: number, error = 0.01): SharesOfPlace => ({
  observed: 0.7 + difference,
  expected: 0.7,
  error,
});

/** Thirty places that lie up to four standard errors from what is expected of them. */
const USUAL = Array.from({ length: 30 }, (_, at) => place(0.02 * ((at % 5) - 2)));

describe('a place judged against what is expected of its people', () => {
  test('stands apart only beyond the usual spread, on the side that its measure says', () => {
    const judged = judgeAgainstExpected([...USUAL, place(-0.2)], 'higher', TRIGGERS);
    const last = judged.at(-1);
    assert.deepEqual([last?.standing, last?.side], ['outlier', 'worse']);
    assert.ok(judged.slice(0, -1).every(({ standing }) => standing === 'as others'));
    assert.equal(judgeAgainstExpected([...USUAL, place(-0.2)], 'lower', TRIGGERS).at(-1)?.side, 'better');
  });

  test('is not compared where too much of its distance may be chance, however far it lies', () => {
    const last = judgeAgainstExpected([...USUAL, place(-0.3, 0.1)], 'higher', TRIGGERS).at(-1);
    assert.deepEqual([last?.standing, last?.side], ['too much chance', null]);
    assert.ok((last?.reliability ?? 1) < 0.7);
  });

  test('is not compared where places differ from what is expected by chance alone', () => {
    const alike = Array.from({ length: 30 }, (_, at) => place(0.005 * ((at % 3) - 1)));
    assert.deepEqual(
      [...new Set(judgeAgainstExpected(alike, 'higher', TRIGGERS).map(({ standing }) => standing))],
      ['too much chance'],
    );
  });

  test('has no figure where none is shown, and is compared with nobody among too few', () => {
    const judged = judgeAgainstExpected([...USUAL, null], 'higher', TRIGGERS);
    assert.equal(judged.at(-1)?.standing, 'no figure');
    const few = judgeAgainstExpected(USUAL.slice(0, 5), 'higher', TRIGGERS);
    assert.deepEqual([...new Set(few.map(({ standing }) => standing))], ['too much chance']);
    assert.equal(judgeAgainstExpected([], 'higher', TRIGGERS).length, 0);
  });
});
