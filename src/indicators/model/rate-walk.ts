import type { Encounters, EncounterTest } from './encounters.ts';
import type { Selection, Test } from './expression.ts';
import type { Quantity, Rate } from './rate.ts';
import { codelistsUnder, type Reference, referencesUnder, selectionsUnder } from './walk.ts';

/** The quantities of a rate. */
export function quantitiesOf({ numerator, denominator }: Rate): readonly Quantity[] {
  return [numerator, denominator];
}

/** A quantity that the records and encounters of a person answer. */
export type RecordQuantity = Exclude<Quantity, { quantity: 'people' | 'score' }>;

/** Whether a quantity is found in records and encounters, and not from tests of the person. */
export function isOfRecords(quantity: Quantity): quantity is RecordQuantity {
  return quantity.quantity !== 'people' && quantity.quantity !== 'score';
}

type CountsAs = Extract<Test, { test: 'counts as' }>;
type Score = Extract<Quantity, { quantity: 'score' }>;

/** What a score asks of one of its rules, as a test. */
export function countedAs({ counts }: Score, rule: string): CountsAs {
  return { test: 'counts as', rule, is: counts === 'met' ? 'numerator' : 'in denominator' };
}

/** What a rate's scores ask of rules, each as a test. */
export function scoredBy(rate: Rate): readonly CountsAs[] {
  return quantitiesOf(rate).flatMap((each) =>
    each.quantity === 'score' ? each.of.map(({ rule }) => countedAs(each, rule)) : [],
  );
}

/** The tests of people that a rate asks. */
export function testsOf(rate: Rate): readonly Test[] {
  const own = rate.when ? [rate.when] : [];
  return [
    ...own,
    ...quantitiesOf(rate).flatMap((each) => (each.quantity === 'people' && each.when ? [each.when] : [])),
  ];
}

/** The selections of records that a quantity counts or sums. */
function ownSelections(quantity: Quantity): readonly Selection[] {
  if (quantity.quantity === 'records' || quantity.quantity === 'sum of values') return [quantity.of];
  if (quantity.quantity === 'value') return [quantity.event.of];
  return quantity.quantity === 'change' ? [quantity.from.of, quantity.to.of] : [];
}

/** Every selection of records of a rate, those that windows are anchored to included. */
export function selectionsOfRate(rate: Rate): readonly Selection[] {
  const own = quantitiesOf(rate).flatMap(ownSelections);
  const tests = [...testsOf(rate), ...own.map((of): Test => ({ test: 'exists', of }))];
  return tests.flatMap(selectionsUnder);
}

/** Names of every codelist of a rate, sorted, each once. */
export function codelistsOfRate(rate: Rate): readonly string[] {
  const tests = selectionsOfRate(rate).map((of): Test => ({ test: 'exists', of }));
  return [...new Set(tests.flatMap(codelistsUnder))].sort();
}

/** The encounters that a quantity counts, and those that are looked at from them. */
export function encountersUnder(quantity: Quantity): readonly Encounters[] {
  if (quantity.quantity === 'days open') return [quantity.of];
  if (quantity.quantity !== 'encounters') return [];
  return [quantity.of, ...(quantity.when ? besideOf(quantity.when) : [])];
}

function besideOf(test: EncounterTest): readonly Encounters[] {
  if (test.test === 'followed by' || test.test === 'is in') return [test.encounters];
  return encounterParts(test).flatMap(besideOf);
}

function encounterParts(test: EncounterTest): readonly EncounterTest[] {
  if (test.test === 'and') return test.all;
  if (test.test === 'or') return test.any;
  return test.test === 'not' ? [test.not] : [];
}

/** The registers and rules that a rate asks about. */
export function referencesOfRate(rate: Rate): readonly Reference[] {
  const scored = quantitiesOf(rate).flatMap((each) =>
    each.quantity === 'score'
      ? each.of.map(({ rule }): Reference => ({ test: 'counts as', rule, is: 'in denominator' }))
      : [],
  );
  return [...testsOf(rate).flatMap(referencesUnder), ...scored];
}

/** The kinds of encounter that a rate looks at, sorted, each once; none: it looks at no encounter. */
export function encounterKindsOf(rate: Rate): readonly string[] {
  const own = rate.population.of === 'caseload' ? rate.population.kinds : [];
  const counted = quantitiesOf(rate).flatMap(encountersUnder);
  return [...new Set([...own, ...counted.flatMap(({ kinds }) => [...kinds])])].sort();
}
