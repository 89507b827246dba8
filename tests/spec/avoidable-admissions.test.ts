/**
 * The published conditions of avoidable admissions, said as diagnoses of the language, with the codes that they were
 * published with: both calculators. Reads the shared facts beside the repository; without them it is skipped.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { day } from '../../src/base/index.ts';
import { runCompiled } from '../../src/indicators/calculate-over.ts';
import { diagnosis, numberOf, people, sinceYearStart, startedIn } from '../../src/indicators/language/index.ts';
import { writtenPerson } from '../../src/indicators/people/written-person.ts';
import { amountsAfter } from '../../src/indicators/rates/rate-counts.ts';
import type { RateAmounts } from '../../src/indicators/reference/rate-amounts.ts';
import { referenceOver } from '../../src/indicators/verify.ts';
import { loaded, makePeopleTables, withReader } from './people-tables.ts';
import { frameworkOf, rateOf, smallCodesOf } from './small-language.ts';

const path = join(dirname(fileURLToPath(import.meta.url)), '../../../shared/facts/measures/acsc_icd10.json');
const skip = existsSync(path) ? false : 'the shared facts are not beside the repository';

type Condition = {
  condition: string;
  primary_regex: string;
  secondary_must_match: string | null;
  secondary_must_not_match: string | null;
  procedure_must_not_match: string | null;
};
type Vector = { primary: string; secondary: string[]; procedures: string[]; ccgois_2_6: string | null };
type Facts = { ccgois_2_6__nhsof_2_3_i_chronic_acsc: { conditions: Condition[] }; test_vectors: Vector[] };

test('each published admission is of the condition that it was published with', { skip }, async () => {
  const facts = JSON.parse(readFileSync(path, 'utf8')) as Facts;
  const { conditions } = facts.ccgois_2_6__nhsof_2_3_i_chronic_acsc;
  const rates = conditions.map((each, index) => {
    const diagnoses = [
      diagnosis(each.condition, {
        primary: each.primary_regex,
        ...(each.secondary_must_match ? { secondary: each.secondary_must_match } : {}),
        ...(each.secondary_must_not_match ? { notSecondary: each.secondary_must_not_match } : {}),
        ...(each.procedure_must_not_match ? { notProcedure: each.procedure_must_not_match } : {}),
      }),
    ];
    const admissions = startedIn(sinceYearStart, 'emergency_admission', { diagnoses });
    return rateOf(`CONDITION${index}`, { numerator: numberOf(admissions), denominator: people() });
  });
  const framework = loaded(frameworkOf([], rates));
  const records = facts.test_vectors.map(({ primary, secondary, procedures }) => {
    const done = procedures.length > 0 ? ` op ${procedures.join(' ')}` : '';
    const stay = `emergency_admission 2025-06-01 for ${[primary, ...secondary].join(' ')}${done}`;
    return writtenPerson('born 1950-01-01; sex F; registered 2015-06-01', stay);
  });
  await withReader(async (reader) => {
    await makePeopleTables(reader, records, { codesIn: smallCodesOf });
    const over = { reader, framework, periodEnd: day('2026-03-31') };
    const compiled = await amountsAfter(await runCompiled(over), over);
    const reference = (await referenceOver(over)).amounts;
    const found = (lists: readonly RateAmounts[], person: number): string | null =>
      conditions.find((_, index) => (lists[index]?.amounts[person]?.numerator ?? 0) > 0)?.condition ?? null;
    for (const [index, vector] of facts.test_vectors.entries()) {
      assert.equal(found(compiled, index), vector.ccgois_2_6, `compiled: ${JSON.stringify(vector)}`);
      assert.equal(found(reference, index), vector.ccgois_2_6, `reference: ${JSON.stringify(vector)}`);
    }
  });
});
