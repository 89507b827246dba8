import { insertOnly, type Migration, stagesFollowSql } from '../store/index.ts';
import { CHALLENGE_TRANSITIONS, CLAIM_TRANSITIONS } from './stage.ts';

const TABLES = [
  'claims',
  'claim_stages',
  'claim_lines',
  'claim_line_claims',
  'claim_line_payments',
  'claim_disputes',
  'claim_answers',
  'challenges',
  'challenge_stages',
];

const STAGE_COLUMNS = `
        position bigint generated always as identity primary key,
        stage text not null,
        code text not null,
        words text not null,
        appeal text,
        user_id text not null,
        at timestamptz not null,
        on_day date not null`;

/** A claim names the row that it is for and never a person. Everything is added to, and steps that there are not are refused. */
export const claimMigrations: readonly Migration[] = [
  {
    id: 'claims-001-stages',
    sql: `
      create table claims (
        id text primary key,
        scheme text not null,
        service text not null,
        provider text not null,
        month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
        done_on date not null,
        wait_days integer not null,
        source text not null check (source in ('recorded', 'sent', 'form', 'contract')),
        file text,
        source_table text,
        source_row integer,
        json text
      );
      create index claims_by_provider on claims (provider, month, scheme);
      create index claims_by_month on claims (month, scheme);
      create index claims_by_source on claims (file, source_row);
      create table claim_stages (
        claim_id text not null references claims (id),${STAGE_COLUMNS}
      );
      create index claim_stages_by_claim on claim_stages (claim_id, position);
      create table claim_lines (
        id text primary key,
        scheme text not null,
        scheme_hash text not null,
        provider text not null,
        month text not null,
        service text not null,
        term text not null,
        account text not null,
        contract_hash text not null,
        amount_pence bigint not null,
        payable_from date not null,
        user_id text not null,
        at timestamptz not null,
        json text not null
      );
      create index claim_lines_by_provider on claim_lines (provider, month, scheme);
      create table claim_line_claims (
        line_id text not null references claim_lines (id),
        claim_id text primary key references claims (id),
        amount_pence bigint not null
      );
      create index claim_line_claims_by_line on claim_line_claims (line_id);
      create table claim_line_payments (
        position bigint generated always as identity primary key,
        line_id text not null references claim_lines (id),
        run_id text not null,
        what text not null check (what in ('paid', 'taken back')),
        user_id text not null,
        at timestamptz not null,
        on_day date not null,
        unique (line_id, run_id, what)
      );
      create table claim_disputes (
        id text primary key,
        position bigint generated always as identity unique,
        scheme text not null,
        provider text not null,
        month text not null,
        service text not null,
        claim_id text references claims (id),
        words text not null,
        owner text not null,
        due_on date not null,
        user_id text not null,
        at timestamptz not null,
        on_day date not null
      );
      create index claim_disputes_by_provider on claim_disputes (provider, month, scheme);
      create table claim_answers (
        dispute_id text primary key references claim_disputes (id),
        outcome text not null check (outcome in ('upheld', 'not upheld')),
        words text not null,
        user_id text not null,
        at timestamptz not null,
        on_day date not null
      );
      create table challenges (
        id text primary key,
        policy text not null,
        policy_hash text not null,
        contract_hash text not null,
        provider text not null,
        month text not null,
        rule text not null,
        outcome text not null,
        given_on date not null,
        charged_pence bigint not null,
        policy_pence bigint,
        file text not null,
        source_row integer not null,
        row_id text not null,
        reconcile_by date not null
      );
      create index challenges_by_provider on challenges (provider, month, policy);
      create table challenge_stages (
        challenge_id text not null references challenges (id),${STAGE_COLUMNS}
      );
      create index challenge_stages_by_challenge on challenge_stages (challenge_id, position);
      ${stagesFollowSql(CLAIM_TRANSITIONS, { table: 'claim_stages', subject: 'claim_id' })}
      ${stagesFollowSql(CHALLENGE_TRANSITIONS, { table: 'challenge_stages', subject: 'challenge_id' })}
      ${TABLES.map(insertOnly).join('')}
    `,
  },
];
