import { insertOnly, type Migration } from '../store/index.ts';

export const auditMigrations: readonly Migration[] = [
  {
    id: 'audit-001-events',
    sql: `
      create table audit_events (
        seq bigint primary key check (seq > 0),
        at timestamptz not null,
        user_id text not null,
        role text not null,
        purpose text not null,
        verb text not null,
        subject text not null,
        release text,
        outcome text not null,
        previous_hash text not null,
        hash text not null unique
      );
      create index audit_events_by_user on audit_events (user_id, seq);
      create index audit_events_by_subject on audit_events (subject, seq);
      ${insertOnly('audit_events')}
    `,
  },
  { id: 'audit-002-by-instant', sql: 'create index audit_events_by_instant on audit_events (at)' },
  {
    id: 'audit-003-basis-people-origin',
    sql: `
      alter table audit_events add column form smallint not null default 1 check (form in (1, 2));
      alter table audit_events add column basis text;
      alter table audit_events add column people integer check (people >= 0);
      alter table audit_events add column origin text;
    `,
  },
  {
    id: 'audit-004-take-chain',
    sql: `
      create function take_audit_chain() returns table (seq bigint, hash text) language plpgsql volatile as $body$
      begin
        perform pg_advisory_xact_lock(hashtextextended(current_schema() || ' audit chain', 0));
        return query select e.seq, e.hash from audit_events e order by e.seq desc limit 1;
      end
      $body$;
    `,
  },
  {
    id: 'audit-005-by-person',
    sql: `create index audit_events_by_person on audit_events (split_part(subject, '/', 2), seq) where starts_with(subject, 'person ')`,
  },
];
