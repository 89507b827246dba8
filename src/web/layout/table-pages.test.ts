import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Table } from './page.ts';
import { csvQuery, partAsked, tablePage } from './table-pages.ts';

const ROWS = Array.from({ length: 60 }, (_, index) => [{ text: `row ${index + 1}` }]);
const TABLE: Table<'invented'> = {
  id: 'contracts',
  caption: 'Contracts',
  columns: [{ heading: 'Holder', kind: 'text' }],
  rows: ROWS,
  whenEmpty: 'No contract is held.',
  printed: 25,
};

function firstRow(query: string): string | undefined {
  return tablePage(TABLE, '/contracts', query).rows[0]?.[0]?.text;
}

describe('a page of a table', () => {
  it('is its first rows, with the way to the next', () => {
    const { rows, words, pages } = tablePage(TABLE, '/contracts', 'holder=X00010');
    assert.equal(rows.length, 25);
    assert.equal(words, 'Rows 1 to 25 of 60. The CSV has them all.');
    assert.deepEqual(pages, [
      { text: 'Rows 26 to 50 of “Contracts”', href: '/contracts?holder=X00010&contracts-from=26#contracts' },
    ]);
  });

  it('ends with the last rows, with the way back', () => {
    const { rows, words, pages } = tablePage(TABLE, '/contracts', 'contracts-from=51');
    assert.equal(rows.length, 10);
    assert.equal(words, 'Rows 51 to 60 of 60. The CSV has them all.');
    assert.deepEqual(
      pages.map(({ text }) => text),
      ['Rows 26 to 50 of “Contracts”'],
    );
  });

  it('begins at a whole page, and at the first for what is no row', () => {
    assert.equal(firstRow('contracts-from=30'), 'row 26');
    for (const wrong of ['0', '-1', '61', 'x', '1e9', '']) assert.equal(firstRow(`contracts-from=${wrong}`), 'row 1');
    assert.equal(firstRow('others-from=26'), 'row 1');
  });

  it('is the whole of a table that is not cut, without words', () => {
    const page = tablePage({ ...TABLE, printed: 60 }, '/contracts', 'contracts-from=26');
    assert.deepEqual([page.rows.length, page.words, page.pages], [60, null, []]);
  });

  it('is all the rows that were read of it alone, between those before and after', () => {
    const read = { ...TABLE, rows: ROWS.slice(25, 50), among: { before: 25, all: 60 } };
    const { rows, words, pages } = tablePage(read, '/contracts', 'contracts-from=26');
    assert.deepEqual([rows.length, words], [25, 'Rows 26 to 50 of 60. The CSV has them all.']);
    assert.deepEqual(
      pages.map(({ href }) => href),
      ['/contracts?contracts-from=1#contracts', '/contracts?contracts-from=51#contracts'],
    );
    const whole = { ...TABLE, among: { before: 0, all: 60 }, printed: 60 };
    assert.deepEqual([tablePage(whole, '/contracts', '').words, tablePage(whole, '/contracts', '').pages], [null, []]);
  });

  it('has fifty rows where its view says nothing else', () => {
    const { printed: _, ...long } = TABLE;
    assert.equal(tablePage(long, '/contracts', '').rows.length, 50);
  });
});

describe('what is read of a table', () => {
  const asked = (query: string, isExport = false) => {
    const given = new URLSearchParams(query);
    return partAsked('people', { query: (name) => given.get(name) ?? undefined, isExport });
  };

  it('is the page that the address asks for', () => {
    assert.deepEqual(asked(''), { before: 0, most: 50 });
    assert.deepEqual(asked('people-from=51'), { before: 50, most: 50 });
    assert.deepEqual(asked('people-from=77'), { before: 50, most: 50 });
    for (const wrong of ['0', '-1', 'x', '1e9']) assert.equal(asked(`people-from=${wrong}`).before, 0);
  });

  it('is everything for its own CSV, and nothing for that of another', () => {
    assert.deepEqual(asked('people-from=51&table=people', true), { before: 0, most: Number.POSITIVE_INFINITY });
    assert.equal(asked('table=lines', true).most, 0);
    assert.equal(asked('', true).most, 0);
  });
});

describe('the CSV of a table', () => {
  it('has every row, whichever page of it is looked at', () => {
    assert.equal(csvQuery(TABLE, 'holder=X00010&contracts-from=26'), 'holder=X00010&table=contracts');
  });
});
