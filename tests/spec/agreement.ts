/** Both calculators over generated people, for the framework's definitions and for generated ones. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { day } from '../../src/base/index.ts';
import {
  calculateOver,
  compareDecisions,
  type LoadedFramework,
  loadFramework,
  referenceOver,
} from '../../src/indicators/index.ts';
import type { Reader } from '../../src/warehouse/index.ts';
import { generatedPerson, generatedTest } from './generated.ts';
import { spinePerson } from './generated-record.ts';
import { codesOf, loaded, makePeopleTables, spine, withReader } from './people-tables.ts';
import { frameworkOf, smallCodesOf } from './small-language.ts';
import type { WrittenPerson } from './written-person.ts';

async function agree(
  reader: Reader,
  framework: LoadedFramework,
  people: readonly WrittenPerson[],
  codesIn: typeof codesOf,
) {
  await makePeopleTables(reader, people, { codesIn });
  const over = { reader, framework, periodEnd: day('2026-03-31') };
  const compiled = await calculateOver(over);
  const reference = await referenceOver(over);
  assert.deepEqual(compareDecisions(compiled.decisions, reference.decisions).differences, []);
}

/** Generated definitions on generated people. A definition that cannot be true, or cannot be false, does not load. */
export async function agreeOnDefinitions(cases: number, seed: number): Promise<void> {
  const tests = fc.array(generatedTest, { minLength: 6, maxLength: 12 });
  const people = fc.array(generatedPerson, { minLength: 10, maxLength: 30 });
  await withReader((reader) =>
    fc.assert(
      fc.asyncProperty(tests, people, async (generated, some) => {
        const loadable = generated.filter((each) => loadFramework(frameworkOf([each])).ok);
        fc.pre(loadable.length > 0);
        await agree(reader, loaded(frameworkOf(loadable)), some, smallCodesOf);
      }),
      { numRuns: cases, seed },
    ),
  );
}

/** The framework's twelve definitions on generated people. */
export async function agreeOnPeople(cases: number, seed: number): Promise<void> {
  const people = fc.array(spinePerson, { minLength: 100, maxLength: 200 });
  await withReader((reader) =>
    fc.assert(
      fc.asyncProperty(people, (some) => agree(reader, spine, some, codesOf)),
      { numRuns: cases, seed },
    ),
  );
}
