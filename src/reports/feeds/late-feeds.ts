import {
  type Day,
  dayFromIso,
  dayText,
  firstDayOf,
  isoOfDay,
  isoOfMonth,
  type Month,
  monthText,
} from '../../base/index.ts';
import type { FeedName } from '../../ingest/index.ts';
import { goneBy, isClosedOn } from '../../practices/index.ts';
import type { ImportRecord } from '../../warehouse/index.ts';
import type { ReportContext } from '../context.ts';

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

type Received = ReturnType<ReportContext['book']['received']>;

/** What was late by the files that were in: a page asks it of every practice. */
const found = new WeakMap<ReportContext, { readonly received: Received; readonly late: readonly LateFeed[] }>();

/** Feeds whose last due date has passed without a file received since the period began. */
export function lateFeeds(context: ReportContext): readonly LateFeed[] {
  const received = context.book.received();
  const before = found.get(context);
  if (before?.received === received) return before.late;
  const late = lateBy(context, received);
  found.set(context, { received, late });
  return late;
}

function lateBy(context: ReportContext, received: Received): readonly LateFeed[] {
  const records = [...received.values()].filter((record) => record.status === 'accepted');
  return context.feedCalendar
    .dues()
    .flatMap(({ feed }) =>
      sendersOf(context, feed).flatMap((sender) => lateFrom(context, records, feed, sender) ?? []),
    );
}

/** Who sends a feed by its calendar; nobody for a feed without one. */
export function sendersOf(context: ReportContext, feed: FeedName): readonly { code: string; name: string }[] {
  const from = context.feedCalendar.due(feed)?.from;
  if (from === undefined) return [];
  if (from === 'publisher') return [{ code: PUBLISHER, name: 'The publisher' }];
  return context.register.practices().map(({ code, name }) => ({ code, name }));
}

function lateFrom(
  context: ReportContext,
  records: readonly ImportRecord[],
  feed: FeedName,
  sender: { code: string; name: string },
): LateFeed | undefined {
  const due = context.feedCalendar.lastDue(feed, context.businessDate);
  if (due === undefined || isGone(context, sender.code, firstDayOf(due.period))) return undefined;
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

/** Whether a practice had closed or gone into another by a day: nothing is due from it any more. */
function isGone({ register }: ReportContext, sender: string, on: Day): boolean {
  const practice = register.practices().find(({ code }) => code === sender);
  return practice !== undefined && (isClosedOn(practice, on) || goneBy(practice, on) !== undefined);
}

/** A file covers a month or quarter when it says so, or when it came after that began. */
function covers(record: ImportRecord, period: Month): boolean {
  if (record.period?.startsWith(isoOfMonth(period)) === true) return true;
  const received = dayFromIso(record.receivedOn);
  return received !== undefined && received >= firstDayOf(period);
}

/** The last day on which a feed was due, ISO; null when it has no date. */
export function expectedIso({ feedCalendar, businessDate }: ReportContext, feed: FeedName): string | null {
  const due = feedCalendar.lastDue(feed, businessDate);
  return due === undefined ? null : isoOfDay(due.expectedOn);
}
