/** The definitions beside the published rules: the same steps, and the same decisions about the published people. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { day } from '../../src/base/index.ts';
import { calculateOver, type DecisionList, referenceOver } from '../../src/indicators/index.ts';
import type { Rule } from '../../src/indicators/language/index.ts';
import { type WrittenPerson, writtenPerson } from '../../src/indicators/people/written-person.ts';
import { everything } from './every-rule.ts';
import { makePeopleTables, numberOf, withReader } from './people-tables.ts';
import { type PublishedSequence, ruleOf } from './published-sequences.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const folder = join(root, '../shared/facts/measures/qof');
const path = join(folder, 'qof_rule_test_patients.json');
const skip = existsSync(path) ? false : 'the published rules (../shared/facts) are not beside the repository';

type PublishedEvent = {
  readonly cluster: string;
  readonly date: string;
  readonly value?: number;
  readonly sys?: number;
  readonly dia?: number;
  readonly home?: boolean;
};
type PublishedCase = {
  readonly indicator: string;
  readonly name: string;
  readonly pped: string;
  readonly patient: {
    readonly dob: string;
    readonly sex: string;
    readonly reg_date: string;
    readonly dereg_date?: string;
    readonly events: readonly PublishedEvent[];
  };
  readonly expected: { readonly register: boolean; readonly rule: number | null };
};

function itemOf(event: PublishedEvent): string {
  const value =
    event.cluster === 'BP' ? `${event.sys}/${event.dia} ` : event.value === undefined ? '' : `${event.value} `;
  return `${event.cluster} ${value}${event.date}${event.home ? ' home' : ''}`;
}

function personOf({ patient }: PublishedCase): WrittenPerson {
  const left = patient.dereg_date ? ` to ${patient.dereg_date}` : '';
  const own = [`born ${patient.dob}`, `sex ${patient.sex}`, `registered ${patient.reg_date}${left}`];
  return writtenPerson('', [...own, ...patient.events.map(itemOf)].join('; '));
}

/** The step that decides about a person: 0 when none does, null when they are not on the register. */
function stepOf(lists: readonly DecisionList[], indicator: string, index: number): number | null {
  const list = lists.find((each) => each.indicator === indicator);
  const at = list?.people.indexOf(numberOf(index)) ?? -1;
  return at < 0 ? null : (list?.rules[at] ?? null);
}

test('every published case is decided as stated, by both calculators', { skip }, async () => {
  const { cases } = JSON.parse(readFileSync(path, 'utf8')) as { cases: readonly PublishedCase[] };
  assert(cases.length > 0);
  await withReader(async (reader) => {
    await makePeopleTables(reader, cases.map(personOf));
    for (const end of new Set(cases.map((each) => each.pped))) {
      const over = { reader, framework: everything, periodEnd: day(end) };
      const [compiled, reference] = [(await calculateOver(over)).decisions, (await referenceOver(over)).decisions];
      for (const [index, { indicator, name, pped, expected }] of cases.entries()) {
        if (pped !== end) continue;
        const step = expected.register ? (expected.rule ?? 0) : null;
        assert.equal(stepOf(compiled, indicator, index), step, `compiled, ${indicator}, ${name}`);
        assert.equal(stepOf(reference, indicator, index), step, `reference, ${indicator}, ${name}`);
      }
    }
  });
});

/** What the published rules say of a step: neither its words nor its place among the kinds. */
function published({ words: _, ...step }: Rule['steps'][number]) {
  return { ...step, stage: null };
}

test('each of the 26 published sequences is the definition, step for step', { skip }, () => {
  const text = readFileSync(join(folder, 'qof_indicator_rules.json'), 'utf8');
  const { indicators } = JSON.parse(text) as { indicators: readonly PublishedSequence[] };
  assert.equal(indicators.length, 26);
  for (const sequence of indicators) {
    const { register, steps } = everything.rule(sequence.id);
    assert.equal(register, sequence.register, sequence.id);
    assert.deepEqual(steps.map(published), ruleOf(sequence).steps.map(published), sequence.id);
  }
});
