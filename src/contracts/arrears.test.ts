import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { contracts as contractDefinitions } from '../../definitions/contracts/index.ts';
import { rates as rateDefinitions } from '../../definitions/rates/index.ts';
import {
  addDays,
  addToMonth,
  type Day,
  type Exact,
  exact,
  firstDayOf,
  isoOfDay,
  type Json,
  lastDayOf,
  type Month,
  month,
  type Outcome,
  odsCode,
  penceFromPounds,
  quarterOf,
  sumPence,
} from '../base/index.ts';
import type { Practice } from '../practices/index.ts';
import { type LoadedContract, loadContracts } from './contract.ts';
import { type LoadedRates, loadRates, type RateValue } from './rate.ts';
import { prepareStatement } from './statement.ts';
import type { StatementInput } from './statement-input.ts';
import type { Statement } from './statement-line.ts';

function loaded<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

const APRIL = month('2025-04');

/** The rate table with the prices of 2025/26 replaced. */
function ratesWith(values: readonly RateValue[]): LoadedRates {
  const rates = rateDefinitions.rates.map((rate) => (rate.id === 'global-sum-price' ? { ...rate, values } : rate));
  return loaded(loadRates({ ...rateDefinitions, rates } as unknown as Json));
}

function price(value: string, validFrom: string, knownFrom: string): RateValue {
  return { value, validFrom, validTo: '2026-03-31', knownFrom, status: 'invented', source: 'Invented for a test' };
}

const GMS = practice('X00001', 'GMS');
const PMS = practice('X00002', 'PMS');

function practice(code: string, contractType: Practice['contractType']): Practice {
  const fields = { locality: 'west', team: 'west-1', weightedToRegistered: '1', deprivationScore: '1' };
  return { code: odsCode(code), name: code, contractType, ...fields };
}

function input(of: Practice, when: Month, rates: LoadedRates, lists: readonly number[]): StatementInput {
  const contracts: LoadedContract[] = loaded(loadContracts(contractDefinitions as unknown as Json, rates));
  const listSizes = (quarter: Month) => ({ registered: lists[(quarter - APRIL) / 3] ?? 0, file: 'f', row: 2 });
  return { practice: of, month: when, contracts, rates, listSizes };
}

function statement(of: Practice, when: Month, rates: LoadedRates, lists: readonly number[], more = {}): Statement {
  return loaded(prepareStatement({ ...input(of, when, rates, lists), ...more }));
}

test('a change over several quarters is one line, with the working of each', () => {
  const rates = ratesWith([price('100.00', '2025-04-01', '2025-04-01'), price('112.00', '2025-04-01', '2025-09-01')]);
  const september = statement(GMS, month('2025-09'), rates, [1200, 2400]);
  const [, arrears] = september.lines;
  assert.equal(arrears?.term, 'global-sum-arrears');
  // April to June: 1,200 × £12 × 0.9525 ÷ 12 × 3 = £3,429.00. July and August: 2,400 × £12 × 0.9525 ÷ 12 × 2 = £4,572.00.
  assert.equal(arrears?.formulaWithNumbers, '£3,429.00 + £4,572.00');
  assert.equal(arrears?.amountPence, 800100n);
  assert.deepEqual(
    arrears?.workings.map((working) => [working.title, working.formulaWithNumbers]),
    [
      ['Global sum arrears, April 2025 to June 2025', '1,200 × (£112.00 − £100.00) × (1 − 4.75 %) ÷ 12 × 3'],
      ['Global sum arrears, July 2025 to August 2025', '2,400 × (£112.00 − £100.00) × (1 − 4.75 %) ÷ 12 × 2'],
    ],
  );
  assert.equal(statement(GMS, month('2025-10'), rates, [1200, 2400, 2400]).lines.length, 1);
});

test('a price that falls takes back what was paid too much', () => {
  const rates = ratesWith([price('120.00', '2025-04-01', '2025-04-01'), price('108.00', '2025-04-01', '2025-05-01')]);
  const [, arrears] = statement(GMS, month('2025-05'), rates, [1000]).lines;
  // 1,000 × (£108 − £120) × 0.9525 ÷ 12 × 1 = −£952.50
  assert.equal(arrears?.amountPence, -95250n);
});

test('a price known only after the months it holds in holds the arrears, for there is nothing that was paid', () => {
  const rates = ratesWith([price('100.00', '2025-06-01', '2025-04-01'), price('90.00', '2025-04-01', '2025-06-01')]);
  const june = statement(GMS, month('2025-06'), rates, [1000]);
  assert.deepEqual(
    june.held.map((one) => [one.term, one.reason.code]),
    [
      ['global-sum-arrears', 'statement.no-rate'],
      ['quality-aspiration', 'statement.no-counts'],
    ],
  );
});

test('what was settled on a later day is not paid again', () => {
  const rates = ratesWith([price('100.00', '2025-04-01', '2025-04-01'), price('112.00', '2025-04-01', '2025-06-10')]);
  // June was made on 12 June, when the change was known: July has nothing more to pay.
  const previousKnownOn = addDays(firstDayOf(month('2025-06')), 11);
  assert.equal(statement(GMS, month('2025-07'), rates, [1000, 1000], { previousKnownOn }).lines.length, 1);
  assert.equal(statement(GMS, month('2025-07'), rates, [1000, 1000]).lines.length, 2);
});

/** Exact pounds of a statement's lines, arrears among them. */
function exactTotal(one: Statement): Exact {
  return one.lines.reduce((sum, line) => sum.add(exact(line.exactPounds)), exact(0));
}

/** Backdated prices: from which month of the year each holds, and in which it became known. */
const changes = fc.uniqueArray(
  fc.record({ from: fc.nat(11), known: fc.nat(11), pence: fc.integer({ min: 5000, max: 20000 }) }),
  { maxLength: 4, selector: (change) => change.known },
);

test('property: arrears are the difference between restated and paid', () => {
  const lists = fc.tuple(fc.nat(30000), fc.nat(30000), fc.nat(30000), fc.nat(30000));
  fc.assert(
    fc.property(changes, lists, fc.nat(11), fc.boolean(), (given, sizes, last, isPms) => {
      const values = given.map(({ from, known, pence }) =>
        price(`${Math.floor(pence / 100)}.${String(pence % 100).padStart(2, '0')}`, dayIn(from), dayIn(known)),
      );
      const first = price('99.99', '2025-04-01', '2025-03-01');
      const rates = ratesWith([first, ...values]);
      const of = isPms ? PMS : GMS;
      const months = Array.from({ length: last + 1 }, (_, index) => addToMonth(APRIL, index));
      const paid = months.map((when) => statement(of, when, rates, sizes));
      const knownOn = firstDayOf(addToMonth(APRIL, last));
      const restated = months.map((when) => restatedOn(of, when, rates, sizes, knownOn));
      const sum = (totals: readonly Exact[]) => totals.reduce((total, one) => total.add(one), exact(0));
      assert.ok(sum(paid.map(exactTotal)).equals(sum(restated)));
      for (const one of paid) assertAdds(one);
    }),
    { numRuns: 25 },
  );
});

function dayIn(index: number): string {
  return isoOfDay(firstDayOf(addToMonth(APRIL, index)));
}

/** A month's own line as known on a day, without arrears. */
function restatedOn(of: Practice, when: Month, rates: LoadedRates, lists: readonly number[], knownOn: Day): Exact {
  const [own] = statement(of, when, rates, lists, { knownOn, previousKnownOn: knownOn }).lines;
  return exact(own?.exactPounds ?? '0');
}

function assertAdds(one: Statement): void {
  assert.equal(sumPence(one.lines.map((line) => line.amountPence)), one.totalPence);
  for (const line of one.lines) assert.equal(line.amountPence, penceFromPounds(exact(line.exactPounds)));
}

test('a whole year pays what the year is worth, within half a penny a line', () => {
  const rates = loaded(loadRates(rateDefinitions as unknown as Json));
  const lists = [12885, 12901, 12850, 12799];
  const months = Array.from({ length: 12 }, (_, index) => addToMonth(APRIL, index));
  const paid = months.map((when) => statement(GMS, when, rates, lists));
  const due = months.reduce((sum, when) => {
    const list = lists[(quarterOf(when) - APRIL) / 3] ?? 0;
    return sum.add(exact(list).mul(exact('123.34')).mul(exact('0.9525')).div(12n));
  }, exact(0));
  const lines = paid.flatMap((one) => one.lines);
  const difference = exact(sumPence(lines.map((line) => line.amountPence)))
    .sub(due.mul(100n))
    .abs();
  assert.equal(lines.length, 13);
  assert.ok(difference.lte(exact(13).div(2n)));
  assert.equal(lastDayOf(addToMonth(APRIL, 11)), addDays(firstDayOf(month('2026-04')), -1));
});

test('a practice that has closed is owed the arrears of its months and nothing else', () => {
  const rates = ratesWith([price('100.00', '2025-04-01', '2025-04-01'), price('112.00', '2025-04-01', '2025-09-01')]);
  const closed = { from: firstDayOf(month('2025-07')), decision: 'PCCC 2025-05-06 item 2' };
  const gone = { ...GMS, closed };
  const made = (when: string) => prepareStatement(input(gone, month(when), rates, [1200, 2400]));
  const termsIn = (when: string) => {
    const one = made(when);
    return one.ok ? one.value.lines.map(({ term, amountPence }) => [term, amountPence]) : one.refusal.code;
  };
  // 1,200 × £100 × 0.9525 ÷ 12.
  assert.deepEqual(termsIn('2025-06'), [['global-sum', 952500n]]);
  for (const when of ['2025-07', '2025-08', '2025-10', '2026-03']) assert.equal(termsIn(when), 'practice.closed', when);
  // 1,200 × £12 × 0.9525 ÷ 12 × 3: the months before it closed, in the month in which the price became known.
  assert.deepEqual(termsIn('2025-09'), [['global-sum-arrears', 342900n]]);
});
