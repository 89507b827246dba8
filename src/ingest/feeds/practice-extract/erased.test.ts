import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { odsCode } from '../../../base/index.ts';
import { problemsOf, summary, TRIAL_DAY, TrialWarehouse } from '../../trial-import.test.ts';
import { EXTRACT_COLUMNS, type ExtractTable } from './shape.ts';

const header = (table: ExtractTable) => EXTRACT_COLUMNS[table].map((column) => column.name).join(',');
const X00010 = odsCode('X00010');
const PEOPLE = ['p1,A,1950-04,F,A,X01000101,', 'p2,B,1962-11,M,,X01000102,'];
const EVENTS = [
  'v1,A,X00010,2025-11-03,271649006,120,,mmHg,clinic,,c1,',
  'v2,B,X00010,2025-11-03,271649006,130,,mmHg,clinic,,c1,',
  'v3,A,X00010,2031-11-03,271649006,140,,mmHg,clinic,,c1,',
];
const ENCOUNTERS = ['A', 'B'].map(
  (person, n) => `n${n},e${person},${person},RX001,ed_attendance,2025-11-02T09:30:00,,,,,,,`,
);
const SECOND = 'n2,eB2,B,RX001,ed_attendance,2025-11-05T09:30:00,,,,,,,';
const CODES = ['A', 'B'].map((person, n) => `k${n},e${person},1,icd10,J20.9`);

/** A practice with two people, of whom A is erased; the files as first sent. */
async function withErased(): Promise<{ trial: TrialWarehouse; files: readonly string[] }> {
  const trial = await TrialWarehouse.open();
  const files = [
    trial.csv('X00010-persons.csv', header('persons'), ...PEOPLE),
    trial.csv('X00010-events.csv', header('events'), ...EVENTS),
    trial.csv('X00010-encounters.csv', header('encounters'), ...ENCOUNTERS),
    trial.csv('X00010-encounter_codes.csv', header('encounter_codes'), ...CODES),
  ];
  assert.deepEqual(problemsOf(await trial.import(files)), ['4 FUTURE_DATE']);
  const done = await trial.warehouse.withImportLock((commit) =>
    trial.warehouse.erase(commit, { practice: X00010, people: ['A'], reason: 'asked', businessDate: TRIAL_DAY }),
  );
  assert.ok(done.ok);
  return { trial, files };
}

async function rowIds(trial: TrialWarehouse): Promise<string[]> {
  const tables = ['persons', 'events', 'encounters', 'encounter_codes'];
  const found = await trial.people<{ row_id: string }>(
    tables.map((table) => `SELECT row_id FROM ${table}`).join(' UNION ALL '),
  );
  return found.map((each) => each.row_id).sort();
}

test('files that people were erased from are not said to be superseded, and --again does not bring them back', async () => {
  const { trial, files } = await withErased();
  const left = ['k1', 'n1', 'p2', 'v2'];
  assert.deepEqual(await rowIds(trial), left);
  const { hash } = trial.warehouse.current();
  for (const again of [false, true]) {
    const report = await trial.import(files, { again });
    assert.deepEqual(
      report.files.map(({ alreadyImported, undone }) => [alreadyImported, undone]),
      files.map(() => [true, 0]),
    );
    assert.deepEqual([report.superseded, problemsOf(report)], [false, ['4 FUTURE_DATE']]);
  }
  assert.equal(trial.warehouse.current().hash, hash);
  trial.remove();
});

test('what another file says of erased people is left out, row by row, and what is still undone is still said', async () => {
  const { trial, files } = await withErased();
  const later = [
    trial.csv('X00010-persons.csv', header('persons'), ...PEOPLE, 'p3,C,1971-01,F,,X01000102,'),
    trial.csv('X00010-events.csv', header('events'), EVENTS[0] ?? '', EVENTS[1]?.replace(',130,', ',135,') ?? ''),
    trial.csv('X00010-encounters.csv', header('encounters'), ...ENCOUNTERS, SECOND),
    trial.csv('X00010-encounter_codes.csv', header('encounter_codes'), ...CODES.toReversed()),
  ];
  const report = await trial.import(later);
  assert.deepEqual(problemsOf(report), ['2 ERASED_PERSON', '2 ERASED_PERSON', '2 ERASED_PERSON', '3 ERASED_PERSON']);
  assert.deepEqual(
    summary(report).map((line) => line.split(' ').at(-1)),
    ['2/3', '1/2', '2/3', '1/2'],
  );
  assert.deepEqual(await rowIds(trial), ['k1', 'n1', 'n2', 'p2', 'p3', 'v2']);
  const back = await trial.import([files[1] ?? '']);
  assert.deepEqual([back.files[0]?.undone, back.superseded], [1, true]);
  const applied = await trial.import([files[1] ?? ''], { again: true });
  assert.deepEqual(problemsOf(applied), ['2 ERASED_PERSON', '4 ERASED_PERSON']);
  assert.deepEqual(await rowIds(trial), ['k1', 'n1', 'n2', 'p2', 'p3', 'v2']);
  trial.remove();
});

test('what is kept of who was erased names nobody', async () => {
  const { trial } = await withErased();
  const kept = JSON.parse(readFileSync(join(trial.warehouse.directory, 'kept-out.json'), 'utf8'));
  assert.deepEqual(Object.keys(kept), ['X00010']);
  assert.equal(kept.X00010.length, 2, 'a person and an encounter');
  for (const hash of kept.X00010) assert.match(hash, /^[0-9a-f]{64}$/);
  trial.remove();
});
