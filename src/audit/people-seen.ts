import type { OdsCode } from '../base/index.ts';
import { type Store, sql } from '../store/index.ts';

/** Whose records of one practice a user was shown between two instants. */
export type PeopleSeen = {
  readonly practice: OdsCode;
  /** Different people. */
  readonly people: number;
  readonly readings: number;
  /** Of the people, those whose name and NHS number were shown. */
  readonly named: number;
  /** ISO 8601, UTC. */
  readonly first: string;
  readonly last: string;
};

/** Practice by practice, whom a user was shown, from the first instant until before the second (ISO 8601). */
export async function peopleSeenBy(
  store: Store,
  { user, from, until }: { readonly user: string; readonly from: string; readonly until: string },
): Promise<readonly PeopleSeen[]> {
  return store.read(async (db) => {
    const { rows } = await sql<{
      practice: OdsCode;
      people: number;
      readings: number;
      named: number;
      first_at: string;
      last_at: string;
    }>`
      select substring(subject from '^person ([^/]+)/') as practice, count(distinct subject)::integer as people,
             count(*)::integer as readings,
             (count(distinct subject) filter (where verb = 'open identity'))::integer as named, min(at) as first_at, max(at) as last_at
        from audit_events
       where user_id = ${user} and outcome = 'ok' and subject ~ '^person [^/]+/'
         and at >= ${from}::timestamptz and at < ${until}::timestamptz
       group by 1 order by 1`.execute(db);
    return rows.map(({ first_at, last_at, ...row }) => ({ ...row, first: first_at, last: last_at }));
  });
}

/** The user who was shown the most different people since an instant; undefined when nobody was shown anybody. */
export async function busiestReader(store: Store, since: string): Promise<string | undefined> {
  return store.read(async (db) => {
    const { rows } = await sql<{ user_id: string }>`
      select user_id from audit_events
       where outcome = 'ok' and subject ~ '^person [^/]+/' and at >= ${since}::timestamptz
       group by 1 order by count(distinct subject) desc, 1 limit 1`.execute(db);
    return rows[0]?.user_id;
  });
}
