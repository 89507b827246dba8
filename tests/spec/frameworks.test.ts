/** The frameworks of definitions/: they load, and are worth what was published. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { acceptances } from '../../definitions/demo/acceptances.ts';
import { framework as qofFramework } from '../../definitions/frameworks/qof/2025-26/framework.ts';
import { framework as outcomesFramework } from '../../definitions/frameworks/quality-outcomes-for-health/2025-26/framework.ts';
import { type LoadedFramework, loadFramework } from '../../src/indicators/index.ts';
import { everything } from './every-rule.ts';
import { codelists, loaded, spine, spineJson, testPeople } from './people-tables.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const factsPath = join(root, '../shared/facts/measures/qof/qof_2025_26.json');
const skip = existsSync(factsPath) ? false : 'the facts (../shared/facts) are not beside the repository';

const qofJson = qofFramework(codelists, testPeople);
const outcomesJson = outcomesFramework(codelists, testPeople);
const [qof, outcomes] = [loaded(qofJson), loaded(outcomesJson)];

test('every framework loads in a release: its people count as written and try every clause', () => {
  for (const json of [spineJson, qofJson, outcomesJson]) {
    const outcome = loadFramework(json, { isRelease: true });
    assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  }
});

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

test('Quality Outcomes for Health is the list of the facts: domains, direction, levels, contracts, worth', {
  skip,
}, () => {
  const rows = csvRows(readFileSync(join(root, '../shared/facts/outcomes-framework.csv'), 'utf8'));
  assert.equal(rows.length, 86);
  const all = new Map([...outcomes.measures, ...(outcomes.watched ?? [])].map((measure) => [measure.id, measure]));
  assert.equal(all.size, 86);
  for (const row of rows) {
    const measure = all.get(row.id ?? '');
    assert(measure, `${row.id} is a measure`);
    assert.equal(measure.domain, row.domain);
    assert.equal(measure.direction, row.direction);
    assert.equal(measure.levels?.join(';'), row.levels);
    assert.equal(measure.carriedBy?.join('; '), row.carried_by);
    if (!('lowerPercent' in measure)) {
      assert.equal(String(measure.points ?? ''), row.points, measure.id);
      continue;
    }
    const worth = [measure.points, measure.lowerPercent, measure.upperPercent];
    assert.deepEqual(worth.map(String), [row.points, row.lower_percent, row.upper_percent], measure.id);
  }
});

test('35 measures share 526 points; thresholds fall where less is better', () => {
  const waiting = (outcomes.watched ?? []).flatMap(({ points }) => points ?? []);
  assert.equal(outcomes.measures.length + waiting.length, 35);
  const points = [...outcomes.measures.map((measure) => measure.points), ...waiting];
  assert.equal(
    points.reduce((sum, each) => sum + each, 0),
    526,
  );
  for (const { id, direction, lowerPercent, upperPercent } of outcomes.measures)
    assert.equal(lowerPercent > upperPercent, direction === 'lower', id);
});

function verificationOf(framework: LoadedFramework, id: string | undefined): string | undefined {
  return [...framework.rules, ...(framework.rates ?? [])].find((each) => each.id === id)?.verification;
}

test('a measure whose rule is unverified says so', () => {
  for (const framework of [qof, outcomes])
    for (const { id, rule, note } of [...framework.measures, ...(framework.watched ?? [])])
      if (verificationOf(framework, rule) === 'unverified') assert.match(note ?? '', /unverified/, id);
});

test('a rule is the same definition in every framework that names it', () => {
  for (const framework of [spine, qof, outcomes])
    for (const { id } of framework.rules) assert.equal(framework.ruleHash(id), everything.ruleHash(id), id);
});

test('an acceptance names the definition as it stands', () => {
  for (const { rule, hash } of acceptances) assert.equal(everything.ruleHash(rule), hash, rule);
});

/** Rows of a comma-separated file with quoted fields, by the names of its first line. */
function csvRows(text: string): Readonly<Record<string, string>>[] {
  const [head = [], ...rows] = text.trimEnd().split('\n').map(fieldsOf);
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ''])));
}

function fieldsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}
