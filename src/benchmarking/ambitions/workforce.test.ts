import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dudleyWorkforce } from '../../../definitions/assurance/workforce.ts';
import type { Json } from '../../base/index.ts';
import { loadWorkforce, succession } from './workforce.ts';

test('a workforce is read, and not with bands that do not add to everybody', () => {
  assert.ok(loadWorkforce(dudleyWorkforce as unknown as Json).ok);
  const short = { ...dudleyWorkforce, practitioners: dudleyWorkforce.practitioners + 1 };
  assert.ok(!loadWorkforce(short as unknown as Json).ok);
});

test('the list for each whole-time equivalent is the printed one, and grows with those who leave', () => {
  const nobody = new Map(dudleyWorkforce.bands.map(({ id }) => [id, 0]));
  const stays = succession(dudleyWorkforce, nobody);
  assert.equal(Math.abs(Math.round(stays.perWholeTime) - dudleyWorkforce.printedPerWholeTime) <= 1, true);
  assert.deepEqual([stays.leavingAll, stays.toJoin, stays.perWholeTimeLeft], [0, 0, stays.perWholeTime]);
  const all = succession(dudleyWorkforce, new Map(dudleyWorkforce.bands.map(({ id }) => [id, 100])));
  assert.deepEqual([all.leavingPercent, all.perWholeTimeLeft], [100, null]);
  // A tenth of 145, three fifths of 33 and nine tenths of 21.
  const assumed = succession(
    dudleyWorkforce,
    new Map([
      ['under55', 10],
      ['from55', 60],
      ['from65', 90],
    ]),
  );
  assert.equal(assumed.leavingAll.toFixed(1), '53.2');
  assert.equal(assumed.toJoin.toFixed(1), '46.5');
});
