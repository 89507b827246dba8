import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { publishedPayments, whenPublished } from '../../../tests/published-payments.ts';
import { type Day, day, exact, financialYear } from '../../base/index.ts';
import { layoutOf, type Param, type Reader, Warehouse } from '../../warehouse/index.ts';
import { fundingAreaTable, fundingReport } from './funding.ts';
import { type GlobalSumRates, priceOfYear } from './global-sum-price.ts';
import { quantileOfFourths, quartilesOf } from './quartiles.ts';

/** As in facts: found in public sources, 2018/19 put up during the year and backdated. */
const RATES: GlobalSumRates = {
  price: [
    { value: '73.56', validFrom: '2014-04-01', validTo: '2015-03-31' },
    { value: '75.77', validFrom: '2015-04-01', validTo: '2015-09-30' },
    { value: '76.51', validFrom: '2015-10-01', validTo: '2016-03-31' },
    { value: '87.92', validFrom: '2018-04-01', validTo: '2019-03-31', knownFrom: '2018-04-01' },
    { value: '88.96', validFrom: '2018-04-01', validTo: '2019-03-31', knownFrom: '2018-10-01' },
  ],
  outOfHoursShare: [
    { value: '0.0546', validFrom: '2014-04-01', validTo: '2015-03-31' },
    { value: '0.0539', validFrom: '2015-04-01', validTo: '2015-09-30' },
    { value: '0.0534', validFrom: '2015-10-01', validTo: '2016-03-31' },
    { value: '0.0487', validFrom: '2018-04-01', validTo: '2019-03-31' },
  ],
};

test('quartiles are those of method R-7, exact until they are shown', () => {
  const figures = ['1', '2', '4', '8'].map((text) => exact(text));
  assert.equal(quantileOfFourths(figures, 1)?.toFraction(), '7/4');
  assert.equal(quantileOfFourths(figures, 2)?.toFraction(), '3');
  assert.equal(quantileOfFourths(figures, 3)?.toFraction(), '5');
  assert.deepEqual(quartilesOf([exact('3'), exact('1/3')]), {
    median: '1.67',
    lowerQuartile: '1.00',
    upperQuartile: '2.33',
  });
  assert.deepEqual(quartilesOf([exact(7)]), { median: '7.00', lowerQuartile: '7.00', upperQuartile: '7.00' });
  assert.equal(quartilesOf([]), null);
});

test('a year’s price is that of its twelve months, as known last', () => {
  const net = (year: number) => {
    const price = priceOfYear(RATES, financialYear(year));
    assert('netPrice' in price);
    return price.netPrice.toFraction();
  };
  assert.equal(net(2014), exact('73.56').mul(exact('0.9454')).toFraction());
  assert.equal(net(2018), exact('88.96').mul(exact('0.9513')).toFraction());
  const halves = exact('75.77')
    .mul(exact('0.9461'))
    .add(exact('76.51').mul(exact('0.9466')));
  assert.equal(net(2015), halves.div(exact(2)).toFraction());
  assert.deepEqual(priceOfYear(RATES, financialYear(2016)), { without: day('2016-04-01') });
});

/** Figures of one practice that differ from 1,000 registered, 1,100 weighted, GMS, £77,000 global sum of £110,000. */
type Invented = Partial<{
  area: string;
  contract: string | null;
  registered: string | null;
  weighted: string;
  globalSum: bigint | null;
  total: bigint | null;
  net: bigint;
  components: bigint;
  openedOn: Day;
  closedOn: Day;
  atypical: string;
}>;

function row(practice: string, o: Invented): Record<string, Param> {
  const total = o.total === undefined ? 11000000n : o.total;
  return {
    year: '2014/15',
    practice,
    practice_name: `Surgery ${practice}`,
    commissioner: o.area ?? 'Z9Z',
    commissioner_name: o.area ?? 'Example',
    contract_type: o.contract === undefined ? 'GMS' : o.contract,
    registered: o.registered === undefined ? '1000' : o.registered,
    weighted: o.weighted ?? '1100',
    global_sum_pence: o.globalSum === undefined ? 7700000n : o.globalSum,
    total_pence: total,
    deductions_pence: -1000000n,
    net_pence: o.net ?? (total ?? 0n) - 1000000n,
    components_pence: o.components ?? total ?? 0n,
    tolerance_pence: 500n,
    opened_on: o.openedOn ?? null,
    closed_on: o.closedOn ?? null,
    atypical: o.atypical ?? null,
    file: 'f'.repeat(64),
    row: Number(practice.slice(-2)) + 1,
  };
}

const INVENTED: readonly Record<string, Param>[] = [
  row('Z99001', {}),
  row('Z99002', { globalSum: 7920000n, total: 12000000n }),
  row('Z99003', { globalSum: 8800000n, total: 14000000n, components: 14000501n }),
  row('Z99004', { contract: 'PMS', globalSum: 0n, net: 9999400n }),
  row('Z99005', { globalSum: 0n }),
  row('Z99006', { registered: '0', weighted: '0' }),
  row('Z99007', { registered: null }),
  row('Z99008', { closedOn: day('2014-09-30') }),
  row('Z99009', { openedOn: day('2014-04-02') }),
  row('Z99010', { atypical: '| Part year of data |' }),
  row('Z99011', { closedOn: day('2015-03-31'), openedOn: day('2014-04-01'), area: 'Z9Y', contract: null }),
  row('Z99012', { total: null }),
];

describe('the funding report', () => {
  const folder = mkdtempSync(join(tmpdir(), 'funding-'));
  let warehouse: Warehouse;
  let reader: Reader;
  before(async () => {
    const opened = await Warehouse.open(join(folder, 'warehouse'));
    assert(opened.ok);
    warehouse = opened.value;
    reader = await warehouse.scratch();
    await reader.run(`CREATE TEMP TABLE gp_payments (${columnsOf('gp_payments')})`);
    for (const each of INVENTED) {
      const names = Object.keys(each);
      const marks = names.map((name) => (name.endsWith('_on') ? "DATE '1970-01-01' + ?::INTEGER" : '?')).join(', ');
      await reader.rows(`INSERT INTO gp_payments (${names.join(', ')}) VALUES (${marks})`, Object.values(each));
    }
  });
  after(() => {
    reader.close();
    warehouse.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function columnsOf(table: 'gp_payments'): string {
    return Object.entries(layoutOf(table))
      .map(([name, type]) => `"${name}" ${type}`)
      .join(', ');
  }

  test('figures for a head are over whole-year practices with patients, by area and contract', async () => {
    const report = await fundingReport({ reader, year: '2014/15', rates: RATES, areas: ['Z9Y'] });
    assert(report.ok);
    const areas = report.value.areas.map((area) => [
      area.area,
      area.contractType,
      area.practices,
      area.practicesInFile,
    ]);
    assert.deepEqual(areas, [
      ['england', 'GMS', 4, 10],
      ['england', 'PMS', 1, 1],
      ['england', 'unknown', 1, 1],
      ['england', 'all', 6, 12],
      ['Z9Y', 'unknown', 1, 1],
      ['Z9Y', 'all', 1, 1],
    ]);
    assert.deepEqual(report.value.areas[0]?.perRegisteredPatient, {
      median: '115.00',
      lowerQuartile: '110.00',
      upperQuartile: '125.00',
    });
    assert.equal(report.value.areas[0]?.perWeightedPatient?.median, '104.55');
    assert.equal(report.value.release, 'published');
  });

  test('the implied price is of GMS practices that were paid a global sum, beside the rate table', async () => {
    const report = await fundingReport({ reader, year: '2014-15', rates: RATES });
    assert(report.ok);
    const price = report.value.impliedGlobalSumPrice;
    assert.deepEqual(
      [price?.practices, price?.median, price?.lowerQuartile, price?.upperQuartile],
      [3, '72.00', '71.00', '76.00'],
    );
    assert.deepEqual(price?.expected, { price: '73.56', outOfHoursShare: '0.0546', netPrice: '69.54' });
    assert.equal(price?.ratioToExpected, '1.0353');
    const without = await fundingReport({ reader, year: '2014/15', rates: { price: [], outOfHoursShare: [] } });
    assert(without.ok);
    assert.equal(without.value.impliedGlobalSumPrice?.expected, null);
    assert.match(without.value.impliedGlobalSumPrice?.words ?? '', /1 April 2014/);
  });

  test('who is left out is said with the reason, once', async () => {
    const report = await fundingReport({ reader, year: '2014/15', rates: RATES });
    assert(report.ok);
    assert.deepEqual(
      report.value.notIncluded.map((each) => [each.reason, each.from, each.practices, each.which]),
      [
        ['patients not received', 'every figure for a head', 1, ['Z99007']],
        ['no patients', 'every figure for a head', 1, ['Z99006']],
        ['total not received', 'every figure for a head', 1, ['Z99012']],
        ['part of the year', 'every figure for a head', 3, ['Z99008', 'Z99009', 'Z99010']],
        ['no global sum', 'the implied price', 1, ['Z99005']],
      ],
    );
  });

  test('rows that do not add are listed with the difference; a tolerance changes which', async () => {
    const list = async (tolerance?: string) => {
      const report = await fundingReport({
        reader,
        year: '2014/15',
        rates: RATES,
        ...(tolerance ? { tolerance } : {}),
      });
      assert(report.ok);
      return report.value.notAdding.map((each) => [each.practice, each.reason, each.difference, each.row]);
    };
    const notReceived = ['Z99012', 'total not received', null, 13];
    assert.deepEqual(await list(), [
      ['Z99003', 'components differ from the total', '5.01', 4],
      ['Z99004', 'total and deductions differ from net', '6.00', 5],
      notReceived,
    ]);
    assert.deepEqual(await list('5.50'), [['Z99004', 'total and deductions differ from net', '6.00', 5], notReceived]);
    assert.deepEqual(await list('10'), [notReceived]);
  });

  test('what cannot be answered is refused in words', async () => {
    const code = async (ask: { year?: string; tolerance?: string; areas?: string[] }) => {
      const report = await fundingReport({ reader, year: '2014/15', rates: RATES, ...ask });
      return report.ok ? 'ok' : report.refusal.code;
    };
    assert.equal(await code({ year: '2014' }), 'input.invalid');
    assert.equal(await code({ tolerance: '-1' }), 'input.invalid');
    assert.equal(await code({ year: '2013/14' }), 'warehouse.empty');
    assert.equal(await code({ areas: ['05X'] }), 'not-found');
  });

  test('an area’s table has each practice with its figures or the reason why not', async () => {
    const table = await fundingAreaTable({ reader, year: '2014/15', area: 'Z9Z' });
    assert(table.ok);
    assert.equal(table.value.practices.length, 11);
    const [first] = table.value.practices;
    assert.deepEqual(first, {
      practice: 'Z99001',
      name: 'Surgery Z99001',
      contractType: 'GMS',
      registered: '1000',
      weighted: '1100',
      totalPounds: '110000.00',
      perRegisteredPatient: '110.00',
      perWeightedPatient: '100.00',
      globalSumPerWeightedPatient: '70.00',
      leftOut: null,
      file: 'f'.repeat(64),
      row: 2,
    });
    const empty = table.value.practices.find((each) => each.practice === 'Z99006');
    assert.deepEqual(
      [empty?.perRegisteredPatient, empty?.leftOut],
      [null, 'it had no registered or no weighted patients'],
    );
  });

  test('the published years give the medians that are known', { ...whenPublished }, async () => {
    for (const [year, known, median, ratio, dudley] of [
      ['2014/15', '70.11', '70.12', '1.0083', 47],
      ['2018/19', '84.95', '84.96', '1.0039', 44],
    ] as const) {
      const report = await fundingReport({ reader: await publishedPayments(), year, rates: RATES });
      assert(report.ok);
      const price = report.value.impliedGlobalSumPrice;
      assert.deepEqual([price?.median, price?.ratioToExpected], [median, ratio]);
      const back = exact(price?.median ?? '0').div(exact(known));
      assert(back.compare('0.995') > 0 && back.compare('1.005') < 0);
      assert.deepEqual(report.value.notAdding, []);
      const all = report.value.areas.find((area) => area.area === '05C' && area.contractType === 'all');
      assert.equal(all?.practices, dudley);
    }
  });
});
