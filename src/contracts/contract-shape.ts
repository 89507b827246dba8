import { type Json, shape } from '../base/index.ts';
import { term } from './language/form-shape.ts';
import { each, formula, name } from './language/formula-shape.ts';
import { ODD_PENNY_RULES, ROUNDING_RULES } from './rounding.ts';

const { list, named, one, optional, pattern, record, text, variants, yesOrNo } = shape;
type Shape = shape.Shape;

const isoDate = pattern(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a date written YYYY-MM-DD');
const decimal = pattern(/^\d+(\.\d+)?$/, 'an exact decimal written as a text');
const signedDecimal = pattern(/^-?\d+(\.\d+)?$/, 'an exact decimal written as a text');

export const RATE_STATUSES = ['found', 'computed', 'unverified', 'invented'] as const;

/** A dated rate: every value says from when to when it holds, since when it was known, how and from where. */
const rate = record({
  id: text,
  title: text,
  unit: text,
  values: list(
    record({
      value: decimal,
      validFrom: isoDate,
      validTo: optional(isoDate),
      knownFrom: isoDate,
      status: one(...RATE_STATUSES),
      source: text,
    }),
    1,
  ),
});

/** A rate table. */
export const ratesShape = record({ id: text, title: text, rates: list(rate) });

/** Where an input comes from: see `Binding`. */
const binding = variants('kind', {
  constant: record({ kind: one('constant'), value: signedDecimal }),
  rate: record({ kind: one('rate'), rate: text, on: one('the month', 'the achievement year') }),
  list: record({
    kind: one('list'),
    quarter: one('of the month', 'first of the contract year', 'last of the achievement year'),
  }),
  practice: record({
    kind: one('practice'),
    field: one('weightedToRegistered'),
    quarter: optional(one('of the month', 'first of the contract year')),
  }),
  measure: record({
    kind: one('measure'),
    field: one('points', 'lowerPercent', 'upperPercent', 'prevalenceAdjusted', 'comparedNationally'),
  }),
  result: record({ kind: one('result'), field: one('register', 'denominator', 'numerator') }),
  borough: record({ kind: one('borough'), field: one('register', 'list', 'frozenRegister', 'frozenList') }),
  nation: record({ kind: one('nation'), field: one('prevalence') }),
  participation: record({ kind: one('participation'), field: one('pot', 'points') }),
});

const input = record({
  label: text,
  unit: text,
  each: optional(each),
  choices: optional(list(text, 1)),
  from: optional(binding),
});

const share = record({ among: name, by: optional(name), oddPennies: one(...ODD_PENNY_RULES) });

const line = record({
  term: name,
  account: text,
  scheme: optional(text),
  holdWhenRefused: optional(yesOrNo),
  payee: optional(text),
  earner: optional(text),
  share: optional(share),
  practices: optional(list(text, 1)),
  fromMonth: optional(pattern(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month written YYYY-MM')),
  decision: optional(text),
});

export const CONTRACT_KINDS = [
  'GMS',
  'PMS',
  'APMS',
  'quality',
  'network',
  'enhanced services',
  'reimbursement',
  'deduction',
  'community',
  'hospital',
  'voluntary sector',
  'integrated provider',
] as const;

export const PAYS = ['month', 'quarter', 'year', 'once'] as const;

const achievement = record({ pounds: name, points: name, pointsOfOne: name });

/** The JSON form of a contract. */
export const contractShape = record({
  id: text,
  title: text,
  contractType: optional(one(...CONTRACT_KINDS)),
  validFrom: isoDate,
  validTo: isoDate,
  source: text,
  pays: optional(one(...PAYS)),
  units: optional(named(text)),
  sets: optional(named(record({ label: text, members: optional(list(text, 1)) }))),
  rates: optional(list(rate, 1)),
  inputs: named(input),
  terms: list(term, 1),
  lines: list(line),
  rounding: optional(record({ rule: one(...ROUNDING_RULES), to: one('penny', 'pound') })),
  achievement: optional(orNull(achievement)),
  schemes: optional(named(achievement)),
});

function orNull(of: Shape): Shape {
  return {
    wrong: (value, path) => (value === null ? [] : of.wrong(value, path)),
    schema: { oneOf: [{ type: 'null' }, of.schema] },
  };
}

/** The JSON Schema of a contract, for `docs/generated/`. */
export function contractSchema(): Json {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A contract',
    ...contractShape.schema,
    $defs: { formula: formula.schema },
  };
}
