import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { layoutOf, quoted, readProvenance } from '../../../warehouse/index.ts';
import { problemsOf, summary, TrialWarehouse } from '../../trial-import.test.ts';
import { COUNTS_COLUMNS } from './shape.ts';

const SAMPLE = join(import.meta.dirname, 'sample', 'X00010-counts.csv');
const HEADER = COUNTS_COLUMNS.map((column) => column.name).join(',');
const HASH = 'a'.repeat(64);
const FEED = { feed: 'practice-counts' } as const;

type Fields = Partial<
  Record<'practice' | 'hash' | 'period' | 'cutOff' | 'component' | 'reason' | 'count' | 'optedOut', string>
>;

function count(o: Fields): string {
  const fields = [o.practice ?? 'X00010', 'HYP008', o.hash ?? HASH, o.period ?? '2025/26', o.cutOff ?? '2026-03-31'];
  const counted = [o.component ?? 'register', o.reason ?? '', o.count ?? '10', o.optedOut ?? '1', HASH];
  return [...fields, ...counted].join(',');
}

describe('practice counts', { concurrency: false }, () => {
  let trial: TrialWarehouse;
  before(async () => {
    trial = await TrialWarehouse.open();
  });
  after(() => trial.remove());

  test('the sample goes in as it is, with its file and ordinals', async () => {
    const report = await trial.import([SAMPLE], FEED);
    assert.deepEqual(report.problems, []);
    assert.deepEqual(summary(report), ['X00010-counts.csv accepted 6/6']);
    assert.equal(report.files[0]?.sender, 'X00010');
    assert.equal(report.files[0]?.period, '2025-03-31, 2026-03-31');
    const described = await trial.aggregates<{ column_name: string; column_type: string }>('DESCRIBE practice_counts');
    assert.deepEqual(
      Object.fromEntries(described.map((column) => [column.column_name, column.column_type])),
      layoutOf('practice_counts'),
    );
    const rows = await trial.aggregates(
      'SELECT row, component, reason, count, opted_out FROM practice_counts ORDER BY row',
    );
    assert.deepEqual(rows[3], { row: 5, component: 'adjustment', reason: 'declined', count: 20n, opted_out: 1n });
    assert.equal((await trial.import([SAMPLE], FEED)).files[0]?.alreadyImported, true);
  });

  test('a later file of the practice and cut-off takes the place of that cut-off alone', async () => {
    const before = trial.warehouse.current();
    const later = trial.csv(
      'later.csv',
      HEADER,
      count({ count: '413' }),
      count({ component: 'numerator', count: '300' }),
    );
    await trial.import([later], FEED);
    const rows = await trial.aggregates('SELECT cut_off, component, count FROM practice_counts ORDER BY cut_off, row');
    assert.deepEqual(
      rows.map((row) => Object.values(row).join(' ')),
      ['20178 register 398', '20543 register 413', '20543 numerator 300'],
    );
    const reader = await before.aggregates();
    assert.deepEqual(await reader.row('SELECT count(*) AS n FROM practice_counts'), { n: 6n });
    reader.close();
    assert.equal(readProvenance(trial.warehouse).length, 2);
  });

  test('each bad row is a problem, and the others go in', async () => {
    const path = trial.csv(
      'X00011-counts.csv',
      HEADER,
      count({ practice: 'X00011' }),
      count({ practice: 'X00012', component: 'denominator' }),
      count({ practice: 'X00011', component: 'numerators' }),
      count({ practice: 'X00011', component: 'adjustment' }),
      count({ practice: 'X00011', component: 'numerator', reason: 'declined' }),
      count({ practice: 'X00011', count: '1', optedOut: '2' }),
      count({ practice: 'X00011', count: '-1' }),
      count({ practice: 'X00011', hash: 'abc' }),
      count({ practice: 'X00011', period: '2024/25' }),
      count({ practice: 'X00011', cutOff: '2026-04-30', period: '2026/27' }),
      count({ practice: 'X00011' }),
      count({ practice: 'X00011', component: 'numerator', count: '1' }),
    );
    const report = await trial.import([path], FEED);
    assert.deepEqual(problemsOf(report), [
      '3 TWO_PRACTICES',
      '4 VALUE_NOT_ALLOWED',
      '5 REASON_NOT_FITTING',
      '6 REASON_NOT_FITTING',
      '7 OPTED_OUT_ABOVE_COUNT',
      '8 BAD_NUMBER',
      '9 BAD_CODE',
      '10 CUT_OFF_OUTSIDE_PERIOD',
      '11 FUTURE_DATE',
      '12 DUPLICATE_COUNT',
    ]);
    assert.deepEqual(summary(report), ['X00011-counts.csv accepted 2/12']);
  });

  test('Parquet and gzip give the same rows; another header is refused', async () => {
    const reader = await trial.warehouse.scratch();
    const parquet = trial.file('counts.parquet', '');
    await reader.run(`COPY (SELECT * REPLACE (cut_off::DATE AS cut_off, count::BIGINT AS count) FROM
      read_csv(${quoted(SAMPLE)}, all_varchar = true, header = true)) TO ${quoted(parquet)} (FORMAT parquet)`);
    reader.close();
    const zipped = trial.file('counts.csv.gz', gzipSync(readFileSync(SAMPLE, 'utf8').replaceAll('X00010', 'X00013')));
    const wrong = trial.file('wrong.csv', 'practice,count\nX00010,1\n');
    const report = await trial.import([parquet, zipped, wrong], FEED);
    assert.deepEqual(summary(report), [
      'counts.parquet accepted 6/6',
      'counts.csv.gz accepted 6/6',
      'wrong.csv refused 0/0',
    ]);
    assert.deepEqual(problemsOf(report), ['null UNKNOWN_HEADER']);
    const same = await trial.aggregates(`SELECT count(*) AS n FROM practice_counts a JOIN practice_counts b
      USING (indicator, cut_off, component, count, opted_out, row) WHERE a.practice = 'X00010' AND b.practice = 'X00013'`);
    assert.deepEqual(same, [{ n: 6n }]);
  });
});
