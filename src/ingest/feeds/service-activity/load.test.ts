import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { mintMachineryPass, odsCode } from '../../../base/index.ts';
import { problemsOf, summary, TrialWarehouse } from '../../trial-import.test.ts';
import { ACTIVITY_COLUMNS } from './shape.ts';

const SAMPLE = join(import.meta.dirname, 'sample', 'X00V1-activity.csv');
const HEADER = ACTIVITY_COLUMNS.map((column) => column.name).join(',');
const FEED = { feed: 'service-activity' } as const;
const PROVIDER = odsCode('X00V1');

function row(id: string, doneOn: string, o: { provider?: string; recordedAt?: string; goal?: string } = {}): string {
  const { provider = 'X00V1', recordedAt = '', goal = '' } = o;
  return [id, provider, 'befriending', 'p1', doneOn, recordedAt, 'home', '', '', '', '', '', '', '', goal, ''].join(
    ',',
  );
}

describe('service activity', () => {
  let trial: TrialWarehouse;
  before(async () => {
    trial = await TrialWarehouse.open();
  });
  after(() => trial.remove());

  async function rowIds(): Promise<string[]> {
    const reader = await trial.warehouse.current().activity(mintMachineryPass('claims'), [PROVIDER]);
    assert(reader.ok);
    const rows = await reader.value.rows<{ row_id: string }>('SELECT row_id FROM service_activity ORDER BY row_id');
    reader.value.close();
    return rows.map(({ row_id }) => row_id);
  }

  test('the sample is taken, and is read by nobody without an access', async () => {
    const report = await trial.import([SAMPLE], FEED);
    assert.deepEqual(summary(report), ['X00V1-activity.csv accepted 3/3']);
    assert.equal(report.files[0]?.sender, 'X00V1');
    assert.equal(report.files[0]?.period, '2025-10, 2025-11');
    assert.deepEqual(await rowIds(), ['A-1', 'A-2', 'A-3']);
    assert.deepEqual(trial.warehouse.current().activityProviders(), ['X00V1']);
    const aggregates = await trial.warehouse.current().aggregates();
    await assert.rejects(aggregates.rows('SELECT * FROM service_activity'));
    aggregates.close();
  });

  test('a later file takes the place of the months that it has, and of no other', async () => {
    await trial.import([trial.csv('later.csv', HEADER, row('B-1', '2025-10-07'))], FEED);
    assert.deepEqual(await rowIds(), ['A-3', 'B-1']);
  });

  test('a bad row is left out with its reason, and the others are taken', async () => {
    const path = trial.csv(
      'X00V1-bad.csv',
      HEADER,
      row('C-1', '2025-12-01'),
      row('C-2', '2099-01-01'),
      row('C-3', '2025-12-02', { recordedAt: '2025-12-01T09:00:00' }),
      row('C-4', '2025-12-02', { goal: 'scored' }),
      row('C-1', '2025-12-03'),
    );
    const report = await trial.import([path], FEED);
    assert.deepEqual(problemsOf(report), [
      '3 FUTURE_DATE',
      '4 ENDS_BEFORE_START',
      '5 VALUE_NOT_ALLOWED',
      '6 DUPLICATE_ROW_ID',
    ]);
    assert.deepEqual(summary(report), ['X00V1-bad.csv accepted 1/5']);
    assert.deepEqual(await rowIds(), ['A-3', 'B-1', 'C-1']);
  });

  test('a file of two providers is refused', async () => {
    const path = trial.csv(
      'two.csv',
      HEADER,
      row('D-1', '2026-01-01'),
      row('D-2', '2026-01-01', { provider: 'X00V2' }),
    );
    const report = await trial.import([path], FEED);
    assert.deepEqual(problemsOf(report), ['3 TWO_PROVIDERS']);
    assert.equal(report.usable, false);
  });
});
