import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { PEOPLE_LAYOUT, PEOPLE_TABLES, readProvenance } from '../../../warehouse/index.ts';
import { inOneWarehouse, problemsOf, summary } from '../../trial-import.test.ts';
import { EXTRACT_COLUMNS, EXTRACT_TABLES, type ExtractTable } from './shape.ts';

const SAMPLE = join(import.meta.dirname, 'sample');
const sample = (table: ExtractTable) => join(SAMPLE, `X00010-${table}.csv`);
const header = (table: ExtractTable) => EXTRACT_COLUMNS[table].map((column) => column.name).join(',');
const ALL_ROWS = EXTRACT_TABLES.filter((table) => table !== 'deletions').map(sample);
const PERSON = 2 ** 19;

describe('practice extract: the sample', () => {
  const at = inOneWarehouse();

  test('a dry run reports the same and writes nothing', async () => {
    const report = await at.trial.import(ALL_ROWS, { dryRun: true });
    assert.deepEqual(report.problems, []);
    assert.equal(report.usable, true);
    assert.deepEqual(at.trial.warehouse.current().practices(), []);
    assert.deepEqual(readdirSync(join(at.trial.warehouse.directory, 'provenance')), []);
    const real = await at.trial.import(ALL_ROWS);
    assert.deepEqual(real, report);
  });

  test('every row is in, in its table’s layout, with its file and ordinal', async () => {
    for (const table of PEOPLE_TABLES) {
      const described = await at.trial.people<{ column_name: string; column_type: string }>(`DESCRIBE ${table}`);
      const layout = Object.fromEntries(described.map((column) => [column.column_name, column.column_type]));
      assert.deepEqual(layout, PEOPLE_LAYOUT[table]);
      const lines = readFileSync(sample(table), 'utf8').split('\n');
      for (const { row, row_id } of await at.trial.people<{ row: number; row_id: string }>(
        `SELECT row, row_id FROM ${table}`,
      )) {
        assert.ok(lines[row - 1]?.startsWith(`${row_id},`));
      }
    }
    const [first] = await at.trial.people('SELECT * FROM persons ORDER BY row');
    assert.deepEqual(
      { ...first, file: '' },
      {
        person: PERSON + 1,
        person_id: 'A',
        birth_month: -237,
        sex: 'F',
        ethnicity: 'A',
        lsoa: 'X01000101',
        died_on: null,
        row_id: 'p1',
        file: '',
        row: 2,
      },
    );
    const codes = await at.trial.people(
      'SELECT DISTINCT e.person, c.person AS same FROM encounter_codes c JOIN encounters e USING (encounter_id)',
    );
    assert.deepEqual(codes, [{ person: PERSON + 2, same: PERSON + 2 }]);
  });

  test('the total order, pairs and home readings are worked out', async () => {
    const rows = await at.trial.people('SELECT row_id, ord, value, paired_value, is_home FROM events ORDER BY ord');
    assert.deepEqual(
      rows.map((row) => Object.values(row).join(' ')),
      [
        'v4 1   false',
        'v6 2   false',
        'v1 3 142.000 86.000 false',
        'v2 4 86.000  false',
        'v5 5 58.000  false',
        'v7 6   false',
        'v3 7 131.500  true',
      ],
    );
  });

  test('the same files again change nothing and report their first counts', async () => {
    const before = at.trial.warehouse.current().hash;
    const again = await at.trial.import([...ALL_ROWS, sample('events')]);
    assert.equal(at.trial.warehouse.current().hash, before);
    assert.ok(again.files.every((file) => file.alreadyImported && file.status === 'accepted'));
    assert.deepEqual(summary(again).at(-1), 'X00010-events.csv accepted 7/7');
    assert.equal(again.usable, true);
    assert.equal(readProvenance(at.trial.warehouse).length, 5);
  });

  test('deletions remove, a known row_id replaces, and what was known before stays', async () => {
    const before = at.trial.warehouse.current().hash;
    const changed = at.trial.csv(
      'X00010-events.csv',
      header('events'),
      'v1,A,X00010,2025-11-03,271649006,139,,mmHg,clinic,2025-11-03T09:12:00,c1,e1',
      'v8,B,X00010,2026-02-01,271649006,150,,mmHg,clinic,2026-02-01T09:12:00,c1,',
    );
    const report = await at.trial.import([sample('deletions'), changed]);
    assert.deepEqual(summary(report), ['X00010-deletions.csv accepted 1/1', 'X00010-events.csv accepted 2/2']);
    assert.deepEqual(
      report.files.map((file) => [file.replaced, file.deleted]),
      [
        [0, 1],
        [1, 0],
      ],
    );
    const events = await at.trial.people('SELECT row_id, ord, value, paired_value FROM events ORDER BY ord');
    assert.deepEqual(
      events.map((row) => Object.values(row).join(' ')),
      ['v6 1  ', 'v1 2 139.000 86.000', 'v2 3 86.000 ', 'v5 4 58.000 ', 'v7 5  ', 'v3 6 131.500 ', 'v8 7 150.000 '],
    );
    const [earlier] = await at.trial.people(
      "SELECT count(*) AS n, max(value) AS v FROM events WHERE row_id = 'v1'",
      before,
    );
    assert.deepEqual(earlier, { n: 1n, v: '142.000' });
    const files = await at.trial.people('SELECT DISTINCT file FROM events');
    assert.equal(files.length, 2);
    assert.equal(at.trial.warehouse.current().manifest.segments.length, 5);
  });

  test('person numbers are kept, new people get new ones, and a person who is removed leaves every table', async () => {
    const persons = at.trial.csv('X00010-persons.csv', header('persons'), 'p9,Z,1990-01,F,,,', 'p2,B,1962-12,M,,,');
    const gone = at.trial.csv('X00010-deletions.csv', header('deletions'), 'p1,persons', 'none,events');
    const report = await at.trial.import([persons, gone]);
    assert.deepEqual(problemsOf(report), ['3 UNKNOWN_ROW']);
    const people = await at.trial.people('SELECT person_id, person, birth_month FROM persons ORDER BY person');
    assert.deepEqual(
      people.map((row) => Object.values(row).join(' ')),
      [`B ${PERSON + 2} -85`, `C ${PERSON + 3} 216`, `D ${PERSON + 4} 594`, `Z ${PERSON + 5} 240`],
    );
    for (const table of ['registrations', 'events', 'encounters', 'encounter_codes']) {
      assert.deepEqual(await at.trial.people(`SELECT 1 FROM ${table} WHERE person = ${PERSON + 1}`), [], table);
    }
    const back = await at.trial.import([at.trial.csv('X00010-persons.csv', header('persons'), 'p1,A,1950-04,F,,,')]);
    assert.equal(back.files[0]?.accepted, 1);
    const [again] = await at.trial.people("SELECT person FROM persons WHERE person_id = 'A'");
    assert.deepEqual(again, { person: PERSON + 6 }, 'a number is never given out twice');
  });

  test('an encounter that moves to another person takes its codes along; one that goes takes them away', async () => {
    const moved = 'n2,e2,C,X0H01,emergency_admission,2025-12-01T22:15:00,2025-12-04T11:00:00,21,19,19,X0H01,c9,412300';
    await at.trial.import([at.trial.csv('X00010-encounters.csv', header('encounters'), moved)]);
    const codes = await at.trial.people('SELECT DISTINCT person FROM encounter_codes');
    assert.deepEqual(codes, [{ person: PERSON + 3 }]);
    await at.trial.import([at.trial.csv('X00010-deletions.csv', header('deletions'), 'n2,encounters')]);
    assert.deepEqual(await at.trial.people('SELECT 1 FROM encounter_codes'), []);
    const tables = at.trial.warehouse.current().manifest.segments.map((segment) => segment.table);
    assert.ok(
      !tables.includes('encounter_codes') && !tables.includes('encounters'),
      'a table without rows has no segment',
    );
  });
});

describe('practice extract: encounters', () => {
  const at = inOneWarehouse();

  test('community, reablement and urgent community response are taken; a kind that is not one is refused', async () => {
    const kinds = [
      'community_contact',
      'community_caseload',
      'reablement',
      'urgent_community_response',
      'rehabilitation',
    ];
    const rows = kinds.map((kind, n) => `n${n},e${n},A,RX001,${kind},2025-11-02T09:30:00,,,,,,,`);
    const report = await at.trial.import([
      at.trial.csv('X00010-persons.csv', header('persons'), 'p1,A,1950-04,F,A,X01000101,'),
      at.trial.csv('X00010-encounters.csv', header('encounters'), ...rows),
    ]);
    assert.deepEqual(problemsOf(report), ['6 VALUE_NOT_ALLOWED']);
    const taken = await at.trial.people<{ kind: string }>('SELECT kind FROM encounters ORDER BY row');
    assert.deepEqual(
      taken.map(({ kind }) => kind),
      kinds.slice(0, 4),
    );
  });
});
