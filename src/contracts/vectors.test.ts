/** The test vectors of published and computed figures: global sum GS-1 to GS-6, quality. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { contracts as contractDefinitions } from '../../definitions/contracts/index.ts';
import { rates as rateDefinitions } from '../../definitions/rates/index.ts';
import {
  accepted,
  decimalText,
  type Exact,
  exact,
  exactText,
  type Json,
  type Outcome,
  penceFromPounds,
  poundsText,
} from '../base/index.ts';
import { loadContracts } from './contract.ts';
import { checkTerms } from './language/check.ts';
import { evaluateTerm } from './language/evaluate.ts';
import { add, divide, type Expression, multiply, subtract } from './language/expression.ts';
import type { InputDeclaration, TermDeclaration } from './language/terms.ts';
import { loadRates } from './rate.ts';

function loaded<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

const PRICE = 'pounds per weighted patient per year';

/** The initial monthly payment of SFE with London, temporary patients and both opt-outs. */
const INPUTS: Record<string, InputDeclaration> = {
  'weighted-list': { label: 'weighted list', unit: 'weighted patients' },
  price: { label: 'price', unit: PRICE },
  'old-price': { label: 'old price', unit: PRICE },
  'out-of-hours': { label: 'out-of-hours share', unit: 'share' },
  'minor-surgery': { label: 'minor surgery share', unit: 'share' },
  londoners: { label: 'London residents', unit: 'London residents' },
  london: { label: 'London adjustment', unit: 'pounds per London resident per year' },
  temporary: { label: 'temporary patients adjustment', unit: 'pounds per year' },
  'out-of-hours-pounds': { label: 'out-of-hours pounds', unit: PRICE },
  'old-out-of-hours-pounds': { label: 'old out-of-hours pounds', unit: PRICE },
  one: { label: 'one', unit: 'factor', constant: '1' },
  months: { label: 'months', unit: 'months per year', constant: '12' },
  late: { label: 'months of arrears', unit: 'months', constant: '3' },
};

const TERMS: Record<string, { unit: string; formula: Expression }> = {
  annual: { unit: 'pounds per year', formula: multiply('weighted-list', 'price') },
  gross: { unit: 'pounds per year', formula: multiply('weighted-list', subtract('price', 'old-price')) },
  net: {
    unit: 'pounds per year',
    formula: multiply(
      'weighted-list',
      subtract(subtract('price', 'old-price'), subtract('out-of-hours-pounds', 'old-out-of-hours-pounds')),
    ),
  },
  deduction: { unit: PRICE, formula: multiply('price', 'out-of-hours') },
  initial: {
    unit: 'pounds per month',
    formula: divide(add(multiply('weighted-list', 'price'), multiply('londoners', 'london'), 'temporary'), 'months'),
  },
  'out-of-hours-part': { unit: 'pounds per month', formula: multiply('initial', 'out-of-hours') },
  payable: {
    unit: 'pounds per month',
    formula: multiply('initial', subtract(subtract('one', 'out-of-hours'), 'minor-surgery')),
  },
  arrears: {
    unit: 'pounds',
    formula: multiply(
      divide(multiply('weighted-list', subtract('price', 'old-price'), subtract('one', 'out-of-hours')), 'months'),
      'late',
    ),
  },
};

const globalSum = loaded(
  checkTerms({
    inputs: INPUTS,
    terms: Object.entries(TERMS).map(([id, term]): TermDeclaration => ({ id, title: id, ...term })),
  }),
);

function gs(term: string, values: Record<string, string>): Exact {
  const resolve = (name: string) => accepted({ value: exact(values[name] ?? '0'), source: 'the vector' });
  return loaded(evaluateTerm(globalSum, term, () => accepted([]), resolve)).value;
}

function pounds(value: Exact): string {
  return poundsText(penceFromPounds(value));
}

test('GS-1: 11,300 weighted patients at £99.70', () => {
  assert.equal(pounds(gs('annual', { 'weighted-list': '11300', price: '99.70' })), '£1,126,610.00');
});

test('GS-2: uplift £93.46 → £96.78 with out of hours £4.45 → £4.59', () => {
  const values = {
    'weighted-list': '9000',
    price: '96.78',
    'old-price': '93.46',
    'out-of-hours-pounds': '4.59',
    'old-out-of-hours-pounds': '4.45',
  };
  assert.equal(pounds(gs('net', values)), '£28,620.00');
  assert.equal(pounds(gs('gross', values)), '£29,880.00');
});

test('GS-3: the out-of-hours deduction is kept to its last decimal', () => {
  const deduction = gs('deduction', { price: '73.56', 'out-of-hours': '0.0546' });
  assert.equal(exactText(deduction), '4.016376');
  assert.equal(pounds(exact('4.02').sub(deduction).mul(2000n)), '£7.25');
});

const GS_4 = {
  'weighted-list': '8000',
  price: '130.07',
  temporary: '2000',
  'out-of-hours': '0.0470',
};

test('GS-4: 2026/27, not London, temporary patients £2,000', () => {
  assert.equal(pounds(gs('initial', GS_4)), '£86,880.00');
  assert.equal(pounds(gs('out-of-hours-part', GS_4)), '£4,083.36');
  assert.equal(pounds(gs('payable', GS_4)), '£82,796.64');
});

test('GS-5: with 7,800 London residents, and with minor surgery opted out', () => {
  const values = { ...GS_4, londoners: '7800', london: '2.18' };
  assert.equal(pounds(gs('initial', values)), '£88,297.00');
  assert.equal(pounds(gs('out-of-hours-part', values)), '£4,149.96');
  assert.equal(pounds(gs('payable', values)), '£84,147.04');
  assert.equal(pounds(gs('payable', { ...values, 'minor-surgery': '0.006' })), '£83,617.26');
});

test('GS-6: arrears of April to June 2025', () => {
  const values = { 'weighted-list': '8000', price: '123.34', 'old-price': '121.79', 'out-of-hours': '0.0475' };
  assert.equal(pounds(gs('arrears', values)), '£2,952.75');
});

test('GS-8: published medians lie within 1 % above the price less out of hours (they hold London and temporary patients)', () => {
  const implied = (price: string, share: string) => exact(price).mul(exact(1).sub(exact(share)));
  for (const [price, share, median] of [
    ['73.56', '0.0546', '70.11'],
    ['88.96', '0.0487', '84.95'],
  ] as const) {
    const above = exact(median).div(implied(price, share)).sub(1n);
    assert.ok(above.gte(0n) && above.lte(exact('0.01')), `${median} against ${exactText(implied(price, share))}`);
  }
});

const rates = loaded(loadRates(rateDefinitions as unknown as Json));
const [gms] = loaded(loadContracts(contractDefinitions as unknown as Json, rates));
assert.ok(gms);
const terms = gms.terms;

/** A term of the quality scheme as the contracts define it, for one measure. */
function quality(term: string, values: Record<string, string>): Exact {
  const given: Record<string, Exact | boolean> = { 'prevalence-adjusted': values['prevalence-adjusted'] === 'yes' };
  const resolve = (name: string) =>
    accepted({ value: given[name] ?? exact(values[name] ?? '0'), source: 'the vector' });
  const checked = loaded(evaluateTerm(terms, term, () => accepted(['M']), resolve));
  return checked.value;
}

/** Points of a measure that achieves a percentage with one decimal. */
function points(lower: string, upper: string, available: string, percent: string): Exact {
  const counts = { denominator: '1000', numerator: exactText(exact(percent).mul(10n)) };
  return quality('total-points', {
    ...counts,
    'lower-threshold': lower,
    'upper-threshold': upper,
    'points-available': available,
  });
}

const FULL = { numerator: '9', denominator: '9', 'lower-threshold': '40', 'upper-threshold': '90' };

test('Q-1: list index and prevalence factor are not rounded', () => {
  const values = {
    ...FULL,
    'points-available': '29',
    'achievement-point-price': '207.56',
    'january-list': '16000',
    'list-divisor': '9374',
    'prevalence-adjusted': 'yes',
    // 3.05 % of 16,000 against 2.1 % of 10,000.
    register: '488',
    'borough-register': '210',
    'borough-list': '10000',
  };
  assert.equal(pounds(quality('achievement', values)), '£14,921.66');
  const rounded = exact(29).mul(exact('207.56')).mul(exact('1.71')).mul(exact('1.45'));
  assert.equal(decimalText(rounded, 2), '14924.71');
});

test('Q-2: 74 points without prevalence in an average practice', () => {
  const average = { 'january-list': '9085', 'list-divisor': '9085', 'achievement-point-price': '201.16' };
  assert.equal(pounds(quality('achievement', { ...FULL, ...average, 'points-available': '74' })), '£14,885.84');
});

test('Q-3 to Q-6: points between the thresholds', () => {
  assert.equal(exactText(points('38', '78', '10', '65')), '6.75');
  assert.deepEqual(
    ['38', '37.9', '78', '90'].map((percent) => exactText(points('38', '78', '10', percent))),
    ['0', '0', '10', '10'],
  );
  assert.equal(decimalText(points('40', '75', '6', '52.5'), 6), '2.142857');
  assert.equal(exactText(points('35', '75', '17', '60')), '10.625');
});

test('Q-8: aspiration a month on a prior achievement of £120,000', () => {
  const values = {
    ...FULL,
    'points-available': '1',
    'january-list': '1',
    'list-divisor': '1',
    // One point earns £225.49 in the achievement year, so 120,000 ÷ 225.49 points earn £120,000.
    'achievement-point-price': '225.49',
    'point-price': '227.95',
    'aspiration-share': '0.8',
  };
  const monthly = quality('quality-aspiration', {
    ...values,
    'points-available': exactText(exact(120000).div(exact('225.49'))),
  });
  assert.equal(pounds(monthly), '£8,087.28');
});

test('Q-9: list index', () => {
  assert.equal(decimalText(quality('list-index', { 'january-list': '15326', 'list-divisor': '9962' }), 6), '1.538446');
});

test('property: points lie between none and all, and never fall as achievement rises', () => {
  const measure = fc.record({
    lower: fc.integer({ min: 0, max: 98 }),
    width: fc.integer({ min: 1, max: 50 }),
    available: fc.integer({ min: 1, max: 50 }),
    denominator: fc.integer({ min: 1, max: 5000 }),
    one: fc.nat(5000),
    other: fc.nat(5000),
  });
  fc.assert(
    fc.property(measure, ({ lower, width, available, denominator, one, other }) => {
      const earned = (numerator: number) =>
        quality('total-points', {
          numerator: String(Math.min(numerator, denominator)),
          denominator: String(denominator),
          'lower-threshold': String(lower),
          'upper-threshold': String(lower + width),
          'points-available': String(available),
        });
      const [less, more] = [earned(Math.min(one, other)), earned(Math.max(one, other))];
      assert.ok(less.gte(0n) && less.lte(more) && more.lte(BigInt(available)));
    }),
    { numRuns: 150 },
  );
});
