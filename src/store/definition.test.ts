import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { testDatabases, testStore } from '../../tests/store-for-tests.ts';
import { day, hashOf, type Json } from '../base/index.ts';
import {
  currentDefinition,
  definitionByHash,
  definitionVersions,
  listDefinitions,
  type Store,
  saveDefinition,
  saveDefinitions,
} from './index.ts';

for (const database of testDatabases) {
  describe(`definitions on ${database.name}`, () => {
    let store: Store;
    before(async () => {
      store = await testStore([], database);
    });
    const save = (id: string, json: Json, knownFrom: string) =>
      store.write((db) => saveDefinition(db, { kind: 'rates', id, json, knownFrom: day(knownFrom) }));
    const knownOn = async (id: string, on: string) =>
      (await store.read((db) => currentDefinition(db, 'rates', id, day(on))))?.json;

    test('are given back as they were known on a day', async () => {
      await save('price', { value: '121.79', unit: 'pounds' }, '2025-04-01');
      await save('price', { value: '123.34', unit: 'pounds' }, '2025-07-01');
      assert.equal(await knownOn('price', '2025-03-31'), undefined);
      assert.deepEqual(await knownOn('price', '2025-06-30'), { value: '121.79', unit: 'pounds' });
      assert.deepEqual(await knownOn('price', '2025-07-01'), { value: '123.34', unit: 'pounds' });
    });

    test('many are saved as one is: those that are current keep nothing new', async () => {
      const draft = (id: string, value: string) => ({
        kind: 'many',
        id,
        json: { value },
        knownFrom: day('2025-04-01'),
      });
      const saveAll = (...drafts: ReturnType<typeof draft>[]) => store.write((db) => saveDefinitions(db, drafts));
      await saveAll(draft('one', '1'), draft('two', '2'));
      await saveAll(draft('one', '1'), draft('two', '3'));
      const versions = (id: string) => store.read((db) => definitionVersions(db, 'many', id));
      assert.deepEqual((await versions('one')).length, 1);
      assert.deepEqual(
        (await versions('two')).map(({ json }) => json),
        [{ value: '2' }, { value: '3' }],
      );
    });

    test('the same content saved again is one; other content for the same day corrects it', async () => {
      const first = await save('share', { value: '0.0475' }, '2025-04-01');
      const again = await save('share', { value: '0.0475' }, '2025-04-01');
      assert.deepEqual(again, first);
      const corrected = await save('share', { value: '0.0575' }, '2025-04-01');
      assert.deepEqual(await knownOn('share', '2025-04-01'), { value: '0.0575' });
      const listed = await store.read((db) => listDefinitions(db, 'rates', day('2025-04-01')));
      assert.deepEqual(
        listed.filter((each) => each.id === 'share').map((each) => each.hash),
        [corrected.hash],
      );
      const pinned = await store.read((db) => definitionByHash(db, first.hash));
      assert.deepEqual(pinned?.json, { value: '0.0475' });
    });

    test('are named by the hash of their canonical form, whatever the order of their keys', async () => {
      const saved = await save('order', { b: 1, a: [true, null] }, '2025-04-01');
      assert.equal(saved.hash, hashOf({ a: [true, null], b: 1 }));
      assert.equal((await save('order', { a: [true, null], b: 1 }, '2025-04-02')).knownFrom, day('2025-04-01'));
    });
  });
}
