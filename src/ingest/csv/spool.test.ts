import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mostUnpacked } from './spool.ts';

const [MB, GB] = [1024 ** 2, 1024 ** 3];

test('a packed file may hold 64 MB in any case, two hundred times its size beyond that, and never more than 16 GB', () => {
  assert.equal(mostUnpacked(1), 64 * MB);
  assert.equal(mostUnpacked(MB), 200 * MB);
  assert.equal(mostUnpacked(2 * GB), 16 * GB);
});
