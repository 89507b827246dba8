import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { publishedPayments, RATES_FOUND, whenPublished } from '../../../tests/published-payments.ts';
import { exact, type Pence } from '../../base/index.ts';
import type { Reader } from '../../warehouse/index.ts';
import { type BackTestReport, backTest } from './back-test.ts';
import { residualOf } from './back-test-residual.ts';
import type { PaidPractice } from './funding-practice.ts';

const PRICE = { price: exact(100), outOfHoursShare: exact('0.05'), netPrice: exact(95) };

function practice(globalSum: bigint, more: Partial<PaidPractice> = {}): PaidPractice {
  const none = { mpig: null, balanceOfPms: null, deductions: null, net: null, openedOn: null, closedOn: null };
  return {
    ...none,
    practice: 'Z99001',
    name: 'Surgery',
    area: 'Z9Z',
    areaName: 'Example',
    region: 'Q50',
    contractType: 'GMS',
    registered: exact(1000),
    weighted: exact(1000),
    globalSum: globalSum as Pence,
    componentSum: globalSum as Pence,
    total: globalSum as Pence,
    tolerance: 5n as Pence,
    isFlaggedPartYear: false,
    file: 'f',
    row: 2,
    ...more,
  };
}

describe('the residual of a global sum', () => {
  const causeOf = (globalSum: bigint, more: Partial<PaidPractice> = {}, why?: 'part of the year') =>
    residualOf(practice(globalSum, more), why, PRICE)[0]?.cause;

  test('has the first cause that fits, at the bounds that the cause names', () => {
    assert.equal(causeOf(95_000_00n), 'as reckoned');
    assert.equal(causeOf(95_475_00n), 'as reckoned');
    assert.equal(causeOf(95_475_01n), 'temporary patients and moving lists');
    assert.equal(causeOf(93_100_00n), 'temporary patients and moving lists');
    assert.equal(causeOf(93_099_99n), 'not explained');
    assert.equal(causeOf(100_000_00n), 'care out of hours kept');
    assert.equal(causeOf(50_000_00n, {}, 'part of the year'), 'part of the year');
  });

  test('is London’s only in London', () => {
    const withLondon = 95_000_00n + 2_071_00n;
    assert.equal(causeOf(withLondon, { region: 'Q71' }), 'London');
    assert.equal(causeOf(withLondon), 'not explained');
    assert.equal(causeOf(withLondon + 5_000_00n, { region: 'Q71' }), 'London, and care out of hours kept');
  });

  test('is of nobody without weighted patients', () => {
    assert.deepEqual(residualOf(practice(1n, { weighted: exact(0) }), undefined, PRICE), []);
  });
});

describe('the back-test of published payments', { ...whenPublished }, () => {
  let reader: Reader;
  before(async () => {
    reader = await publishedPayments();
  });

  async function report(year: string): Promise<BackTestReport> {
    const found = await backTest({ reader, rates: RATES_FOUND, year });
    assert.ok(found.ok);
    return found.value;
  }

  for (const [year, practices, total, ratio, median] of [
    ['2014/15', 7959, '7990324226.00', '0.999857', 70.11],
    ['2018/19', 7279, '9261391489.85', '0.999949', 84.95],
  ] as const) {
    test(`${year}: every identity holds for every practice of England, and the implied price is that known`, async () => {
      const { checks, file, notAdding, averagesNotAdding, impliedGlobalSumPrice } = await report(year);
      assert.deepEqual([file.practices, file.totalPounds, file.weightedToRegistered], [practices, total, ratio]);
      assert.deepEqual(
        checks.filter(({ holds }) => !holds),
        [],
      );
      assert.deepEqual(
        checks.slice(0, 2).map(({ rows }) => rows),
        Array(2).fill({ checked: practices, exceptions: 0 }),
      );
      assert.deepEqual(notAdding, []);
      assert.ok(averagesNotAdding.length < 0.001 * 2 * practices);
      const back = Number(impliedGlobalSumPrice?.median) / median;
      assert.ok(back > 0.995 && back < 1.005, `${back}`);
    });

    test(`${year}: each residual has one named cause or is listed by practice`, async () => {
      const { residuals } = await report(year);
      assert.ok(residuals);
      const counted = residuals.groups.reduce((sum, group) => sum + group.practices, 0);
      assert.equal(counted, residuals.practices);
      const unexplained = residuals.groups.find(({ cause }) => cause === 'not explained');
      assert.equal(residuals.listed.length, unexplained?.practices);
      assert.ok(residuals.listed.length < residuals.practices / 10, 'nine in ten are explained');
      assert.equal(new Set(residuals.listed.map(({ practice }) => practice)).size, residuals.listed.length);
    });
  }

  test('a year that was not imported is refused', async () => {
    assert.equal((await backTest({ reader, rates: RATES_FOUND, year: '2016/17' })).ok, false);
  });
});
