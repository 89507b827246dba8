import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { type Fixture, GMS, PMS, sharedFixture } from '../../../tests/fixture.ts';
import { month, type Outcome, pence } from '../../base/index.ts';
import type { ValuePolicyVersion } from '../../benchmarking/index.ts';
import type { StatementLine } from '../../contracts/index.ts';
import { contractValueOf, poundsAHead } from './contract-value.ts';
import { valueReport } from './value.ts';
import { PRACTICE_VALUE_CHOICES, readChoice } from './value-choice.ts';
import { qualityScores, valuePlaces } from './value-map.ts';
import { valueOfPracticeReport } from './value-of-practice.ts';

function given<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

const QUARTER = month('2025-10');
const POLICY: Pick<ValuePolicyVersion, 'leftOutOfValue' | 'qualityAccounts'> = {
  leftOutOfValue: [{ begins: 'Premises', name: 'premises', why: 'tests' }],
  qualityAccounts: ['QOF aspiration'],
};

function line(account: string, amount: bigint, claims = false): StatementLine {
  const restsOn = claims ? [{ kind: 'claims' } as StatementLine['restsOn'][number]] : [];
  return { account, amountPence: pence(amount), restsOn } as unknown as StatementLine;
}

describe('contract value for a head', () => {
  const lines = [
    line('GMS global sum', 100_000n),
    line('GMS global sum', -4_000n),
    line('QOF aspiration', 9_000n),
    line('Premises: rent', 70_000n),
    line('Minor surgery', 5_000n, true),
  ];
  const lists = [
    { quarter: QUARTER, registered: 110, weighted: 100 },
    { quarter: month('2025-07'), registered: 100, weighted: 120 },
  ];
  const value = contractValueOf({ lines, held: [] }, lists, POLICY);
  const pounds = (per: 'weighted' | 'registered', qof: 'with' | 'without') => {
    const made = poundsAHead(value, { per, qof }, QUARTER);
    assert.ok(typeof made !== 'string', String(made));
    return [made.pounds, made.low, made.high].map((each) => each.valueOf());
  };

  test('adds the accounts that are counted, and leaves out premises and what is paid by claim', () => {
    assert.deepEqual(
      value.parts.map(({ account, use, pence: amount }) => [account, use, amount]),
      [
        ['GMS global sum', 'counted', 96_000n],
        ['QOF aspiration', 'for quality', 9_000n],
        ['Premises: rent', 'left out', 70_000n],
        ['Services paid by claim', 'by claim', 5_000n],
      ],
    );
    // £1,050 for 100 weighted, and for the longest list of 120.
    assert.deepEqual(pounds('weighted', 'with'), [10.5, 8.75, 10.5]);
    // £960 without what was paid for quality; £1,050 for 110 and for 100 registered.
    assert.deepEqual(pounds('weighted', 'without'), [9.6, 8, 9.6]);
    assert.deepEqual(pounds('registered', 'without'), [960 / 110, 960 / 110, 9.6]);
  });

  test('says why there is none', () => {
    assert.equal(poundsAHead('no contract', { per: 'weighted', qof: 'with' }, QUARTER), 'no contract');
    assert.match(String(poundsAHead({ ...value, lists: [] }, { per: 'weighted', qof: 'with' }, QUARTER)), /list/);
    const rent = contractValueOf({ lines: [line('Premises: rent', 1n)], held: [] }, lists, POLICY);
    assert.match(String(poundsAHead(rent, { per: 'weighted', qof: 'with' }, QUARTER)), /nothing is left/);
  });
});

describe('a composite of measures', () => {
  const counts = (numerator: number, denominator = 100) => ({ numerator, denominator });
  const measures = [
    { rule: 'A', direction: 'higher' as const, counts: [counts(80), counts(60), null] },
    { rule: 'B', direction: 'lower' as const, counts: [counts(10), counts(30), counts(20)] },
  ];
  const choice = {
    weights: new Map([
      ['A', 3],
      ['B', 1],
    ]),
    spread: 'points',
    missing: 'others',
  } as const;

  test('is the weighted mean of percentage points from everybody, less being better where the measure says so', () => {
    const { overall, quality } = qualityScores(measures, choice, { leastWeightPercent: 60 });
    assert.deepEqual(overall, [70, 20]);
    // 3/4 of +10 and 1/4 of +10; the other way round for the second; the third has a quarter of the weight alone.
    assert.deepEqual(
      quality.map((one) => (one === null ? null : Math.round(one.value * 1e9) / 1e9)),
      [10, -10, null],
    );
    // (82 + … of 104 added to): the error of each share, put together by the squares of its part of the weight.
    const error = (met: number): number => 100 * Math.sqrt(((met / 104) * (1 - met / 104)) / 104);
    const expected = Math.hypot(0.75 * error(82), 0.25 * error(12));
    assert.ok(Math.abs((quality[0]?.error ?? 0) - expected) < 1e-9);
  });

  test('lets the other measures stand for one that is missing, where enough weight is left, or not at all', () => {
    const at = (missing: 'others' | 'all', leastWeightPercent: number) =>
      qualityScores(measures, { ...choice, missing }, { leastWeightPercent }).quality[2]?.value;
    assert.equal(at('others', 25), 0);
    assert.equal(at('others', 26), undefined);
    assert.equal(at('all', 1), undefined);
  });

  test('places who has both, and names who is too far from all others', () => {
    const quality = Array.from({ length: 10 }, (_, one) => ({ value: one % 2 === 0 ? 5 : -5, error: 1 }));
    const payments = [...Array.from({ length: 9 }, (_, one) => 10 + one / 10), 1000];
    const { middle, places } = valuePlaces([...quality, null], [...payments, 10], { fences: 3 });
    assert.equal(middle, 10.4);
    assert.deepEqual(
      places.map((one) => ('place' in one ? one.place : one.reason)),
      [
        ...['more for less', 'less for less', 'more for less', 'less for less', 'more for more'],
        ...['less for more', 'more for more', 'less for more', 'more for more'],
        'its payment for a head is too far from all others',
        'too few of its measures have a figure that may be shown',
      ],
    );
  });

  test('takes what the policy says is usual, and refuses a choice that is none', () => {
    const usual = { what: 'measure', weights: choice.weights, choices: { spread: 'equal' } } as const;
    assert.equal(given(readChoice(PRACTICE_VALUE_CHOICES, {}, usual)).spread, 'equal');
    assert.equal(given(readChoice(PRACTICE_VALUE_CHOICES, { weights: 'B=2' }, usual)).weights.get('A'), 0);
    for (const asked of [
      { spread: 'index' },
      { missing: 'x' },
      { weights: 'C=1' },
      { weights: 'A=10' },
      { weights: 'A=0' },
    ]) {
      assert.equal(readChoice(PRACTICE_VALUE_CHOICES, asked, usual).ok, false, JSON.stringify(asked));
    }
  });
});

describe('the map of value', () => {
  let fixture: Fixture;
  before(async () => {
    fixture = await sharedFixture();
  });

  test('has every practice with its quality, its money and where it lies or why not', async () => {
    const { reports, actor } = fixture;
    const report = given(await valueReport(reports, actor('operator'), {}));
    assert.equal(report.isMoneyShown, true);
    assert.equal(report.rows.length, reports.register.practices().length);
    for (const { place, reason, pounds } of report.rows) {
      assert.notEqual(place === null, reason === null);
      assert.equal(pounds.kind, 'pounds');
    }
    const { places, notPlaced } = report;
    const placed = places.reduce((sum, { practices }) => sum + practices, 0);
    const named = notPlaced.reduce((sum, { which }) => sum + which.length, 0);
    assert.equal(placed + named, report.rows.length);
    assert.equal((await valueReport(reports, actor('operator'), { month: month('2031-01') })).ok, false);
  });

  test('shows a practice its own payment alone, and no map that would tell of the others’', async () => {
    const { reports, actor } = fixture;
    const report = given(await valueReport(reports, actor('manager-x00010'), {}));
    assert.equal(report.basis.release, 'management');
    assert.deepEqual(
      report.rows.map(({ practice, pounds }) => [practice, pounds.kind === 'not shown']),
      report.rows.map(({ practice }) => [practice, practice !== PMS]),
    );
    assert.equal(report.medianPounds, null);
    assert.deepEqual([report.frontier, report.sensitivity, report.byContract], [[], [], []]);
    const other = given(await valueOfPracticeReport(reports, actor('manager-x00010'), { practice: GMS }));
    assert.deepEqual([other.payment, other.row.pounds.kind, other.medianPounds], [null, 'not shown', null]);
    assert.equal((await valueReport(reports, actor('public'), {})).ok, false);
  });

  test('drills to parts that add to each axis', async () => {
    const { reports, actor } = fixture;
    const report = given(await valueOfPracticeReport(reports, actor('operator'), { practice: GMS }));
    const { row, measures, payment, medianPounds } = report;
    const map = given(await valueReport(reports, actor('operator'), {}));
    assert.equal(medianPounds, map.medianPounds, 'nobody on the map: no median, not one of nothing');
    const added = measures.reduce((sum, { adds }) => sum + Number(adds.value ?? 0), 0);
    if (row.quality.value !== null)
      assert.ok(Math.abs(added - Number(row.quality.value.index)) <= 0.005 * measures.length);
    assert.ok(payment !== null && typeof payment === 'object');
    const counted = payment.parts.filter(({ use }) => use === 'counted' || use === 'for quality');
    assert.equal(
      counted.reduce((sum, { pence: amount }) => sum + amount, 0n),
      payment.countedPence,
    );
    const heads = payment.lists[0]?.weighted ?? 0;
    assert.equal(
      row.pounds.kind === 'pounds' && row.pounds.pounds,
      (Number(payment.countedPence) / 100 / heads).toFixed(2),
    );
  });
});
