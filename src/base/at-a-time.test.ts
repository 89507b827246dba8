import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setImmediate as aTurn } from 'node:timers/promises';
import { atATime } from './index.ts';

describe('at a time', () => {
  test('so many are under way and no more, and results are in the order of the items', async () => {
    let underWay = 0;
    let most = 0;
    const done = await atATime(2, [3, 0, 1, 0, 2], async (turns, index) => {
      underWay += 1;
      most = Math.max(most, underWay);
      for (let turn = 0; turn < turns; turn += 1) await aTurn();
      underWay -= 1;
      return `${index}: ${turns}`;
    });
    assert.equal(most, 2);
    assert.deepEqual(done, ['0: 3', '1: 0', '2: 1', '3: 0', '4: 2']);
  });

  test('after a fault nothing more is taken up, and what was under way has ended when it is told', async () => {
    const begun: number[] = [];
    const ended: number[] = [];
    const working = atATime(2, [5, 0, 1, 1], async (turns, index) => {
      begun.push(index);
      for (let turn = 0; turn < turns; turn += 1) await aTurn();
      if (index === 1) throw new Error('no room');
      ended.push(index);
    });
    await assert.rejects(working, /no room/);
    assert.deepEqual([begun, ended], [[0, 1], [0]]);
  });

  test('of nothing comes nothing', async () => {
    assert.deepEqual(await atATime(2, [], async () => 1), []);
  });
});
