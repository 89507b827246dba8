/** The tables of registers/*.md: registers that no rule begins from, on both calculators. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { everyRule } from '../../definitions/rules/2025-26/every-rule.ts';
import { everyRegister } from '../../definitions/rules/2025-26/registers/every-register.ts';
import { signedOff } from '../../definitions/rules/2025-26/signed-off.ts';
import { calculateOver, type DecisionList, referenceOver } from '../../src/indicators/index.ts';
import { framework, isFemale, type Register, type Rule, rule, succeed } from '../../src/indicators/language/index.ts';
import { registerClausesNotCovered } from '../../src/indicators/people/coverage.ts';
import { readSpec } from '../../src/indicators/people/people-file.ts';
import { everything } from './every-rule.ts';
import { codelists, loaded, makePeopleTables, numberOf, withReader } from './people-tables.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'registers');
const files = readdirSync(folder).map((name) => readSpec(readFileSync(join(folder, name), 'utf8')));

/** A rule that decides about everybody on a register, so that whoever it decides about is on it. */
function onlyOn(register: Register): Rule {
  const words = `On the register ${register.id}`;
  return rule({
    ...signedOff,
    id: register.id,
    title: words,
    wording: words,
    reason: words,
    source: 'tests',
    verification: 'unverified',
    register,
    notes: [],
    steps: [succeed('a woman', isFemale)],
  });
}

const registers = loaded(
  framework(
    {
      id: 'registers/2025-26',
      title: 'Registers',
      year: '2025/26',
      registers: everyRegister,
      rules: everyRegister.map(onlyOn),
      measures: [],
    },
    codelists,
  ),
);

function isOn(lists: readonly DecisionList[], register: string, index: number): boolean {
  return lists.some((list) => list.indicator === register && list.people.includes(numberOf(index)));
}

for (const file of files) {
  test(`${file.indicator}: each person of its table is on the register or not, by both calculators`, async () => {
    await withReader(async (reader) => {
      await makePeopleTables(
        reader,
        file.cases.map((each) => each.person),
      );
      const over = { reader, framework: registers, periodEnd: file.periodEnd };
      const [compiled, reference] = [(await calculateOver(over)).decisions, (await referenceOver(over)).decisions];
      for (const [index, { name, expected }] of file.cases.entries()) {
        const wanted = expected.outcome !== 'not on register';
        assert.equal(isOn(compiled, file.indicator, index), wanted, `compiled, ${name}`);
        assert.equal(isOn(reference, file.indicator, index), wanted, `reference, ${name}`);
      }
    });
  });

  test(`${file.indicator}: its people make each clause true and false`, () => {
    assert.deepEqual(registerClausesNotCovered(everything, file), []);
  });
}

test('every register has a table, its own or that of a rule that begins from it', () => {
  const held = new Set([...files.map((file) => file.indicator), ...everyRule.map((each) => each.register)]);
  assert.deepEqual(
    everyRegister.map((register) => register.id).filter((id) => !held.has(id)),
    [],
  );
});
