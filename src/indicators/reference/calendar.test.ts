import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addMonths, type Day, day, isoOfDay } from '../../base/index.ts';
import { civilOf, dayOfCivil, dayWritten, monthsLater } from './calendar.ts';

test('the reference’s calendar and that of base are one, over two centuries', () => {
  for (let each = day('1900-01-01'); each < day('2100-12-31'); each = (each + 11) as Day) {
    const { year, month, day: of } = civilOf(each);
    assert.equal(`${year}-${String(month).padStart(2, '0')}-${String(of).padStart(2, '0')}`, isoOfDay(each));
    assert.equal(dayOfCivil({ year, month, day: of }), each);
    assert.equal(dayWritten(isoOfDay(each)), each);
    for (const months of [-42, -12, -1, 1, 13]) assert.equal(monthsLater(each, months), addMonths(each, months));
  }
});

test('a day that the month lacks becomes its last', () => {
  assert.equal(isoOfDay(monthsLater(day('2026-03-31'), -1)), '2026-02-28');
  assert.equal(isoOfDay(monthsLater(day('2024-03-31'), -1)), '2024-02-29');
  assert.equal(isoOfDay(monthsLater(day('2026-03-31'), -42)), '2022-09-30');
});
