import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { accepted, type Exact, exact, exactText, type Json, type Outcome, refused } from '../../base/index.ts';
import { checkTerms } from './check.ts';
import { evaluateTerm } from './evaluate.ts';
import {
  add,
  choose,
  divide,
  type Expression,
  greaterOf,
  ifZero,
  keepBetween,
  lesserOf,
  multiply,
  roundToWhole,
  subtract,
  sumOf,
} from './expression.ts';
import { term as termShape } from './form-shape.ts';
import { formula as formulaShape } from './formula-shape.ts';
import { numberText } from './number-text.ts';
import type { InputDeclaration, TermDeclaration } from './terms.ts';
import type { Trace } from './trace.ts';
import { unitFromText, unitText } from './unit.ts';

const INPUTS: Record<string, InputDeclaration> = {
  list: { label: 'weighted list', unit: 'weighted patients' },
  price: { label: 'price', unit: 'pounds per weighted patient per year' },
  share: { label: 'share', unit: 'share' },
  one: { label: 'one', unit: 'factor', constant: '1' },
  months: { label: 'months in a year', unit: 'months per year', constant: '12' },
};

function term(id: string, unit: string, formula: Expression, each?: true): TermDeclaration {
  return { id, title: id, unit, formula, ...(each === undefined ? {} : { each }) };
}

/** Inputs that no term of a small test uses are left out. */
function check(terms: readonly TermDeclaration[], inputs: Record<string, InputDeclaration> = INPUTS) {
  const used = JSON.stringify(terms);
  const kept = Object.entries(inputs).filter(([name]) => used.includes(`"${name}"`));
  return checkTerms({ inputs: Object.fromEntries(kept), terms });
}

function reason(outcome: Outcome<unknown>): string {
  return outcome.ok ? 'accepted' : `${outcome.refusal.code}: ${outcome.refusal.message}`;
}

function workOut(
  terms: readonly TermDeclaration[],
  id: string,
  values: Record<string, Exact | boolean | Record<string, Exact | boolean>>,
  inputs: Record<string, InputDeclaration> = INPUTS,
  indicators: readonly string[] = [],
): Outcome<Trace> {
  const checked = check(terms, inputs);
  if (!checked.ok) return checked;
  return evaluateTerm(
    checked.value,
    id,
    () => accepted(indicators),
    (name, indicator) => {
      const given = values[name];
      const value = indicator === null ? given : (given as Record<string, Exact>)[indicator];
      return value === undefined
        ? refused({ code: 'statement.no-counts', message: `No ${name}.` })
        : accepted({ value: value as Exact, source: 'the test' });
    },
  );
}

const MONTHLY = term(
  'monthly',
  'pounds per month',
  divide(multiply('list', 'price', subtract('one', 'share')), 'months'),
);

test('a term shows its formula in words, then with numbers, then its exact result', () => {
  const values = { list: exact(12885), price: exact('123.34'), share: exact('0.0475') };
  const trace = workOut([MONTHLY], 'monthly', values);
  assert.ok(trace.ok);
  assert.equal(trace.value.formula, 'weighted list × price × (1 − share) ÷ 12');
  assert.equal(trace.value.formulaWithNumbers, '12,885 × £123.34 × (1 − 4.75 %) ÷ 12');
  assert.equal(exactText(trace.value.value), '126145.5995625');
  assert.deepEqual(Object.keys(trace.value.inputs), ['list', 'price', 'share']);
});

test('every operation gives its exact result', () => {
  const plain = { unit: 'number' };
  const inputs = {
    a: { label: 'a', ...plain },
    b: { label: 'b', ...plain },
    low: { label: 'low', ...plain, constant: '2' },
    high: { label: 'high', ...plain, constant: '5' },
    flag: { label: 'agreed', unit: 'yes or no' },
  };
  const cases: readonly [Expression, string, string, boolean][] = [
    [add('a', 'b'), '31/3', '7.333333… + 3', true],
    [subtract('a', 'b'), '13/3', '7.333333… − 3', true],
    [multiply('a', subtract('b', 'high')), '-44/3', '7.333333… × (3 − 5)', true],
    [divide('a', 'b'), '22/9', '7.333333… ÷ 3', true],
    [keepBetween('a', 'low', 'high'), '5', '7.333333…, kept between 2 and 5', true],
    [lesserOf('a', 'b'), '3', 'the lesser of 7.333333… and 3', true],
    [greaterOf('a', 'b'), '22/3', 'the greater of 7.333333… and 3', true],
    [roundToWhole('a', 'patient'), '7', '7.333333…, rounded to a whole patient', true],
    [choose('flag', 'a', 'b'), '22/3', '7.333333… (agreed: yes)', true],
    [choose('flag', 'a', 'b'), '3', '3 (agreed: no)', false],
  ];
  for (const [formula, result, text, flag] of cases) {
    const trace = workOut([term('x', 'number', formula)], 'x', { a: exact('22/3'), b: exact(3), flag }, inputs);
    assert.ok(trace.ok, reason(trace));
    assert.deepEqual([exactText(trace.value.value), trace.value.formulaWithNumbers], [result, text]);
  }
});

test('a sum runs over the indicators and keeps the working of each', () => {
  const inputs: Record<string, InputDeclaration> = {
    points: { label: 'points', unit: 'points', each: true },
    price: { label: 'price', unit: 'pounds per point per year' },
  };
  const terms = [
    term('one-measure', 'pounds per year', multiply('points', 'price'), true),
    term('all', 'pounds per year', sumOf('one-measure')),
  ];
  const values = { points: { A: exact(2), B: exact('0.5') }, price: exact('10.01') };
  const trace = workOut(terms, 'all', values, inputs, ['A', 'B']);
  assert.ok(trace.ok, reason(trace));
  assert.equal(trace.value.formulaWithNumbers, '£20.02 + £5.005');
  assert.deepEqual(
    trace.value.workings.map((working) => [working.of?.member, working.formulaWithNumbers]),
    [
      ['A', '2 × £10.01'],
      ['B', '0.5 × £10.01'],
    ],
  );
  assert.match(
    reason(workOut(terms, 'all', { points: { A: exact(2) }, price: exact(1) }, inputs, ['A', 'B'])),
    /No points/,
  );
});

test('a divisor of nought is refused, and is not reached where the definition says what then holds', () => {
  const inputs = { a: { label: 'a', unit: 'people' }, b: { label: 'denominator', unit: 'people' } };
  const silent = [term('x', 'share', divide('a', 'b'))];
  assert.equal(
    reason(workOut(silent, 'x', { a: exact(0), b: exact(0) }, inputs)),
    'definition.invalid: Denominator is nought, so nothing is divided by it.',
  );
  const none = { ...inputs, none: { label: 'none', unit: 'share', constant: '0' } };
  const said = [term('x', 'share', ifZero('b', 'none', 'nobody is in it', divide('a', 'b')))];
  const trace = workOut(said, 'x', { a: exact(0), b: exact(0) }, none);
  assert.ok(trace.ok);
  assert.deepEqual([exactText(trace.value.value), trace.value.because], ['0', 'nobody is in it']);
  const other = workOut(said, 'x', { a: exact(1), b: exact(4) }, none);
  assert.ok(other.ok);
  assert.deepEqual([exactText(other.value.value), other.value.because], ['0.25', undefined]);
});

test('a definition that does not hold together is refused, in words', () => {
  const cases: readonly [string, readonly TermDeclaration[]][] = [
    ['The term a uses nothing-such, which is not defined.', [term('a', 'number', multiply('nothing-such', 'share'))]],
    ['Terms go round in a circle: a → b → a.', [term('a', 'number', { ref: 'b' }), term('b', 'number', { ref: 'a' })]],
    ['Terms go round in a circle: a → a.', [term('a', 'number', multiply('a', 'a'))]],
    ['The name list is defined twice.', [term('list', 'share', { ref: 'list' })]],
    ['"A b" is no name; names are written like-this.', [term('A b', 'share', { ref: 'share' })]],
    [
      'The term a adds pounds per weighted patient per year and weighted patients, which are not the same.',
      [term('a', 'pounds per year', add('price', 'list'))],
    ],
    [
      'The term a is to be pounds per month, but its formula gives pounds per year.',
      [term('a', 'pounds per month', multiply('list', 'price'))],
    ],
    [
      'The term a adds up b, which no indicator has of its own.',
      [term('a', 'share', sumOf('b')), term('b', 'share', { ref: 'share' })],
    ],
    [
      'The term a uses b, of which every indicator has its own; add it up.',
      [term('a', 'share', { ref: 'b' }), term('b', 'share', { ref: 'share' }, true)],
    ],
  ];
  for (const [message, terms] of cases) {
    assert.equal(reason(check(terms)), `definition.invalid: ${message}`);
  }
  assert.match(reason(unitFromText('pounds per head per year')), /"head" in "pounds per head per year" is not a unit/);
  const idle = checkTerms({ inputs: INPUTS, terms: [term('a', 'share', { ref: 'share' })] });
  assert.match(reason(idle), /The input list is used by no term/);
});

test('a flag is no number, and only a flag is chosen by', () => {
  const inputs: Record<string, InputDeclaration> = { ...INPUTS, flag: { label: 'flag', unit: 'yes or no' } };
  assert.match(reason(check([term('a', 'share', multiply('flag', 'share'))], inputs)), /does arithmetic with flag/);
  assert.match(reason(check([term('a', 'share', choose('share', 'share', 'share'))], inputs)), /not a yes or no/);
});

test('terms are read from JSON, and what the language has not is refused', () => {
  const good = { id: 'a', title: 'A', unit: 'share', formula: divide('b', 'c') } as unknown as Json;
  assert.deepEqual(termShape.wrong(good, 'x'), []);
  const bad: readonly [Json, RegExp][] = [
    [{ power: [{ ref: 'a' }, { ref: 'b' }] }, /x has "power", which is no operation of this language/],
    [{ multiply: [{ ref: 'a' }, 2] }, /x.multiply\[1\] is a number; give it a name as an input/],
    [{ multiply: [{ ref: 'a' }] }, /x.multiply has fewer than 2/],
    [{ subtract: [{ ref: 'a' }, { ref: 'b' }, { ref: 'c' }] }, /x.subtract has 3 parts, not two/],
    [{ divide: { ref: 'a' } }, /x.by is not a name/],
    [{ divide: { ref: 'a' }, by: { ref: 'b' } }, /x.by is not a name/],
    [{ ref: 'a', also: 'b' }, /x.also is not known/],
    ['a', /x is no formula/],
  ];
  for (const [json, message] of bad) assert.match(formulaShape.wrong(json, 'x').join(), message);
  const neither = { id: 'a', title: 'A', unit: 'share' };
  assert.match(termShape.wrong(neither, 'x').join(), /x has neither a formula nor one of capitation/);
  assert.match(
    termShape.wrong({ ...neither, capitation: { list: 'b' } }, 'x').join(),
    /x.capitation.price is not a name/,
  );
});

test('numbers are shown exactly or cut off with an ellipsis, never rounded', () => {
  assert.equal(numberText(exact('1234567.5'), 'pounds'), '£1,234,567.50');
  assert.equal(numberText(exact('-0.055'), 'pounds per month'), '−£0.055');
  assert.equal(numberText(exact('2/3'), 'points'), '0.666666…');
  assert.equal(numberText(exact('0.0475'), 'share'), '4.75 %');
  assert.equal(numberText(exact('12885'), 'weighted patients'), '12,885');
});

test('property: products of odd fractions are exact', () => {
  const inputs = { a: { label: 'a', unit: 'number' }, b: { label: 'b', unit: 'number' } };
  const terms = [term('x', 'number', divide(multiply('a', 'b'), 'b'))];
  const fraction = fc
    .tuple(fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.bigInt(1n, 10n ** 9n))
    .map(([n, d]) => exact(n).div(d));
  fc.assert(
    fc.property(fraction, fraction, (a, b) => {
      const trace = workOut(terms, 'x', { a, b }, inputs);
      if (b.n === 0n) assert.equal(trace.ok, false);
      else assert.ok(trace.ok && trace.value.value.equals(a));
    }),
    { numRuns: 200 },
  );
});

test('property: numbers of different units are never added', () => {
  const units = ['pounds per year', 'pounds per month', 'pounds', 'points', 'weighted patients', 'percent', 'number'];
  fc.assert(
    fc.property(fc.constantFrom(...units), fc.constantFrom(...units), (one, other) => {
      const inputs = { a: { label: 'a', unit: one }, b: { label: 'b', unit: other } };
      const outcome = check([term('x', one, add('a', 'b'))], inputs);
      assert.equal(outcome.ok, one === other);
      if (!outcome.ok) assert.match(outcome.refusal.message, new RegExp(`${wordsOf(one)} and ${wordsOf(other)}`));
    }),
  );
});

function wordsOf(unit: string): string {
  const powers = unitFromText(unit);
  assert.ok(powers.ok);
  return unitText(powers.value);
}
