/** Both calculators over generated people, for the repository's definitions and for generated ones. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { day, type Json } from '../../src/base/index.ts';
import { type Difference, type LoadedFramework, loadFramework, verifyOver } from '../../src/indicators/index.ts';
import type { WrittenPerson } from '../../src/indicators/people/written-person.ts';
import type { Reader } from '../../src/warehouse/index.ts';
import { everything, everythingJson } from './every-rule.ts';
import { generatedPerson, generatedTest } from './generated.ts';
import { generatedRate, personWithEncounters } from './generated-rate.ts';
import { personOf } from './generated-record.ts';
import { codesOf, loaded, makePeopleTables, withReader } from './people-tables.ts';
import { keepCase } from './regression-case.ts';
import { frameworkOf, smallCodesOf } from './small-language.ts';

const END = day('2026-03-31');

/** Where the calculators differ about some people. */
export async function differences(
  reader: Reader,
  framework: LoadedFramework,
  people: readonly WrittenPerson[],
  codesIn: typeof codesOf,
): Promise<readonly Difference[]> {
  await makePeopleTables(reader, people, { codesIn });
  return (await verifyOver({ reader, framework, periodEnd: END })).differences;
}

type Case = { readonly json: Json; readonly people: readonly WrittenPerson[] };
type Cases = { readonly cases: number; readonly seed: number; readonly codesIn: typeof codesOf };

/** Holds the calculators to each other on generated cases; the smallest on which they differ is kept as a file. */
async function hold<T>(generated: fc.Arbitrary<T>, caseOf: (value: T) => Case | undefined, o: Cases): Promise<void> {
  await withReader(async (reader) => {
    const property = fc.asyncProperty(generated, async (value) => {
      const made = caseOf(value);
      fc.pre(made !== undefined);
      assert.deepEqual(await differences(reader, loaded(made.json), made.people, o.codesIn), []);
    });
    const found = await fc.check(property, { numRuns: o.cases, seed: o.seed });
    const smallest = found.counterexample && caseOf(found.counterexample[0]);
    if (!found.failed) return;
    const kept = smallest ? ` Kept as ${keepCase({ framework: smallest.json, people: smallest.people })}.` : '';
    throw new Error(`The calculators differ.${kept}`, { cause: found.errorInstance });
  });
}

/** Generated definitions on generated people. A definition that cannot be true, or cannot be false, does not load. */
export async function agreeOnDefinitions(cases: number, seed: number): Promise<void> {
  const tests = fc.array(generatedTest, { minLength: 6, maxLength: 12 });
  const people = fc.array(generatedPerson, { minLength: 10, maxLength: 30 });
  await hold(
    fc.tuple(tests, people),
    ([all, some]) => {
      const loadable = all.filter((each) => loadFramework(frameworkOf([each])).ok);
      return loadable.length === 0 ? undefined : { json: frameworkOf(loadable), people: some };
    },
    { cases, seed, codesIn: smallCodesOf },
  );
}

/** Generated rates on generated people with encounters. */
export async function agreeOnRates(cases: number, seed: number): Promise<void> {
  const rates = fc.array(generatedRate, { minLength: 6, maxLength: 12 });
  const people = fc.array(personWithEncounters, { minLength: 10, maxLength: 30 });
  await hold(
    fc.tuple(rates, people),
    ([all, some]) => {
      const loadable = all.filter((each) => loadFramework(frameworkOf([], [each])).ok);
      const named = loadable.map((each, index) => ({ ...each, id: `RATE${index + 1}` }));
      return loadable.length === 0 ? undefined : { json: frameworkOf([], named), people: some };
    },
    { cases, seed, codesIn: smallCodesOf },
  );
}

/** Every rule of the repository on generated people, each with records of one rule's codelists. */
export async function agreeOnPeople(cases: number, seed: number): Promise<void> {
  const people = fc.array(personOf(everything), { minLength: 100, maxLength: 200 });
  await hold(people, (some) => ({ json: everythingJson, people: some }), { cases, seed, codesIn: codesOf });
}
