import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { day, mintMachineryPass, odsCode, sha256 } from '../../src/base/index.ts';
import { breakdowns } from '../../src/indicators/index.ts';
import { writtenPerson } from '../../src/indicators/people/written-person.ts';
import { everything } from './every-rule.ts';
import { withWarehouse } from './people-warehouse.ts';

const hypertensive = 'born 1960-05-05; sex F; registered 2015-06-01; HYP_COD 2018-01-01';
const people = { X00001: ['BP 130/80 2025-09-01', ''].map((record) => writtenPerson(hypertensive, record)) };

test('measures by group are kept by rows, definitions and period end, and what was changed there is not believed', async () => {
  await withWarehouse(people, async (warehouse) => {
    const snapshot = warehouse.current();
    const ask = {
      ...{ warehouse, snapshot, pass: mintMachineryPass('indicators'), framework: everything },
      ...{ periodEnd: day('2026-03-31'), practices: [odsCode('X00001')] },
    };
    const files = () =>
      readdirSync(snapshot.sumsDirectory, { recursive: true, encoding: 'utf8' }).filter((name) => /json$/.test(name));
    const made = await breakdowns(ask);
    const [name = '', ...others] = files();
    assert.deepEqual(others, []);
    const path = join(snapshot.sumsDirectory, name);
    const { counts, ...kept } = JSON.parse(readFileSync(path, 'utf8')) as { counts: string };
    const changed = counts.replace('"observed":2', '"observed":3');
    writeFileSync(path, JSON.stringify({ ...kept, counts: changed }));
    assert.deepEqual(await breakdowns(ask), made, 'what was changed is counted anew');
    writeFileSync(path, JSON.stringify({ ...kept, counts: changed, sha256: sha256(changed) }));
    assert.notDeepEqual(await breakdowns(ask), made, 'what was kept is not counted again');
    await breakdowns({ ...ask, periodEnd: day('2025-03-31') });
    const [first] = everything.rules;
    assert.ok(first !== undefined);
    const narrower = await breakdowns({ ...ask, framework: { ...everything, rules: [first] } });
    assert.deepEqual([...new Set(narrower.registers.map(({ indicator }) => indicator))], [first.id]);
    assert.equal(files().length, 3);
  });
});
