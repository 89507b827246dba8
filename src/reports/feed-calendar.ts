import {
  addDays,
  addToMonth,
  type Day,
  dayFromIso,
  dayText,
  firstDayOf,
  isoOfDay,
  isoOfMonth,
  type Month,
  monthOfDay,
  monthText,
  quarterOf,
} from '../base/index.ts';
import type { FeedName } from '../ingest/index.ts';
import type { PracticeRegister } from '../practices/index.ts';
import type { ImportRecord } from '../warehouse/index.ts';
import type { ReportContext } from './context.ts';

/** When a feed is due: so many days after the first of a month or quarter, from each practice or from one publisher. */
type Due = { readonly every: 'month' | 'quarter'; readonly days: number; readonly from: 'practices' | 'publisher' };

/**
 * Feeds that come by a calendar. Practices send within 9 days of the end of a month; the list of a quarter is
 * published by the 14th of its first month. Other feeds have no date to be late against.
 */
const CALENDAR: Partial<Record<FeedName, Due>> = {
  'practice-extract': { every: 'month', days: 9, from: 'practices' },
  'practice-counts': { every: 'month', days: 9, from: 'practices' },
  'list-size': { every: 'quarter', days: 13, from: 'publisher' },
};

/** The publisher of a feed that does not come from practices. */
export const PUBLISHER = 'publisher';

/** What was due from one sender and has not come. */
export type LateFeed = {
  readonly feed: FeedName;
  readonly sender: string;
  readonly name: string;
  readonly expectedOn: Day;
  readonly daysLate: number;
  readonly words: string;
};

/** The last day on which a feed was due, and which month or quarter it was to cover; undefined without a calendar. */
export function lastDue(feed: FeedName, on: Day): { readonly expectedOn: Day; readonly period: Month } | undefined {
  const due = CALENDAR[feed];
  if (due === undefined) return undefined;
  const [step, start] = due.every === 'month' ? [1, monthOfDay(on)] : [3, quarterOf(monthOfDay(on))];
  const isDue = addDays(firstDayOf(start), due.days) < on;
  const period = isDue ? start : addToMonth(start, -step);
  return { expectedOn: addDays(firstDayOf(period), due.days), period };
}

/** The feeds that are due in a month, and who sends them. */
export function dueDates(
  month: Month,
): readonly { readonly feed: FeedName; readonly on: Day; readonly sentBy: string }[] {
  return (Object.keys(CALENDAR) as FeedName[]).flatMap((feed) => {
    const due = CALENDAR[feed];
    if (due === undefined || (due.every === 'quarter' && quarterOf(month) !== month)) return [];
    return [{ feed, on: addDays(firstDayOf(month), due.days), sentBy: due.from }];
  });
}

/** Feeds whose last due date has passed without a file received since the period began. */
export function lateFeeds(context: ReportContext): readonly LateFeed[] {
  const records = [...context.book.received().values()].filter((record) => record.status === 'accepted');
  return (Object.keys(CALENDAR) as FeedName[]).flatMap((feed) => {
    const senders = sendersOf(feed, context.register);
    return senders.flatMap((sender) => lateFrom(context, records, feed, sender) ?? []);
  });
}

/** Who sends a feed by its calendar; nobody for a feed without one. */
export function sendersOf(feed: FeedName, register: PracticeRegister): readonly { code: string; name: string }[] {
  const from = CALENDAR[feed]?.from;
  if (from === undefined) return [];
  if (from === 'publisher') return [{ code: PUBLISHER, name: 'The publisher' }];
  return register.practices().map(({ code, name }) => ({ code, name }));
}

function lateFrom(
  context: ReportContext,
  records: readonly ImportRecord[],
  feed: FeedName,
  sender: { code: string; name: string },
): LateFeed | undefined {
  const due = lastDue(feed, context.businessDate);
  if (due === undefined) return undefined;
  const own = records.filter(
    (record) => record.feed === feed && (sender.code === PUBLISHER || record.sender === sender.code),
  );
  if (own.some((record) => covers(record, due.period))) return undefined;
  const expected = dayText(due.expectedOn);
  return {
    feed,
    sender: sender.code,
    name: sender.name,
    expectedOn: due.expectedOn,
    daysLate: context.businessDate - due.expectedOn,
    words: `${feed} from ${sender.name} was due on ${expected} for ${monthText(due.period)} and was not received.`,
  };
}

/** A file covers a month or quarter when it says so, or when it came after that began. */
function covers(record: ImportRecord, period: Month): boolean {
  if (record.period?.startsWith(isoOfMonth(period)) === true) return true;
  const received = dayFromIso(record.receivedOn);
  return received !== undefined && received >= firstDayOf(period);
}

export function expectedIso(feed: FeedName, on: Day): string | null {
  const due = lastDue(feed, on);
  return due === undefined ? null : isoOfDay(due.expectedOn);
}
