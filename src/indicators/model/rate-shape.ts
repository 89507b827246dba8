import { shape } from '../../base/index.ts';

const { list, one, optional, pattern, record, recursive, text, variants, whole, yesOrNo } = shape;
type Shape = shape.Shape;

const code = pattern(/^[A-Za-z0-9_-]{1,40}$/, 'a code');
const codes = list(code, 1);
const codePattern = pattern(
  /^(?:[A-Z0-9]|\[[A-Z0-9-]+\])+(?:\|(?:[A-Z0-9]|\[[A-Z0-9-]+\])+)*$/,
  'a pattern of codes such as J4[1-47]|J20',
);

const diagnosis = record({
  words: text,
  primary: optional(codePattern),
  any: optional(codePattern),
  secondary: optional(codePattern),
  notSecondary: optional(codePattern),
  notProcedure: optional(codePattern),
});

function encountersShape(bound: Shape): Shape {
  const days = record({ after: optional(bound), before: optional(bound) });
  return record({
    kinds: codes,
    organisations: optional(codes),
    admissionMethods: optional(codes),
    sources: optional(codes),
    notSources: optional(codes),
    destinations: optional(codes),
    notDestinations: optional(codes),
    diagnoses: optional(list(diagnosis, 1)),
    withoutCodesOf: optional(list(one('icd10', 'opcs4', 'snomed'), 1)),
    starts: optional(days),
    ends: optional(days),
  });
}

const encounterTest: Shape = recursive('encounterTest', () => encounterTests);
/** Windows of an encounter that another is looked at from are its days, not dates. */
const beside = encountersShape(one());
const days = whole(0, 36600);

export const encounterTests: Shape = variants('test', {
  'followed by': record({ test: one('followed by'), encounters: beside, fromDays: days, toDays: days }),
  'is in': record({ test: one('is in'), encounters: beside, onDay: days }),
  alive: record({ test: one('alive'), onDay: days }),
  'lasted at most': record({ test: one('lasted at most'), minutes: whole(1, 1_000_000) }),
  and: record({ test: one('and'), all: list(encounterTest, 1) }),
  or: record({ test: one('or'), any: list(encounterTest, 1) }),
  not: record({ test: one('not'), not: encounterTest }),
});

const population = variants('of', {
  registered: record({ of: one('registered') }),
  'registered in the year': record({ of: one('registered in the year') }),
  'died in the year': record({ of: one('died in the year') }),
  caseload: record({ of: one('caseload'), kinds: codes }),
});

const standard = record({
  name: text,
  bands: list(record({ fromAge: whole(0, 130), people: whole(1, 10_000_000) }), 1),
});

export type RateParts = {
  readonly signed: Readonly<Record<string, Shape | shape.Optional>>;
  readonly id: Shape;
  readonly test: Shape;
  readonly selection: Shape;
  readonly eventFact: Shape;
  readonly bound: Shape;
  readonly people: Shape;
};

/** The shape of a rate, from the shapes of what it is made of. */
export function rateShape({ signed, id, test, selection, eventFact, bound, people }: RateParts): Shape {
  const encounters = encountersShape(bound);
  const decimal = pattern(/^\d{1,6}(\.\d{1,3})?$/, 'a decimal with at most three places');
  const band = record({ sex: one('M', 'F'), fromAge: whole(0, 130), weight: decimal });
  const quantity = variants('quantity', {
    people: record({ quantity: one('people'), when: optional(test) }),
    'days registered': record({ quantity: one('days registered') }),
    'days open': record({ quantity: one('days open'), of: encounters }),
    encounters: record({ quantity: one('encounters'), of: encounters, when: optional(encounterTest) }),
    records: record({ quantity: one('records'), of: selection }),
    'sum of values': record({ quantity: one('sum of values'), of: selection }),
    value: record({ quantity: one('value'), event: eventFact }),
    change: record({ quantity: one('change'), from: eventFact, to: eventFact }),
    weight: record({ quantity: one('weight'), bands: list(band, 1) }),
    score: record({
      quantity: one('score'),
      of: list(record({ rule: id, weight: whole(1, 1000) }), 1),
      counts: one('met', 'applies'),
    }),
  });
  return record({
    ...signed,
    population,
    when: optional(test),
    numerator: quantity,
    denominator: quantity,
    per: whole(1, 1_000_000),
    inYears: optional(yesOrNo),
    standard: optional(standard),
    people: optional(people),
  });
}
