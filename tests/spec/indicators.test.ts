/** The test people of every rule on both calculators, and whether its people make each clause true and false. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DecisionList } from '../../src/indicators/index.ts';
import { calculateOver, referenceOver } from '../../src/indicators/index.ts';
import { clausesNotCovered } from '../../src/indicators/people/coverage.ts';
import { type SpecFile, specOf } from '../../src/indicators/people/people-file.ts';
import { everything } from './every-rule.ts';
import { makePeopleTables, numberOf, withReader } from './people-tables.ts';

const files = everything.rules.flatMap(({ id, people }) => (people ? [specOf(id, people)] : []));

type Decided = (file: SpecFile, index: number) => number | null;

/** Runs both calculators once over the people of every file; a decision by file and place in it. */
async function bothDecide(threads: number): Promise<{ compiled: Decided; reference: Decided }> {
  const people = files.flatMap((file) => file.cases.map((each) => each.person));
  const starts = new Map<SpecFile, number>();
  let start = 0;
  for (const file of files) {
    starts.set(file, start);
    start += file.cases.length;
  }
  const finder =
    (lists: ReadonlyMap<number, readonly DecisionList[]>): Decided =>
    (file, index) => {
      const list = lists.get(file.periodEnd)?.find((each) => each.indicator === file.indicator);
      const at = list?.people.indexOf(numberOf((starts.get(file) ?? 0) + index)) ?? -1;
      return at < 0 ? null : (list?.rules[at] ?? null);
    };
  return withReader(async (reader) => {
    await makePeopleTables(reader, people);
    const [compiled, reference] = [
      new Map<number, readonly DecisionList[]>(),
      new Map<number, readonly DecisionList[]>(),
    ];
    for (const periodEnd of new Set(files.map((file) => file.periodEnd))) {
      const over = { reader, framework: everything, periodEnd };
      compiled.set(periodEnd, (await calculateOver(over)).decisions);
      reference.set(periodEnd, (await referenceOver(over)).decisions);
    }
    return { compiled: finder(compiled), reference: finder(reference) };
  }, threads);
}

const decided = await bothDecide(2);

for (const file of files) {
  test(`${file.indicator}: each person of its table counts as written, by both calculators`, () => {
    for (const [index, { name, expected }] of file.cases.entries()) {
      assert.equal(decided.compiled(file, index), expected.rule, `compiled, ${name}`);
      assert.equal(decided.reference(file, index), expected.rule, `reference, ${name}`);
      const step = everything.rule(file.indicator).steps.find((each) => each.n === expected.rule);
      const reason = step && step.kind !== 'success' ? step.code : null;
      const kinds = { exclusion: 'excluded', success: 'numerator', adjustment: 'adjusted' } as const;
      const outcome = expected.rule === null ? 'not on register' : step ? kinds[step.kind] : 'missed';
      assert.deepEqual({ outcome, reason }, { outcome: expected.outcome, reason: expected.reason }, name);
    }
  });

  test(`${file.indicator}: its people make each clause true and false, and each step decides about somebody`, () => {
    assert.deepEqual(clausesNotCovered(everything, file), []);
  });
}

test('every rule has a table', () => {
  const written = new Set(files.map((file) => file.indicator));
  assert.deepEqual(
    everything.rules.map((rule) => rule.id).filter((id) => !written.has(id)),
    [],
  );
});

test('one thread and two decide the same', async () => {
  const single = await bothDecide(1);
  for (const file of files) {
    for (const index of file.cases.keys()) {
      assert.equal(single.compiled(file, index), decided.compiled(file, index));
    }
  }
});
