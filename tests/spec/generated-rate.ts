/** Generated rates and people with encounters, dense enough that windows, ends and follow-ups come up. */
import fc from 'fast-check';
import { addDays, type Day, day } from '../../src/base/index.ts';
import {
  between,
  caseloadOf,
  countsAs,
  type Diagnosis,
  daysOpen,
  daysRegistered,
  diedInTheYear,
  type Encounters,
  type EncounterTest,
  earliest,
  inMonths,
  isOn,
  latest,
  numberOf,
  numberOfRecords,
  on,
  type Population,
  people,
  type Quantity,
  type Rate,
  records,
  registeredInTheYear,
  registeredPeople,
  scoreMet,
  scoreOfApplying,
  sinceYearStart,
  sumOfValues,
  valueFrom,
  weightOf,
} from '../../src/indicators/language/index.ts';
import type { WrittenEncounter, WrittenPerson } from '../../src/indicators/people/written-person.ts';
import { generatedPerson, generatedTest } from './generated.ts';
import { A, B, counted, rateOf, withB } from './small-language.ts';

const KINDS = ['emergency_admission', 'ed_attendance', 'community_caseload'];
const MINUTES_A_DAY = 1440;

const kinds = fc.uniqueArray(fc.constantFrom(...KINDS), { minLength: 1, maxLength: 2 });
const window = fc.constantFrom({}, sinceYearStart, inMonths(1), between(on('2025-05-15'), on('2026-02-28')));
const codes = (...values: string[]) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 }), { nil: undefined });
const pattern = fc.constantFrom('J4[1-4]|J20', 'I10X', '[A-I]', 'J45');

const diagnosis: fc.Arbitrary<Diagnosis> = fc
  .record({
    primary: fc.option(pattern, { nil: undefined }),
    any: pattern,
    secondary: fc.option(pattern, { nil: undefined }),
    notSecondary: fc.option(pattern, { nil: undefined }),
    notProcedure: fc.option(fc.constantFrom('K[0-4]', '[A-W]'), { nil: undefined }),
  })
  .map((parts) => ({ words: 'a diagnosis', ...given(parts) }));

/** Without what is undefined, so that a part is absent rather than undefined. */
function given<T extends object>(parts: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as never;
}

const described = fc
  .record({
    kinds,
    organisations: codes('X0H01', 'X0C02'),
    admissionMethods: codes('21', '28'),
    sources: codes('19', '51'),
    notSources: codes('51'),
    destinations: codes('19', '79'),
    notDestinations: codes('79'),
    diagnoses: fc.option(fc.array(diagnosis, { minLength: 1, maxLength: 2 }), { nil: undefined }),
    withoutCodesOf: fc.option(fc.constant(['opcs4'] as const), { nil: undefined }),
  })
  .map((parts): Encounters => given(parts));

/** Mostly by kind alone, so that some encounters match. */
const beside: fc.Arbitrary<Encounters> = fc.oneof(
  { weight: 3, arbitrary: kinds.map((of): Encounters => ({ kinds: of })) },
  described,
);

const encounters: fc.Arbitrary<Encounters> = fc
  .tuple(beside, window, window)
  .map(([of, starts, ends]) => ({ ...of, ...(isSome(starts) ? { starts } : {}), ...(isSome(ends) ? { ends } : {}) }));

function isSome(days: object): boolean {
  return Object.keys(days).length > 0;
}

const besideTest: fc.Arbitrary<EncounterTest> = fc.oneof(
  fc.tuple(beside, fc.constantFrom(0, 1, 7), fc.constantFrom(0, 29, 400)).map(
    ([of, fromDays, more]): EncounterTest => ({
      test: 'followed by',
      encounters: of,
      fromDays,
      toDays: fromDays + more,
    }),
  ),
  fc
    .tuple(beside, fc.constantFrom(0, 1, 91))
    .map(([of, onDay]): EncounterTest => ({ test: 'is in', encounters: of, onDay })),
  fc.constantFrom(0, 30, 91).map((onDay): EncounterTest => ({ test: 'alive', onDay })),
  fc.constantFrom(60, MINUTES_A_DAY).map((minutes): EncounterTest => ({ test: 'lasted at most', minutes })),
);

const encounterTest: fc.Arbitrary<EncounterTest> = fc.oneof(
  besideTest,
  besideTest.map((not): EncounterTest => ({ test: 'not', not })),
  fc.tuple(besideTest, besideTest).map(([one, other]): EncounterTest => ({ test: 'and', all: [one, other] })),
  fc.tuple(besideTest, besideTest).map(([one, other]): EncounterTest => ({ test: 'or', any: [one, other] })),
);

const selection = fc.tuple(fc.constantFrom(A, B), window).map(([of, dates]) => records(of, dates));
const event = fc.tuple(selection, fc.boolean()).map(([of, isLatest]) => (isLatest ? latest(of) : earliest(of)));
const weighed = [[counted, 2]] as const;
const bands = [
  { sex: 'F', fromAge: 40, weight: '0.5' },
  { sex: 'F', fromAge: 65, weight: '1.25' },
  { sex: 'M', fromAge: 0, weight: '2' },
] as const;

const ofRecords: fc.Arbitrary<Quantity> = fc.oneof(
  fc.constant(people()),
  fc.constant(daysRegistered),
  encounters.map((of) => daysOpen(of)),
  fc.tuple(encounters, fc.option(encounterTest, { nil: undefined })).map(([of, when]) => numberOf(of, when)),
  selection.map((of) => numberOfRecords(of)),
  selection.map((of) => sumOfValues(of)),
  event.map((of) => valueFrom(of)),
  fc.tuple(event, event).map(([from, to]): Quantity => ({ quantity: 'change', from, to })),
  fc.constant(weightOf(bands)),
);
const ofOthers: fc.Arbitrary<Quantity> = fc.constantFrom(
  people(isOn(withB)),
  people(countsAs('in denominator', counted)),
  scoreMet(weighed),
  scoreOfApplying(weighed),
);

const population: fc.Arbitrary<Population> = fc.constantFrom(
  registeredPeople,
  registeredInTheYear,
  diedInTheYear,
  caseloadOf('community_caseload'),
);

const standard = {
  name: 'two',
  bands: [
    { fromAge: 0, people: 2 },
    { fromAge: 65, people: 1 },
  ],
};

/** Registers and rules are asked about only by rates of people registered. */
export const generatedRate: fc.Arbitrary<Rate> = population.chain((of) => {
  const quantity = of.of === 'registered' ? fc.oneof({ weight: 4, arbitrary: ofRecords }, ofOthers) : ofRecords;
  const when = of.of === 'registered' ? fc.option(generatedTest, { nil: undefined }) : fc.constant(undefined);
  return fc.tuple(quantity, quantity, when, fc.boolean()).map(([numerator, denominator, test, isStandard]) =>
    rateOf('RATE', {
      population: of,
      numerator,
      denominator,
      ...(test ? { when: test } : {}),
      ...(isStandard ? { standard } : {}),
    }),
  );
});

const startDay: fc.Arbitrary<Day> = fc.oneof(
  fc.constantFrom(
    ...['2025-03-31', '2025-04-01', '2025-05-15', '2026-02-28', '2026-03-31', '2026-04-01'].map((text) => day(text)),
  ),
  fc.integer({ min: 0, max: 400 }).map((back) => addDays(day('2026-03-31'), -back)),
);

const encounter: fc.Arbitrary<WrittenEncounter> = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    start: startDay,
    minute: fc.constantFrom(0, 540, 1439),
    lasts: fc.constantFrom(null, 0, 60, 61, MINUTES_A_DAY, 5 * MINUTES_A_DAY, 95 * MINUTES_A_DAY),
    organisation: fc.constantFrom('X0H01', 'X0C02'),
    method: fc.constantFrom(null, '21', '28'),
    source: fc.constantFrom(null, '19', '51'),
    destination: fc.constantFrom(null, '19', '79'),
    diagnoses: fc.array(fc.constantFrom('J20.9', 'J44.1', 'J45', 'I10', 'D57.1'), { maxLength: 3 }),
    procedures: fc.array(fc.constantFrom('K40.1', 'X99'), { maxLength: 1 }),
  })
  .map(({ start, minute, lasts, ...more }) => {
    const startedAt = start * MINUTES_A_DAY + minute;
    return { ...more, startedAt, endedAt: lasts === null ? null : startedAt + lasts };
  });

/** A generated person, some of them dead in the year, with encounters. */
export const personWithEncounters: fc.Arbitrary<WrittenPerson> = fc
  .tuple(generatedPerson, fc.array(encounter, { maxLength: 6 }), fc.option(startDay, { nil: null, freq: 4 }))
  .map(([person, of, died]) => ({ ...person, died, encounters: of }));
