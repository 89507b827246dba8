import { insertOnly, type Migration, stagesFollowSql } from '../store/index.ts';
import { CASE_TRANSITIONS } from './case-stage.ts';

/**
 * Cases, what is written beside their entries, and soft intelligence. All is added to, and a step that there is not is refused.
 * The words of soft intelligence lie apart: they alone can be destroyed, and only once an entry says so after their last day.
 */
export const monitoringMigrations: readonly Migration[] = [
  {
    id: 'monitoring-001-cases',
    sql: `
      create table monitoring_steps (
        position bigint generated always as identity unique,
        quality_case text not null,
        number integer not null check (number > 0),
        stage text not null,
        json text not null,
        by_user text not null,
        on_day date not null,
        at timestamptz not null,
        primary key (quality_case, number)
      );
      create table monitoring_notes (
        position bigint generated always as identity unique,
        quality_case text not null,
        number integer not null,
        json text not null,
        by_user text not null,
        on_day date not null,
        at timestamptz not null,
        foreign key (quality_case, number) references monitoring_steps (quality_case, number)
      );
      ${insertOnly('monitoring_steps')}
      ${insertOnly('monitoring_notes')}
      ${stagesFollowSql(CASE_TRANSITIONS, { table: 'monitoring_steps', subject: 'quality_case' })}
    `,
  },
  {
    id: 'monitoring-002-intelligence',
    sql: `
      create table monitoring_intelligence (
        position bigint generated always as identity unique,
        id text primary key,
        practice text not null,
        source text not null,
        standing text not null check (standing in ('fact', 'allegation')),
        sensitivity text not null check (sensitivity in ('ordinary', 'safeguarding', 'whistleblowing')),
        seen_by text not null,
        kept_until date not null,
        quality_case text,
        corrects text references monitoring_intelligence (id),
        by_user text not null,
        on_day date not null,
        at timestamptz not null,
        check (kept_until > on_day),
        check ((sensitivity = 'ordinary') = (seen_by = '[]'))
      );
      create table monitoring_words (
        id text primary key references monitoring_intelligence (id),
        words text not null
      );
      create table monitoring_erasures (
        id text primary key references monitoring_intelligence (id),
        by_user text not null,
        on_day date not null,
        at timestamptz not null
      );
      ${insertOnly('monitoring_intelligence')}
      ${insertOnly('monitoring_erasures')}
      create function monitoring_erased_late() returns trigger language plpgsql as $body$
      begin
        if exists (select from monitoring_intelligence where id = new.id and kept_until >= new.on_day) then
          raise exception 'kept until its last day'
            using errcode = 'check_violation', constraint = 'monitoring_erased_late', table = tg_table_name;
        end if;
        return new;
      end
      $body$;
      create trigger monitoring_erased_late before insert on monitoring_erasures
        for each row execute function monitoring_erased_late();
      alter table monitoring_erasures enable always trigger monitoring_erased_late;
      create function monitoring_words_kept() returns trigger language plpgsql as $body$
      begin
        if tg_op = 'DELETE' and exists (select from monitoring_erasures where id = old.id) then
          return old;
        end if;
        raise exception 'words are destroyed after their last day, never changed'
          using errcode = 'restrict_violation', table = tg_table_name;
      end
      $body$;
      create trigger monitoring_words_kept before update or delete on monitoring_words
        for each row execute function monitoring_words_kept();
      create trigger monitoring_words_never_emptied before truncate on monitoring_words
        for each statement execute function refuse_change();
      alter table monitoring_words enable always trigger monitoring_words_kept;
      alter table monitoring_words enable always trigger monitoring_words_never_emptied;
    `,
  },
];
