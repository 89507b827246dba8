import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inventedConcept } from '../../base/index.ts';
import * as language from '../language/index.ts';
import { loadFramework } from '../model/load.ts';
import type { TestPeople } from '../model/signed.ts';

const { ageOver, all, codelist, exclude, has, inMonths, register, rule, select, succeed } = language;
const [A, B] = [codelist('A_COD'), codelist('B_COD')];
const lists = new Map(
  ['A_COD', 'B_COD', 'C_COD'].map((name, index) => [
    name,
    { title: name, status: 'invented', source: 'tests', version: '1', codes: [inventedConcept(index + 1)] } as const,
  ]),
);
const adults = register({
  id: 'ADULTS',
  title: 'Adults',
  wording: 'Adults',
  source: 'tests',
  steps: [select('aged 18 or over', ageOver(17))],
});
const signed = {
  title: 'A rule',
  wording: 'w',
  reason: 'r',
  source: 's',
  year: '2025/26',
  author: 'One',
  checker: 'Another',
  reviewBy: '2026-09-30',
  verification: 'unverified',
  notes: [],
} as const;
const seen = rule({
  id: 'R1',
  ...signed,
  register: adults,
  steps: [
    exclude('OUT', 'both', all(has(A, inMonths(12)), has(B, inMonths(12)))),
    succeed('an A', has(A, inMonths(12))),
  ],
});

const USUAL = 'born 1960-01-01; sex F; registered 2015-06-01';
const complete: TestPeople['cases'] = [
  { name: 'a child', record: USUAL.replace('1960', '2015'), counts: 'not on the register' },
  { name: 'both', record: `${USUAL}; A_COD 2025-05-01; B_COD 2025-05-01`, counts: 'excluded by 1 OUT' },
  { name: 'an A on the first day', record: `${USUAL}; A_COD 2025-04-01`, counts: 'numerator by 2' },
  { name: 'the day before', record: `${USUAL}; A_COD 2025-03-31`, counts: 'missed' },
];

function loaded(cases: TestPeople['cases'] | undefined, { isRelease = true, neverTrue = [] as string[] } = {}) {
  const people = new Map(cases ? [['R1', { on: '2026-03-31', cases, neverTrue }]] : []);
  const draft = { id: 'f/2025-26', title: 'F', year: '2025/26', registers: [adults], rules: [seen], measures: [] };
  return loadFramework(language.framework(draft, lists, people), { isRelease });
}

function refusal(cases: TestPeople['cases'] | undefined): string {
  const outcome = loaded(cases);
  assert.ok(!outcome.ok, 'the definition is refused in a release');
  assert.equal(outcome.refusal.code, 'definition.invalid');
  return outcome.refusal.message;
}

test('a definition whose people try every clause loads in a release', () => {
  const outcome = loaded(complete);
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
});

test('test people are carried, and decide nothing', () => {
  const [with_, without] = [loaded(complete), loaded(undefined, { isRelease: false })];
  assert.ok(with_.ok && without.ok);
  assert.equal(with_.value.rules[0]?.people?.cases.length, 4);
  assert.equal(with_.value.ruleHash('R1'), without.value.ruleHash('R1'));
});

test('what people leave open does not load in a release, and does outside one', () => {
  const without = (name: string) => complete.filter((each) => each.name !== name);
  const changed = (name: string, change: object) =>
    complete.map((each) => (each.name === name ? { ...each, ...change } : each));
  const cases: [TestPeople['cases'] | undefined, RegExp][] = [
    [undefined, /R1 has no test people/],
    [without('a child'), /register step 1: nobody makes it false that aged over 17/],
    [without('both'), /step 1: nobody makes it true that A_COD .* and B_COD .* is recorded/],
    [without('both'), /step 1 decides about nobody/],
    [without('the day before'), /R1: nobody is missed/],
    [
      changed('the day before', { counts: 'numerator by 2' }),
      /R1: “the day before” is missed, and written as decided by 2/,
    ],
    [changed('a child', { counts: 'missed' }), /“a child” is not on the register, and written as missed/],
    [
      changed('both', { record: `${USUAL}; A_COD 2025-05-01; D_COD 2025-05-01` }),
      /“both” has records of D_COD, which is no codelist here/,
    ],
  ];
  for (const [people, words] of cases) {
    assert.match(refusal(people), words);
    assert.ok(loaded(people, { isRelease: false }).ok);
  }
});

const asked = language.rate({
  ...signed,
  id: 'Q1',
  population: language.registeredPeople,
  when: ageOver(17),
  numerator: language.numberOfRecords(language.records(A, inMonths(12))),
  denominator: language.people(has(B, inMonths(12))),
  per: 100,
});

const added: TestPeople['cases'] = [
  { name: 'a child', record: USUAL.replace('1960', '2015'), counts: 'not counted' },
  { name: 'two', record: `${USUAL}; B_COD 2025-05-01; A_COD 2025-05-01; A_COD 2025-06-01`, counts: '2/1' },
  { name: 'none', record: `${USUAL}; B_COD 2025-05-01`, counts: '0/1' },
];

test('the people of a rate add as is written, some and none, and try its clauses', () => {
  const outcome = (cases: TestPeople['cases'] | undefined) => {
    const people = new Map([['R1', { on: '2026-03-31', cases: complete, neverTrue: [] as string[] }]]);
    if (cases) people.set('Q1', { on: '2026-03-31', cases, neverTrue: [] });
    const draft = { id: 'f/2025-26', title: 'F', year: '2025/26', registers: [adults], rules: [seen], measures: [] };
    return loadFramework(language.framework({ ...draft, rates: [asked] }, lists, people), { isRelease: true });
  };
  const right = outcome(added);
  assert.ok(right.ok, right.ok ? '' : right.refusal.message);
  const cases: [TestPeople['cases'] | undefined, RegExp][] = [
    [undefined, /Q1: it has no test people/],
    [added.slice(1), /Q1: nobody makes it false that aged over 17/],
    [added.filter(({ name }) => name !== 'two'), /Q1: nobody adds to the numerator/],
    [added.map((each) => ({ ...each, counts: '1/1' })), /Q1: “two” is 2\/1, and written as 1\/1/],
  ];
  for (const [some, words] of cases) {
    const refused = outcome(some);
    assert.ok(!refused.ok);
    assert.match(refused.refusal.message, words);
  }
});

test('a clause that the register makes impossible is named as such', () => {
  const cases = complete.filter((each) => each.name !== 'both');
  assert.ok(!loaded(cases, { neverTrue: ['aged over 17'] }).ok, 'it does not excuse another clause');
});
