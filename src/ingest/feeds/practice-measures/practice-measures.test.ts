import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { layoutOf } from '../../../warehouse/index.ts';
import { problemsOf, summary, TrialWarehouse } from '../../trial-import.test.ts';
import { MEASURES_COLUMNS } from './shape.ts';

const SAMPLE = join(import.meta.dirname, 'sample', 'measures.csv');
const FEED = { feed: 'practice-measures' } as const;
const HEADER = MEASURES_COLUMNS.map((column) => column.name).join(',');

const GOOD = {
  realm: 'invented',
  source: 'gp-patient-survey',
  measure: 'overall-experience',
  area_kind: 'practice',
  area: 'X00010',
  period_from: '2026-01-05',
  period_to: '2026-03-31',
  numerator: '30',
  denominator: '40',
  value: '',
  unit: 'percent',
  population_basis: 'people who answered',
  received: 'yes',
  note: '',
};

function line(o: Partial<typeof GOOD>): string {
  return Object.values({ ...GOOD, ...o }).join(',');
}

describe('practice measures', () => {
  let trial: TrialWarehouse;
  before(async () => {
    trial = await TrialWarehouse.open();
  });
  after(() => trial.remove());

  test('the sample goes in as it is: figures with what they are for each of, and what was not received', async () => {
    const report = await trial.import([SAMPLE], FEED);
    assert.deepEqual(report.problems, []);
    assert.deepEqual(summary(report), ['measures.csv accepted 5/5']);
    assert.equal(report.files[0]?.period, '2025-09-12, 2026-03-31');
    const described = await trial.aggregates<{ column_name: string; column_type: string }>('DESCRIBE measure_values');
    assert.deepEqual(
      Object.fromEntries(described.map((column) => [column.column_name, column.column_type])),
      layoutOf('measure_values'),
    );
    const rows = await trial.aggregates(
      'SELECT row, area, numerator, denominator, value, unit, per, is_received FROM measure_values ORDER BY row',
    );
    assert.deepEqual(rows.slice(0, 4), [
      {
        ...{ row: 2, area: 'X00010', numerator: '83.400', denominator: '112.000', value: '74.500' },
        ...{ unit: 'percent', per: 100, is_received: true },
      },
      {
        ...{ row: 3, area: 'X00011', numerator: null, denominator: null, value: null },
        ...{ unit: 'percent', per: 100, is_received: false },
      },
      {
        ...{ row: 4, area: 'X00010', numerator: '640.125', denominator: '1203.000', value: null },
        ...{ unit: 'mean', per: 1, is_received: true },
      },
      {
        ...{ row: 5, area: 'X00010', numerator: null, denominator: null, value: '3.000' },
        ...{ unit: 'rating', per: null, is_received: true },
      },
    ]);
  });

  test('a later file takes the place of the measure in its period, of every area, and of nothing else', async () => {
    await trial.import([trial.csv('first.csv', HEADER, line({}), line({ measure: 'phone' }))], FEED);
    await trial.import([trial.csv('later.csv', HEADER, line({ area: 'X00012', numerator: '31' }))], FEED);
    const rows = await trial.aggregates(
      "SELECT measure, area FROM measure_values WHERE source = 'gp-patient-survey' ORDER BY ALL",
    );
    assert.deepEqual(rows, [
      { measure: 'overall-experience', area: 'X00012' },
      { measure: 'phone', area: 'X00010' },
    ]);
  });

  test('each bad row is a problem of its own, and the rest goes in', async () => {
    const file = trial.csv(
      'bad.csv',
      HEADER,
      line({}),
      line({ area: 'M87001' }),
      line({ area: 'M87001', realm: 'published' }),
      line({ area: 'x1' }),
      line({ numerator: '41' }),
      line({ denominator: '' }),
      line({ numerator: '', denominator: '' }),
      line({ numerator: '0', denominator: '0' }),
      line({ value: '75.6' }),
      line({ area: 'X00011', value: '75.4' }),
      line({ received: 'no' }),
      line({ period_to: '2026-04-30' }),
      line({ period_from: '2026-04-01' }),
      line({ unit: 'rating' }),
      line({ source: 'A survey' }),
      line({ area_kind: 'england', area: 'wales' }),
      line({ population_basis: '' }),
      line({ numerator: '29' }),
    );
    const report = await trial.import([file], FEED);
    assert.deepEqual(summary(report), ['bad.csv accepted 3/18']);
    assert.deepEqual(problemsOf(report).sort(), [
      '10 VALUE_DIFFERS',
      '12 FIGURE_NOT_RECEIVED',
      '13 FUTURE_DATE',
      '14 ENDS_BEFORE_START',
      '15 FIGURE_MISSING',
      '16 VALUE_NOT_ALLOWED',
      '17 VALUE_NOT_ALLOWED',
      '18 MISSING_VALUE',
      '19 DUPLICATE_MEASURE',
      '3 REALM_NOT_FITTING',
      '5 BAD_ORGANISATION',
      '6 NUMERATOR_ABOVE_DENOMINATOR',
      '7 HALF_A_FRACTION',
      '8 FIGURE_MISSING',
      '9 NOTHING_TO_DIVIDE_BY',
    ]);
  });

  test('a file of another header is refused by name', async () => {
    const report = await trial.import([trial.csv('other.csv', HEADER.replace('realm,', ''), 'x')], FEED);
    assert.deepEqual(problemsOf(report), ['null UNKNOWN_HEADER']);
    assert.equal(report.usable, false);
  });
});
