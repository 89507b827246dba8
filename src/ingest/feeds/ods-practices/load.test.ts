import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadingForTests } from '../../../../tests/loading-for-tests.ts';
import { day } from '../../../base/index.ts';
import { load as loadCommissioners } from '../ods-commissioners/load.ts';
import { FIELDS as COMMISSIONER_FIELDS } from '../ods-commissioners/shape.ts';
import { load as loadPractices } from './load.ts';
import { FIELDS } from './shape.ts';

const PRACTICES = readFileSync(new URL('./sample/epraccur_2025-10.csv', import.meta.url), 'utf8');
const COMMISSIONERS = readFileSync(new URL('../ods-commissioners/sample/eccg_2025-10.csv', import.meta.url), 'utf8');
const REAL = fileURLToPath(new URL('../../../../../shared/data/reference/', import.meta.url));
const skip = existsSync(REAL) ? false : 'the published files are not beside the project';

describe('the files of the Organisation Data Service', () => {
  const { scratch, loadFile, loadText, codes } = loadingForTests();

  test('practices are kept with their dates, status and setting', async () => {
    const loaded = await loadText(loadPractices, PRACTICES, 'epraccur_2025-10.csv');
    assert.deepEqual([loaded.read, loaded.accepted, loaded.rejected, loaded.period], [3, 3, 0, '2025-10']);
    const rows = await scratch().rows(
      `SELECT practice, address, closed_on, status, commissioner, prescribing_setting, row
       FROM '${loaded.drafts[0]?.temporaryPath}' ORDER BY row`,
    );
    const address = '1 EXAMPLE STREET, EXAMPLETON';
    assert.deepEqual(rows, [
      {
        practice: 'Z99001',
        address,
        closed_on: null,
        status: 'A',
        commissioner: 'Z9Z',
        prescribing_setting: 4,
        row: 1,
      },
      {
        practice: 'Z99002',
        address,
        closed_on: day('2024-03-31'),
        status: 'C',
        commissioner: 'Z9Z',
        prescribing_setting: 4,
        row: 2,
      },
      {
        practice: 'Z99003',
        address,
        closed_on: null,
        status: 'A',
        commissioner: null,
        prescribing_setting: 25,
        row: 3,
      },
    ]);
  });

  test('commissioners are kept; a file without a month in its name is of the month of receipt', async () => {
    const loaded = await loadText(loadCommissioners, COMMISSIONERS, 'eccg.csv');
    assert.deepEqual([loaded.read, loaded.accepted, loaded.period], [2, 2, '2026-04']);
    const rows = await scratch().rows(
      `SELECT commissioner, name, sub_type FROM '${loaded.drafts[0]?.temporaryPath}' ORDER BY row`,
    );
    assert.deepEqual(rows, [
      { commissioner: 'Z9Z', name: 'NHS EXAMPLE CCG', sub_type: 'C' },
      { commissioner: 'Z9Y', name: 'NHS EXAMPLE HUB', sub_type: 'H' },
    ]);
  });

  test('a file with a header is read; an unknown heading is refused by name', async () => {
    const header = FIELDS.map((field) => `"${field.name}"`).join(',');
    const loaded = await loadText(loadPractices, `${header}\r\n${PRACTICES}`, 'epraccur.csv');
    assert.deepEqual([loaded.read, loaded.accepted, loaded.problems.length], [3, 3, 0]);
    const [first] = await scratch().rows(`SELECT min(row) AS row FROM '${loaded.drafts[0]?.temporaryPath}'`);
    assert.deepEqual(first, { row: 2 });

    const strange = await loadText(
      loadPractices,
      `${header.replace('Postcode', 'Cost centre')}\r\n${PRACTICES}`,
      'e.csv',
    );
    assert.deepEqual([strange.accepted, codes(strange)], [0, [['UNKNOWN_HEADING', null]]]);
    assert.match(strange.problems[0]?.message ?? '', /Cost centre/);
    assert.equal(COMMISSIONER_FIELDS.length, 27);
  });

  test('one given as the other is refused, and so is anything else', async () => {
    const swapped = await loadText(loadPractices, COMMISSIONERS, 'eccg.csv');
    assert.deepEqual([swapped.accepted, codes(swapped)], [0, [['WRONG_FILE', null]]]);
    assert.match(swapped.problems[0]?.message ?? '', /import it as ods-commissioners/);
    const back = await loadText(loadCommissioners, PRACTICES, 'epraccur.csv');
    assert.match(back.problems[0]?.message ?? '', /import it as ods-practices/);
    assert.deepEqual(codes(await loadText(loadPractices, 'a,b,c\r\n', 'x.csv')), [['FIELD_COUNT', null]]);
    assert.deepEqual(codes(await loadText(loadPractices, '', 'x.csv')), [['EMPTY_FILE', null]]);
  });

  test('each bad record is a problem with its row', async () => {
    const [good = ''] = PRACTICES.split('\r\n');
    const changed = (from: string, to: string, code: string) => good.replace(from, to).replace('Z99001', code);
    const loaded = await loadText(
      loadPractices,
      [
        good,
        good,
        changed('Z99001', '99', '99'),
        changed('20130401', '20130231', 'Z99003'),
        changed('"A"', '"Q"', 'Z99004'),
        changed('"B"', '"Q"', 'Z99005'),
        changed('"4"', '""', 'Z99006'),
        `${changed('', '', 'Z99007')},""`,
      ].join('\r\n'),
      'epraccur.csv',
    );
    assert.deepEqual([loaded.read, loaded.accepted, loaded.rejected], [8, 1, 7]);
    assert.deepEqual(codes(loaded), [
      ['DUPLICATE', 2],
      ['UNKNOWN_PRACTICE', 3],
      ['NOT_A_DATE', 4],
      ['UNKNOWN_STATUS', 5],
      ['UNKNOWN_SUB_TYPE', 6],
      ['UNKNOWN_SETTING', 7],
      ['FIELD_COUNT', 8],
    ]);
  });

  test('the published files are read whole', { skip }, async () => {
    const practices = await loadFile(loadPractices, join(REAL, 'epraccur_2015-09.csv'), 'epraccur_2015-09.csv');
    assert.deepEqual([practices.read, practices.accepted, practices.period], [12705, 12705, '2015-09']);
    const commissioners = await loadFile(loadCommissioners, join(REAL, 'eccg_2016-02.csv'), 'eccg_2016-02.csv');
    assert.deepEqual([commissioners.read, commissioners.accepted, commissioners.period], [249, 249, '2016-02']);
    const dudley = await scratch().row(
      `SELECT count(*) AS practices FROM '${practices.drafts[0]?.temporaryPath}'
       WHERE commissioner = '05C' AND status = 'A' AND prescribing_setting = 4`,
    );
    assert.deepEqual(dudley, { practices: 47n });
  });
});
