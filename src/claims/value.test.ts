import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { day, month, odsCode } from '../base/index.ts';
import { answersOf, completenessOf } from './activity-return.ts';
import { activity, claim, given, itemScheme, returnScheme } from './trial-claims.test.ts';
import { ADVANCE, REPORTING, valueClaims } from './value.ts';

const AT = { month: month('2025-10'), registeredList: 8_000 };

describe('what approved claims come to', () => {
  test('count × fee, each line resting on its claims and each claim with its pence', () => {
    const claims = [
      claim('a'),
      claim('b'),
      claim('c'),
      claim('s', { service: 'minor-surgery-injection', waitDays: 42 }),
    ];
    const lines = given(valueClaims(itemScheme(), claims, AT));
    assert.deepEqual(
      lines.map(({ service, line, claims: own }) => [service, line.formulaWithNumbers, line.amountPence, own]),
      [
        [
          'influenza-vaccination',
          '3 × £10.06',
          3018n,
          ['a', 'b', 'c'].map((id) => ({ claim: id, amountPence: 1006n })),
        ],
        ['minor-surgery-injection', '1 × £43.54', 4354n, [{ claim: 's', amountPence: 4354n }]],
      ],
    );
  });

  test('a claim outside the contract’s window holds the line, whatever the checks said', () => {
    const outcome = valueClaims(itemScheme(), [claim('a', { waitDays: 43 })], AT);
    assert(!outcome.ok && outcome.refusal.code === 'line.held');
    assert.match(outcome.refusal.message, /after the window had closed/);
  });

  const quarter = (answers: Readonly<Record<string, number | null>>) => ({
    months: ['2025-10', '2025-11', '2025-12'].map((each) => ({ month: each, answers })),
    notes: '',
  });
  const FULL = { contacts: 40, people: 12, 'goals-set': 0, 'goals-reviewed': 3 };

  test('a voluntary provider’s return bears on at most a tenth, by completeness alone; nought is an answer', () => {
    const value = (answers: Readonly<Record<string, number | null>>) => {
      const own = { scheme: 'voluntary-sector-2025-26', provider: odsCode('X00V1') };
      const claims = [
        claim('a', { ...own, service: ADVANCE }),
        claim('r', { ...own, service: REPORTING, json: JSON.stringify(quarter(answers)) }),
      ];
      return given(valueClaims(returnScheme(), claims, AT)).map(({ line }) => line.amountPence);
    };
    assert.deepEqual(value(FULL), [1_080_000n, 120_000n]);
    assert.deepEqual(value({ ...FULL, contacts: 4_000 }), [1_080_000n, 120_000n]);
    assert.deepEqual(value({ ...FULL, people: null }), [1_080_000n, 90_000n]);
    assert.deepEqual(value({}), [1_080_000n, 0n]);
  });

  test('a file’s rows answer the questions; a month without rows answers none, and a goal left out answers no goals', () => {
    const { asks } = returnScheme().json;
    const row = (id: string, person: string, goal: string | null) =>
      activity(id, { person, goal, doneOn: day('2025-10-06') });
    const october = answersOf(month('2025-10'), [
      row('1', 'p', 'set'),
      row('2', 'p', 'none'),
      row('3', 'q', 'reviewed'),
    ]);
    assert.deepEqual(october, { contacts: 3, people: 2, 'goals-set': 1, 'goals-reviewed': 1 });
    const partial = answersOf(month('2025-10'), [row('1', 'p', 'set'), row('2', 'p', null)]);
    assert.deepEqual(partial, { contacts: 2, people: 1, 'goals-set': null, 'goals-reviewed': null });
    const none = answersOf(month('2025-11'), [row('1', 'p', 'set')]);
    const months = [october, partial, none].map((answers, at) => ({ month: `2025-1${at}`, answers }));
    assert.deepEqual(completenessOf(asks, { months, notes: '' }), { due: 12, complete: 6 });
  });
});
