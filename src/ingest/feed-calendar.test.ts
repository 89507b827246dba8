import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { day, isoOfDay, isoOfMonth, type Json } from '../base/index.ts';
import { FeedCalendar, type FeedDue } from './feed-calendar.ts';
import { given } from './trial-import.test.ts';

const due = (fields: Partial<FeedDue>): FeedDue => ({
  feed: 'practice-extract',
  every: 'month',
  days: 9,
  from: 'practices',
  status: 'invented',
  source: 'a test',
  ...fields,
});
const calendarOf = (...feeds: readonly object[]) => FeedCalendar.fromJson({ id: 'calendar', feeds });

describe('the calendar of feeds', () => {
  test('a feed is due until the end of its day, for the month or quarter that began before it', () => {
    const calendar = given(calendarOf(due({}), due({ feed: 'list-size', every: 'quarter', days: 13 })));
    const dueOn = (feed: 'practice-extract' | 'list-size', on: string) => {
      const found = calendar.lastDue(feed, day(on));
      return found && `${isoOfDay(found.expectedOn)} for ${isoOfMonth(found.period)}`;
    };
    assert.equal(dueOn('practice-extract', '2026-04-10'), '2026-03-10 for 2026-03');
    assert.equal(dueOn('practice-extract', '2026-04-11'), '2026-04-10 for 2026-04');
    assert.equal(dueOn('list-size', '2026-04-14'), '2026-01-14 for 2026-01');
    assert.equal(dueOn('list-size', '2026-06-30'), '2026-04-14 for 2026-04');
    assert.equal(calendar.lastDue('gp-payments', day('2026-04-10')), undefined);
  });

  test('a calendar of another form is refused with what is wrong', () => {
    const refused: [Json, RegExp][] = [
      [null, /expected object/],
      [{ id: 'calendar', feeds: [due({ days: 200 })] }, /feeds\.0\.days/],
      [{ id: 'calendar', feeds: [{ ...due({}), feed: 'weather' }] }, /feeds\.0\.feed/],
      [{ id: 'calendar', feeds: [due({ source: '' })] }, /feeds\.0\.source/],
      [{ id: 'calendar', feeds: [due({}), due({})] }, /practice-extract is named twice/],
    ];
    for (const [json, what] of refused) {
      const outcome = FeedCalendar.fromJson(json);
      assert.ok(!outcome.ok && outcome.refusal.code === 'definition.invalid');
      assert.match(outcome.refusal.message, what);
    }
  });
});
