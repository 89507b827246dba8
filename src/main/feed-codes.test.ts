import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { testStore } from '../../tests/store-for-tests.ts';
import { day, inventedConcept, type Json, type SnomedCode } from '../base/index.ts';
import type { CodelistVersion } from '../indicators/index.ts';
import { type Store, saveDefinition } from '../store/index.ts';
import { feedCodesInForce } from './feed-codes.ts';

const [FIRST, SECOND, THIRD] = [1, 2, 3].map(inventedConcept) as [SnomedCode, SnomedCode, SnomedCode];
let store: Store;

async function keep(kind: string, id: string, json: unknown, knownFrom: string): Promise<void> {
  await store.write((db) => saveDefinition(db, { kind, id, json: json as Json, knownFrom: day(knownFrom) }));
}

function keepList(name: string, version: string, codes: readonly SnomedCode[], knownFrom: string): Promise<void> {
  const terms = Object.fromEntries(codes.map((code) => [code, `Term of ${code}`]));
  const list: CodelistVersion = {
    ...{ name, title: name, status: 'invented', source: 'tests', version, dated: null },
    ...{ sha256: version.repeat(64), refset: null, rejected: 0, terms },
  };
  return keep('codelist', name, list, knownFrom);
}

before(async () => {
  store = await testStore([]);
  const held = { title: 'Systolic', status: 'invented', source: 'tests', version: '1', codes: [FIRST] };
  await keep('framework', 'one', { id: 'one', codelists: { SYSBP_COD: held } }, '2025-04-01');
  for (const name of ['SYSBP_COD', 'DIASBP_COD', 'TYPE1_COD']) {
    await keepList(name, '1', [FIRST], '2025-04-01');
    await keepList(name, '2', [SECOND, THIRD], '2025-10-01');
  }
});

test('pairs are found by the lists in force, opt-outs by every version there was', async () => {
  assert.deepEqual(await feedCodesInForce(store, day('2025-09-30')), {
    systolic: [FIRST],
    diastolic: [FIRST],
    optOut: [FIRST],
  });
  assert.deepEqual(await feedCodesInForce(store, day('2025-10-01')), {
    systolic: [FIRST],
    diastolic: [SECOND, THIRD].sort(),
    optOut: [FIRST, SECOND, THIRD].sort(),
  });
});
