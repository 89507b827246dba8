import assert from 'node:assert/strict';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readProvenance, Warehouse } from '../warehouse/index.ts';
import { describeFeed, FEEDS, feedNamed } from './index.ts';
import { PROBLEM_WORDS } from './problem-catalogue.ts';
import { given, summary, TrialWarehouse } from './trial-import.test.ts';

const LIST_SAMPLE = 'Patient_List_Size_2025_10-12.csv';
const SAMPLE = (feed: string, name: string) => join(import.meta.dirname, 'feeds', feed, 'sample', name);

describe('import', () => {
  test('a crash while committing leaves the warehouse as it was, and the import can be done again', async () => {
    let isFailing = true;
    const trial = await TrialWarehouse.open({
      onCommitStep: (step) => {
        if (isFailing && step === 'manifest in place') throw new Error('power cut');
      },
    });
    const files = [SAMPLE('practice-extract', 'X00010-persons.csv'), SAMPLE('practice-extract', 'X00010-events.csv')];
    await assert.rejects(trial.import(files), /power cut/);
    assert.deepEqual(readProvenance(trial.warehouse), []);
    assert.deepEqual(trial.warehouse.current().practices(), []);
    isFailing = false;
    const again = await trial.import(files);
    assert.deepEqual(summary(again), ['X00010-persons.csv accepted 4/4', 'X00010-events.csv accepted 7/7']);
    assert.ok(again.files.every((file) => !file.alreadyImported));
    assert.equal(readProvenance(trial.warehouse).length, 2);
    trial.remove();
  });

  test('the bytes of one quarter under the name of the next are not lost in silence', async () => {
    const trial = await TrialWarehouse.open();
    const sample = SAMPLE('list-size', LIST_SAMPLE);
    const next = join(trial.warehouse.temporaryDirectory(), 'Patient_List_Size_2026_01-03.csv');
    copyFileSync(sample, next);
    await trial.import([sample], { feed: 'list-size' });
    const again = await trial.import([next], { feed: 'list-size' });
    assert.deepEqual(
      [again.files[0]?.file, again.files[0]?.alreadyImported],
      ['Patient_List_Size_2026_01-03.csv', true],
    );
    assert.deepEqual([again.problems[0]?.code, again.problems[0]?.row], ['SAME_BYTES', null]);
    assert.match(again.problems[0]?.message ?? '', new RegExp(LIST_SAMPLE));
    const same = await trial.import([sample], { feed: 'list-size' });
    assert.ok(same.problems.every((problem) => problem.code !== 'SAME_BYTES'));
    trial.remove();
  });

  test('a new day of one practice writes anew only the table of that practice that it is of', async () => {
    const trial = await TrialWarehouse.open();
    const text = (practice: string, table: string) =>
      readFileSync(SAMPLE('practice-extract', `X00010-${table}.csv`), 'utf8').replaceAll('X00010', practice);
    const all = ['X00010', 'X00011'].flatMap((practice) =>
      ['persons', 'registrations', 'events'].map((table) =>
        trial.file(`${practice}-${table}.csv`, text(practice, table)),
      ),
    );
    await trial.import(all);
    const before = trial.warehouse.current().manifest.segments;
    const day = text('X00010', 'events').split('\n').slice(0, 2).join('\n').replace('v1,', 'v100,');
    await trial.import([trial.file('day/X00010-events.csv', `${day}\n`)]);
    const { segments } = trial.warehouse.current().manifest;
    const kept = new Set(before.map((segment) => segment.sha256));
    const written = segments.filter((segment) => !kept.has(segment.sha256));
    assert.deepEqual(
      written.map(({ table, part, rows }) => [table, part, rows]),
      [['events', 'X00010', 8]],
    );
    assert.equal(segments.length, before.length);
    trial.remove();
  });

  test('while another import runs it is refused; a dry run is not', async () => {
    const trial = await TrialWarehouse.open();
    const other = given(await Warehouse.open(trial.warehouse.directory, { threads: 1 }));
    const files = [SAMPLE('practice-extract', 'X00010-persons.csv')];
    await other.withImportLock(async () => {
      await assert.rejects(trial.import(files), /is importing into this warehouse/);
      assert.equal((await trial.import(files, { dryRun: true })).files[0]?.accepted, 4);
    });
    other.close();
    trial.remove();
  });

  test('rows are told as they are done', async () => {
    const trial = await TrialWarehouse.open();
    const told: string[] = [];
    const files = [SAMPLE('practice-extract', 'X00010-persons.csv'), SAMPLE('practice-extract', 'X00010-events.csv')];
    await trial.import(files, {
      progress: (stage, done, total, unit) => told.push(`${stage}: ${done} of ${total >= done} ${unit}`),
    });
    assert.deepEqual(told.slice(-2), [
      'Import practice extracts: 4 of true rows',
      'Import practice extracts: 11 of true rows',
    ]);
    trial.remove();
  });

  test('a file of another feed is refused by name', async () => {
    const trial = await TrialWarehouse.open();
    const stray = trial.file('X00010-stray.csv', 'Publication\n1\n');
    for (const feed of FEEDS) {
      const report = await trial.import([stray], { feed, dryRun: true });
      assert.equal(report.usable, false, feed);
      assert.ok(
        report.problems.length > 0 && report.problems.every((problem) => problem.file === 'X00010-stray.csv'),
        feed,
      );
    }
    trial.remove();
  });
});

describe('published feeds', () => {
  test('a later file of the same sender and period takes the place of the earlier one, others stay', async () => {
    const trial = await TrialWarehouse.open();
    const text = readFileSync(SAMPLE('list-size', LIST_SAMPLE), 'utf8');
    const feed = { feed: 'list-size' } as const;
    const first = await trial.import([trial.file(`1/${LIST_SAMPLE}`, text)], feed);
    assert.equal(first.usable, true);
    const counted = 'SELECT count(DISTINCT file) AS files, count(DISTINCT quarter) AS quarters FROM list_sizes';
    assert.deepEqual(await trial.aggregates(counted), [{ files: 1n, quarters: 1n }]);
    const corrected = trial.file(`2/${LIST_SAMPLE}`, text.endsWith('\n') ? text.trimEnd() : `${text}\n`);
    const other = trial.file(`3/${LIST_SAMPLE.replace('10-12', '07-09')}`, `${text}\r\n`);
    const both = await trial.import([corrected, other], feed);
    assert.deepEqual(
      both.files.map((file) => [file.period, file.status]),
      [
        [first.files[0]?.period, 'accepted'],
        [both.files[1]?.period, 'accepted'],
      ],
    );
    assert.deepEqual(await trial.aggregates(counted), [{ files: 2n, quarters: 2n }]);
    trial.remove();
  });
});

describe('feeds', () => {
  test('each is described column by column', () => {
    for (const feed of FEEDS) {
      const described = describeFeed(feed);
      assert.equal(described.feed, feed);
      for (const column of described.tables.flatMap((table) => table.columns)) {
        assert.ok(column.name !== '' && column.meaning !== '' && column.type !== '', `${feed} ${column.name}`);
      }
    }
    assert.equal(given(feedNamed('list-size')), 'list-size');
    const unknown = feedNamed('list-sizes');
    assert.equal(unknown.ok ? '' : unknown.refusal.code, 'feed.unknown');
  });

  test('each problem says what is wrong and what to do', () => {
    for (const [code, words] of Object.entries(PROBLEM_WORDS)) {
      assert.match(code, /^[A-Z0-9]+(_[A-Z0-9]+)*$/);
      assert.match(words, /[.}]$/, code);
    }
  });
});
