/** Each case on which the calculators once differed: they agree on it. */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { day } from '../../src/base/index.ts';
import { runCompiled } from '../../src/indicators/calculate-over.ts';
import { narrowedTo, narrowedToRates } from '../../src/indicators/model/narrowed.ts';
import { writtenPerson } from '../../src/indicators/people/written-person.ts';
import { differences } from '../spec/agreement.ts';
import { everything } from '../spec/every-rule.ts';
import { loaded, makePeopleTables, withReader } from '../spec/people-tables.ts';
import { keepCase, keptCases } from '../spec/regression-case.ts';
import { frameworkOf, smallCodesOf } from '../spec/small-language.ts';

test('the calculators agree on every case that is kept', () =>
  withReader(async (reader) => {
    for (const { name, framework, people } of keptCases()) {
      assert.deepEqual(await differences(reader, loaded(framework), people, smallCodesOf), [], name);
    }
  }));

test('a rule or rate compiles alone, though its only tests are of people’s own windows', () =>
  withReader(async (reader) => {
    await makePeopleTables(reader, [], { codesIn: smallCodesOf });
    const alone = [
      ...everything.rules.map((rule) => narrowedTo(everything, rule)),
      ...(everything.rates ?? []).map((rate) => narrowedToRates(everything, [rate])),
    ];
    for (const framework of alone) await runCompiled({ reader, framework, periodEnd: day('2026-03-31') });
  }));

test('a case that is kept is read again as it was', () => {
  const framework = frameworkOf([{ test: 'sex', is: 'F' }]);
  const people = [writtenPerson('born 1950-01-01; sex F; registered 2015-06-01', 'A_COD 2025-01-01')];
  const path = keepCase({ framework, people });
  try {
    const kept = keptCases().find(({ name }) => path.endsWith(name));
    assert.deepEqual([kept?.framework, kept?.people], [framework, people]);
  } finally {
    rmSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)));
  }
});
