import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { type Fixture, sharedFixture } from '../../../tests/fixture.ts';
import { given } from '../../../tests/fixture-policy.ts';
import { disclosureAttackReport } from '../index.ts';

describe('an attack on what one reader is shown', () => {
  let fixture: Fixture;
  before(async () => {
    fixture = await sharedFixture();
  });

  for (const user of ['quality', 'manager-x00036']) {
    test(`finds no count that is kept back from ${user}, and one that is planted among each kind of page`, async () => {
      const attacked = async (isPlanted: boolean) =>
        given(await disclosureAttackReport(fixture.reports, fixture.actor(user), { isPlanted }));
      const { cells, recovered, bounded, present, closer, contradicted, leaks, planted } = await attacked(false);
      assert.ok(cells > 10, `${cells} cells`);
      assert.deepEqual([recovered, bounded, present, closer, contradicted, leaks, planted], [0, 0, 0, 0, 0, [], null]);
      const found = await attacked(true);
      const among = found.planted ?? [];
      assert.deepEqual(
        among.map(({ kind, isFound }) => [kind, isFound]),
        [
          ['results', true],
          ['bases', true],
          ['months', true],
          ['opt-outs', true],
        ],
      );
      assert.ok(found.recovered > 0);
      assert.ok(
        found.leaks.every((cell) => !/\d+$/.test(cell)),
        'a leak is named, never told',
      );
    });
  }

  for (const user of ['gp-x00010', 'lay-member', 'hospital', 'voluntary', 'public']) {
    test(`finds no count that is kept back from ${user}`, async () => {
      const ask = { isPlanted: false };
      const found = given(await disclosureAttackReport(fixture.reports, fixture.actor(user), ask));
      assert.ok(found.cells > 10, `${found.cells} cells`);
      const { recovered, bounded, present, closer, contradicted, leaks } = found;
      assert.deepEqual([recovered, bounded, present, closer, contradicted, leaks], [0, 0, 0, 0, 0, []]);
    });
  }

  test('keeps nothing back from who sees every count exactly, and has nowhere to plant a leak', async () => {
    const operator = fixture.actor('operator');
    const { cells, recovered } = given(await disclosureAttackReport(fixture.reports, operator, { isPlanted: false }));
    assert.deepEqual([cells, recovered], [0, 0]);
    assert.equal((await disclosureAttackReport(fixture.reports, operator, { isPlanted: true })).ok, false);
  });
});
