/** The frameworks of definitions/: they load, and are worth what was published. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { acceptances } from '../../definitions/demo/acceptances.ts';
import { framework as qofFramework } from '../../definitions/frameworks/qof/2025-26/framework.ts';
import { everything } from './every-rule.ts';
import { codelists, loaded, spine } from './people-tables.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const factsPath = join(root, '../shared/facts/measures/qof/qof_2025_26.json');
const skip = existsSync(factsPath) ? false : 'the facts (../shared/facts) are not beside the repository';

const qof = loaded(qofFramework(codelists));

test('QOF 2025/26 has 44 indicators and 564 points', () => {
  assert.equal(qof.measures.length, 44);
  assert.equal(
    qof.measures.reduce((sum, measure) => sum + measure.points, 0),
    564,
  );
});

test('points and thresholds of QOF 2025/26 are those of the facts', { skip }, () => {
  type Fact = { readonly id: string; readonly points: number; readonly lower: number; readonly upper: number };
  const { indicators } = JSON.parse(readFileSync(factsPath, 'utf8')) as { indicators: readonly Fact[] };
  assert.deepEqual(
    qof.measures.map(({ id, points, lowerPercent, upperPercent }) => [id, points, lowerPercent, upperPercent]),
    indicators.map(({ id, points, lower, upper }) => [id, points, lower, upper]),
  );
});

test('a measure whose rule is unverified says so', () => {
  const silent = qof.measures.filter(
    ({ rule, note }) => qof.rule(rule).verification === 'unverified' && !note?.includes('unverified'),
  );
  assert.deepEqual(silent, []);
});

test('a rule is the same definition in every framework that names it', () => {
  for (const framework of [spine, qof])
    for (const { id } of framework.rules) assert.equal(framework.ruleHash(id), everything.ruleHash(id), id);
});

test('an acceptance names the definition as it stands', () => {
  for (const { rule, hash } of acceptances) assert.equal(everything.ruleHash(rule), hash, rule);
});
