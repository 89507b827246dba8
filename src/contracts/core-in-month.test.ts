import assert from 'node:assert/strict';
import { test } from 'node:test';
import { month } from '../base/index.ts';
import { coreInMonth } from './core-in-month.ts';
import { prepareStatement } from './statement.ts';
import { asked, X00010, X00036, X00043 } from './trial-statement.test.ts';

test('the core of a contract in a month of its own year is what its own lines come to there', () => {
  for (const [practice, account] of [
    [X00036, 'GMS global sum'],
    [X00010, 'PMS baseline'],
  ] as const) {
    const input = asked(practice, 13283, '2025-10');
    const statement = prepareStatement(input);
    const core = coreInMonth(input, month('2025-10'));
    const line = statement.ok && statement.value.lines.find((one) => one.account === account);
    assert.ok(core.ok && line);
    assert.equal(core.value, line.amountPence);
  }
});

test('in a month of another year it is at that year’s rates, and refused where there are none', () => {
  const inMonth = (when: string) => coreInMonth(asked(X00043, 13283, when), month(when));
  const [before, now] = [inMonth('2024-03'), inMonth('2025-10')];
  assert.ok(before.ok && now.ok);
  const apart = before.value * 140n - now.value * 127n;
  assert.ok(apart > -140n && apart < 140n, '£127.00 a weighted patient then, £140.00 now, each rounded to a penny');
  const none = inMonth('2022-10');
  assert.equal(!none.ok && none.refusal.code, 'statement.no-rate');
});
