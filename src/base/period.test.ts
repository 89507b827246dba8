import assert from 'node:assert/strict';
import test from 'node:test';
import { addMonths, type Day, dayFromIso, isoOfDay, lastDayOf, monthOfDay } from './index.ts';

const FIRST = Temporal.PlainDate.from('0001-01-01');
const LAST = Temporal.PlainDate.from('9999-12-31');

/** Every 211th day of the years that can be written with four digits, and each day around the turns of three centuries. */
function* daysToTry(): Generator<Temporal.PlainDate> {
  for (let date = FIRST; Temporal.PlainDate.compare(date, LAST) <= 0; date = date.add({ days: 211 })) yield date;
  for (const [from, to] of [
    ['1896-01-01', '1904-12-31'],
    ['1996-01-01', '2032-12-31'],
    ['2096-01-01', '2104-12-31'],
  ] as const) {
    const end = Temporal.PlainDate.from(to);
    for (let date = Temporal.PlainDate.from(from); Temporal.PlainDate.compare(date, end) <= 0; ) {
      yield date;
      date = date.add({ days: 1 });
    }
  }
}

const EPOCH = Temporal.PlainDate.from('1970-01-01');

test('the calendar agrees with Temporal', () => {
  let tried = 0;
  for (const date of daysToTry()) {
    const value = EPOCH.until(date, { largestUnit: 'days' }).days as Day;
    assert.equal(dayFromIso(date.toString()), value);
    assert.equal(isoOfDay(value), date.toString());
    assert.equal(monthOfDay(value), (date.year - 1970) * 12 + date.month - 1);
    assert.equal(isoOfDay(lastDayOf(monthOfDay(value))), date.with({ day: date.daysInMonth }).toString());
    const months = (tried % 97) - 48;
    const moved = date.add({ months });
    if (moved.year > 0 && moved.year < 10_000) assert.equal(isoOfDay(addMonths(value, months)), moved.toString());
    tried += 1;
  }
  assert.ok(tried > 35_000);
});

test('what is not a date is not read', () => {
  for (const text of ['2023-02-29', '1900-02-29', '2025-13-01', '2025-00-10', '2025-04-31', '2025-04-00', '25-04-01']) {
    assert.equal(dayFromIso(text), undefined, text);
  }
});
