/** Four invented codelists and blood pressure, for tests of the language that are about no indicator. */
import { assert, inventedConcept, type Json, type SnomedCode } from '../../src/base/index.ts';
import {
  adjustGeneral,
  all,
  any,
  type Codelist,
  codelist,
  ever,
  exclude,
  framework,
  has,
  isOn,
  isOnOrBefore,
  onDays,
  periodEnd,
  type Rate,
  type Rule,
  rate,
  records,
  register,
  registeredPeople,
  registeredWithin,
  registration,
  reject,
  rule,
  select,
  succeed,
  type Test,
} from '../../src/indicators/language/index.ts';
import { codesOf } from './people-tables.ts';

export const A = codelist('A_COD');
export const B = codelist('B_COD');
export const C = codelist('C_COD');
export const D = codelist('D_COD');
export const SYSTOLIC = codelist('SYSBP_COD');
export const DIASTOLIC = codelist('DIASBP_COD');

const invented: Readonly<Record<string, readonly SnomedCode[]>> = {
  A_COD: [inventedConcept(900001), inventedConcept(900002)],
  B_COD: [inventedConcept(900003)],
  C_COD: [inventedConcept(900004)],
  D_COD: [inventedConcept(900005)],
};

/** Codes of an invented list, or of one of the repository. */
export function smallCodesOf(name: string): readonly SnomedCode[] {
  return invented[name] ?? codesOf(name);
}

const lists: ReadonlyMap<string, Codelist> = new Map(
  [...Object.keys(invented), 'SYSBP_COD', 'DIASBP_COD'].map((name) => [
    name,
    { title: name, status: 'invented', source: 'tests', version: '1', codes: smallCodesOf(name) },
  ]),
);

const everybody = register({
  id: 'ALL',
  title: 'Everybody',
  wording: 'Everybody who is registered',
  source: 'tests',
  steps: [select('registered', isOnOrBefore(registration, periodEnd))],
});

/** Who has a B, which is what tests of references ask about. */
export const withB = register({
  id: 'WITHB',
  title: 'With a B',
  wording: 'Whoever has a B',
  source: 'tests',
  steps: [reject('a D as well', all(has(B, ever), has(D, ever))), select('a B', has(B, ever))],
});

/** Either on the register of B or with a C: a register that names another. */
export const withBOrC = register({
  id: 'WITHBORC',
  title: 'With a B or a C',
  wording: 'Whoever is on the register of B, or has a C',
  source: 'tests',
  steps: [select('on the register of B, or a C', any(isOn(withB), has(C, ever)))],
});

const signed = { year: '2025/26', author: 'One', checker: 'Another', reviewBy: '2026-09-30' } as const;

/** A rule with every outcome, for tests that ask what it makes of somebody. */
export const counted: Rule = rule({
  id: 'COUNTED',
  title: 'every outcome',
  wording: 'every outcome',
  reason: 'tests',
  source: 'tests',
  ...signed,
  verification: 'unverified',
  notes: [],
  register: withBOrC,
  steps: [
    exclude('OUT', 'a C on two days', onDays(2, records(C, ever))),
    succeed('an A', has(A, ever)),
    adjustGeneral('newly registered', 'NEW', 'registered in 3 months', registeredWithin(3)),
  ],
});

type RateParts = Pick<Rate, 'numerator' | 'denominator'> & Partial<Rate>;

/** A rate of people registered, by what is counted; per 1. */
export function rateOf(id: string, parts: RateParts): Rate {
  return rate({
    id,
    title: 'a rate',
    wording: 'a rate',
    reason: 'a test',
    source: 'tests',
    ...signed,
    verification: 'unverified',
    notes: [],
    population: registeredPeople,
    per: 1,
    ...parts,
  });
}

/** A framework in which rule T1, T2 … counts whoever the first, second … test is true of. */
export function frameworkOf(tests: readonly Test[], rates: readonly Rate[] = []): Json {
  const rules = tests.map((test, index) =>
    rule({
      id: `T${index + 1}`,
      title: 'a test',
      wording: 'a test',
      reason: 'a test',
      source: 'tests',
      ...signed,
      verification: 'unverified',
      notes: [],
      register: everybody,
      steps: [succeed('the test', test)],
    }),
  );
  assert(rules.length + rates.length > 0, 'there is a test');
  return framework(
    {
      id: 'small/2025-26',
      title: 'Small',
      year: '2025/26',
      registers: [everybody, withBOrC, withB],
      rules: [...rules, counted],
      rates,
      measures: [],
    },
    lists,
  );
}
