import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadingForTests } from '../../../../tests/loading-for-tests.ts';
import { day } from '../../../base/index.ts';
import { headingKey } from '../../csv-records.ts';
import { CATALOGUE, REQUIRED_COLUMNS } from './catalogue.ts';
import { readHeader } from './header.ts';
import { load, yearFromName } from './load.ts';
import { isNotReceived, readAmount, readPatients } from './values.ts';

const sample = (name: string) => fileURLToPath(new URL(`./sample/${name}`, import.meta.url));
const REAL = fileURLToPath(new URL('../../../../../shared/data/payments/', import.meta.url));

/** The least that a file can hold. */
const HEADER =
  'CCG Code,CCG NAME,Practice Code,Practice Name,Practice Open Date,Practice Close Date,Contract Type,' +
  'Number of Registered Patients (Last Known Figure),Number of Weighted Patients (Last Known Figure),Global Sum,' +
  'Total QOF Payments,Other Payments,Total NHS Payments to General Practice,' +
  '"Deductions for Pensions, Levies and Prescription Charge Income",' +
  'Total NHS Payments to General Practice Minus Deductions';
const ROW = 'Z9Z,Example,Z99001,Example Surgery,-,-,GMS,1000,1100,70000,10000,500,80500,-500,80000';

describe('gp-payments', () => {
  const { scratch, loadFile: loadOf, loadText: loadTextOf, codes } = loadingForTests();
  const loadFile = (path: string, name: string) => loadOf(load, path, name);
  const loadText = (text: string, name = 'nhspaymentsgp-2018-19.csv') => loadTextOf(load, text, name);
  const rowsOf = (loaded: Awaited<ReturnType<typeof load>>) =>
    scratch().rows<Record<string, unknown>>(`FROM '${loaded.drafts[0]?.temporaryPath}' ORDER BY row`);

  test('a heading means one thing, whatever its case, spaces, line wraps, points and £', () => {
    const keys = CATALOGUE.flatMap((column) => [...new Set(column.headings.map(headingKey))]);
    assert.equal(new Set(keys).size, keys.length);
    assert.equal(new Set(CATALOGUE.map((column) => column.id)).size, CATALOGUE.length);
    for (const drifted of [
      'Doctors.Retainer.Scheme.Payments',
      'GlobalSum_£',
      ' Meningitis\r\n',
      'winter Access Fund',
    ]) {
      assert(keys.includes(headingKey(drifted)), drifted);
    }
  });

  test('the year is told from the name', () => {
    assert.equal(yearFromName('nhspaymentsgp-2014-15.csv')?.label, '2014/15');
    assert.equal(yearFromName('nhspaymentsgp-24-25-prac-csv.csv')?.label, '2024/25');
    assert.equal(yearFromName('nhspaymentsgp-2014-16.csv'), undefined);
    assert.equal(yearFromName('payments.csv'), undefined);
  });

  test('an amount is exact pence, a dash is not received, and nothing else is read as money', () => {
    assert.deepEqual(readAmount('1,234.5'), { value: 123450n });
    assert.deepEqual(readAmount('-£5,000'), { value: -500000n });
    assert.deepEqual(readAmount('£-0.05'), { value: -5n });
    assert.deepEqual(readAmount('0.005'), { value: 1n });
    assert.deepEqual(readAmount('-0.004999'), { value: 0n });
    assert.deepEqual(readAmount('-'), { value: null });
    assert.deepEqual(readAmount(' '), { value: null });
    for (const text of ['12,34', '1.2E+06', 'nil', '(5)', '1.2.3'])
      assert.deepEqual(readAmount(text), { unreadable: true });
    assert.deepEqual(readPatients('5,000.25'), { value: '5000.25' });
    assert.deepEqual(readPatients('-1'), { unreadable: true });
    assert(isNotReceived('N/A') && !isNotReceived('0'));
  });

  test('2022/23: the network’s code and name stand under headings of something else', async () => {
    const loaded = await loadFile(sample('nhspaymentsgp-2022-23.csv'), 'nhspaymentsgp-2022-23.csv');
    assert.deepEqual([loaded.read, loaded.accepted, loaded.period, loaded.problems], [2, 2, '2022/23', []]);
    const [first, second] = await rowsOf(loaded);
    assert.deepEqual(
      [first?.commissioner, first?.commissioner_name, first?.network, first?.network_name],
      ['Z9Z', 'NHS EXAMPLE ICB - Z9Z', 'U99999', 'EXAMPLE PCN'],
    );
    assert.deepEqual([first?.registered, first?.global_sum_pence], ['5000.25000000', 49700010n]);
    assert.equal(JSON.parse(String(first?.components)).winter_access, 1234);
    assert.equal(JSON.parse(String(first?.components)).pcn_leadership, undefined);
    assert.equal(JSON.parse(String(first?.extras)).pcn_leadership, '999.99');
    assert.deepEqual([second?.network, second?.contract_type, second?.is_dispensing], [null, null, null]);
    assert.deepEqual([second?.closed_on, second?.total_pence], [day('2019-04-30'), -262876n]);
  });

  test('2024/25: 65 columns, wrapped headings, pounds signs and commas', async () => {
    const loaded = await loadFile(sample('nhspaymentsgp-2024-25.csv'), 'nhspaymentsgp-24-25-prac-csv.csv');
    assert.deepEqual([loaded.read, loaded.accepted, loaded.problems], [1, 1, []]);
    const [row] = await rowsOf(loaded);
    assert.deepEqual([row?.row, row?.weighted, row?.total_pence], [2, '5200.50000000', 61780025n]);
    const components = JSON.parse(String(row?.components));
    assert.deepEqual([components.seniority, components.rsv, components.covid_immunisation], [null, 0, undefined]);
  });

  test('2014/15: National Enhanced Services is a component; 2015/16: Local Enhanced Services repeats its parts', () => {
    const headings = HEADER.replace('Total QOF Payments', 'Alcohol,Total National Enhanced Services');
    const fields = (text: string) => text.match(/"[^"]*"|[^,]+/g)?.map((heading) => heading.replaceAll('"', '')) ?? [];
    const read = readHeader(fields(headings));
    assert('header' in read);
    assert.deepEqual(
      read.header.components.map((column) => column.id),
      ['global_sum', 'alcohol', 'national_enhanced', 'other'],
    );
    const parts = 'LocalEnhancedServices_NHAIS_,LocalEnhancedServices_ISFE_,Total Local Enhanced Services';
    const later = readHeader(fields(HEADER.replace('Total QOF Payments', parts)));
    assert('header' in later);
    assert.deepEqual(
      later.header.components.map((column) => column.id),
      ['global_sum', 'local_enhanced_nhais', 'local_enhanced_isfe', 'other'],
    );
  });

  test('a row that does not add is kept, with a problem; the tolerance is the year’s', async () => {
    const text = [
      HEADER,
      ROW,
      ROW.replace('Z99001', 'Z99002').replace(',500,80500', ',500.05,80500'),
      ROW.replace('Z99001', 'Z99003').replace(',500,80500', ',505,80500'),
      ROW.replace('Z99001', 'Z99004').replace('80000', '79990'),
      ROW.replace('Z99001', 'Z99005').replace(',80500,', ',-,'),
    ].join('\n');
    const exact = await loadText(text);
    assert.deepEqual([exact.accepted, exact.rejected], [5, 0]);
    assert.deepEqual(codes(exact), [
      ['DOES_NOT_ADD', 4],
      ['NET_DOES_NOT_ADD', 5],
      ['NO_TOTAL', 6],
    ]);
    assert.match(exact.problems[0]?.message ?? '', /exceed the Total by £5\.00/);
    const [first] = await rowsOf(exact);
    assert.deepEqual([first?.components_pence, first?.total_pence, first?.tolerance_pence], [8050000n, 8050000n, 5n]);
    const wholePounds = await loadText(text, 'nhspaymentsgp-2014-15.csv');
    assert.deepEqual(codes(wholePounds), [
      ['NET_DOES_NOT_ADD', 5],
      ['NO_TOTAL', 6],
    ]);
  });

  test('a value that cannot be read rejects its row', async () => {
    const text = [
      HEADER,
      ROW,
      ROW,
      ROW.replace('Z99001', 'Practice'),
      ROW.replace('Z99001', 'Z99002').replace('GMS', 'TBC'),
      ROW.replace('Z99001', 'Z99003').replace('70000', 'seventy').replace(',-,-,', ',31/02/2014,-,'),
      ROW.replace('Z99001', 'Z99004').replace('Z9Z', ''),
    ].join('\n');
    const loaded = await loadText(text);
    assert.deepEqual([loaded.read, loaded.accepted, loaded.rejected], [6, 1, 5]);
    assert.deepEqual(codes(loaded), [
      ['DUPLICATE', 3],
      ['UNKNOWN_PRACTICE', 4],
      ['UNREADABLE_VALUE', 5],
      ['UNREADABLE_VALUE', 6],
      ['UNREADABLE_VALUE', 6],
      ['UNKNOWN_COMMISSIONER', 7],
    ]);
  });

  test('an unknown, missing or repeated heading refuses the file by name', async () => {
    const unknown = await loadText([HEADER.replace('Other Payments', 'Parking'), ROW].join('\n'));
    assert.deepEqual([unknown.accepted, unknown.drafts.length, codes(unknown)], [0, 0, [['UNKNOWN_HEADING', null]]]);
    assert.match(unknown.problems[0]?.message ?? '', /“Parking”.*add it to the catalogue/);
    const missing = await loadText([HEADER.replace('Global Sum', 'Seniority'), ROW].join('\n'));
    assert.match(missing.problems[0]?.message ?? '', /“Global Sum” is missing/);
    const repeated = await loadText([HEADER.replace('Other Payments', 'Global Sum'), ROW].join('\n'));
    assert.deepEqual(codes(repeated), [['REPEATED_HEADING', null]]);
    assert.deepEqual(codes(await loadText(`${HEADER}\n${ROW}`, 'payments.csv')), [['UNKNOWN_PERIOD', null]]);
    assert.equal((await loadText('')).problems.length, REQUIRED_COLUMNS.length);
  });

  test('every row of the published files adds', {
    skip: existsSync(REAL) ? false : 'the published files are not beside the project',
  }, async () => {
    for (const [name, practices, pounds] of [
      ['nhspaymentsgp-2014-15.csv', 7959, '7990324226.00'],
      ['nhspaymentsgp-2018-19.csv', 7279, '9261391489.85'],
    ] as const) {
      const loaded = await loadFile(join(REAL, name), name);
      assert.deepEqual([loaded.read, loaded.accepted, loaded.problems], [practices, practices, []]);
      const sums = await scratch().row<{ pounds: string; ratio: string }>(
        `SELECT (sum(total_pence)::DECIMAL(18,2) / 100)::DECIMAL(18,2) AS pounds,
                (sum(weighted) / sum(registered))::DECIMAL(6,4) AS ratio
         FROM '${loaded.drafts[0]?.temporaryPath}'`,
      );
      assert.equal(sums.pounds, pounds);
      assert(['0.9999', '1.0000'].includes(sums.ratio), sums.ratio);
    }
  });
});
