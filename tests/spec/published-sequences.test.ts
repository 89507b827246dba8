/**
 * The published rule sequences and registers, every one said in the language, and the people whom they were published
 * with, evaluated by both calculators. Reads the shared facts beside the repository; without them it is skipped.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { day } from '../../src/base/index.ts';
import { type EvaluatedPerson, evaluatePeople, type Framework, readPeopleFile } from '../../src/indicators/index.ts';
import { readPolicy } from '../../src/main/policy.ts';
import { loaded, spine, withScratch } from './people-tables.ts';
import { publishedRegisters } from './published-registers.ts';
import { type PublishedSequence, publishedFramework } from './published-sequences.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const folder = join(root, '../shared/facts/measures/qof');
const skip = existsSync(folder) ? false : 'the shared facts are not beside the repository';
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

type Sequences = { indicators: PublishedSequence[] };
type Expected = {
  register: boolean;
  denominator: boolean;
  numerator: boolean;
  outcome: string;
  rule: number | null;
  rule_type: string | null;
};
type PublishedCase = { indicator: string; name: string; expected: Expected };

function sequences(): PublishedSequence[] {
  return (JSON.parse(read('qof_indicator_rules.json')) as Sequences).indicators;
}

function cases(): PublishedCase[] {
  return (JSON.parse(read('qof_rule_test_patients.json')) as { cases: PublishedCase[] }).cases;
}

function expectedOf({ name, indicator, expected }: PublishedCase): EvaluatedPerson {
  const { register, denominator, numerator, rule, rule_type: type } = expected;
  const reason = (type ?? 'not in population') as EvaluatedPerson['reason'];
  return { name, indicator, register, denominator, numerator, rule, reason };
}

async function evaluated(frameworks: Parameters<typeof evaluatePeople>[0]['frameworks'], indicator?: string) {
  const file = 'qof_rule_test_patients.json';
  const given = readPeopleFile(read(file), file);
  assert.ok(given.ok);
  const [periodEnd, only] = [day('2026-03-31'), indicator === undefined ? {} : { indicator }];
  const found = await withScratch((connect) =>
    evaluatePeople({ frameworks, people: given.value, periodEnd, connect, ...only }),
  );
  assert.ok(found.ok, found.ok ? '' : found.refusal.message);
  return found.value;
}

test('every published rule sequence and register is said in the language', { skip }, () => {
  const published = JSON.parse(read('qof_registers.json')) as { registers: { register: string }[] };
  assert.deepEqual(
    publishedRegisters.map((each) => each.id),
    published.registers.map((each) => each.register),
  );
  const framework = loaded(publishedFramework(sequences()));
  assert.equal(framework.rules.length, 26);
  for (const [index, { id, rules }] of sequences().entries()) {
    const rule = framework.rules[index];
    assert.deepEqual([rule?.id, rule?.steps.length], [id, rules.length]);
  }
});

test('people can be tried on each published sequence: a framework that is kept has its rule', { skip }, () => {
  const kept = readPolicy(root).definitions.filter(({ kind }) => kind.endsWith('framework'));
  const rules = new Set(kept.flatMap(({ json }) => (json as unknown as Framework).rules.map((rule) => rule.id)));
  assert.deepEqual(
    sequences().filter(({ id }) => !rules.has(id)),
    [],
  );
});

test('each of the people published with the sequences counts as published, by both calculators', { skip }, async () => {
  const found = await evaluated([loaded(publishedFramework(sequences()))]);
  assert.deepEqual(found, cases().map(expectedOf));
});

test('the demonstration’s own rules decide the same about them', { skip }, async () => {
  const own = new Set(spine.rules.map((rule) => rule.id));
  for (const indicator of new Set(cases().map((each) => each.indicator))) {
    if (!own.has(indicator)) continue;
    const expected = cases()
      .filter((each) => each.indicator === indicator)
      .map(expectedOf);
    const frameworks = [spine, loaded(publishedFramework(sequences()))];
    assert.deepEqual(await evaluated(frameworks, indicator), expected);
  }
});
