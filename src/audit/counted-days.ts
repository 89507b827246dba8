import { type Day, isoOfDay, startInLondon } from '../base/index.ts';
import { type ReadDb, type Store, sql } from '../store/index.ts';
import { lastNumber } from './audited.ts';
import { CountedDay, type CountedEvent } from './counted-day.ts';

/** Events that are read at a time: between two readings others may read. */
const PAGE = 1000n;

/** Events after one number and up to another that happened from one day on, until before another. */
type Stretch = { readonly after: bigint; readonly upTo: bigint; readonly from: Day; readonly until: Day | undefined };

/**
 * Days of the audit, counted as far back as was asked, in this process. Each time only what was added since is read, as
 * what is in the audit never changes. Whether it was changed all the same is for `verifyChain` to say, which reads all of it.
 */
class CountedDays {
  readonly #store: Store;
  #days = new Map<string, CountedDay>();
  /** Everything since this day is counted, up to this event. */
  #since: Day | undefined;
  #last = 0n;
  #turn: Promise<void> = Promise.resolve();

  constructor(store: Store) {
    this.#store = store;
  }

  async since(day: Day): Promise<readonly CountedDay[]> {
    const counted = this.#turn.then(() => this.#count(day));
    this.#turn = counted.catch(() => this.#forget());
    await counted;
    const first = isoOfDay(day);
    return [...this.#days.values()].filter(({ on }) => on >= first).sort((one, other) => (one.on < other.on ? -1 : 1));
  }

  async #count(day: Day): Promise<void> {
    const upTo = await this.#store.read(lastNumber);
    const since = this.#since;
    if (since !== undefined) await this.#add({ after: this.#last, upTo, from: since, until: undefined });
    if (since === undefined || day < since) {
      const older = { from: day, until: since };
      const { first, last } = await this.#store.read((db) => numbersWithin(db, { ...older, upTo }));
      await this.#add({ ...older, after: first - 1n, upTo: last });
      this.#since = day;
    }
    this.#last = upTo;
  }

  async #add({ upTo, ...stretch }: Stretch): Promise<void> {
    for (let { after } = stretch; after < upTo; after += PAGE) {
      const next = after + PAGE > upTo ? upTo : after + PAGE;
      const page = await this.#store.read((db) => eventsWithin(db, { ...stretch, after, upTo: next }));
      for (const event of page) this.#day(event.day).add(event);
    }
  }

  #day(on: string): CountedDay {
    const day = this.#days.get(on) ?? new CountedDay(on);
    this.#days.set(on, day);
    return day;
  }

  /** After a reading that failed it is not known what was counted. */
  #forget(): void {
    this.#days = new Map();
    this.#since = undefined;
    this.#last = 0n;
  }
}

const kept = new WeakMap<Store, CountedDays>();

/** The days of the audit since one of them (London), in order; days without an event are not among them. */
export function countedDays(store: Store, since: Day): Promise<readonly CountedDay[]> {
  const days = kept.get(store) ?? new CountedDays(store);
  kept.set(store, days);
  return days.since(since);
}

/** The least and the greatest number, up to one, of the events of a period; 1 and 0 where there are none. */
async function numbersWithin(
  db: ReadDb,
  period: Pick<Stretch, 'upTo' | 'from' | 'until'>,
): Promise<{ readonly first: bigint; readonly last: bigint }> {
  const { rows } = await sql<{ first: bigint | null; last: bigint | null }>`
    with within as materialized (select seq from audit_events where seq <= ${period.upTo}::bigint and ${isWithin(period)})
    select min(seq) as first, max(seq) as last from within`.execute(db);
  return { first: rows[0]?.first ?? 1n, last: rows[0]?.last ?? 0n };
}

/** `offset 0` has the database find them by number: it would look through the whole period for each page. */
async function eventsWithin(db: ReadDb, stretch: Stretch): Promise<readonly CountedEvent[]> {
  const { rows } = await sql<Omit<CountedEvent, 'day' | 'hour'> & { hour_of: string }>`
    select at, user_id as user, role, purpose, verb, subject, outcome, basis, origin,
           to_char(at at time zone 'Europe/London', 'YYYY-MM-DD HH24') as hour_of
      from (select * from audit_events where seq > ${stretch.after}::bigint and seq <= ${stretch.upTo}::bigint offset 0) as events
     where ${isWithin(stretch)} order by seq`.execute(db);
  return rows.map(({ hour_of, ...row }) => ({ ...row, day: hour_of.slice(0, 10), hour: Number(hour_of.slice(11)) }));
}

function isWithin({ from, until }: Pick<Stretch, 'from' | 'until'>) {
  const isBefore = until === undefined ? sql<boolean>`true` : sql<boolean>`at < ${startInLondon(until)}::timestamptz`;
  return sql<boolean>`at >= ${startInLondon(from)}::timestamptz and ${isBefore}`;
}
