import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { inventedConcept } from '../../src/base/index.ts';
import { root, servedDemonstration } from '../demonstration.ts';

type Imported = {
  files: { read: number; accepted: number; rejected: number }[];
  codelists: {
    name: string;
    version: string;
    sha256: string;
    hash: string;
    codes: { code: string; term: string }[];
    alreadyKept: boolean;
    change: { added: { code: string; term: string }[]; removed: { code: string }[]; renamed: object[] };
    usedBy: { framework: string; measures: string[] }[];
    proposal: { id: string; contentHash: string } | null;
  }[];
  problems: { file: string; row: number; code: string; message: string }[];
  usable: boolean;
  recordedButInNoList: { release: string; codes: { code: string; people: number | string }[] } | null;
};

const NEW = inventedConcept(876_543);
const UNLISTED = inventedConcept(765_432);
const folder = mkdtempSync(join(tmpdir(), 'commonweal codelists '));
let demo: Awaited<ReturnType<typeof servedDemonstration>>;

/** The repository's hypertension codes, as a file would be downloaded, without the first of them and with a new one. */
function download(): string {
  const path = join(folder, 'nhsd-primary-care-domain-refsets-hyp_cod-20250630.csv');
  const lines = readFileSync(join(root, 'definitions', 'codelists', 'hyp_cod.csv'), 'utf8')
    .trimEnd()
    .split('\n');
  const [, ...codes] = lines.slice(lines.indexOf('code,term') + 1);
  writeFileSync(path, `${['code,term', ...codes, `${NEW},A newer code`, '38341004,Not a concept'].join('\n')}\n`);
  return path;
}

describe('codelists', () => {
  before(async () => {
    demo = await servedDemonstration();
  });
  after(async () => {
    await demo.stop();
    rmSync(folder, { recursive: true });
  });

  const imported = (...argv: string[]) => demo.json<Imported>('import', 'codelist', ...argv);

  test('a new version is compared, kept and proposed; the second time changes nothing; no count moves', async () => {
    const file = download();
    const before = await demo.json<{ results: object[] }>('calculate', '--practice', 'X00010');
    const tried = await imported(file, '--dry-run');
    const [first, again] = [await imported(file), await imported(file)];
    for (const { codelists, files, problems } of [tried, first, again]) {
      const [list] = codelists;
      assert.deepEqual([list?.name, list?.version], ['HYP_COD', '20250630']);
      assert.deepEqual(list?.change.added, [{ code: NEW, term: 'A newer code' }]);
      assert.deepEqual([list?.change.removed.length, list?.change.renamed], [1, []]);
      assert.deepEqual(
        list?.usedBy.map(({ framework }) => framework),
        ['qof/2025-26', 'quality-outcomes-for-health/2025-26', 'spine/2025-26'],
      );
      assert.ok(list.usedBy.every(({ measures }) => measures.length > 0));
      assert.equal(files[0]?.rejected, 1);
      assert.deepEqual([problems[0]?.code, problems[0]?.row], ['BAD_CODE', (files[0]?.read ?? 0) + 1]);
    }
    const of = ({ codelists }: Imported) => [codelists[0]?.alreadyKept, codelists[0]?.proposal === null];
    assert.deepEqual([tried, first, again].map(of), [
      [false, true],
      [false, false],
      [true, false],
    ]);
    assert.deepEqual(again.codelists[0]?.proposal, first.codelists[0]?.proposal);
    assert.equal(tried.codelists[0]?.hash, first.codelists[0]?.hash);
    const after = await demo.json<{ results: object[] }>('calculate', '--practice', 'X00010');
    assert.deepEqual(after.results, before.results);
  });

  const official = join(dirname(root), 'shared', 'facts', 'measures', 'codelists');
  test('a reference set as downloaded has the codes in force and proposes nothing', {
    skip: existsSync(official) ? false : 'the shared facts are not here',
  }, async () => {
    const { codelists, problems } = await imported(join(official, 'pcd-hyp_cod.csv'), join(official, 'pcd-bp_cod.csv'));
    assert.deepEqual(
      problems.map(({ code, file }) => [code, file]),
      [['CODELIST_UNKNOWN', 'pcd-bp_cod.csv']],
    );
    assert.deepEqual(
      codelists.map(({ name, change, proposal }) => [name, change, proposal]),
      [['HYP_COD', { added: [], removed: [], renamed: [] }, null]],
    );
  });

  test('a code that is recorded in no list is counted at the reader’s level, until a list holds it', async () => {
    type Explained = { people: { person: string }[] };
    const explained = await demo.json<Explained>('explain', 'HYP008', '--practice', 'X00010', '--limit', '3');
    const columns =
      'row_id,person_id,organisation,event_date,code,value_number,value_code,unit,setting,recorded_at,clinician_id,encounter_id';
    const rows = explained.people.map(
      ({ person }, index) =>
        `unlisted-${index},${person},X00010,2025-10-0${index + 1},${UNLISTED},,,,,2025-10-0${index + 1}T09:00:00,,`,
    );
    const events = join(folder, 'X00010-events.csv');
    writeFileSync(events, `${[columns, ...rows].join('\n')}\n`);
    const received = await demo.run('import', 'practice-extract', events, '--json');
    assert.equal(received.code, 0, received.out);
    const [{ recordedButInNoList }, list] = [await imported(download()), join(folder, 'list.csv')];
    assert.deepEqual(recordedButInNoList, { release: 'exact', codes: [{ code: UNLISTED, people: 3 }] });
    writeFileSync(list, `code,term\n${UNLISTED},Once in no list\n`);
    const held = await imported(list, '--codelist', 'NEW_COD', '--version', '1', '--dry-run');
    assert.deepEqual(held.recordedButInNoList?.codes, []);
    assert.deepEqual(held.codelists[0]?.usedBy, []);
  });

  test('only who may import may, and a file of nothing usable ends with 6', async () => {
    const refused = await demo.run('import', 'codelist', download(), '--as', 'quality', '--json');
    assert.equal(refused.code, 3);
    const nothing = await demo.run('import', 'codelist', join(folder, 'none.csv'), '--json');
    assert.equal(nothing.code, 6);
    assert.equal(JSON.parse(nothing.out).problems[0].code, 'FILE_MISSING');
  });
});
