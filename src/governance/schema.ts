import { insertOnly, type Migration } from '../store/index.ts';

/** The database holds two rules by itself: what is approved is what was proposed, and nobody approves their own. */
export const governanceMigrations: readonly Migration[] = [
  {
    id: 'governance-001-decisions',
    sql: `
      create table governance_proposals (
        id bigint generated always as identity primary key,
        kind text not null,
        subject text not null,
        content_hash text not null,
        proposed_by text not null,
        proposed_at timestamptz not null,
        unique (id, content_hash)
      );
      create index governance_proposals_by_subject on governance_proposals (kind, subject, id);
      create table governance_decisions (
        id bigint generated always as identity primary key,
        proposal_id bigint not null unique,
        content_hash text not null,
        approved_by text not null,
        approved_at timestamptz not null,
        foreign key (proposal_id, content_hash) references governance_proposals (id, content_hash)
      );
      create function governance_refuse_own_work() returns trigger language plpgsql as $body$
      begin
        if exists (select from governance_proposals where id = new.proposal_id and proposed_by = new.approved_by) then
          raise exception 'nobody approves what they proposed'
            using errcode = 'check_violation', constraint = 'governance_own_work', table = tg_table_name;
        end if;
        return new;
      end
      $body$;
      create trigger governance_own_work before insert on governance_decisions
        for each row execute function governance_refuse_own_work();
      alter table governance_decisions enable always trigger governance_own_work;
      ${insertOnly('governance_proposals')}
      ${insertOnly('governance_decisions')}
    `,
  },
  {
    id: 'governance-002-registers',
    sql: `
      create table governance_entries (
        position bigint generated always as identity unique,
        book text not null check (book in ('interests', 'breaches', 'meetings', 'decisions')),
        subject text not null,
        number integer not null check (number > 0),
        json text not null,
        by_user text not null,
        on_day date not null,
        at timestamptz not null,
        primary key (book, subject, number)
      );
      create table governance_papers (
        sha256 text primary key,
        name text not null,
        kind text not null check (kind in ('text', 'pdf')),
        content text not null,
        by_user text not null,
        at timestamptz not null
      );
      alter table governance_decisions add column rests_on text;
      ${insertOnly('governance_entries')}
      ${insertOnly('governance_papers')}
    `,
  },
  {
    id: 'governance-003-books',
    sql: `
      alter table governance_entries drop constraint governance_entries_book_check;
      alter table governance_entries add constraint governance_entries_book_check check (book ~ '^[a-z]+( [a-z]+)*$');
    `,
  },
];
