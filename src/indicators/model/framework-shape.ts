import { type Json, shape } from '../../base/index.ts';
import { ADJUSTMENT_STAGES } from './framework.ts';
import { encounterTests, rateShape } from './rate-shape.ts';

const { list, named, one, optional, pattern, record, recursive, text, variants, whole, yesOrNo } = shape;
type Shape = shape.Shape;

const isoDate = pattern(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a date written YYYY-MM-DD');
const decimal = pattern(/^-?\d{1,9}(\.\d{1,3})?$/, 'a decimal with at most three places');
const operator = one('<', '<=', '=', '>=', '>');
/** Names go into the SQL as parts of column names. */
const codelistName = pattern(/^[A-Z][A-Z0-9_]{1,39}$/, 'the name of a codelist');
const names = list(codelistName, 1);
const id = pattern(/^[A-Z][A-Z0-9_]{1,19}$/, 'an id in capitals');

const test: Shape = recursive('test', () => tests);
const eventFact: Shape = recursive('eventFact', () => record({ pick: one('latest', 'earliest'), of: selection }));

const anchor = variants('at', {
  'period end': record({ at: one('period end') }),
  'year start': record({ at: one('year start') }),
  registration: record({ at: one('registration') }),
  birth: record({ at: one('birth') }),
  date: record({ at: one('date'), date: isoDate }),
  event: record({ at: one('event'), event: eventFact }),
  'this record': record({ at: one('this record') }),
});

const date = record({ from: anchor, months: optional(whole(-1200, 1200)), days: optional(whole(-36600, 36600)) });

const bound = record({ date, isInclusive: yesOrNo, whenMissing: one('nothing', 'open') });

const valueCondition: Shape = {
  wrong: (value, path) =>
    (value as { is?: Json } | undefined)?.is === 'present'
      ? record({ is: one('present') }).wrong(value, path)
      : record({ is: operator, number: decimal }).wrong(value, path),
  schema: { oneOf: [record({ is: one('present') }).schema, record({ is: operator, number: decimal }).schema] },
};

const selection = record({
  codelists: names,
  reading: optional(record({ diastolic: names })),
  value: optional(valueCondition),
  after: optional(bound),
  before: optional(bound),
});

const target = record({ systolic: whole(1, 400), diastolic: whole(1, 400) });

const tests = variants('test', {
  exists: record({ test: one('exists'), of: selection }),
  value: record({ test: one('value'), event: eventFact, is: operator, number: decimal }),
  'blood pressure at or below': record({
    test: one('blood pressure at or below'),
    event: eventFact,
    clinic: target,
    home: target,
  }),
  date: record({ test: one('date'), left: date, is: operator, right: date }),
  age: record({ test: one('age'), is: one('over', 'under'), years: whole(0, 130), on: optional(date) }),
  sex: record({ test: one('sex'), is: one('M', 'F') }),
  ethnicity: record({ test: one('ethnicity'), is: list(pattern(/^[A-Z]$/, 'an ethnic category, A to Z'), 1) }),
  'different codes': record({ test: one('different codes'), of: selection, atLeast: whole(2, 99) }),
  'on days': record({ test: one('on days'), of: selection, atLeast: whole(2, 99) }),
  change: record({
    test: one('change'),
    from: eventFact,
    to: eventFact,
    in: one('value', 'percent'),
    is: operator,
    number: decimal,
  }),
  'on register': record({ test: one('on register'), register: id }),
  'counts as': record({
    test: one('counts as'),
    rule: id,
    is: one('numerator', 'missed', 'adjusted', 'excluded', 'in denominator'),
  }),
  'latest among': record({ test: one('latest among'), of: selection, is: names }),
  'for some': record({ test: one('for some'), each: selection, holds: test }),
  and: record({ test: one('and'), all: list(test, 1) }),
  or: record({ test: one('or'), any: list(test, 1) }),
  'at least': record({ test: one('at least'), count: whole(1, 99), of: list(test, 1) }),
  not: record({ test: one('not'), not: test }),
});

const n = whole(1, 99);
const code = pattern(/^[A-Z][A-Z0-9_]{1,29}$/, 'a code in capitals');

const step = variants('kind', {
  exclusion: record({ n, kind: one('exclusion'), code, words: text, when: test }),
  success: record({ n, kind: one('success'), words: text, when: test }),
  adjustment: record({
    n,
    kind: one('adjustment'),
    adjustment: one('specific', 'general'),
    stage: one(...ADJUSTMENT_STAGES),
    code,
    words: text,
    when: test,
  }),
});

const register = record({
  id,
  title: text,
  wording: text,
  source: text,
  steps: list(record({ n, kind: one('select', 'reject'), words: text, when: test }), 1),
});

const signed = {
  id,
  title: text,
  wording: text,
  reason: text,
  source: text,
  year: text,
  author: text,
  checker: text,
  reviewBy: isoDate,
  verification: one('published order', 'inferred order', 'unverified'),
  notes: list(text),
};

const people = record({
  on: isoDate,
  cases: list(record({ name: text, record: text, counts: text }), 2),
  neverTrue: list(text),
});

const rule = record({ ...signed, register: id, steps: list(step, 1), people: optional(people) });

const rate = rateShape({ signed, id, test, selection, eventFact, bound, people });

const place = {
  domain: optional(text),
  direction: optional(one('higher', 'lower')),
  levels: optional(list(one('practice', 'team', 'locality', 'borough'), 1)),
  carriedBy: optional(list(text, 1)),
};

const watched = record({
  ...place,
  id,
  kind: one('proportion', 'composite', 'rate', 'standardised rate', 'ratio', 'mean', 'survey', 'rating', 'slope index'),
  rule: optional(id),
  reported: optional(record({ source: text, measure: text })),
  shortTitle: text,
  source: text,
  gapIn: optional(list(text, 1)),
  paidElsewhere: optional(text),
  note: optional(text),
});

const answered = record({
  ...place,
  id,
  kind: one('yes-no'),
  points: whole(0, 1000),
  question: text,
  shortTitle: text,
  source: text,
  note: optional(text),
});

const measure = record({
  ...place,
  prevalence: optional(one('national', 'local')),
  prevalenceRegister: optional(id),
  id,
  rule: id,
  points: whole(0, 1000),
  lowerPercent: whole(0, 100),
  upperPercent: whole(0, 100),
  prevalenceAdjusted: yesOrNo,
  shortTitle: text,
  source: text,
  note: optional(text),
});

const codelist = record({
  title: text,
  status: one('published', 'invented'),
  source: text,
  version: text,
  codes: list(pattern(/^[1-9]\d{5,17}$/, 'a SNOMED CT code')),
});

/** The JSON form of a framework. */
export const frameworkShape = record({
  format: one(1),
  id: pattern(/^[a-z0-9-]+\/[0-9]{4}-[0-9]{2}$/, 'a name and a year, such as spine/2025-26'),
  title: text,
  year: text,
  registers: list(register),
  rules: list(rule),
  rates: optional(list(rate)),
  measures: list(measure),
  answered: optional(list(answered)),
  watched: optional(list(watched)),
  codelists: named(codelist),
});

/** The JSON Schema of a framework, for `docs/generated/`. */
export function frameworkSchema(): Json {
  const eventFactSchema = record({ pick: one('latest', 'earliest'), of: selection }).schema;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A framework of indicators',
    ...frameworkShape.schema,
    $defs: { test: tests.schema, eventFact: eventFactSchema, encounterTest: encounterTests.schema },
  };
}

export { tests as testShape };
