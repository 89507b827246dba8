import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Json, type Outcome, pence } from '../base/index.ts';
import type { ContractJson } from './contract.ts';
import { type ContractTrial, tryContract } from './contract-trial.ts';
import {
  add,
  allOf,
  anyOf,
  atLeast,
  choose,
  divide,
  isOneOf,
  moreThan,
  multiply,
  not,
  onlyIf,
  subtract,
} from './language/expression.ts';
import { type LoadedRates, loadRates } from './rate.ts';

const RATES: LoadedRates = loaded(
  loadRates({
    id: 'rates',
    title: 'Rates',
    rates: [
      {
        id: 'fee',
        title: 'Fee',
        unit: 'pounds per item',
        values: [
          {
            value: '10',
            validFrom: '2025-04-01',
            validTo: '2025-09-30',
            knownFrom: '2025-04-01',
            status: 'found',
            source: 'a',
          },
          {
            value: '12.5',
            validFrom: '2025-10-01',
            validTo: '2026-03-31',
            knownFrom: '2025-12-01',
            status: 'found',
            source: 'b',
          },
        ],
      },
    ],
  }),
);

function loaded<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

type Parts = Partial<ContractJson> & Pick<ContractJson, 'inputs' | 'terms'>;

/** A contract that pays its last term once. */
function contract(parts: Parts): ContractJson {
  const last = parts.terms.at(-1)?.id ?? '';
  const dates = { validFrom: '2025-04-01', validTo: '2026-03-31', source: 'a test' };
  return { id: 'test/1', title: 'A test', ...dates, pays: 'once', lines: [{ term: last, account: 'A' }], ...parts };
}

function attempt(json: ContractJson, inputs: unknown = {}): ContractTrial {
  return tryContract(json as unknown as Json, inputs as Json, RATES);
}

function worked(trial: ContractTrial) {
  assert.ok(trial.kind === 'worked out', trial.kind === 'refused' ? (trial.refusals[0]?.message ?? '') : '');
  return trial;
}

function reasons(trial: ContractTrial): string {
  return trial.kind === 'refused'
    ? trial.refusals.map(({ code, message }) => `${code}: ${message}`).join('\n')
    : 'none';
}

const constant = (unit: string, value: string) => ({ label: value, unit, from: { kind: 'constant' as const, value } });
const number = (label: string, unit: string) => ({ label, unit });

const INJECTIONS = contract({
  sets: { injection: { label: 'injections' } },
  inputs: {
    site: { label: 'site', unit: 'choice', each: 'injection', choices: ['knee', 'hip', 'neck'] },
    'referred-back': { label: 'referred back', unit: 'yes or no', each: 'injection' },
    exception: { label: 'a printed exception', unit: 'yes or no', each: 'injection' },
    done: { label: 'day', unit: 'date', each: 'injection' },
    begins: { label: 'day from which the policy holds', unit: 'date' },
    tariff: number('tariff', 'pounds'),
    'gp-price': number('GP price', 'pounds'),
    one: constant('factor', '1'),
  },
  terms: [
    {
      id: 'elsewhere',
      title: 'A GP was to do it',
      unit: 'yes or no',
      each: 'injection',
      formula: allOf(isOneOf('site', 'knee'), not('referred-back'), atLeast('done', 'begins')),
    },
    {
      id: 'injection-price',
      title: 'Injection',
      unit: 'pounds',
      each: 'injection',
      activity: {
        activity: 'one',
        price: 'tariff',
        policy: { applies: 'elsewhere', price: 'gp-price', unsure: 'exception', because: 'a clinician decides' },
      },
    },
  ],
});

test('each member of a set is a line; a policy reprices it, and one that is unsure waits while the rest is paid', () => {
  const injection = { site: 'knee', 'referred-back': false, exception: false, done: '2025-06-01' };
  const trial = worked(
    attempt(INJECTIONS, {
      values: { begins: '2025-06-01', tariff: '150', 'gp-price': '43.54' },
      each: {
        injection: {
          a: injection,
          b: { ...injection, site: 'hip' },
          c: { ...injection, 'referred-back': true },
          d: { ...injection, done: '2025-05-31' },
          e: { ...injection, exception: true },
        },
      },
    }),
  );
  assert.deepEqual(
    trial.lines.map((line) => [line.member, line.amountPence]),
    [
      ['a', 4354n],
      ['b', 15000n],
      ['c', 15000n],
      ['d', 15000n],
    ],
  );
  assert.deepEqual(
    trial.held.map((line) => [line.member, line.reason.code, line.reason.message]),
    [['e', 'line.held', 'A clinician decides']],
  );
  const elsewhere = trial.lines[3]?.workings.find((working) => working.id === 'elsewhere');
  assert.equal(
    elsewhere?.formulaWithNumbers,
    '(knee is knee) and (not referred back: no) and (31 May 2025 ≥ 1 June 2025)',
  );
  assert.deepEqual(elsewhere?.inputs.done, { label: 'day', unit: 'date', value: '2025-05-31', source: 'put in' });
});

test('conditions are worked out to their last part, so that nothing missing is hidden by what decides', () => {
  const either = contract({
    inputs: {
      a: number('a', 'number'),
      b: number('b', 'number'),
      yes: constant('pounds', '1'),
      no: constant('pounds', '0'),
    },
    terms: [
      { id: 'is', title: 'Is', unit: 'yes or no', formula: anyOf(moreThan('a', 'b'), atLeast('b', 'a')) },
      { id: 'paid', title: 'Paid', unit: 'pounds', formula: choose('is', 'yes', 'no', 'it is not') },
    ],
  });
  assert.equal(worked(attempt(either, { values: { a: '1', b: '1/3' } })).totalPence, 100n);
  assert.match(reasons(attempt(either, { values: { a: '2' } })), /Nothing was put in for b: b, in number/);
});

test('a rate is that of the day, as known on a day; a number put in stands in its place', () => {
  const json = contract({
    inputs: {
      items: number('items', 'items'),
      fee: { label: 'fee', unit: 'pounds per item', from: { kind: 'rate', rate: 'fee', on: 'the month' } },
    },
    terms: [{ id: 'paid', title: 'Paid', unit: 'pounds', itemOfService: { items: 'items', fee: 'fee' } }],
  });
  const values = { items: 3 };
  const paid = (more: object) => worked(attempt(json, { values, ...more })).totalPence;
  assert.deepEqual([paid({ on: '2025-09-30' }), paid({ on: '2025-10-01' })], [30_00n, 37_50n]);
  assert.equal(paid({ values: { ...values, fee: '1.01' } }), 3_03n);
  const unknown = { values, on: '2025-10-01', knownOn: '2025-11-30' };
  assert.match(
    reasons(attempt(json, unknown)),
    /statement.no-rate: Fee on 1 October 2025 was not known on 30 November/,
  );
  assert.match(
    reasons(attempt(json, { values, on: '2026-04-01' })),
    /holds from 1 April 2025 to 31 March 2026, and not/,
  );
  const trial = worked(attempt(json, { values, on: '2025-10-01' }));
  assert.deepEqual(
    trial.lines[0]?.restsOn.map((rest) => rest.kind),
    ['contract', 'rate'],
  );
});

test('what is put in is read exactly, and what does not fit is refused by name', () => {
  const json = contract({
    sets: { band: { label: 'age bands', members: ['0-4', '5+'] } },
    inputs: { list: { ...number('list', 'patients'), each: 'band' }, price: number('price', 'pounds per patient') },
    terms: [{ id: 'paid', title: 'Paid', unit: 'pounds', capitation: { list: 'list', price: 'price', over: 'band' } }],
  });
  const bands = { '0-4': { list: '10' }, '5+': { list: 20 } };
  const trial = worked(attempt(json, { values: { price: 0.1 }, each: { band: bands } }));
  assert.deepEqual([trial.totalPence, trial.lines[0]?.formulaWithNumbers], [300n, '£1.00 + £2.00']);
  const cases: readonly [unknown, RegExp][] = [
    [{ values: { price: '1' } }, /Nothing was put in for list of 0-4/],
    [{ values: { price: '1' }, each: { band: { '0-4': { list: '1' } } } }, /Nothing was put in for list of 5\+/],
    [{ values: { price: '1' }, each: { band: { ...bands, '6+': { list: '1' } } } }, /6\+ is none of the age bands/],
    [{ values: { price: '1e3' }, each: { band: bands } }, /price \(values\) is not a number in pounds per patient/],
    [{ values: { price: '1' }, each: { band: { ...bands, '0-4': { list: '-1' } } } }, /list .* is below nought/],
    [{ values: { price: 0.1 + 0.2 }, each: { band: bands } }, /price \(values\) is not a number/],
    [{ values: { cost: '1' } }, /no input called cost/],
    [{ values: { list: '1' } }, /list is for band, not values/],
    [{ prices: {} }, /The inputs.prices is not known/],
    [{ each: { age: {} } }, /no set called age/],
    [{ on: '2025-02-30' }, /no date/],
  ];
  for (const [inputs, message] of cases) {
    assert.match(reasons(attempt(json, inputs)), message);
    assert.match(reasons(attempt(json, inputs)), /^input.invalid/);
  }
});

test('a set of nobody pays nothing, and says so; a set of which nobody spoke is refused', () => {
  const json = contract({
    sets: { claim: { label: 'claims' } },
    inputs: { items: { ...number('items', 'items'), each: 'claim' }, fee: number('fee', 'pounds per item') },
    terms: [
      { id: 'paid', title: 'Paid', unit: 'pounds', itemOfService: { items: 'items', fee: 'fee', over: 'claim' } },
    ],
  });
  const none = worked(attempt(json, { values: { fee: '2' }, each: { claim: {} } }));
  assert.deepEqual([none.totalPence, none.lines[0]?.formulaWithNumbers], [0n, '0, there being no claims']);
  assert.match(reasons(attempt(json, { values: { fee: '2' } })), /Nobody has said what claims there are/);
});

test('a contract that does not hold together is refused, in words', () => {
  const inputs = {
    list: number('list', 'weighted patients'),
    price: number('price', 'pounds per weighted patient per year'),
    day: number('day', 'date'),
    kind: { label: 'kind', unit: 'choice', choices: ['a'] },
  };
  const only = (...names: (keyof typeof inputs)[]) => Object.fromEntries(names.map((name) => [name, inputs[name]]));
  const paid = (formula: object) => [{ id: 'paid', title: 'Paid', unit: 'pounds', formula }] as never;
  const cases: readonly [Parts, RegExp][] = [
    [
      { inputs: only('list', 'price'), terms: paid(multiply('list', 'price')) },
      /is to be pounds, but its formula gives pounds per year/,
    ],
    [{ inputs: only('list'), terms: paid(multiply('list', 'prices')) }, /uses prices, which is not defined/],
    [{ inputs: {}, terms: paid({ ref: 'paid' }) }, /circle: paid → paid/],
    [{ inputs: only('day'), terms: paid(add('day', 'day')) }, /adds a date/],
    [{ inputs: only('day', 'list'), terms: paid(multiply('day', 'list')) }, /multiplies a date/],
    [{ inputs: only('kind'), terms: paid(multiply('kind', 'kind')) }, /does arithmetic with kind, a choice/],
    [
      { inputs: only('list', 'price'), terms: paid(onlyIf('list', 'price', 'why')) },
      /chooses by list, which is not a yes or no/,
    ],
    [{ inputs: only('list'), terms: paid({ power: [{ ref: 'list' }] }) }, /"power", which is no operation/],
    [{ inputs: only('list'), terms: paid({ multiply: [{ ref: 'list' }, 2] }) }, /is a number; give it a name/],
    [
      { inputs: { list: { ...inputs.list, each: 'ward' } }, terms: paid({ ref: 'list' }) },
      /list is for each ward, which is no set/,
    ],
    [
      { inputs: only('list'), terms: paid({ ref: 'list' }), pays: 'month' },
      /paid is to be pounds, but its formula gives weighted patients/,
    ],
    [
      { inputs: { due: number('due', 'pounds') }, terms: paid({ ref: 'due' }), pays: 'month' },
      /paid is pounds, not pounds per month/,
    ],
    [
      { inputs: { due: number('due', 'pounds per head') }, terms: paid({ ref: 'due' }) },
      /"head" in "pounds per head" is not a unit/,
    ],
    [
      {
        inputs: {
          fee: { label: 'fee', unit: 'pounds per item', from: { kind: 'rate', rate: 'fee', on: 'the month' } },
        },
        terms: paid({ ref: 'fee' }),
        validTo: '2026-04-01',
      },
      /paid is to be pounds/,
    ],
  ];
  for (const [parts, message] of cases) assert.match(reasons(attempt(contract(parts))), message);
  const fee = {
    label: 'fee',
    unit: 'pounds per item',
    from: { kind: 'rate' as const, rate: 'fee', on: 'the month' as const },
  };
  const rated = { inputs: { fee, items: number('items', 'items') }, terms: paid(multiply('fee', 'items')) };
  assert.match(reasons(attempt(contract({ ...rated, validTo: '2026-04-01' }))), /Fee has no value on 1 April 2026/);
  const own = { id: 'fee', title: 'Fee', unit: 'pounds per item', values: [] };
  assert.match(reasons(attempt(contract({ ...rated, rates: [own] }))), /rates\[0\].values has fewer than 1/);
});

test('terms that rest on one another too far are refused before they are worked out', () => {
  const chain = (length: number) =>
    Array.from({ length }, (_, index) => ({
      id: `t${index}`,
      title: 'T',
      unit: 'pounds',
      formula: index === 0 ? { ref: 'due' } : { add: [{ ref: `t${index - 1}` }, { ref: 'due' }] },
    }));
  const due = { due: number('due', 'pounds') };
  assert.equal(
    worked(attempt(contract({ inputs: due, terms: chain(150) }), { values: { due: 1 } })).totalPence,
    150_00n,
  );
  const deep = contract({ inputs: due, terms: chain(5000) });
  assert.match(reasons(attempt(deep)), /More than 200 terms rest on one another/);
  assert.match(
    reasons(attempt({ ...deep, terms: deep.terms.toReversed(), lines: [{ term: 't0', account: 'A' }] })),
    /More than 200/,
  );
});

test('a number that is multiplied by itself again and again is refused before it fills the machine', () => {
  const squares = Array.from({ length: 100 }, (_, index) => ({
    id: `t${index}`,
    title: 'T',
    unit: 'number',
    formula: index === 0 ? { ref: 'a' } : multiply(`t${index - 1}`, `t${index - 1}`),
  }));
  const paid = { id: 'paid', title: 'Paid', unit: 'pounds', formula: multiply('t99', 'pound') };
  const json = contract({
    inputs: { a: number('a', 'number'), pound: constant('pounds', '1') },
    terms: [...squares, paid],
  });
  assert.match(reasons(attempt(json, { values: { a: '1.5' } })), /more than 300 digits/);
  assert.equal(worked(attempt(json, { values: { a: 1 } })).totalPence, 100n);
  assert.match(reasons(attempt(json, { values: { a: '9'.repeat(101) } })), /is not a number/);
});

test('a usual unit keeps its meaning, a member stands once, and a name of the machine is only a name', () => {
  const inputs = { due: number('due', 'pounds') };
  const terms = [{ id: 'paid', title: 'Paid', unit: 'pounds', formula: { ref: 'due' } }];
  for (const units of [{ point: 'pounds' }, { share: 'shares' }, { visit: 'points' }, { a: 'b', c: 'b' }]) {
    assert.match(reasons(attempt(contract({ inputs, terms, units }))), /has a meaning already/);
  }
  const sheep = contract({ inputs, terms, units: { sheep: 'sheep' } });
  assert.equal(worked(attempt(sheep, { values: { due: 1 } })).totalPence, 100n);
  const sets = { party: { label: 'parties', members: ['a', 'a'] } };
  assert.match(reasons(attempt(contract({ inputs, terms, sets }))), /has a member twice/);
  const odd = { due: { ...number('due', 'pounds'), from: { kind: 'constructor' } } };
  assert.match(reasons(attempt(contract({ inputs: odd as never, terms }))), /kind is not one of constant/);
  const named = { constructor: number('due', 'pounds') };
  const ref = [{ id: 'paid', title: 'Paid', unit: 'pounds', formula: { ref: 'constructor' } }];
  assert.match(reasons(attempt(contract({ inputs: named, terms: ref }))), /Nothing was put in for constructor/);
  assert.match(reasons(attempt(contract({ inputs, terms: ref }))), /uses constructor, which is not defined/);
});

test('30,000 terms side by side are checked and added', () => {
  const count = 30_000;
  const inputs = { due: number('due', 'pounds') };
  const terms = Array.from({ length: count }, (_, index) => ({
    id: `t${index}`,
    title: 'T',
    unit: 'pounds',
    formula: { ref: 'due' },
  }));
  const whole = { id: 'whole', title: 'Whole', unit: 'pounds', formula: { add: terms.map(({ id }) => ({ ref: id })) } };
  assert.equal(
    worked(attempt(contract({ inputs, terms: [...terms, whole] }), { values: { due: '0.01' } })).totalPence,
    300_00n,
  );
});

test('an amount is shared out to the penny, and a line says who is paid for whom', () => {
  const json = contract({
    sets: { month: { label: 'months', members: ['April', 'May', 'June'] } },
    inputs: { year: number('year', 'pounds'), profile: { ...number('profile', 'share'), each: 'month' } },
    terms: [{ id: 'block', title: 'Block', unit: 'pounds', formula: { ref: 'year' } }],
    lines: [
      {
        term: 'block',
        account: 'A',
        payee: 'nominated payee',
        earner: 'network',
        share: { among: 'month', by: 'profile', oddPennies: 'cumulative' },
      },
    ],
  });
  const shares = (profile: readonly string[]) =>
    attempt(json, {
      values: { year: '100' },
      each: { month: Object.fromEntries(['April', 'May', 'June'].map((name, at) => [name, { profile: profile[at] }])) },
    });
  const trial = worked(shares(['1/3', '1/3', '1/3']));
  assert.deepEqual(
    trial.lines.map((line) => [line.member, line.amountPence, line.payee, line.earner]),
    [
      ['April', 3333n, 'nominated payee', 'network'],
      ['May', 3334n, 'nominated payee', 'network'],
      ['June', 3333n, 'nominated payee', 'network'],
    ],
  );
  assert.equal(trial.totalPence, pence(10000n));
  assert.match(reasons(shares(['0', '0', '0'])), /No month has a share/);
  assert.match(reasons(shares(['1', '-1', '1'])), /below nought: a share/);
});

const SHARES = ['first', 'second', 'rest', 'two', 'four'] as const;

function gainLoss(more: object = {}, inputs: ContractJson['inputs'] = {}): ContractJson {
  return contract({
    inputs: {
      baseline: number('baseline', 'pounds'),
      actual: number('actual', 'pounds'),
      ...Object.fromEntries(SHARES.map((name) => [name, number(name, 'share')])),
      ...inputs,
    },
    terms: [
      {
        id: 'share',
        title: 'Share',
        unit: 'pounds',
        gainLossShare: {
          baseline: 'baseline',
          actual: 'actual',
          bands: [{ upTo: 'two', share: 'first' }, { upTo: 'four', share: 'second' }, { share: 'rest' }],
          ...more,
        },
      },
    ],
  });
}

const BANDS = { baseline: '10000000', first: '1', second: '0.5', rest: '0.2', two: '0.02', four: '0.04' };

test('a loss and a gain pass through the bands, within collar and cap, and quality touches the gain alone', () => {
  const paid = (json: ContractJson, values: object) =>
    worked(attempt(json, { values: { ...BANDS, ...values } })).totalPence;
  assert.equal(paid(gainLoss(), { actual: '10500000' }), -320_000_00n);
  assert.equal(paid(gainLoss(), { actual: '9500000' }), 320_000_00n);
  assert.equal(paid(gainLoss(), { actual: '10000000' }), 0n);
  const limits = {
    cap: number('cap', 'share'),
    collar: number('collar', 'share'),
    quality: number('quality', 'factor'),
  };
  const limited = gainLoss({ cap: 'cap', collar: 'collar', quality: 'quality' }, limits);
  const given = { cap: '0.03', collar: '0.01', quality: '0.5' };
  assert.equal(paid(limited, { ...given, actual: '9500000' }), 150_000_00n);
  assert.equal(paid(limited, { ...given, actual: '10500000' }), -100_000_00n);
  const below = attempt(limited, { values: { ...BANDS, ...given, cap: '-0.03', actual: '9500000' } });
  assert.match(reasons(below), /cap .* is below nought: a share/);
  for (const actual of ['9500000', '10500000']) {
    for (const quality of ['1.01', '-0.01']) {
      const beyond = attempt(limited, { values: { ...BANDS, ...given, actual, quality } });
      assert.match(reasons(beyond), /quality .* is -?\d\.01: quality can only withhold a gain, and is between 0 and 1/);
    }
  }
  assert.equal(paid(limited, { ...given, actual: '9500000', quality: '1' }), 300_000_00n);
  assert.equal(paid(limited, { ...given, actual: '9500000', quality: '0' }), 0n);
  const gated = gainLoss({ minimum: 'least' }, { least: number('least', 'share') });
  assert.equal(paid(gated, { least: '0.03', actual: '9700001' }), 0n);
  assert.equal(paid(gated, { least: '0.03', actual: '9700000' }), 250_000_00n);
});

test('a quality that the contract itself works out above 1 holds the share of a gain', () => {
  const measured = { reached: number('measures reached', 'measures'), all: number('measures', 'measures') };
  const worked = gainLoss({ quality: 'reached-of-all' }, measured);
  const share = { id: 'reached-of-all', title: 'Quality', unit: 'factor', formula: divide('reached', 'all') };
  const json = { ...worked, units: { measure: 'measures' }, terms: [...worked.terms, share] } as ContractJson;
  const given = { ...BANDS, actual: '9500000', all: '4' };
  const ofFour = (reached: string) => attempt(json, { values: { ...given, reached } });
  const most = ofFour('4');
  assert.equal(most.kind === 'worked out' && most.totalPence, 320_000_00n);
  const beyond = ofFour('5');
  assert.ok(beyond.kind === 'worked out');
  assert.deepEqual([beyond.lines, beyond.totalPence], [[], 0n]);
  assert.match(beyond.held[0]?.reason.message ?? '', /^Quality can only withhold a gain/);
});

test('property: the bands add to the difference, and a share never falls as the difference grows', () => {
  const whole = { ...BANDS, first: '1', second: '1', rest: '1' };
  fc.assert(
    fc.property(fc.nat(20_000_000), fc.nat(20_000_000), (one, other) => {
      const shared = (actual: number, values: object = BANDS) =>
        worked(attempt(gainLoss(), { values: { ...BANDS, ...values, actual: String(actual) } })).totalPence;
      assert.equal(shared(one, whole), BigInt(10_000_000 - one) * 100n);
      const [less, more] = [Math.min(one, other), Math.max(one, other)];
      assert.ok(shared(less) >= shared(more));
    }),
    { numRuns: 40 },
  );
});

test('the other forms are what they are called', () => {
  const inputs = {
    a: number('a', 'pounds'),
    b: number('b', 'pounds'),
    c: number('c', 'share'),
    d: number('d', 'factor'),
    years: number('years', 'years'),
    length: number('length', 'years'),
  };
  const pays = (form: object, values: object): bigint => {
    const used = Object.keys(values) as (keyof typeof inputs)[];
    const own = Object.fromEntries(used.map((name) => [name, inputs[name]]));
    const terms = [{ id: 'x', title: 'X', unit: 'pounds', ...form }];
    return worked(attempt(contract({ inputs: own, terms }), { values })).totalPence;
  };
  assert.equal(pays({ reimbursement: { cost: 'a', limits: ['b'] } }, { a: '1200', b: '1143.06' }), 1143_06n);
  assert.equal(pays({ settlement: { earned: 'a', onAccount: 'b' } }, { a: '100', b: '120.50' }), -20_50n);
  assert.equal(
    pays({ onAccount: { of: 'a', share: 'c', uprating: 'd' } }, { a: '120000', c: '0.8', d: '1.01' }),
    96_960_00n,
  );
  assert.equal(pays({ guarantee: { amount: 'a', least: 'b' } }, { a: '5', b: '7' }), 7_00n);
  assert.equal(pays({ deduction: { of: 'a', rate: 'c' } }, { a: '1000', c: '0.1438' }), -143_80n);
  const taper = { taper: { amount: 'a', elapsed: 'years', length: 'length' } };
  const tapered = ['0', '1', '4', '9'].map((years) => pays(taper, { a: '100', years, length: '4' }));
  assert.deepEqual(tapered, [100_00n, 75_00n, 0n, 0n]);
  const floored = { taper: { ...taper.taper, floor: 'b' } };
  assert.equal(pays(floored, { a: '100', b: '30', years: '4', length: '4' }), 30_00n);
  assert.equal(pays({ formula: divide(subtract('a', 'b'), 'd') }, { a: '10', b: '4', d: '3' }), 2_00n);
});

/** A fraction by whole numbers alone, beside the one that the language uses. */
type Plain = readonly [above: bigint, below: bigint];

const PLAIN_OPERATIONS: Readonly<Record<string, (a: Plain, b: Plain) => Plain>> = {
  add: ([a, b], [c, d]) => [a * d + c * b, b * d],
  subtract: ([a, b], [c, d]) => [a * d - c * b, b * d],
  multiply: ([a, b], [c, d]) => [a * c, b * d],
  lesser: ([a, b], [c, d]) => (a * d <= c * b ? [a, b] : [c, d]),
  greater: ([a, b], [c, d]) => (a * d >= c * b ? [a, b] : [c, d]),
};

/** Half a penny and more goes away from nought. */
function plainPence([above, below]: Plain): bigint {
  const size = above < 0n ? -above : above;
  const whole = (size * 200n + below) / (below * 2n);
  return above < 0n ? -whole : whole;
}

/** Some value is larger than any payment, so that the contract may be refused for it. */
function isHuge(values: readonly Plain[]): boolean {
  return values.some(([above, below]) => String(above / below).length > 12 || String(below).length > 12);
}

test('property: terms made at random come to what plain whole-number arithmetic comes to, in whatever order they stand', () => {
  const step = fc.record({
    operation: fc.constantFrom(...Object.keys(PLAIN_OPERATIONS)),
    left: fc.nat(20),
    right: fc.nat(20),
  });
  const numbers = fc.array(fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: 1, max: 60 })), {
    minLength: 2,
    maxLength: 4,
  });
  fc.assert(
    fc.property(numbers, fc.array(step, { minLength: 1, maxLength: 9 }), fc.nat(), (given, steps, turn) => {
      const values: Plain[] = given.map(([above, below]) => [BigInt(above), BigInt(below)]);
      const names = given.map((_, at) => `n${at}`);
      const terms = steps.map(({ operation, left, right }, at) => {
        const [a, b] = [left % names.length, right % names.length];
        values.push(
          (PLAIN_OPERATIONS[operation] as (a: Plain, b: Plain) => Plain)(values[a] as Plain, values[b] as Plain),
        );
        const formula = { [operation]: [{ ref: names[a] }, { ref: names[b] }] };
        names.push(`t${at}`);
        return { id: `t${at}`, title: 'T', unit: 'number', formula };
      });
      const all = names.map((ref) => ({ ref }));
      terms.push({ id: 'touched', title: 'T', unit: 'number', formula: { add: all } });
      const last = `t${steps.length - 1}`;
      const paid = { id: 'paid', title: 'Paid', unit: 'pounds', formula: multiply(last, 'pound') };
      const rotated = [...terms.slice(turn % terms.length), paid, ...terms.slice(0, turn % terms.length)];
      const inputs = {
        pound: constant('pounds', '1'),
        ...Object.fromEntries(given.map((_, at) => [`n${at}`, number('n', 'number')])),
      };
      const json = contract({ inputs, terms: rotated as never, lines: [{ term: 'paid', account: 'A' }] });
      const put = Object.fromEntries(given.map(([above, below], at) => [`n${at}`, `${above}/${below}`]));
      const tried = attempt(json, { values: put });
      if (tried.kind === 'worked out') assert.equal(tried.totalPence, plainPence(values.at(-1) as Plain));
      else assert.match(reasons(tried), isHuge(values) ? /than a payment can be|digits, which no payment needs/ : /^$/);
    }),
    { numRuns: 200, seed: 2026 },
  );
});
