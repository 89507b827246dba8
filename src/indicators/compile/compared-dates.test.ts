import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, addMonths, type Day, day, dayFromIso } from '../../base/index.ts';
import type { Operator } from '../model/expression.ts';
import { comparedSql, movedColumn } from './compared-dates.ts';

const FIRST = day('2023-01-01');
const LAST = day('2025-03-02');
const MOVES = [{ months: 1 }, { months: -1 }, { months: 18 }, { months: 3, days: -1 }, { days: 56 }, {}];
const AGAINST = ['2024-02-28', '2024-02-29', '2024-03-01', '2024-03-31', '2024-04-30'].map(day);

function holds(left: Day, is: Operator, right: Day): boolean {
  return { '<': left < right, '<=': left <= right, '=': left === right, '>=': left >= right, '>': left > right }[is];
}

/** Reads `b >= DATE '2024-01-31'` for one value of b. */
function said(sql: string, date: Day): boolean {
  const [, is, iso = ''] = /^b (<|>=) DATE '(.*)'$/.exec(sql) ?? [];
  const against = dayFromIso(iso);
  assert(against !== undefined, sql);
  return holds(date, is as Operator, against);
}

test('a day moved back decides about every date as the date moved forth does, at the ends of months too', () => {
  for (const by of MOVES) {
    for (const common of AGAINST) {
      for (const is of ['<', '<=', '>=', '>'] as const) {
        const sql = comparedSql(movedColumn('b', by), is, { common, sql: () => '' });
        for (let date = FIRST; date <= LAST; date = addDays(date, 1)) {
          const moved = addDays(addMonths(date, by.months ?? 0), by.days ?? 0);
          assert.equal(said(sql, date), holds(moved, is, common), `${sql}: ${date}`);
        }
      }
    }
  }
});

test('the day may stand on either side; one day that is asked for is compared as it is written', () => {
  const common = { common: day('2024-03-31'), sql: () => "DATE '2024-03-31'" };
  const born = movedColumn('b', { months: 1 });
  assert.equal(comparedSql(common, '<=', born), comparedSql(born, '>=', common));
  assert.match(comparedSql(born, '=', common), /INTERVAL \(1\) MONTH AS DATE\) = DATE '2024-03-31'$/);
});
