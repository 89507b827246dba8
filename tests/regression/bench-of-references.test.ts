/** A rule that asks for other registers or rules is laid open in the workbench like any other. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, mintMachineryPass, odsCode } from '../../src/base/index.ts';
import { Bench } from '../../src/indicators/index.ts';
import { referencesOf } from '../../src/indicators/model/references.ts';
import { specOf } from '../../src/indicators/people/people-file.ts';
import { everything } from '../spec/every-rule.ts';
import { withWarehouse } from '../spec/people-warehouse.ts';

const X1 = odsCode('X00001');
const asking = everything.rules.filter(
  (rule) => [rule, everything.register(rule.register)].flatMap(referencesOf).length > 0,
);

for (const rule of asking.slice(0, 4)) {
  test(`the workbench opens ${rule.id}, and the rule as it is moves nobody`, () =>
    withWarehouse(
      { X00001: specOf(rule.id, rule.people ?? assert.fail()).cases.map(({ person }) => person) },
      async (warehouse) => {
        const pass = mintMachineryPass('indicators');
        const of = { snapshot: warehouse.current(), pass, framework: everything, practices: [X1] };
        const bench = await Bench.open({ ...of, rule, periodEnd: day('2026-03-31') });
        const moved = await bench.moves(rule.steps);
        assert.ok(moved.length > 0);
        for (const { before, after } of moved) assert.equal(after, before);
        bench.close();
      },
    ));
}

test('there are rules that ask for others', () => assert.ok(asking.length > 3));
