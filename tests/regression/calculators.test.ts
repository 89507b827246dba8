/** Each case on which the calculators once differed: they agree on it. */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { writtenPerson } from '../../src/indicators/people/written-person.ts';
import { differences } from '../spec/agreement.ts';
import { loaded, withReader } from '../spec/people-tables.ts';
import { keepCase, keptCases } from '../spec/regression-case.ts';
import { frameworkOf, smallCodesOf } from '../spec/small-language.ts';

test('the calculators agree on every case that is kept', () =>
  withReader(async (reader) => {
    for (const { name, framework, people } of keptCases()) {
      assert.deepEqual(await differences(reader, loaded(framework), people, smallCodesOf), [], name);
    }
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
