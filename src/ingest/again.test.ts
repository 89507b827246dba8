import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readProblems, readProvenance } from '../warehouse/index.ts';
import type { FeedName } from './feed.ts';
import { EXTRACT_COLUMNS, type ExtractTable } from './feeds/practice-extract/shape.ts';
import { problemsOf, TrialWarehouse } from './trial-import.test.ts';

const header = (table: ExtractTable) => EXTRACT_COLUMNS[table].map((column) => column.name).join(',');
const SAMPLES = join(import.meta.dirname, 'feeds');
const PEOPLE = ['p1,A,1950-04,F,A,X01000101,', 'p2,B,1962-11,M,,X01000102,'];
const event = (row: string, value: number) => `${row},A,X00010,2025-11-03,271649006,${value},,mmHg,clinic,,c1,`;

/** A practice with two people and the events of a first file. */
async function withEvents(): Promise<{ trial: TrialWarehouse; first: string; corrected: string }> {
  const trial = await TrialWarehouse.open();
  await trial.import([trial.csv('X00010-persons.csv', header('persons'), ...PEOPLE)]);
  const first = trial.csv('X00010-events.csv', header('events'), event('v1', 120), event('v2', 130));
  const corrected = trial.csv('X00010-events.csv', header('events'), event('v1', 999), event('v2', 190));
  await trial.import([first]);
  return { trial, first, corrected };
}

const values = (trial: TrialWarehouse) => trial.people('SELECT row_id, value FROM events ORDER BY row_id');
const NO_CHANGE = { alreadyImported: true, undone: 0, accepted: 2 };
const was = ({ alreadyImported, undone, accepted }: typeof NO_CHANGE) => ({ alreadyImported, undone, accepted });

describe('a file whose bytes were imported before', () => {
  test('changes nothing while it is in service, however often it comes and whatever is asked', async () => {
    const { trial, first } = await withEvents();
    const { hash } = trial.warehouse.current();
    await trial.import([trial.csv('X00010-events.csv', header('events'), event('v3', 140))]);
    const after = trial.warehouse.current().hash;
    assert.notEqual(after, hash);
    for (const again of [false, true]) {
      const report = await trial.import([first], { again });
      assert.deepEqual(report.files.map(was), [NO_CHANGE]);
      assert.deepEqual([report.problems, report.superseded, report.usable], [[], false, true]);
    }
    assert.equal(trial.warehouse.current().hash, after);
    trial.remove();
  });

  test('says when later files have replaced rows of it, changes nothing, and is applied again when that is asked', async () => {
    const { trial, first, corrected } = await withEvents();
    const second = await trial.import([corrected]);
    assert.deepEqual(problemsOf(second), ['2 IMPLAUSIBLE_VALUE']);
    const { hash } = trial.warehouse.current();
    const back = await trial.import([first]);
    assert.deepEqual(back.files.map(was), [{ ...NO_CHANGE, undone: 1 }]);
    assert.deepEqual([problemsOf(back), back.superseded], [['null SUPERSEDED_SINCE'], true]);
    assert.match(back.problems[0]?.message ?? '', /^1 row of this file.*--again/);
    assert.equal(trial.warehouse.current().hash, hash);

    const dry = await trial.import([first], { again: true, dryRun: true });
    assert.deepEqual([dry.files[0]?.again, dry.files[0]?.replaced], [1, 2]);
    assert.equal(trial.warehouse.current().hash, hash);

    const applied = await trial.import([first], { again: true });
    assert.deepEqual(
      [applied.files[0]?.again, applied.files[0]?.alreadyImported, applied.superseded],
      [1, false, false],
    );
    assert.deepEqual(await values(trial), [
      { row_id: 'v1', value: '120.000' },
      { row_id: 'v2', value: '130.000' },
    ]);
    assert.deepEqual((await trial.import([first], { again: true })).files.map(was), [NO_CHANGE]);
    trial.remove();
  });

  test('is kept in provenance each time that it was applied', async () => {
    const { trial, first, corrected } = await withEvents();
    await trial.import([corrected]);
    await trial.import([first], { again: true });
    await trial.import([corrected], { again: true });
    await trial.import([first], { again: true });
    const events = readProvenance(trial.warehouse).filter((record) => record.table === 'events');
    assert.deepEqual(
      events.map(({ again, replaced, accepted }) => [again, replaced, accepted]),
      [
        [undefined, 0, 2],
        [undefined, 1, 1],
        [1, 2, 2],
        [1, 1, 1],
        [2, 2, 2],
      ],
    );
    const sent = events[1]?.sha256 ?? '';
    assert.deepEqual(
      readProblems(trial.warehouse, sent).map((problem) => problem.code),
      ['IMPLAUSIBLE_VALUE'],
    );
    trial.remove();
  });

  test('counts as not applied again when the import was cut off', async () => {
    let isFailing = false;
    const trial = await TrialWarehouse.open({
      onCommitStep: (step) => {
        if (isFailing && step === 'manifest in place') throw new Error('power cut');
      },
    });
    const first = trial.csv('X00010-persons.csv', header('persons'), ...PEOPLE);
    await trial.import([first]);
    await trial.import([trial.csv('X00010-persons.csv', header('persons'), 'p2,B,1962-11,F,,X01000102,')]);
    isFailing = true;
    await assert.rejects(trial.import([first], { again: true }), /power cut/);
    isFailing = false;
    assert.equal((await trial.import([first])).files[0]?.undone, 1);
    assert.equal(readProvenance(trial.warehouse).length, 2);
    assert.equal((await trial.import([first], { again: true })).files[0]?.again, 1);
    assert.equal(readProvenance(trial.warehouse).length, 3);
    assert.deepEqual(await trial.people("SELECT sex FROM persons WHERE person_id = 'B'"), [{ sex: 'M' }]);
    trial.remove();
  });

  test('of deletions is undone when the rows were sent again', async () => {
    const { trial, first } = await withEvents();
    const deletions = trial.csv('X00010-deletions.csv', header('deletions'), 'v1,events', 'v2,events');
    await trial.import([deletions]);
    assert.deepEqual((await trial.import([deletions])).files.map(was), [NO_CHANGE]);
    assert.equal((await trial.import([first])).files[0]?.undone, 2);
    await trial.import([first], { again: true });
    assert.equal((await trial.import([deletions])).files[0]?.undone, 2);
    await trial.import([deletions], { again: true });
    assert.deepEqual(await values(trial), []);
    trial.remove();
  });

  test('of a feed that others replace whole is undone by them, and its like in service is not', async () => {
    const samples: [FeedName, string][] = [
      ['list-size', 'Patient_List_Size_2025_10-12.csv'],
      ['practice-counts', 'X00010-counts.csv'],
      ['ods-practices', 'epraccur_2025-10.csv'],
      ['ods-commissioners', 'eccg_2025-10.csv'],
      ['practice-measures', 'measures.csv'],
      ['gp-payments', 'nhspaymentsgp-2024-25.csv'],
      ['gp-workforce', 'workforce.csv'],
      ['practice-comparison', 'comparison.csv'],
    ];
    const trial = await TrialWarehouse.open();
    for (const [feed, name] of samples) {
      const text = readFileSync(join(SAMPLES, feed, 'sample', name), 'utf8');
      const first = trial.file(`1/${name}`, text);
      const later = trial.file(`2/${name}`, text.endsWith('\n') ? text.trimEnd() : `${text}\n`);
      await trial.import([first], { feed });
      assert.equal((await trial.import([first], { feed })).superseded, false, feed);
      await trial.import([later], { feed });
      const back = await trial.import([first], { feed });
      assert.deepEqual([back.superseded, problemsOf(back)[0]], [true, 'null SUPERSEDED_SINCE'], feed);
      await trial.import([first], { feed, again: true });
      assert.equal((await trial.import([first], { feed })).superseded, false, feed);
      assert.equal((await trial.import([later], { feed })).superseded, true, feed);
    }
    trial.remove();
  });
});
