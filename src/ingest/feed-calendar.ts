import { z } from 'zod';
import {
  accepted,
  addDays,
  addToMonth,
  type Day,
  firstDayOf,
  type Month,
  monthOfDay,
  type Outcome,
  quarterOf,
  refused,
} from '../base/index.ts';
import { FEEDS, type FeedName } from './feed.ts';

const FEED_DUE = z.strictObject({
  feed: z.enum(FEEDS),
  every: z.enum(['month', 'quarter']),
  /** Days after the first day of the month or quarter; the last of them is the day on which the feed is due. */
  days: z.number().int().min(0).max(92),
  /** Whether each practice sends its own, or one publisher everybody's. */
  from: z.enum(['practices', 'publisher']),
  status: z.enum(['found', 'unverified', 'invented']),
  source: z.string().min(1),
});
const CALENDAR = z.strictObject({ id: z.string().min(1), feeds: z.array(FEED_DUE) });

/** When a feed is due, and who says so. */
export type FeedDue = z.infer<typeof FEED_DUE>;
/** The one frozen form of a calendar, as it is kept in the store. */
export type FeedCalendarJson = z.infer<typeof CALENDAR>;

/** Which feeds come by a calendar, and when each is due. A feed that is not in it has no date to be late against. */
export class FeedCalendar {
  readonly #dues: ReadonlyMap<FeedName, FeedDue>;

  private constructor(dues: ReadonlyMap<FeedName, FeedDue>) {
    this.#dues = dues;
  }

  /** @returns refusal `definition.invalid` with everything that is wrong */
  static fromJson(json: unknown): Outcome<FeedCalendar> {
    const parsed = CALENDAR.safeParse(json);
    if (!parsed.success) {
      const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}.`);
      return invalid(wrong.join(' '));
    }
    const { feeds } = parsed.data;
    const twice = feeds.find(({ feed }, index) => feeds.findIndex((other) => other.feed === feed) < index);
    if (twice !== undefined) return invalid(`${twice.feed} is named twice.`);
    return accepted(new FeedCalendar(new Map(feeds.map((due) => [due.feed, due]))));
  }

  /** In the order of the definition. */
  dues(): readonly FeedDue[] {
    return [...this.#dues.values()];
  }

  due(feed: FeedName): FeedDue | undefined {
    return this.#dues.get(feed);
  }

  /** The last day on which a feed was due, and which month or quarter it was to cover; undefined without a date. */
  lastDue(feed: FeedName, on: Day): { readonly expectedOn: Day; readonly period: Month } | undefined {
    const due = this.#dues.get(feed);
    if (due === undefined) return undefined;
    const [step, start] = due.every === 'month' ? [1, monthOfDay(on)] : [3, quarterOf(monthOfDay(on))];
    const isPast = addDays(firstDayOf(start), due.days) < on;
    const period = isPast ? start : addToMonth(start, -step);
    return { expectedOn: addDays(firstDayOf(period), due.days), period };
  }
}

function invalid(what: string): Outcome<never> {
  return refused({
    code: 'definition.invalid',
    message: `The calendar of feeds is not usable. ${what}`,
    remedy: 'Correct definitions/feeds/calendar.ts.',
  });
}
