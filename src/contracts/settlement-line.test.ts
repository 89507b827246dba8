import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { qualityContracts } from '../../definitions/contracts/library/quality.ts';
import { rates } from '../../definitions/rates/index.ts';
import { day, exact, type Json, month, type Outcome, odsCode, pence, poundsText } from '../base/index.ts';
import type { Participation } from './participation.ts';
import { loadRates } from './rate.ts';
import { settledYearEnd, settlementLine } from './settlement-line.ts';
import type { AchievementForecast } from './statement-line.ts';

const YEAR_END = day('2026-03-31');
const APRIL = month('2026-04');

function given<T>(outcome: Outcome<T>): T {
  assert(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

const table = given(loadRates(rates as unknown as Json));
const contract = qualityContracts.find(({ id }) => id === 'quality-settlement/2025-26') as unknown as Json;

/** A year in which two measures earned so much, of which some are settled. */
function earned(pounds: Readonly<Record<string, string>>, settled = Object.keys(pounds)): AchievementForecast {
  const sum = settled.reduce((total, id) => total.add(exact(pounds[id] ?? '0')), exact(0));
  const step = { formula: '', formulaWithNumbers: '', inputs: {}, unit: 'pounds per year' };
  const workings = Object.entries(pounds).map(([indicator, result]) => ({
    ...{ ...step, id: 'measure-achievement', title: 'Achievement', result, indicator },
  }));
  return {
    ...{ practice: odsCode('X00036'), periodEnd: YEAR_END, exactPounds: '0', amountPence: pence(0n), points: '0' },
    ...{ pointsAvailable: '0', measures: [], held: [], restsOn: [] },
    settlement: {
      ...{ indicators: settled, exactPounds: sum.toFraction(), amountPence: pence(0n), points: '0', held: [] },
    },
    working: { ...step, id: 'achievement', title: 'Achievement', result: '0', workings },
  };
}

const payment = (at: number, pounds: bigint) => ({
  line: `X00036/${at}/quality-aspiration`,
  entry: String(at),
  amountPence: pence(pounds * 100n),
});
const onAccount = Array.from({ length: 12 }, (_, at) => payment(at, 7_800n));
const asked = {
  ...{ practice: odsCode('X00036'), month: APRIL, onAccount, settled: [], isFirstYear: true, contract, rates: table },
};

describe('the settlement of a year', () => {
  test('is of the year that ended before April, May and June, and of none in other months', () => {
    for (const text of ['2026-04', '2026-05', '2026-06']) assert.equal(settledYearEnd(month(text)), YEAR_END);
    for (const text of ['2026-03', '2026-07', '2026-12']) assert.equal(settledYearEnd(month(text)), undefined);
  });

  test('pays £118,500 that was earned less 12 × £7,800, by the contract, resting on each payment', () => {
    const line = given(settlementLine({ ...asked, forecast: earned({ HYP008: '100000', AF008: '18500' }) }));
    assert.equal(poundsText(line.amountPence), '£24,900.00');
    assert.equal(line.account, 'QOF achievement');
    assert.equal(line.id, 'X00036/2026-04/quality-settlement-2025-26');
    assert.equal(line.restsOn.filter(({ kind }) => kind === 'payment').length, 12);
    assert.ok(line.workings.some((one) => one.formulaWithNumbers.includes('118,500.00 − £93,600.00')));
  });

  test('leaves out what waits, pays it by another line, takes back what was too much, and then owes nothing', () => {
    const part = earned({ HYP008: '100000', AF008: '18500' }, ['AF008']);
    const first = given(settlementLine({ ...asked, forecast: part }));
    assert.equal(poundsText(first.amountPence), '−£75,100.00');
    const settled = [{ line: first.id, entry: '13', amountPence: first.amountPence }];
    const whole = earned({ HYP008: '100000', AF008: '18500' });
    const second = given(settlementLine({ ...asked, settled, forecast: whole }));
    assert.equal(second.term, 'quality-settlement-2025-26-2');
    assert.equal(poundsText(second.amountPence), '£100,000.00');
    const both = [...settled, { line: second.id, entry: '14', amountPence: second.amountPence }];
    const third = settlementLine({ ...asked, settled: both, forecast: whole });
    assert(!third.ok && third.refusal.code === 'run.wrong-stage');
  });

  test('of another scheme is charged to it, and in a first year is no less than its pot', () => {
    const scheme = { scheme: 'Quality Outcomes for Health', incomeFloor: true, pot: exact('110000') };
    const participation = scheme as unknown as Participation;
    const low = earned({ QOH101: '100000' });
    const kept = given(settlementLine({ ...asked, participation, forecast: low }));
    assert.deepEqual([poundsText(kept.amountPence), kept.account], ['£16,400.00', 'Quality Outcomes for Health']);
    const later = given(settlementLine({ ...asked, participation, isFirstYear: false, forecast: low }));
    assert.equal(poundsText(later.amountPence), '£6,400.00');
    const high = given(settlementLine({ ...asked, participation, forecast: earned({ QOH101: '120000' }) }));
    assert.equal(poundsText(high.amountPence), '£26,400.00');
  });
});
