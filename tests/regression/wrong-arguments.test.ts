/** Arguments that mean nothing were ignored, and a folder that is not there was a fault with a stack trace. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sharedDemonstration } from '../demonstration.ts';

let demo: Awaited<ReturnType<typeof sharedDemonstration>>;
before(async () => {
  demo = await sharedDemonstration();
});

for (const [words, code, says] of [
  ['calculate --practice X00010 --framework nope', 4, /no framework called nope/],
  ['ledger blah', 2, /ledger blah/],
  ['ledger --fund NOPE', 2, /--fund NOPE is not one of DELEGATED_PMC/],
  ['ledger --account NOPE', 2, /--account NOPE/],
  ['feeds --sender NOPE', 2, /--sender NOPE/],
  ['demo destroy', 2, /demo destroy/],
  ['send --practice X00010 --record /nonexistent --out /nonexistent/out', 2, /no folder \/nonexistent/],
  ['pay certify 2025-10 --as approver', 5, /is released/],
] as const) {
  test(`commonweal ${words} is refused in words`, async () => {
    const ran = await demo.run(...words.split(' '), '--json');
    assert.equal(ran.code, code, ran.err);
    assert.match(JSON.parse(ran.out).refusal.message, says);
  });
}

test('a run is reconciled when it is released, and released when its month has begun', async () => {
  assert.equal((await demo.run('pay', 'prepare', '2025-11', '--as', 'finance')).code, 0);
  const early = await demo.run('pay', 'reconcile', '2025-11', '--json');
  assert.equal(early.code, 5);
  assert.match(JSON.parse(early.out).refusal.message, /is not released/);
  assert.equal((await demo.run('pay', 'certify', '2025-11', '--as', 'approver')).code, 0);
  const before = await demo.run('pay', 'release', '2025-11', '--as', 'releaser', '--on', '2025-10-31', '--json');
  assert.equal(before.code, 5, before.err);
  assert.match(JSON.parse(before.out).refusal.message, /has not begun on 31 October 2025/);
  assert.equal((await demo.run('pay', 'release', '2025-11', '--as', 'releaser')).code, 0);
  assert.equal((await demo.run('pay', 'reconcile', '2025-11')).code, 0);
});
