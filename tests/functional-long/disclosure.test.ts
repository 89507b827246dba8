/** What is kept back from readers of the small demonstration, attacked from all that they are shown. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sharedDemonstration } from '../demonstration.ts';

let demo: Awaited<ReturnType<typeof sharedDemonstration>>;
before(async () => {
  demo = await sharedDemonstration();
});

test('what is kept back cannot be worked out, and a leak that is planted among any kind of page is found', async () => {
  type Attacked = {
    cells: number;
    recovered: number;
    bounded: number;
    present: number;
    closer: number;
    planted: { kind: string; isFound: boolean }[] | null;
  };
  const attacked = await demo.json<Attacked>('disclosure', 'attack', '--as', 'contract manager');
  assert.ok(attacked.cells > 1000);
  assert.deepEqual([attacked.recovered, attacked.bounded, attacked.present, attacked.closer], [0, 0, 0, 0]);
  const planted = await demo.json<Attacked>('disclosure', 'attack', '--as', 'contract manager', '--plant');
  assert.ok(planted.recovered > 0);
  const among = planted.planted ?? [];
  assert.ok(among.length >= 5, among.map(({ kind }) => kind).join());
  assert.deepEqual(
    among.filter(({ isFound }) => !isFound),
    [],
  );
});
