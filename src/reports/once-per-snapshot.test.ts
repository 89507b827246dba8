import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReportContext } from './context.ts';
import { OncePerSnapshot } from './once-per-snapshot.ts';

test('an answer is made once for a snapshot, and the one asked for longest ago makes room', async () => {
  let hash = 'first';
  const context = { book: { snapshot: () => ({ hash }) } } as unknown as ReportContext;
  const made: string[] = [];
  const kept = new OncePerSnapshot<string>(2);
  const ask = (key: string) =>
    kept.answer(context, key, async () => {
      made.push(key);
      return `${key} of ${hash}`;
    });
  assert.equal(await ask('a'), 'a of first');
  await ask('b');
  await ask('a');
  await ask('c');
  await ask('a');
  assert.deepEqual(made, ['a', 'b', 'c']);
  await ask('b');
  assert.deepEqual(made, ['a', 'b', 'c', 'b']);
  hash = 'second';
  assert.equal(await ask('a'), 'a of second');
});
