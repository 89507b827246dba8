import { FIRST_LINK, insertOnly, type Migration } from '../store/index.ts';

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
  {
    id: 'audit-006-keep-events',
    sql: `
      drop function take_audit_chain();
      create function keep_audit_events(
        events text, out after_seq bigint, out after_hash text, out last_hash text
      ) language plpgsql volatile as $body$
      declare
        event text;
        number bigint;
        content text;
        own text;
      begin
        perform pg_advisory_xact_lock(hashtextextended(current_schema() || ' audit chain', 0));
        select e.seq, e.hash into after_seq, after_hash from audit_events e order by e.seq desc limit 1;
        after_seq := coalesce(after_seq, 0);
        after_hash := coalesce(after_hash, '${FIRST_LINK}');
        number := after_seq;
        last_hash := after_hash;
        foreach event in array string_to_array(events, chr(10)) loop
          number := number + 1;
          content := replace(event, ',"seq":0,', ',"seq":' || number || ',');
          own := encode(sha256(convert_to(last_hash || chr(10) || content, 'UTF8')), 'hex');
          insert into audit_events (
            seq, at, user_id, role, purpose, verb, subject, release, outcome, previous_hash, hash, form, basis, people, origin
          )
          select number, e.at, e."user", e.role, e.purpose, e.verb, e.subject, e.release, e.outcome, last_hash, own, e.form,
                 e.basis, e.people, e.origin
            from json_to_record(content::json) as e(
              at timestamptz, "user" text, role text, purpose text, verb text, subject text, release text, outcome text,
              form smallint, basis text, people integer, origin text
            );
          last_hash := own;
        end loop;
      end
      $body$;
    `,
  },
];
