import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accepted, exact, exactText } from '../base/index.ts';
import { prepareStatement } from './statement.ts';

import { asked, held, line, loaded, MEASURES, measure, quality, result, X00036 } from './trial-statement.test.ts';

test('a measure that names a register is adjusted by the prevalence of that register, not of its rule’s own', () => {
  // The rule begins from everybody: 13,283 of 13,283. On the register that it names are 120 of 13,283.
  const mental = [{ ...measure('MH003', 3, 50, 90, true), prevalenceRegister: 'MH' }];
  const results = accepted([
    result(X00036.code, 'MH003', { register: 13283, denominator: 100, numerator: 90 }),
    result(X00036.code, 'MH002', { register: 120, denominator: 110, numerator: 60 }),
  ]);
  const boroughRegister = (rule: string) => (rule === 'MH002' ? 2900 : 314850);
  const ruleOfRegister = (register: string) => (register === 'MH' ? 'MH002' : undefined);
  const input = quality({ measures: mental, results, boroughRegister, ruleOfRegister });
  const paid = line(
    loaded(prepareStatement(asked(X00036, 13283, '2025-10', { quality: input }))),
    'quality-aspiration',
  );
  // All 3 points × £220.62 × (13,283 ÷ 9,964) × (120 ÷ 13,283) ÷ (2,900 ÷ 314,850).
  const achievement = exact(3)
    .mul(exact('220.62'))
    .mul(exact(120 * 314850))
    .div(exact(9964 * 2900));
  const aspiration = achievement.mul(exact('0.8')).mul(exact('225.49')).div(exact('220.62')).div(12n);
  assert.equal(paid.exactPounds, exactText(aspiration));
  const counts = paid.restsOn.flatMap((rest) => (rest.kind === 'counts' ? [rest.indicator] : []));
  assert.deepEqual(counts.sort(), ['MH002', 'MH003']);
  assert.match(
    held({ measures: mental, results, boroughRegister })[0] ?? '',
    /MH003 is adjusted by the prevalence of the register MH, and no rule of the framework counts that register/,
  );
});

test('a prevalence factor whose comparator the contract has not is refused in words', () => {
  const measures = MEASURES.map((each) => ({ ...each, prevalence: 'national' as const }));
  assert.match(
    held({ measures })[0] ?? '',
    /HYP008 compares its prevalence with the national one, which this contract/,
  );
  const local = MEASURES.map((each) => ({ ...each, prevalence: 'local' as const }));
  const statement = loaded(
    prepareStatement(asked(X00036, 13283, '2025-10', { quality: quality({ measures: local }) })),
  );
  assert.equal(line(statement, 'quality-aspiration').amountPence, 65412n);
});
