import { type ReadDb, type Store, sql } from '../store/index.ts';

/** What makes somebody's day worth a second look, in the reader's own words. */
export const PATTERNS = {
  'many people': 'looked at more people in a day than is usual',
  'out of hours': 'looked at people at night or at a weekend',
  'often refused': 'was refused again and again in a day',
  'broken glass': 'broke the glass',
  'own name': 'looked at somebody of their own name: it may be their own record',
  'family name': 'looked at somebody of their family name',
} as const;
export type Pattern = keyof typeof PATTERNS;

/** One pattern found: of one user on one day (ISO, London), and how many readings of people or refusals make it up. */
export type Unusual = {
  readonly pattern: Pattern;
  readonly user: string;
  readonly on: string;
  readonly count: number;
  /** The first and the last instant of the day on which it happened, ISO 8601, UTC. */
  readonly from: string;
  readonly to: string;
};

/** From which numbers on a day is unusual. Hours are of the clock in London: from the first until before the last. */
export type Usual = {
  readonly peopleADay: number;
  readonly refusalsADay: number;
  readonly firstHour: number;
  readonly lastHour: number;
};

const LONDON = sql<string>`(at at time zone 'Europe/London')`;
const MOST_FOUND = 200;

/** Unusual days of users since an instant, the latest first. Who looked at whom is in the events themselves. */
export async function unusualDays(store: Store, usual: Usual, since: string): Promise<readonly Unusual[]> {
  return store.read(async (db) => {
    const found = [
      ...(await daysOf(db, 'many people', since, sql`${PEOPLE} and outcome = 'ok'`, usual.peopleADay + 1)),
      ...(await daysOf(db, 'out of hours', since, sql`${PEOPLE} and outcome = 'ok' and ${outside(usual)}`, 1)),
      ...(await daysOf(db, 'often refused', since, sql`outcome = 'access.denied'`, usual.refusalsADay)),
      ...(await daysOf(db, 'broken glass', since, sql`verb = 'break glass' and outcome = 'ok'`, 1)),
    ];
    return found.toSorted((one, other) => (one.to < other.to ? 1 : -1)).slice(0, MOST_FOUND);
  });
}

/** One person whom somebody looked at on a day. */
export type LookedAt = Pick<Unusual, 'user' | 'on' | 'from' | 'to'> & {
  readonly practice: string;
  readonly person: string;
};

const MOST_LOOKED_AT = 20_000;

/** Whom everybody looked at since an instant, the latest first: to be compared with who they are. */
export async function peopleLookedAt(store: Store, since: string): Promise<readonly LookedAt[]> {
  return store.read(async (db) => {
    const { rows } = await sql<Omit<LookedAt, 'user' | 'on'> & { user_id: string; day: string }>`
      select user_id, to_char(${LONDON}, 'YYYY-MM-DD') as day, min(at) as "from", max(at) as "to",
             split_part(substr(subject, 8), '/', 1) as practice, split_part(subject, '/', 2) as person
        from audit_events
       where at >= ${since}::timestamptz and ${PEOPLE} and outcome = 'ok'
       group by 1, 2, 5, 6 order by 4 desc limit ${MOST_LOOKED_AT}`.execute(db);
    return rows.map(({ user_id: user, day: on, ...row }) => ({ ...row, user, on }));
  });
}

const PEOPLE = sql<boolean>`starts_with(subject, 'person ')`;

function outside({ firstHour, lastHour }: Usual) {
  return sql<boolean>`(extract(isodow from ${LONDON}) > 5
    or extract(hour from ${LONDON}) < ${firstHour} or extract(hour from ${LONDON}) >= ${lastHour})`;
}

/** Users' days with at least so many different subjects of one kind. */
async function daysOf(
  db: ReadDb,
  pattern: Pattern,
  since: string,
  which: ReturnType<typeof sql>,
  least: number,
): Promise<readonly Unusual[]> {
  const { rows } = await sql<{ user_id: string; day: string; subjects: bigint; first_at: string; last_at: string }>`
    select user_id, to_char(${LONDON}, 'YYYY-MM-DD') as day, count(distinct subject) as subjects,
           min(at) as first_at, max(at) as last_at
      from audit_events
     where at >= ${since}::timestamptz and ${which}
     group by 1, 2 having count(distinct subject) >= ${least}
     order by last_at desc limit ${MOST_FOUND}`.execute(db);
  return rows.map(({ user_id, day, subjects, first_at, last_at }) => ({
    ...{ pattern, user: user_id, on: day, count: Number(subjects) },
    ...{ from: first_at, to: last_at },
  }));
}
