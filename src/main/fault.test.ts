import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { testStore } from '../../tests/store-for-tests.ts';
import { sql } from '../store/index.ts';
import { Warehouse } from '../warehouse/index.ts';
import { faultText } from './fault.ts';

/** Reserved for tests: no patient has it. */
const NHS_NUMBER = '9990000018';

describe('a fault in the log', () => {
  const folder = mkdtempSync(join(tmpdir(), 'commonweal fault '));
  let warehouse: Warehouse;
  before(async () => {
    const opened = await Warehouse.open(folder, { memoryLimit: '256MB', threads: 1 });
    assert.ok(opened.ok);
    warehouse = opened.value;
  });
  after(() => {
    warehouse.close();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const [kind, query] of [
    ['Conversion Error', `SELECT '${NHS_NUMBER} Mary'::DATE`],
    ['Invalid Input Error', `SELECT strptime('Mary ${NHS_NUMBER}', '%Y')`],
    ['Binder Error', `SELECT "${NHS_NUMBER}" FROM range(1)`],
  ] as const) {
    test(`says that it is a ${kind} and where, and not of which value`, async () => {
      const reader = await warehouse.scratch();
      const fault: Error = await reader.rows(query).then(
        () => assert.fail('it reads'),
        (error) => error,
      );
      reader.close();
      assert.match(fault.message, new RegExp(NHS_NUMBER), 'DuckDB itself tells the value');
      const text = faultText(fault);
      assert.match(text, new RegExp(`${kind} \\(the value is not told\\)`));
      assert.match(text, /reference [0-9a-f]{8}/);
      assert.doesNotMatch(text, new RegExp(`${NHS_NUMBER}|Mary|SELECT`));
    });
  }

  test('tells no value that PostgreSQL could not read', async () => {
    const store = await testStore([]);
    const read = store.read((db) => sql`select ${`Mary ${NHS_NUMBER}`}::integer`.execute(db));
    const fault: Error = await read.then(
      () => assert.fail('it reads'),
      (error) => error,
    );
    assert.match(fault.message, new RegExp(NHS_NUMBER), 'PostgreSQL itself tells the value');
    assert.doesNotMatch(faultText(fault), new RegExp(`${NHS_NUMBER}|Mary`));
  });

  test('tells everything of a fault that is of no value', () => {
    assert.match(faultText(new Error('every debit has its credit')), /every debit has its credit\n\s+at /);
  });
});
