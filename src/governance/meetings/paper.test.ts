import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { type TestDatabase, testClock, testDatabases, testStore } from '../../../tests/store-for-tests.ts';
import { day, odsCode } from '../../base/index.ts';
import { DatabaseFault, type Store, sql } from '../../store/index.ts';
import { governanceMigrations } from '../schema.ts';
import { keepPaper, paperKept, pdfFault } from './paper.ts';

const by = { user: 'secretary', name: 'S', role: 'committee secretary', organisation: odsCode('X00') } as const;
const doing = { by, on: day('2026-04-10'), at: testClock.now() };
const bytes = (text: string) => new TextEncoder().encode(text);

describe('a PDF', () => {
  test('is kept whole, and without anything that runs', () => {
    assert.equal(pdfFault(bytes('%PDF-1.7\n<< /Type /Page >>\n%%EOF\n')), undefined);
    assert.match(pdfFault(bytes('<html>')) ?? '', /is no PDF/);
    assert.match(pdfFault(bytes('%PDF-1.7 %%EOF and more')) ?? '', /ends before its end/);
    for (const name of ['JavaScript', 'JS', 'Launch', 'EmbeddedFile', 'OpenAction', 'AA', 'Encrypt', 'XFA']) {
      assert.match(pdfFault(bytes(`%PDF-1.7 << /${name} 1 0 R >> %%EOF`)) ?? '', new RegExp(`holds ${name},`));
    }
    assert.equal(pdfFault(bytes('%PDF-1.7 << /JSomething /AArdvark >> %%EOF')), undefined, 'other names');
    assert.match(pdfFault(new Uint8Array(10 * 1024 ** 2 + 1)) ?? '', /larger than 10 MB/);
  });
});

for (const database of testDatabases) describe(`papers on ${database.name}`, () => contract(database));

function contract(database: TestDatabase): void {
  let store: Store;
  before(async () => {
    store = await testStore(governanceMigrations, database);
  });

  test('are found by the hash of their bytes, are never changed, and the same bytes are one paper', async () => {
    const paper = { name: 'The case', kind: 'text', bytes: bytes('The case é') } as const;
    const kept = await store.write((db) => keepPaper(db, paper, doing));
    const again = await store.write((db) => keepPaper(db, { ...paper, name: 'Another name' }, doing));
    assert.ok(kept.ok && again.ok);
    assert.equal(kept.value, again.value);
    const found = await store.read((db) => paperKept(db, kept.value));
    assert.deepEqual([found?.name, new TextDecoder().decode(found?.bytes)], ['The case', 'The case é']);
    assert.equal(await store.read((db) => paperKept(db, '0'.repeat(64))), undefined);
    for (const change of [
      `update governance_papers set name = 'x'`,
      'delete from governance_papers',
      'truncate governance_papers',
    ]) {
      await assert.rejects(
        store.write((db) => sql.raw(change).execute(db)),
        (error) => error instanceof DatabaseFault && error.sqlState === '23001',
        change,
      );
    }
  });
}
