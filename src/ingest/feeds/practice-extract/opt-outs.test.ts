import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readProblems, readProvenance } from '../../../warehouse/index.ts';
import { inOneWarehouse, summary, TRIAL_CODES } from '../../trial-import.test.ts';
import { EXTRACT_COLUMNS, EXTRACT_TABLES, type ExtractTable } from './shape.ts';

const SAMPLE = join(import.meta.dirname, 'sample');
const sample = (table: ExtractTable) => join(SAMPLE, `X00010-${table}.csv`);
const header = (table: ExtractTable) => EXTRACT_COLUMNS[table].map((column) => column.name).join(',');
const _ALL_ROWS = EXTRACT_TABLES.filter((table) => table !== 'deletions').map(sample);
const [OPT_OUT] = TRIAL_CODES.optOut;

describe('practice extract: people who opted out', () => {
  const at = inOneWarehouse();

  test('each file with a row of theirs is quarantined and destroyed, and the rest proceeds', async () => {
    const inbox = join(at.trial.root, 'inbox');
    mkdirSync(inbox);
    const write = (name: string, table: ExtractTable, ...records: string[]) => {
      writeFileSync(join(inbox, name), `${[header(table), ...records].join('\n')}\n`);
      return join(inbox, name);
    };
    const paths = [
      write('X00010-persons.csv', 'persons', 'p1,A,1950-04,F,,,', 'p2,B,1951-04,F,,,'),
      write('X00010-persons-more.csv', 'persons', 'p3,C,1950-04,F,,,'),
      write('X00010-events.csv', 'events', 'v1,C,X00010,2025-01-01,38341003,,,,,,,'),
      write(
        'X00010-events-more.csv',
        'events',
        `v2,B,X00010,no date,${OPT_OUT},,,,,,,`,
        'v3,B,X00010,2025-01-01,38341003,,,,,,,',
      ),
      write('X00010-encounters.csv', 'encounters', 'n1,e1,B,X00010,gp_consultation,2025-01-01T10:00:00,,,,,,,'),
      write('X00010-encounter_codes.csv', 'encounter_codes', 'd1,e1,1,icd10,J44'),
      write('X00020-persons.csv', 'persons', 'p1,B,1950-04,F,,,'),
    ];
    const elsewhere = mkdtempSync(join(tmpdir(), 'commonweal-elsewhere-'));
    const outside = join(elsewhere, 'X00010-registrations.csv');
    writeFileSync(outside, `${header('registrations')}\ng1,B,X00010,2000-01-01,,regular\n`);
    const dry = await at.trial.import([...paths, outside], { dryRun: true });
    assert.ok(paths.every((path) => existsSync(path)));
    const report = await at.trial.import([...paths, outside]);
    assert.deepEqual(summary(report), summary(dry));
    assert.deepEqual(summary(report), [
      'X00010-persons.csv quarantined 0/2',
      'X00010-persons-more.csv accepted 1/1',
      'X00010-events.csv accepted 1/1',
      'X00010-events-more.csv quarantined 0/2',
      'X00010-encounters.csv quarantined 0/1',
      'X00010-encounter_codes.csv quarantined 0/1',
      'X00020-persons.csv accepted 1/1',
      'X00010-registrations.csv quarantined 0/1',
    ]);
    assert.deepEqual(
      report.problems
        .filter((problem) => problem.file.includes('persons'))
        .map((problem) => [problem.code, problem.row]),
      [
        ['OPTED_OUT_FILE', null],
        ['OPTED_OUT_PERSON', 3],
      ],
    );
    assert.deepEqual(
      paths.map((path) => existsSync(path)),
      [false, true, true, false, false, false, true],
    );
    assert.ok(existsSync(outside));
    rmSync(elsewhere, { recursive: true });
    assert.match(
      report.problems.find((problem) => problem.file.includes('registrations'))?.message ?? '',
      /Destroy it where it lies/,
    );
    const people = await at.trial.people('SELECT person_id FROM persons ORDER BY person_id');
    assert.deepEqual(people, [{ person_id: 'B' }, { person_id: 'C' }], 'B of X00020 is somebody else');
    const [record] = readProvenance(at.trial.warehouse).filter((each) => each.status === 'quarantined');
    assert.equal(record?.accepted, 0);
    assert.ok(readProblems(at.trial.warehouse, record?.sha256 ?? '').length >= 2);
  });
});
