/** Generated definitions and people, dense enough that ties, boundaries and missing records come up. */
import fc from 'fast-check';
import { addDays, type Day, day } from '../../src/base/index.ts';
import type { Bound, DateExpression, EventFact, Selection } from '../../src/indicators/index.ts';
import {
  ageOverOn,
  atLeastOf,
  birthday,
  bloodPressures,
  type CodelistName,
  countsAs,
  dateOf,
  differentCodes,
  earliest,
  isOfEthnicity,
  isOn,
  latest,
  on,
  onDays,
  periodEnd,
  records,
  registration,
  type Test,
  thisRecord,
  yearStart,
} from '../../src/indicators/language/index.ts';
import type { WrittenEvent, WrittenPerson } from '../../src/indicators/people/written-person.ts';
import { A, B, C, counted, D, DIASTOLIC, SYSTOLIC, withB, withBOrC } from './small-language.ts';

const END = day('2026-03-31');

const operator = fc.constantFrom('<' as const, '<=' as const, '=' as const, '>=' as const, '>' as const);
const number = fc.constantFrom('0', '50', '58', '58.5');
const codes = fc.uniqueArray(fc.constantFrom(A, B, C, D), { minLength: 1, maxLength: 3 });

function moved(from: DateExpression, months: number, days: number): DateExpression {
  return { ...from, ...(months === 0 ? {} : { months }), ...(days === 0 ? {} : { days }) };
}

const months = fc.constantFrom(0, 0, -1, -12, 1);
const days = fc.constantFrom(0, 0, -30, -7, 7, 31);
const commonDate = fc.oneof(
  fc.constantFrom(periodEnd, yearStart),
  fc.constantFrom('2025-03-31', '2025-05-15', '2024-02-29').map((text) => on(text)),
);

/** Near the period end for somebody of the generated people. */
const sixtyYearsOld = birthday(65);

type Depth = 0 | 1 | 2;

function dates(depth: Depth): fc.Arbitrary<DateExpression> {
  const own =
    depth === 0
      ? []
      : [events(less(depth)).map((event) => dateOf(event)), fc.constantFrom(registration, sixtyYearsOld)];
  return fc.tuple(fc.oneof(commonDate, ...own), months, days).map(([from, m, d]) => moved(from, m, d));
}

function less(depth: Depth): Depth {
  return depth === 2 ? 1 : 0;
}

function bounds(depth: Depth): fc.Arbitrary<Bound | undefined> {
  const some = fc.record({
    date: dates(depth),
    isInclusive: fc.boolean(),
    whenMissing: fc.constantFrom('nothing' as const, 'open' as const),
  });
  return fc.option(some, { nil: undefined });
}

function selections(depth: Depth, isPlain = false): fc.Arbitrary<Selection> {
  const value = fc.option(fc.oneof(fc.constant({ is: 'present' as const }), fc.record({ is: operator, number })), {
    nil: undefined,
  });
  const plain = fc.tuple(codes, value).map(([lists, of]) => ({ ...records(lists, {}), ...(of ? { value: of } : {}) }));
  const base: fc.Arbitrary<Selection> = isPlain
    ? plain
    : fc.oneof({ weight: 4, arbitrary: plain }, fc.constant(bloodPressures(SYSTOLIC, DIASTOLIC, {})));
  return fc.tuple(base, bounds(depth), bounds(depth)).map(([of, after, before]) => ({
    ...of,
    ...(after ? { after } : {}),
    ...(before ? { before } : {}),
  }));
}

function events(depth: Depth, isPlain = false): fc.Arbitrary<EventFact> {
  return fc
    .tuple(fc.boolean(), selections(depth, isPlain))
    .map(([isLatest, of]) => (isLatest ? latest(of) : earliest(of)));
}

const target = fc.constantFrom({ systolic: 58, diastolic: 50 }, { systolic: 50, diastolic: 58 });

/** A window around the record that a `for some` looks at. */
const around: fc.Arbitrary<Selection> = fc
  .tuple(codes, months, days, fc.boolean(), fc.boolean())
  .map(([lists, m, d, isAfter, isInclusive]) => {
    const bound: Bound = { date: moved(thisRecord, m, d), isInclusive, whenMissing: 'nothing' };
    return { ...records(lists as CodelistName[], {}), ...(isAfter ? { after: bound } : { before: bound }) };
  });

const inner: fc.Arbitrary<Test> = fc
  .tuple(around, around, fc.constantFrom('and', 'or', 'not'))
  .map(([one, other, how]): Test => {
    const [first, second] = [one, other].map((of): Test => ({ test: 'exists', of })) as [Test, Test];
    if (how === 'and') return { test: 'and', all: [first, second] };
    return how === 'or'
      ? { test: 'or', any: [first, second] }
      : { test: 'and', all: [first, { test: 'not', not: second }] };
  });

const leaf: fc.Arbitrary<Test> = fc.oneof(
  selections(2).map((of): Test => ({ test: 'exists', of })),
  fc
    .tuple(events(2, true), operator, number)
    .map(([event, is, of]): Test => ({ test: 'value', event, is, number: of })),
  fc.tuple(selections(1), fc.boolean(), target, target).map(([of, isLatest, clinic, home]): Test => {
    const readings: Selection = { ...of, ...bloodPressures(SYSTOLIC, DIASTOLIC, {}) };
    const { value: _, ...whole } = readings;
    return { test: 'blood pressure at or below', event: isLatest ? latest(whole) : earliest(whole), clinic, home };
  }),
  fc.tuple(dates(2), operator, dates(2)).map(([left, is, right]): Test => ({ test: 'date', left, is, right })),
  fc
    .tuple(selections(1, true), fc.nat(2))
    .map(([of, at]): Test => ({ test: 'latest among', of, is: [of.codelists[at % of.codelists.length] as string] })),
  fc.tuple(selections(1, true), inner).map(([each, holds]): Test => ({ test: 'for some', each, holds })),
  fc
    .tuple(fc.constantFrom('over' as const, 'under' as const), fc.constantFrom(40, 65))
    .map(([is, years]): Test => ({ test: 'age', is, years })),
  fc.tuple(dates(1), fc.constantFrom(64, 65)).map(([date, years]): Test => ageOverOn(years, date)),
  fc.tuple(selections(1, true), fc.constantFrom(2, 3)).map(([of, atLeast]): Test => onDays(atLeast, of)),
  fc.tuple(selections(1, true), fc.constantFrom(2, 3)).map(([of, atLeast]): Test => differentCodes(atLeast, of)),
  fc
    .tuple(events(1, true), events(1, true), fc.constantFrom('value' as const, 'percent' as const), operator, number)
    .map(([from, to, unit, is, of]): Test => ({ test: 'change', from, to, in: unit, is, number: of })),
  fc.constantFrom(isOn(withB), isOn(withBOrC)),
  fc
    .constantFrom(...(['numerator', 'missed', 'adjusted', 'excluded', 'in denominator'] as const))
    .map((is): Test => countsAs(is, counted)),
  fc.constantFrom(isOfEthnicity('H'), isOfEthnicity('A', 'J')),
);

export const generatedTest: fc.Arbitrary<Test> = fc.oneof(
  { weight: 4, arbitrary: leaf },
  fc.tuple(fc.constantFrom(1, 2, 3), leaf, leaf, leaf).map(([count, ...of]): Test => atLeastOf(count, of)),
  fc.tuple(leaf, leaf, fc.constantFrom('and', 'or', 'not')).map(([one, other, how]): Test => {
    if (how === 'not') return { test: 'not', not: one };
    return how === 'and' ? { test: 'and', all: [one, other] } : { test: 'or', any: [one, other] };
  }),
);

/** Days that windows turn on, and some between. */
const eventDay: fc.Arbitrary<Day> = fc.oneof(
  fc.constantFrom(
    ...['2026-03-31', '2026-04-01', '2025-03-31', '2025-04-01', '2025-05-15', '2024-02-29', '2025-02-28'].map((text) =>
      day(text),
    ),
  ),
  fc.integer({ min: 0, max: 800 }).map((back) => addDays(END, -back)),
);

const event: fc.Arbitrary<WrittenEvent> = fc.record({
  codelist: fc.constantFrom(
    'A_COD',
    'B_COD',
    'C_COD',
    'D_COD',
    'A_COD',
    'SYSBP_COD',
    'DIASBP_COD',
    'SYSBP_COD',
    'DIASBP_COD',
  ),
  on: eventDay,
  value: fc.constantFrom(null, '0', '50', '58', '58.5'),
  isHome: fc.boolean(),
  minute: fc.constantFrom(null, 540, 600),
  rowId: fc.constant(null),
  encounter: fc.constantFrom(null, 'e1'),
});

/** Rows are numbered in an order that is not theirs in time; some fall on one day and hour. */
export const generatedPerson: fc.Arbitrary<WrittenPerson> = fc.record({
  born: fc.constantFrom('1960-05-05', '1961-04-01', '1986-01-01').map((text) => day(text)),
  sex: fc.constantFrom('F', 'M'),
  ethnicity: fc.constantFrom(null, 'A', 'H', 'J'),
  died: fc.constantFrom(null, null, null, day('2026-03-31')),
  registrations: fc.constantFrom(
    [{ from: day('2015-06-01'), to: null, kind: 'regular' }],
    [{ from: day('2025-05-15'), to: null, kind: 'regular' }],
    [
      { from: day('2015-06-01'), to: day('2025-01-01'), kind: 'regular' },
      { from: day('2025-06-01'), to: null, kind: 'regular' },
    ],
    [{ from: day('2015-06-01'), to: day('2026-03-31'), kind: 'regular' }],
  ),
  events: fc.array(event, { maxLength: 9 }),
});
