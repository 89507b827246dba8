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

describe('practice counts', () => {
  let trial: TrialWarehouse;
  before(async () => {
    trial = await TrialWarehouse.open();
  });
  after(() => trial.remove());

  test('the sample goes in as it is, with its file and ordinals', async () => {
    const report = await trial.import([SAMPLE], FEED);
    assert.deepEqual(report.problems, []);
    assert.deepEqual(summary(report), ['X00010-counts.csv accepted 8/8']);
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
      count({ component: 'denominator', count: '400' }),
      count({ component: 'numerator', count: '300' }),
    );
    await trial.import([later], FEED);
    const rows = await trial.aggregates('SELECT cut_off, component, count FROM practice_counts ORDER BY cut_off, row');
    assert.deepEqual(
      rows.map((row) => Object.values(row).join(' ')),
      [
        '20178 register 398',
        '20178 denominator 371',
        '20178 numerator 288',
        '20543 register 413',
        '20543 denominator 400',
        '20543 numerator 300',
      ],
    );
    const reader = await before.aggregates();
    assert.deepEqual(await reader.row('SELECT count(*) AS n FROM practice_counts'), { n: 8n });
    reader.close();
    assert.equal(readProvenance(trial.warehouse).length, 2);
  });

  test('each bad row is a problem, and nothing of the file goes in', async () => {
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
    assert.deepEqual(summary(report), ['X00011-counts.csv refused 0/12']);
    assert.equal(report.files[0]?.sender, 'X00011');
    assert.deepEqual(await trial.aggregates("SELECT 1 FROM practice_counts WHERE practice = 'X00011'"), []);
  });

  test('a count that is left out is named, and nothing of the file goes in', async () => {
    const whole = ['register', 'denominator', 'numerator'].map((component) => count({ practice: 'X00014', component }));
    assert.deepEqual(summary(await trial.import([trial.csv('whole.csv', HEADER, ...whole)], FEED)), [
      'whole.csv accepted 3/3',
    ]);
    const before = trial.warehouse.current().hash;
    const report = await trial.import([trial.csv('X00014-counts.csv', HEADER, ...whole.slice(0, 1))], FEED);
    assert.deepEqual(problemsOf(report), ['2 MISSING_COUNT']);
    assert.match(
      report.problems[0]?.message ?? '',
      /^Of HYP008 at 2026-03-31 the file has no denominator and numerator/,
    );
    assert.equal(trial.warehouse.current().hash, before);
  });

  test('a number that JSON cannot hold is refused, in CSV and in Parquet', async () => {
    const [most, more] = ['999999999999999', '9007199254740993'];
    const rows = ['register', 'denominator', 'numerator'].map((component) => count({ component, practice: 'X00015' }));
    const csv = trial.csv('large.csv', HEADER, ...rows.slice(1), count({ practice: 'X00015', count: more }));
    const reader = await trial.warehouse.scratch();
    const parquetOf = async (name: string, total: string) => {
      const path = trial.file(name, '');
      await reader.run(`COPY (SELECT * REPLACE (cut_off::DATE AS cut_off,
        CASE component WHEN 'register' THEN ${total}::UBIGINT ELSE count::UBIGINT END AS count) FROM
        read_csv(${quoted(trial.csv('rows.csv', HEADER, ...rows))}, all_varchar = true, header = true))
        TO ${quoted(path)} (FORMAT parquet)`);
      return path;
    };
    const files = [csv, await parquetOf('large.parquet', more), await parquetOf('most.parquet', most)];
    reader.close();
    const report = await trial.import(files, FEED);
    assert.deepEqual(summary(report), [
      'large.csv refused 0/3',
      'large.parquet refused 0/3',
      'most.parquet accepted 3/3',
    ]);
    assert.deepEqual(problemsOf(report), ['4 BAD_NUMBER', '2 BAD_NUMBER']);
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
      'counts.parquet accepted 8/8',
      'counts.csv.gz accepted 8/8',
      'wrong.csv refused 0/0',
    ]);
    assert.deepEqual(problemsOf(report), ['null UNKNOWN_HEADER']);
    const same = await trial.aggregates(`SELECT count(*) AS n FROM practice_counts a JOIN practice_counts b
      USING (indicator, cut_off, component, count, opted_out, row) WHERE a.practice = 'X00010' AND b.practice = 'X00013'`);
    assert.deepEqual(same, [{ n: 8n }]);
  });
});
