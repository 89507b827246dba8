import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as after } from 'node:timers/promises';
import { testClock, testDatabases, unusedSchema } from '../../tests/store-for-tests.ts';
import { accepted, refused } from '../base/index.ts';
import { Heard } from './heard.ts';
import { type Engine, Store } from './index.ts';
import type { Ears } from './session.ts';

describe('writes that are heard of', () => {
  test('have no number before the channel is open, nor once it was lost; and never one that they had', async () => {
    const opened: Ears[] = [];
    let isReachable = true;
    const listen = async (_channel: string, ears: Ears) => {
      if (!isReachable) throw new Error('nobody answers');
      opened.push(ears);
    };
    const heard = new Heard({ kind: 'server', listen } as unknown as Engine, 'public');
    const counts: (number | undefined)[] = [];
    const look = async () => {
      counts.push(heard.count);
      await after(0);
    };
    await look();
    await look();
    opened[0]?.heard();
    await look();
    opened[0]?.lost();
    isReachable = false;
    await look();
    isReachable = true;
    await look();
    await look();
    assert.deepEqual(counts, [undefined, 1, 2, undefined, undefined, 3]);
    assert.equal(opened.length, 2);
  });
});

for (const database of testDatabases.filter(({ name }) => name === 'PostgreSQL')) {
  test(`on ${database.name} one process hears what another keeps, and nothing of what it does not`, async () => {
    const schema = unusedSchema();
    const open = async () => {
      const store = await Store.over(await database.engine(), { schema, migrations: [], clock: testClock });
      assert.ok(store.ok);
      return store.value;
    };
    const [one, other] = [await open(), await open()];
    const until = async (is: () => boolean) => {
      for (let waited = 0; !is() && waited < 500; waited += 1) await after(10);
      assert.ok(is());
    };
    await until(() => one.writes !== undefined);
    const before = one.writes as number;
    await other.write(async () => refused({ code: 'not-found', message: 'There is none.' }));
    await other.write(async () => accepted(undefined), 'audit');
    await other.write(async () => accepted(undefined));
    await until(() => (one.writes as number) > before);
    assert.equal(one.writes, before + 1);
  });
}
