import { insertOnly, type Migration } from '../store/index.ts';

const TABLES = [
  'payment_runs',
  'payment_run_statements',
  'payment_run_lines',
  'payment_line_rests',
  'payment_run_exceptions',
  'payment_run_events',
  'payment_run_postings',
];

/** A run and everything in it is added to, never edited: its stage is the last of its events. */
export const paymentMigrations: readonly Migration[] = [
  {
    id: 'payments-001-runs',
    sql: `
      create table payment_runs (
        id text primary key,
        position bigint generated always as identity unique,
        month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
        known_on date not null,
        content_hash text not null,
        total_pence bigint not null,
        proposal_id text not null
      );
      create index payment_runs_by_month on payment_runs (month, position);
      create table payment_run_statements (
        run_id text not null references payment_runs (id),
        practice text not null,
        month text not null,
        content_hash text not null,
        total_pence bigint not null,
        line_count integer not null,
        held_count integer not null,
        json text not null,
        primary key (run_id, practice)
      );
      create index payment_run_statements_by_practice on payment_run_statements (practice, month);
      create table payment_run_lines (
        run_id text not null,
        practice text not null,
        line_id text not null,
        term text not null,
        amount_pence bigint not null,
        primary key (run_id, line_id),
        foreign key (run_id, practice) references payment_run_statements (run_id, practice)
      );
      create index payment_run_lines_by_line on payment_run_lines (line_id);
      create table payment_line_rests (
        run_id text not null,
        line_id text not null,
        kind text not null check (kind in ('indicator', 'file')),
        what text not null,
        primary key (run_id, line_id, kind, what),
        foreign key (run_id, line_id) references payment_run_lines (run_id, line_id)
      );
      create index payment_line_rests_by_what on payment_line_rests (kind, what);
      create table payment_run_exceptions (
        run_id text not null references payment_runs (id),
        practice text not null,
        stage text not null check (stage in ('prepared', 'released')),
        code text not null,
        message text not null,
        remedy text,
        primary key (run_id, practice)
      );
      create table payment_run_events (
        run_id text not null references payment_runs (id),
        stage text not null check (stage in ('prepared', 'certified', 'released')),
        user_id text not null,
        at timestamptz not null,
        decision_id text,
        primary key (run_id, stage)
      );
      create table payment_run_postings (
        run_id text not null,
        practice text not null,
        entry_id text,
        primary key (run_id, practice),
        foreign key (run_id, practice) references payment_run_statements (run_id, practice)
      );
      create index payment_run_postings_by_entry on payment_run_postings (entry_id);
      ${TABLES.map(insertOnly).join('')}
    `,
  },
  {
    id: 'payments-002-attempts',
    sql: `
      alter table payment_run_statements add column attempt integer not null default 1 check (attempt > 0);
      alter table payment_run_statements alter column attempt drop default;
    `,
  },
  {
    id: 'payments-003-authority',
    sql: `
      alter table payment_run_events drop constraint payment_run_events_stage_check;
      alter table payment_run_events add constraint payment_run_events_stage_check
        check (stage in ('prepared', 'certified', 'released', 'withdrawn'));
      alter table payment_run_events add column comment text not null default '';
      alter table payment_run_events alter column comment drop default;
      alter table payment_run_events add column authority text;
      alter table payment_run_events add column interests text;
      alter table payment_run_exceptions drop constraint payment_run_exceptions_stage_check;
      alter table payment_run_exceptions add constraint payment_run_exceptions_stage_check
        check (stage in ('prepared', 'certified', 'released'));
      alter table payment_runs add column after_withdrawn text;
      alter table payment_run_statements add column payee_id text;
      alter table payment_run_statements add column payee_name text;
      alter table payment_run_statements add column route text
        check (route in ('pcse', 'isfe', 'pain.001', 'bacs-18'));
      create function payments_refuse_second_part() returns trigger language plpgsql as $body$
      begin
        if new.stage <> 'withdrawn' and exists (
          select from payment_run_events
           where run_id = new.run_id and user_id = new.user_id and stage <> new.stage and stage <> 'withdrawn') then
          raise exception 'nobody takes two steps of one run'
            using errcode = 'check_violation', constraint = 'payments_second_part', table = tg_table_name;
        end if;
        return new;
      end
      $body$;
      create trigger payments_second_part before insert on payment_run_events
        for each row execute function payments_refuse_second_part();
      alter table payment_run_events enable always trigger payments_second_part;
    `,
  },
  {
    id: 'payments-004-payees-and-files',
    sql: `
      create table payment_bank_details (
        id bigint generated always as identity primary key,
        payee text not null,
        sort_code text not null check (sort_code ~ '^[0-9]{6}$'),
        account_number text not null check (account_number ~ '^[0-9]{8}$'),
        account_name text not null,
        proposal_id text not null unique,
        proposed_by text not null,
        proposed_on date not null
      );
      create index payment_bank_details_by_payee on payment_bank_details (payee, id);
      create table payment_bank_approvals (
        details_id bigint primary key references payment_bank_details (id),
        approved_by text not null,
        approved_on date not null,
        usable_from date not null check (usable_from >= approved_on),
        decision_id text not null
      );
      create table payment_instructions (
        reference text primary key,
        run_id text not null references payment_runs (id),
        practice text not null,
        payee_id text not null,
        payee_name text not null,
        route text not null check (route in ('pcse', 'isfe', 'pain.001', 'bacs-18')),
        amount_pence bigint not null check (amount_pence <> 0),
        pay_on date not null,
        details_id bigint references payment_bank_details (id),
        unique (run_id, practice)
      );
      create index payment_instructions_by_payee on payment_instructions (payee_id);
      create table payment_files (
        run_id text not null references payment_runs (id),
        kind text not null,
        name text not null unique,
        sha256 text not null,
        content text not null,
        payment_count integer not null,
        total_pence bigint not null,
        made_by text not null,
        made_at timestamptz not null,
        primary key (run_id, kind)
      );
      ${['payment_bank_details', 'payment_bank_approvals', 'payment_instructions', 'payment_files'].map(insertOnly).join('')}
    `,
  },
  {
    id: 'payments-005-reconciliation',
    sql: `
      create table payment_reconciliations (
        sha256 text primary key,
        position bigint generated always as identity unique,
        file text not null,
        kind text not null,
        user_id text not null,
        at timestamptz not null
      );
      create table payment_findings (
        sha256 text not null references payment_reconciliations (sha256),
        position integer not null,
        outcome text not null check (outcome in ('matched', 'returned', 'missing', 'unexpected')),
        file_row integer,
        reference text not null,
        amount_pence bigint not null,
        on_day date not null,
        words text not null,
        primary key (sha256, position)
      );
      create unique index payment_findings_once on payment_findings (reference, outcome)
        where outcome in ('matched', 'returned');
      ${['payment_reconciliations', 'payment_findings'].map(insertOnly).join('')}
    `,
  },
  {
    id: 'payments-006-claims',
    sql: `
      alter table payment_line_rests drop constraint payment_line_rests_kind_check;
      alter table payment_line_rests add constraint payment_line_rests_kind_check
        check (kind in ('indicator', 'file', 'claims'));
    `,
  },
];
