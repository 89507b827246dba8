import type { Purpose, Role } from '../base/index.ts';
import { type Store, sql } from '../store/index.ts';

/** What one role did for one purpose, allowed by one rule. */
export type UseOfRole = {
  readonly role: Role;
  readonly purpose: Purpose;
  /** The rule on sharing; null: what was refused, and what was written down before rules were. */
  readonly basis: string | null;
  readonly users: number;
  readonly events: number;
  /** How often the record of one person was shown, and of how many different people. */
  readonly readings: number;
  readonly people: number;
  readonly refused: number;
};

/** From where was asked: how many addresses, as an address itself says more of a reader than a summary should. */
export type UseOfOrigin = {
  readonly origin: 'command line' | 'network' | 'not known';
  readonly origins: number;
  readonly users: number;
  readonly events: number;
};

export type AuditSummary = { readonly roles: readonly UseOfRole[]; readonly origins: readonly UseOfOrigin[] };

/** What was seen and done between two instants (ISO 8601, from the first until before the second), counted. */
export async function auditSummary(store: Store, from: string, until: string): Promise<AuditSummary> {
  return store.read(async (db) => {
    const isWithin = sql<boolean>`at >= ${from}::timestamptz and at < ${until}::timestamptz`;
    const isPerson = sql<boolean>`starts_with(subject, 'person ') and outcome = 'ok'`;
    const roles = await sql<UseOfRole>`
      select role, purpose, basis, count(distinct user_id)::integer as users, count(*)::integer as events,
             (count(*) filter (where ${isPerson}))::integer as readings,
             (count(distinct subject) filter (where ${isPerson}))::integer as people,
             (count(*) filter (where outcome <> 'ok'))::integer as refused
        from audit_events where ${isWithin}
       group by role, purpose, basis order by readings desc, events desc, role, purpose, basis`.execute(db);
    const origins = await sql<UseOfOrigin>`
      select case when origin is null then 'not known' when origin = 'command line' then origin else 'network' end as origin,
             count(distinct origin)::integer as origins, count(distinct user_id)::integer as users,
             count(*)::integer as events
        from audit_events where ${isWithin} group by 1 order by events desc, 1`.execute(db);
    return { roles: roles.rows, origins: origins.rows };
  });
}
