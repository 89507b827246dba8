/** Generated people of the framework's indicators: each has records of one rule's codelists, most on days that decide. */
import fc from 'fast-check';
import { addDays, type Day, day } from '../../src/base/index.ts';
import type { LoadedFramework } from '../../src/indicators/index.ts';
import type { Rule } from '../../src/indicators/language/index.ts';
import { codelistsUnder } from '../../src/indicators/model/walk.ts';
import type { WrittenEvent, WrittenPerson } from '../../src/indicators/people/written-person.ts';
import { generatedPerson } from './generated.ts';

/** First and last days of the framework's windows at 31 March 2026, and the days beside them. */
const EDGES = [
  '2022-09-30',
  '2023-03-31',
  '2024-03-31',
  '2025-03-31',
  '2025-06-30',
  '2025-09-30',
  '2025-12-31',
  '2026-03-31',
];

const eventDay: fc.Arbitrary<Day> = fc.oneof(
  fc.tuple(fc.constantFrom(...EDGES), fc.constantFrom(0, 1)).map(([edge, later]) => addDays(day(edge), later)),
  fc.integer({ min: 0, max: 400 }).map((back) => addDays(day('2026-03-31'), -back)),
  fc.constant(day('2018-01-01')),
);

function eventsOf(codelists: readonly string[]): fc.Arbitrary<WrittenEvent[]> {
  const event = fc.record({
    codelist: fc.constantFrom(...codelists),
    on: eventDay,
    value: fc.constantFrom(null, '0.6', '1', '2', '58', '80', '135', '140', '150'),
    isHome: fc.boolean(),
    minute: fc.constantFrom(null, 540),
    rowId: fc.constant(null),
    encounter: fc.constant(null),
  });
  return fc.array(event, { minLength: 3, maxLength: 14 });
}

/** A diagnosis long ago, so that most are on the register, and the rest at random. */
export function personOf(framework: LoadedFramework): fc.Arbitrary<WrittenPerson> {
  return fc.constantFrom(...framework.rules).chain((rule) => personOfRule(framework, rule));
}

function personOfRule(framework: LoadedFramework, rule: Rule): fc.Arbitrary<WrittenPerson> {
  const steps = [...framework.register(rule.register).steps, ...rule.steps];
  const codelists = [...new Set(steps.flatMap((step) => codelistsUnder(step.when)))];
  const [diagnosis] = codelistsUnder(
    framework.register(rule.register).steps[0]?.when ?? rule.steps[0]?.when ?? { test: 'sex', is: 'F' },
  );
  const long: WrittenEvent[] = diagnosis
    ? [
        {
          codelist: diagnosis,
          on: day('2017-01-01'),
          value: null,
          isHome: false,
          minute: null,
          rowId: null,
          encounter: null,
        },
      ]
    : [];
  return fc
    .tuple(generatedPerson, eventsOf(codelists))
    .map(([person, events]) => ({ ...person, events: [...long, ...events] }));
}
