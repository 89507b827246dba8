import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { inventedConcept, withCheckDigit } from '../../base/index.ts';
import { type ReadRefsetAsk, readRefsetFile } from './read-refset-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'commonweal refsets '));
after(() => rmSync(folder, { recursive: true }));

const [ONE, TWO] = [inventedConcept(1), inventedConcept(2)];

function read(file: string, content: string | Buffer, more: Partial<ReadRefsetAsk> = {}) {
  const path = join(folder, file);
  writeFileSync(path, content);
  return readRefsetFile({ path, isKnown: (name) => name === 'HYP_COD', ...more });
}

/** Each problem as `code row`. */
function problems(found: ReturnType<typeof read>): string[] {
  return found.problems.list().map(({ code, row }) => `${code} ${row}`);
}

test('OpenSAFELY’s layout: the file’s name names codelist and version', () => {
  const found = read(
    'nhsd-primary-care-domain-refsets-hyp_cod-20250630.csv',
    `code,term\r\n${TWO},"Two, or ""more"""\r\n${ONE},One\r\n`,
  );
  assert.deepEqual([found.read, found.accepted, found.rejected, found.version], [2, 2, 0, '20250630']);
  const [list] = found.lists;
  assert.deepEqual([list?.name, list?.refset, list?.rejected], ['HYP_COD', null, 0]);
  assert.deepEqual(
    list?.terms,
    new Map([
      [TWO, 'Two, or "more"'],
      [ONE, 'One'],
    ]),
  );
  assert.deepEqual(problems(found), []);
});

const PCD = 'Cluster_ID,Cluster_Description,SNOMED_code,SNOMED_code_description,PCD_Refset_ID,Service_and_Ruleset';
const MANY = [
  PCD,
  `HYP_COD,Hypertension codes,${ONE},One,999006611000230105,QOF`,
  `HYP_COD,Hypertension codes,${ONE},One,999006611000230105,CVDPREVENT`,
  `TIA_COD,TIA codes,${TWO},Two,999005291000230108,QOF`,
].join('\n');

test('the primary care domain layout holds many codelists, and a code once for each service that uses it', () => {
  const found = read('PCD_Refset_Content.csv', MANY);
  assert.deepEqual(
    found.lists.map(({ name, title, refset, terms }) => [name, title, refset, [...terms.keys()]]),
    [
      ['HYP_COD', 'Hypertension codes', '999006611000230105', [ONE]],
      ['TIA_COD', 'TIA codes', '999005291000230108', [TWO]],
    ],
  );
  assert.deepEqual(problems(found), []);
  const only = read('PCD_Refset_Content.csv', MANY, { codelist: 'TIA_COD' });
  assert.deepEqual(
    only.lists.map(({ name }) => name),
    ['TIA_COD'],
  );
});

test('a code, a tab and a term on each line, without a header', () => {
  const found = read('egfr.snomed.txt', `${ONE}\tOne, with a comma\n${TWO}\tTwo\n\t`, { codelist: 'EGFR_COD' });
  assert.deepEqual([found.read, found.lists[0]?.name, found.lists[0]?.terms.size], [2, 'EGFR_COD', 2]);
});

test('a bad row is a problem with file, row and remedy, and the others are taken', () => {
  const description = withCheckDigit('999999911');
  const rows = [
    'code,term',
    `${ONE},One`,
    `${String(TWO).slice(0, -1)}${(Number(String(TWO).at(-1)) + 1) % 10},Wrong check digit`,
    '1.06481E+15,Rounded by a spreadsheet',
    `${description},A description and no concept`,
    `${ONE},Again`,
    `${TWO},`,
    `${TWO}`,
    `${TWO},Two" or more`,
    'G20..,A Read code',
  ];
  const found = read('pcd-hyp_cod.csv', rows.join('\n'));
  assert.deepEqual(problems(found), [
    'BAD_CODE 3',
    'BAD_CODE 4',
    'BAD_CODE 5',
    'DUPLICATE_CODE 6',
    'MISSING_VALUE 7',
    'FIELD_COUNT 8',
    'BAD_QUOTES 9',
    'BAD_CODE 10',
  ]);
  assert.deepEqual([found.read, found.accepted, found.rejected, found.lists[0]?.rejected], [9, 1, 8, 8]);
  for (const { file, message } of found.problems) {
    assert.equal(file, 'pcd-hyp_cod.csv');
    assert.match(message, /\. [A-Z]/, 'what is wrong, then what to do');
  }
});

test('a file that is none, says nothing, or is of no list that is kept is told so', () => {
  assert.deepEqual(problems(readRefsetFile({ path: join(folder, 'none.csv'), isKnown: () => true })), [
    'FILE_MISSING null',
  ]);
  assert.deepEqual(problems(read('pcd-hyp_cod.csv', '')), ['EMPTY_FILE null']);
  assert.deepEqual(problems(read('pcd-hyp_cod.csv', 'name,count\nx,1\n')), ['UNKNOWN_LAYOUT 1']);
  assert.deepEqual(problems(read('download.csv', `code,term\n${ONE},One\n`)), ['CODELIST_UNKNOWN null']);
  assert.equal(read('download.csv', `code,term\n${ONE},One\n`, { codelist: 'NEW_COD' }).lists[0]?.name, 'NEW_COD');
  assert.deepEqual(problems(read('pcd.csv', `${PCD}\nhyp cod,Words,${ONE},One,1,QOF\n`)), ['BAD_CODELIST_NAME 2']);
});

test('a byte order mark is no part of the header', () => {
  const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(`code,term\n${ONE},One\n`)]);
  assert.equal(read('pcd-hyp_cod.csv', marked).accepted, 1);
});
