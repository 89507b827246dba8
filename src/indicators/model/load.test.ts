import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inventedConcept, type Json } from '../../base/index.ts';
import * as language from '../language/index.ts';
import { loadFramework } from './load.ts';

const {
  adjustGeneral,
  adjustSpecific,
  ageOver,
  ageUnder,
  all,
  any,
  atLeastOf,
  between,
  codelist,
  dateOf,
  daysAfter,
  daysBefore,
  ever,
  exclude,
  forSome,
  has,
  inMonths,
  isFemale,
  isMale,
  latest,
  latestIs,
  not,
  on,
  onThe,
  records,
  register,
  rule,
  select,
  succeed,
  thisRecord,
} = language;

const A = codelist('A_COD');
const B = codelist('B_COD');
const codes = [inventedConcept(1)];
const list = { title: 'A', status: 'invented', source: 'tests', version: '1', codes } as const;
const everybody = register({
  id: 'ALL',
  title: 'All',
  wording: 'All',
  source: 'tests',
  steps: [select('everybody', ageOver(0))],
});

type Parts = {
  steps?: Parameters<typeof rule>[0]['steps'];
  rule?: Partial<Parameters<typeof rule>[0]>;
  registers?: Parameters<typeof register>[0][];
  measures?: Partial<language.Measure>[];
  watched?: language.WatchedMeasure[];
  codelists?: Record<string, language.Codelist>;
  change?: (json: Record<string, never>) => unknown;
};

function json(parts: Parts): Json {
  const signed = {
    title: 'A rule',
    wording: 'w',
    reason: 'r',
    source: 's',
    year: '2025/26',
    author: 'One',
    checker: 'Another',
    reviewBy: '2026-09-30',
    notes: [],
  };
  const made = rule({
    id: 'R1',
    ...signed,
    verification: 'unverified',
    register: everybody,
    steps: parts.steps ?? [succeed('recorded', has(A, ever))],
    ...parts.rule,
  });
  const measure = {
    id: 'M1',
    rule: 'R1',
    points: 1,
    lowerPercent: 40,
    upperPercent: 80,
    prevalenceAdjusted: true,
    shortTitle: 'm',
    source: 's',
  };
  const lists = new Map(Object.entries(parts.codelists ?? { A_COD: list, B_COD: list }));
  const registers = [everybody, ...(parts.registers ?? []).map(register)];
  const measures = (parts.measures ?? [{}]).map((each) => ({ ...measure, ...each }));
  const whole = language.framework(
    {
      id: 'f/2025-26',
      title: 'F',
      year: '2025/26',
      registers,
      rules: [made],
      measures,
      ...(parts.watched ? { watched: parts.watched } : {}),
    },
    lists,
  );
  return (parts.change ? parts.change(structuredClone(whole) as unknown as Record<string, never>) : whole) as Json;
}

function refusal(parts: Parts): string {
  const outcome = loadFramework(json(parts));
  assert.ok(!outcome.ok, 'the definition is refused');
  assert.equal(outcome.refusal.code, 'definition.invalid');
  return outcome.refusal.message;
}

test('a definition that is right loads frozen, with hashes', () => {
  const outcome = loadFramework(json({}));
  assert.ok(outcome.ok);
  assert.match(outcome.value.hash, /^[0-9a-f]{64}$/);
  assert.throws(() => Object.assign(outcome.value.rules[0] ?? {}, { id: 'X' }), TypeError);
});

test('the hash of a rule is of what decides: not of words, but of codes and register', () => {
  const hash = (parts: Parts): string => {
    const outcome = loadFramework(json(parts));
    assert.ok(outcome.ok);
    return outcome.value.ruleHash('R1');
  };
  const first = hash({});
  const other = { id: 'OTHER', title: 't', wording: 'w', source: 's' };
  const named = (months: number): Parts => ({
    registers: [{ ...other, steps: [select('w', has(B, inMonths(months)))] }],
    steps: [succeed('recorded', onRegister('OTHER'))],
  });
  assert.notEqual(hash(named(12)), hash(named(24)), 'what it rests on is in the hash');
  assert.equal(hash({ rule: { wording: 'other words' } }), first);
  assert.equal(hash({ steps: [succeed('other words', has(A, ever))] }), first);
  assert.equal(hash({ codelists: { A_COD: { ...list, version: '2' } } }), first);
  assert.notEqual(hash({ codelists: { A_COD: { ...list, codes: [...codes, inventedConcept(2)] } } }), first);
  assert.notEqual(hash({ steps: [succeed('recorded', has(A, inMonths(12)))] }), first);
});

test('meaning errors are refused in the definition’s own words', () => {
  const yes = has(A, ever);
  const cases: [string, Parts, RegExp][] = [
    ['a codelist that is not there', { codelists: {} }, /R1 step 1 “recorded”: the codelist A_COD is not there/],
    ['an empty codelist', { codelists: { A_COD: { ...list, codes: [] } } }, /the codelist A_COD is empty/],
    [
      'a window of no months',
      { steps: [succeed('w', has(A, inMonths(0)))] },
      /the window of A_COD after the period end ends before it starts/,
    ],
    [
      'a window that ends before it starts',
      { steps: [succeed('w', has(A, between(on('2025-05-02'), on('2025-05-01'))))] },
      /ends before it starts/,
    ],
    [
      'an anchored window that ends before it starts',
      {
        steps: [
          succeed(
            'w',
            has(
              A,
              between(
                daysAfter(10, dateOf(latest(records(B, ever)))),
                daysBefore(10, dateOf(latest(records(B, ever)))),
              ),
            ),
          ),
        ],
      },
      /ends before it starts/,
    ],
    [
      'the same step twice',
      { steps: [exclude('E1', 'first', has(B, ever)), exclude('E2', 'again', has(B, ever)), succeed('s', yes)] },
      /R1 step 2 “again” is never reached/,
    ],
    [
      'a step that an earlier one implies',
      {
        steps: [
          exclude('E1', 'long', has(B, inMonths(24))),
          exclude('E2', 'short', has(B, inMonths(12))),
          succeed('s', yes),
        ],
      },
      /“short” is never reached/,
    ],
    [
      'an age that an earlier one implies',
      { steps: [exclude('E1', 'old', ageOver(64)), exclude('E2', 'older', ageOver(79)), succeed('s', yes)] },
      /“older” is never reached/,
    ],
    [
      'a step after one that is always true',
      { steps: [exclude('E1', 'always', any(yes, not(yes))), succeed('after', has(B, ever))] },
      /“after” is never reached/,
    ],
    [
      'nobody can be missed',
      { steps: [succeed('always', any(ageOver(40), ageUnder(50)))] },
      /R1: nobody can be missed/,
    ],
    [
      'a step that contradicts itself',
      { steps: [succeed('never', all(isFemale, isMale))] },
      /“never” can never be true: female and male/,
    ],
    [
      'an author who checks',
      { rule: { author: 'Dr One', checker: 'dr one ' } },
      /R1: Dr One is both its author and its checker/,
    ],
    ['a date of review that is none', { rule: { reviewBy: '2026-02-30' } }, /2026-02-30 is not a date/],
    ['a fixed date that is none', { change: (whole) => withDate(whole, '2025-02-29') }, /2025-02-29 is not a date/],
    [
      'success before an exclusion',
      { steps: [succeed('s', yes), exclude('E1', 'late', has(B, ever))] },
      /“late” must come before step 1 “s”/,
    ],
    [
      'adjustments out of order',
      {
        steps: [
          adjustGeneral('newly registered', 'REG', 'new', has(B, ever)),
          adjustSpecific('clinical', 'MAX', 'most treated', yes),
        ],
      },
      /step 2 “most treated” must come before step 1 “new”/,
    ],
    ['latest among strangers', { steps: [succeed('s', latestIs(B, A))] }, /B_COD is not among A_COD/],
    [
      'this record outside for some',
      { steps: [succeed('s', has(A, onThe(thisRecord)))] },
      /this record is named where there is no such record/,
    ],
    [
      'for some asking for more than records',
      { steps: [succeed('s', forSome(records(A, ever), ageOver(40)))] },
      /“for some” may ask only what is recorded/,
    ],
    [
      'more asked for than there are',
      { steps: [succeed('s', atLeastOf(3, [yes, has(B, ever)]))] },
      /at least 3 are asked for of 2/,
    ],
    [
      'a register that is not there',
      { steps: [succeed('s', { test: 'on register', register: 'NONE' })] },
      /R1 names the register NONE, which is not there/,
    ],
    [
      'a rule that asks what itself makes',
      { steps: [succeed('s', { test: 'counts as', rule: 'R1', is: 'numerator' })] },
      /R1 rests on the rule R1, which rests on R1/,
    ],
    [
      'registers in a ring',
      {
        registers: [
          { id: 'ONE', title: 't', wording: 'w', source: 's', steps: [select('w', onRegister('TWO'))] },
          { id: 'TWO', title: 't', wording: 'w', source: 's', steps: [select('w', onRegister('ONE'))] },
        ],
      },
      /ONE rests on the register TWO, which rests on ONE/,
    ],
    [
      'a register that asks what a rule makes',
      {
        registers: [
          {
            id: 'ONE',
            title: 't',
            wording: 'w',
            source: 's',
            steps: [select('w', { test: 'counts as', rule: 'R1', is: 'missed' })],
          },
        ],
      },
      /the register ONE asks what the rule R1 makes/,
    ],
    ['a measure without its rule', { measures: [{ rule: 'R9' }] }, /measure M1 names the rule R9/],
    [
      'thresholds the wrong way',
      { measures: [{ lowerPercent: 80, upperPercent: 80 }] },
      /the lower threshold is not below the upper/,
    ],
    [
      'thresholds that rise where less is better',
      { measures: [{ direction: 'lower' }] },
      /the upper threshold is not below the lower/,
    ],
    [
      'prevalence of a register that is not there',
      { measures: [{ prevalenceRegister: 'NONE' }] },
      /measure M1 names the register NONE/,
    ],
    [
      'a watched measure without its rule',
      { watched: [{ id: 'W1', kind: 'rate', rule: 'R9', shortTitle: 'w', source: 's' }] },
      /measure W1 names the rule R9/,
    ],
    [
      'a watched measure of a figure and a gap',
      {
        watched: [
          {
            ...{ id: 'W1', kind: 'survey', shortTitle: 'w', source: 's' },
            ...{ gapIn: ['M1'], reported: { source: 'survey', measure: 'one' } },
          },
        ],
      },
      /measure W1 has more than one of/,
    ],
    [
      'a watched measure of a paid one’s id',
      { watched: [{ id: 'M1', kind: 'survey', shortTitle: 'w', source: 's' }] },
      /measure M1 is there twice/,
    ],
    ['two measures of one id', { measures: [{}, {}] }, /measure M1 is there twice/],
    ['an unknown register', { change: (whole) => withRule(whole, { register: 'NONE' }) }, /names the register NONE/],
    [
      'numbers that are not in order',
      { change: (whole) => withStep(whole, { n: 2 }) },
      /step 1 “recorded” is numbered 2/,
    ],
  ];
  for (const [name, parts, words] of cases) assert.match(refusal(parts), words, name);
});

function onRegister(id: string): language.Test {
  return { test: 'on register', register: id };
}

type Whole = { rules: { steps: Record<string, unknown>[] }[] };

function withRule(whole: unknown, change: Record<string, unknown>): unknown {
  const of = whole as Whole;
  return { ...of, rules: of.rules.map((each) => ({ ...each, ...change })) };
}

function withStep(whole: unknown, change: Record<string, unknown>): unknown {
  return withRule(whole, { steps: (whole as Whole).rules[0]?.steps.map((step) => ({ ...step, ...change })) });
}

function withDate(whole: unknown, date: string): unknown {
  return withStep(whole, {
    when: { test: 'date', left: { from: { at: 'period end' } }, is: '>', right: { from: { at: 'date', date } } },
  });
}

test('a shape that is wrong is refused with its place', () => {
  const cases: [unknown, RegExp][] = [
    [{ n: 1, kind: 'succeed' }, /steps\[0\]\.kind is not one of exclusion, success, adjustment/],
    [{ when: { test: 'guess' } }, /when\.test is not one of/],
    [{ surprise: 1 }, /surprise is not known/],
    [{ words: 'two\nlines' }, /words is not one line of text/],
    [{ when: { test: 'age', is: 'over', years: 1.5 } }, /years is not a whole number/],
    [
      { when: { test: 'value', event: { pick: 'latest', of: { codelists: ['A_COD'] } }, is: '<', number: '1e3' } },
      /number is not a decimal/,
    ],
    [
      { when: { test: 'exists', of: { codelists: ["A'; DROP TABLE x"] } } },
      /codelists\[0\] is not the name of a codelist/,
    ],
  ];
  for (const [change, words] of cases) {
    assert.match(refusal({ change: (whole) => withStep(whole, change as Record<string, unknown>) }), words);
  }
  assert.ok(!loadFramework(null).ok);
});
