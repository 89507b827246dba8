import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, firstDayOf, month } from '../base/index.ts';
import { forecastAchievement } from './achievement.ts';
import { tryContract } from './contract-trial.ts';
import { prepareStatement } from './statement.ts';
import type { StatementInput } from './statement-input.ts';
import { asked, contracts, LIST_FILE, quality, rates, X00010, X00036 } from './trial-statement.test.ts';

function refusalOf(input: StatementInput): string {
  const outcome = prepareStatement(input);
  return outcome.ok ? 'accepted' : `${outcome.refusal.code}: ${outcome.refusal.message}`;
}

test('counts of another achievement year are refused, those two years back and those of this year', () => {
  for (const periodEnd of ['2024-03-31', '2026-03-31']) {
    const input = asked(X00036, 13283, '2025-10', { quality: quality({ periodEnd: day(periodEnd) }) });
    assert.match(
      refusalOf(input),
      /^statement\.other-year: .* rests on achievement at 31 March 2025, and counts at 31/,
    );
  }
});

test('thresholds and points of another year’s framework are refused, for a statement and for a forecast', () => {
  const last = quality({ frameworkYear: '2024/25' });
  assert.match(
    refusalOf(asked(X00036, 13283, '2025-10', { quality: last })),
    /^statement\.other-year: October 2025 is in 2025\/26, and thresholds and points of 2024\/25 were put in/,
  );
  const listSizes = () => ({ registered: 13283, file: LIST_FILE, row: 37 });
  const thisYear = { ...last, periodEnd: day('2026-03-31') };
  const forecast = { practice: X00036, contracts, rates, listSizes, knownOn: day('2026-04-10'), quality: thisYear };
  const outcome = forecastAchievement(forecast);
  assert.equal(!outcome.ok && outcome.refusal.code, 'statement.other-year');
});

test('a list of another quarter is refused, for GMS by its month and for PMS by 1 April', () => {
  const listSizes = () => ({ registered: 13283, file: LIST_FILE, row: 37, quarter: month('2024-10') });
  for (const practice of [X00036, X00010]) {
    const refusal = refusalOf(asked(practice, 1, '2025-10', { listSizes }));
    assert.match(refusal, /^statement\.other-year: A list at 1 October 2024 was put in for the one at 1 (Oct|Apr)/);
  }
});

test('a price, divisor or point price of another year is not reached: a year without one stops', () => {
  const only = (id: string, year: string) => {
    const found = rates.rates.get(id);
    assert.ok(found);
    const values = found.values.filter(({ validFrom }) => validFrom.startsWith(year));
    return { ...rates, rates: new Map(rates.rates).set(id, { ...found, values }) };
  };
  const withRates = (id: string, year: string) =>
    asked(X00036, 13283, '2025-10', { rates: only(id, year), quality: quality() });
  assert.match(refusalOf(withRates('global-sum-price', '2024')), /no-rate: .* has no value on 1 October 2025/);
  for (const id of ['qof-list-divisor', 'qof-point-price']) {
    const outcome = prepareStatement(withRates(id, '2023'));
    assert.ok(outcome.ok);
    assert.deepEqual(
      outcome.value.held.map((one) => `${one.term} ${one.reason.code}`),
      ['quality-aspiration statement.no-rate'],
    );
  }
});

test('an agreement to take part that does not hold in the month is refused', () => {
  const participation = {
    practice: X00036.code,
    scheme: 'Quality Outcomes for Health',
    framework: 'f/2024-25',
    validFrom: day('2024-04-01'),
    validTo: day('2025-03-31'),
    replaces: [],
  } as unknown as NonNullable<StatementInput['participation']>;
  assert.match(
    refusalOf(asked(X00036, 13283, '2025-10', { participation })),
    /^statement\.other-year: X00036 takes part in Quality Outcomes for Health from 1 April 2024 to 31 March 2025/,
  );
});

test('a month of another year than its contract’s is refused, and so is a day put into one by hand', () => {
  assert.match(refusalOf(asked(X00036, 13283, '2026-04')), /^statement\.no-contract/);
  const [gms] = contracts;
  assert.ok(gms);
  const trial = tryContract(gms.json as never, { on: '2026-04-01' }, rates);
  assert.equal(trial.kind === 'refused' && trial.refusals[0]?.code, 'input.invalid');
  const farYear = tryContract(gms.json as never, { on: '2025-10-01', achievementYearEnd: '2023-03-31' }, rates);
  assert.equal(farYear.kind === 'refused' && farYear.refusals[0]?.code, 'statement.other-year');
});

test('a weighting is the one that holds on the quarter’s first day, as known on the day', () => {
  const weightings = [
    { value: '0.970', validFrom: day('2023-04-01'), knownFrom: day('2023-04-01'), source: 'first' },
    { value: '0.980', validFrom: day('2025-07-01'), knownFrom: day('2025-07-01'), source: 'second' },
    { value: '0.975', validFrom: day('2025-07-01'), knownFrom: day('2025-09-01'), source: 'corrected' },
  ];
  const practice = { ...X00036, weightings };
  const weighted = (when: string, knownOn = firstDayOf(month(when))) => {
    const outcome = prepareStatement(asked(practice, 10000, when, { knownOn }));
    assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
    return outcome.value.lines[0]?.inputs['weighted-list']?.value;
  };
  assert.equal(weighted('2025-06'), '9700');
  assert.equal(weighted('2025-08'), '9800');
  assert.equal(weighted('2025-08', day('2025-09-01')), '9750');
  assert.equal(weighted('2025-09'), '9750');
  const early = { ...X00036, weightings: weightings.slice(1) };
  assert.match(refusalOf(asked(early, 10000, '2025-05')), /^statement\.no-rate: The weighting of .* was not known/);
});
