import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadingForTests } from '../../../../tests/loading-for-tests.ts';
import { day, machineClock, mintMachineryPass, month, odsCode } from '../../../base/index.ts';
import { listSizeAt, listSizes } from '../../../practices/list-size.ts';
import { importFiles } from '../../import.ts';
import { load } from './load.ts';

const SAMPLE = readFileSync(new URL('./sample/Patient_List_Size_2025_10-12.csv', import.meta.url), 'utf8');
const REAL = fileURLToPath(new URL('../../../../../shared/data/list-size/', import.meta.url));
const [HEADER = '', FIRST = ''] = SAMPLE.split('\r\n');
const PUBLISHED = FIRST.replace('X0000,', '05C00,').replace('X00001', 'M87001');

describe('list-size', () => {
  const { folder, warehouse, scratch, loadFile: loadOf, loadText: loadTextOf, codes } = loadingForTests();
  const loadFile = (path: string, name: string) => loadOf(load, path, name);
  const loadText = (text: string, name = 'Patient_List_Size_2025_10-12.csv') => loadTextOf(load, text, name);
  const lines = (...records: string[]) => [HEADER, ...records, ''].join('\r\n');

  test('a file becomes one row for each practice, sex and age band, read back by quarter', async () => {
    const loaded = await loadText(SAMPLE);
    assert.deepEqual([loaded.read, loaded.accepted, loaded.rejected], [3, 3, 0]);
    assert.deepEqual([loaded.sender, loaded.period], ['X00', '2025-10']);
    assert.deepEqual(codes(loaded), [['NO_PATIENTS', null]]);
    assert.match(loaded.problems[0]?.message ?? '', /^1 practices/);
    const [draft] = loaded.drafts;
    assert.equal(draft?.rows, 54);
    await scratch().run(`CREATE OR REPLACE TEMP VIEW list_sizes AS FROM '${draft?.temporaryPath}'`);

    const quarter = month('2025-10');
    const lists = await listSizes(scratch(), 'invented', quarter);
    assert.deepEqual(
      [...lists].map(([code, list]) => [code, list.registered, list.row]),
      [
        ['X00001', 1710, 2],
        ['X00002', 3420, 3],
        ['X00003', 0, 4],
      ],
    );
    assert.deepEqual(await listSizes(scratch(), 'published', quarter), new Map());
    assert.deepEqual(await listSizeAt(scratch(), odsCode('X00001'), quarter), {
      practice: 'X00001',
      name: 'FIRST EXAMPLE SURGERY',
      commissioner: 'X00',
      registered: 1710,
      file: draft?.part,
      row: 2,
    });
    assert.equal(await listSizeAt(scratch(), odsCode('X00001'), month('2025-07')), 'not received');
    const oldest = await scratch().rows(
      "SELECT sex, age_band, count FROM list_sizes WHERE practice = 'X00001' AND age_band = '75+' ORDER BY sex",
    );
    assert.deepEqual(oldest, [
      { sex: 'F', age_band: '75+', count: 180n },
      { sex: 'M', age_band: '75+', count: 170n },
    ]);
  });

  test('each bad record is a problem with its row, and the rest is kept', async () => {
    const loaded = await loadText(
      lines(
        PUBLISHED,
        PUBLISHED,
        PUBLISHED.replace('M87001', 'M87OO2'),
        PUBLISHED.replace('M87001', 'M87003').replace(',10,', ',-10,'),
        PUBLISHED.replace('M87001', 'M87004').replace(',10,', ',ten,').replace(',180', ','),
        `${PUBLISHED.replace('M87001', 'M87005')},9`,
        PUBLISHED.replace('M87001', 'M87006').replace('05C00', 'Dudley'),
        PUBLISHED.replace('FIRST EXAMPLE SURGERY', '"THE ""OLD""\nSURGERY"').replace('M87001', 'M87007'),
        PUBLISHED.replace('M87001', 'M87008').replace('FIRST', 'FIR"ST'),
      ),
    );
    assert.deepEqual([loaded.read, loaded.accepted, loaded.rejected], [9, 2, 7]);
    assert.equal(loaded.sender, null);
    assert.deepEqual(codes(loaded), [
      ['DUPLICATE', 3],
      ['UNKNOWN_PRACTICE', 4],
      ['NEGATIVE_COUNT', 5],
      ['NOT_A_NUMBER', 6],
      ['NOT_A_NUMBER', 6],
      ['FIELD_COUNT', 7],
      ['UNKNOWN_COMMISSIONER', 8],
      ['BAD_QUOTES', 10],
    ]);
    assert.match(loaded.problems[0]?.message ?? '', /row 2/);
  });

  test('a file whose quarter, headings or realm cannot be told is refused whole', async () => {
    const wrongName = await loadText(SAMPLE, 'list.csv');
    assert.deepEqual(codes(wrongName), [['UNKNOWN_PERIOD', null]]);
    assert.match(wrongName.problems[0]?.message ?? '', /Patient_List_Size_YYYY_MM-MM\.csv/);
    assert.deepEqual(codes(await loadText(SAMPLE, 'Patient_List_Size_2025_11-12.csv')), [['UNKNOWN_PERIOD', null]]);

    const renamed = await loadText(SAMPLE.replace('Male 75+', 'Male 75-84'));
    assert.deepEqual(codes(renamed), [
      ['UNKNOWN_HEADING', null],
      ['MISSING_HEADING', null],
    ]);
    assert.match(renamed.problems[0]?.message ?? '', /Male 75-84/);

    const mixed = await loadText(lines(FIRST, PUBLISHED));
    assert.deepEqual([mixed.accepted, mixed.rejected, mixed.drafts.length], [0, 2, 0]);
    assert.deepEqual(codes(mixed), [['MIXED_REALMS', null]]);
    assert.deepEqual(codes(await loadText('')).at(0), ['MISSING_HEADING', null]);
  });

  test('a file that is not UTF-8 is read as Windows-1252 and says so', async () => {
    const name = 'Patient_List_Size_2025_10-12.csv';
    writeFileSync(join(folder, name), Buffer.from(lines(PUBLISHED.replace('EXAMPLE', 'SÃO')), 'latin1'));
    const loaded = await loadFile(join(folder, name), name);
    assert.deepEqual([loaded.accepted, codes(loaded)], [1, [['NOT_UTF8', null]]]);
    const [row] = await scratch().rows(`SELECT DISTINCT practice_name FROM '${loaded.drafts[0]?.temporaryPath}'`);
    assert.deepEqual(row, { practice_name: 'FIRST SÃO SURGERY' });
  });

  test('a later file of the quarter supersedes the earlier of its realm, and leaves the other realm alone', async () => {
    const name = 'Patient_List_Size_2025_07-09.csv';
    const send = async (text: string) => {
      writeFileSync(join(folder, name), text);
      const report = await importFiles({
        warehouse: warehouse(),
        pass: mintMachineryPass('ingest'),
        feed: 'list-size',
        files: [join(folder, name)],
        businessDate: day('2026-04-10'),
        clock: machineClock,
        codes: { systolic: [], diastolic: [], optOut: [] },
      });
      assert(report.ok && report.value.usable);
    };
    await send(lines(FIRST));
    await send(lines(PUBLISHED));
    await send(lines(FIRST.replace(',10,', ',11,')));
    const reader = await warehouse().current().aggregates();
    const quarter = month('2025-07');
    const invented = await listSizeAt(reader, odsCode('X00001'), quarter);
    const published = await listSizes(reader, 'published', quarter);
    reader.close();
    assert.equal(invented === 'not received' ? invented : invented.registered, 1711);
    assert.deepEqual(
      [...published].map(([code, list]) => [code, list.registered]),
      [['M87001', 1710]],
    );
  });

  test('the published files are read whole', {
    skip: existsSync(REAL) ? false : 'the published files are not beside the project',
  }, async () => {
    for (const [name, practices, people, dudley] of [
      ['Patient_List_Size_2013_04-06.csv', 9754, 56025327n, 63n],
      ['Patient_List_Size_2015_01-03.csv', 9304, 56941117n, 54n],
    ] as const) {
      const loaded = await loadFile(join(REAL, name), name);
      assert.deepEqual([loaded.read, loaded.accepted, loaded.rejected], [practices, practices, 0]);
      const sums = await scratch().row(
        `SELECT sum(count)::BIGINT AS people, count(DISTINCT practice) FILTER (commissioner = '05C') AS dudley
         FROM '${loaded.drafts[0]?.temporaryPath}'`,
      );
      assert.deepEqual(sums, { people, dudley });
    }
  });
});
