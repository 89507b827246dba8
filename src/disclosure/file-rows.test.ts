import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { attack, type FileRows, releaseFileRows, type ShownFigure } from './index.ts';

test('rows of a file about few people are a range, and what was read is left out where it would tell', () => {
  const { files, total } = releaseFileRows('management', [
    { accepted: 3, rejected: 0 },
    { accepted: 7, rejected: 1 },
    { accepted: 1_204, rejected: 2 },
  ]);
  assert.deepEqual(files[0]?.value, { read: '1 to 7', accepted: '1 to 7' });
  assert.deepEqual(files[1]?.value, { read: 'not shown', accepted: '1 to 7' });
  assert.deepEqual(files[2]?.value, { read: 1_207, accepted: 1_205 });
  assert.deepEqual(total.value, { read: 1_218, accepted: 1_215 });
});

test('the exact level has the rows as they are', () => {
  const { files, total } = releaseFileRows('exact', [{ accepted: 3, rejected: 1 }]);
  assert.deepEqual(
    [files[0]?.value, total.value],
    [
      { read: 4, accepted: 3 },
      { read: 4, accepted: 3 },
    ],
  );
});

test('what was read is what was taken, as it is shown, and what was wrong', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.integer({ min: 1, max: 9 }), (accepted, rejected) => {
      const [shown] = releaseFileRows('management', [{ accepted, rejected }]).files;
      const taken = shown?.value.accepted;
      assert.equal(shown?.value.read, typeof taken === 'number' ? taken + rejected : 'not shown');
    }),
  );
});

test('no file of few people can be worked out from all files of its sender', () => {
  const file = fc.record({ accepted: fc.nat(16), rejected: fc.nat(9) });
  fc.assert(
    fc.property(fc.array(file, { minLength: 1, maxLength: 8 }), (rows) => {
      const found = attack(figuresOf(rows), sumsOf(rows));
      assert.deepEqual([found.recovered, found.bounded, found.contradicted], [[], [], []]);
    }),
    { numRuns: 500 },
  );
});

function figuresOf(rows: readonly FileRows[]): readonly ShownFigure[] {
  const { files, total } = releaseFileRows('management', rows);
  return [...files, total].map(({ value }, index) => ({ cell: `${index}`, shown: value.accepted, as: 'released' }));
}

function sumsOf(rows: readonly FileRows[]) {
  return [{ whole: `${rows.length}`, parts: rows.map((_, index) => `${index}`) }];
}
