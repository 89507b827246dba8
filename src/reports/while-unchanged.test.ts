import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Store } from '../store/index.ts';
import { WhileStoreUnchanged } from './while-unchanged.ts';

test('an answer stands until something is written, another snapshot is in service or it is another store', async () => {
  const state: { writes: number | undefined; hash: string } = { writes: 1, hash: 'one' };
  const storeOf = () =>
    ({
      get writes() {
        return state.writes;
      },
    }) as Store;
  const [store, another] = [storeOf(), storeOf()];
  const book = { snapshot: () => ({ hash: state.hash }) };
  const kept = new WhileStoreUnchanged<number>();
  let made = 0;
  const asked = (over: Store, key = 'a') =>
    kept.answer({ store: over, book }, key, async () => {
      made += 1;
      return made;
    });
  assert.deepEqual([await asked(store), await asked(store), await asked(store, 'b')], [1, 1, 2]);
  assert.equal(await asked(another), 3);
  state.writes = 2;
  assert.equal(await asked(store), 4);
  state.hash = 'two';
  assert.equal(await asked(store), 5);
  state.writes = undefined;
  assert.deepEqual([await asked(store), await asked(store)], [6, 7]);
});

test('a failure is not kept', async () => {
  const kept = new WhileStoreUnchanged<number>();
  const asked = { store: { writes: 1 } as Store, book: { snapshot: () => ({ hash: 'one' }) } };
  await assert.rejects(kept.answer(asked, 'a', () => Promise.reject(new Error('broken'))));
  assert.equal(await kept.answer(asked, 'a', async () => 1), 1);
});
