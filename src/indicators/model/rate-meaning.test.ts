import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inventedConcept } from '../../base/index.ts';
import * as language from '../language/index.ts';
import { loadFramework } from './load.ts';

const { ageOver, ageUnder, all, between, codelist, encountersOf, ever, has, numberOf, on, people, startedIn } =
  language;
const A = codelist('A_COD');
const list = { title: 'A', status: 'invented', source: 'tests', version: '1', codes: [inventedConcept(1)] } as const;
const everybody = language.register({
  id: 'ALL',
  title: 'All',
  wording: 'All',
  source: 'tests',
  steps: [language.select('everybody', ageOver(0))],
});
const signed = {
  title: 'T',
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
const rule = language.rule({ id: 'R1', ...signed, register: everybody, steps: [language.succeed('s', has(A, ever))] });

function loaded(parts: Partial<language.Rate>) {
  const rate = language.rate({
    id: 'Q1',
    ...signed,
    population: language.registeredPeople,
    numerator: people(has(A, ever)),
    denominator: people(),
    per: 100,
    ...parts,
  });
  const draft = { id: 'f/2025-26', title: 'F', year: '2025/26', registers: [everybody], rules: [rule], measures: [] };
  return loadFramework(language.framework({ ...draft, rates: [rate] }, new Map([['A_COD', list]])));
}

function refusal(parts: Partial<language.Rate>): string {
  const outcome = loaded(parts);
  assert.ok(!outcome.ok, 'the rate is refused');
  return outcome.refusal.message;
}

test('a rate that is right loads; its hash is of what decides', () => {
  const hash = (parts: Partial<language.Rate>): string => {
    const outcome = loaded(parts);
    assert.ok(outcome.ok);
    return outcome.value.ruleHash('Q1');
  };
  const first = hash({});
  assert.equal(hash({ wording: 'other words', notes: ['a note'] }), first);
  assert.notEqual(hash({ per: 1000 }), first);
  assert.notEqual(hash({ population: language.diedInTheYear }), first);
  assert.notEqual(hash({ numerator: language.scoreMet([[rule, 1]]) }), first);
});

test('meaning errors of rates are refused in the definition’s own words', () => {
  const stay = (more: object) => numberOf(encountersOf('emergency_admission', more));
  const cases: [string, Partial<language.Rate>, RegExp][] = [
    ['an author who checks', { checker: 'one' }, /Q1: One is both its author and its checker/],
    ['the id of a rule', { id: 'R1' }, /rule R1 is there twice/],
    ['a codelist that is not there', { when: has(codelist('B_COD'), ever) }, /the codelist B_COD is not there/],
    [
      'a window that ends before it starts',
      { numerator: numberOf(startedIn(between(on('2025-05-02'), on('2025-05-01')), 'ed_attendance')) },
      /the window in which an encounter starts ends before it starts/,
    ],
    [
      'a window of encounters that is each person’s own',
      { numerator: numberOf(startedIn(language.onOrAfter(language.registration), 'ed_attendance')) },
      /when an encounter starts hangs on registration/,
    ],
    [
      'a test that can never be true',
      { when: all(ageOver(64), ageUnder(60)) },
      /aged over 64 and aged under 60 can never be true/,
    ],
    [
      'a pattern that runs backwards',
      { numerator: stay({ diagnoses: [{ words: 'd', primary: 'J[9-1]' }] }) },
      /J\[9-1\] is not a pattern/,
    ],
    [
      'a diagnosis that asks for none',
      { numerator: stay({ diagnoses: [{ words: 'd', notSecondary: 'J' }] }) },
      /“d” names no diagnosis/,
    ],
    [
      'a rule that is not there',
      { numerator: { quantity: 'score', of: [{ rule: 'R9', weight: 1 }], counts: 'met' } },
      /it names the rule R9, which is not there/,
    ],
    [
      'a rule of other people',
      { population: language.diedInTheYear, numerator: language.scoreMet([[rule, 1]]) },
      /the rule R1 is of people registered, not of died in the year/,
    ],
    ['years of people', { inYears: true }, /only days are turned into years/],
    [
      'weights out of order',
      {
        denominator: language.weightOf([
          { sex: 'F', fromAge: 65, weight: '1' },
          { sex: 'F', fromAge: 60, weight: '1' },
        ]),
      },
      /the age bands of the weights are not ascending/,
    ],
    [
      'a standard out of order',
      {
        standard: {
          name: 's',
          bands: [
            { fromAge: 5, people: 1 },
            { fromAge: 5, people: 1 },
          ],
        },
      },
      /the age bands of the standard are not ascending/,
    ],
    ['a kind that is no code', { numerator: stay({ kinds: ["x'y"] }) }, /kinds\[0\] is not a code/],
  ];
  for (const [name, parts, words] of cases) assert.match(refusal(parts), words, name);
});
