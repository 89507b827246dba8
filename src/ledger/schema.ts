import { insertOnly, type Migration } from '../store/index.ts';
import { balanceMigration, fundsMigration } from './schema-funds.ts';

const TABLES = ['ledger_funds', 'ledger_accounts', 'ledger_entries', 'ledger_postings'];

/**
 * Debits are positive and credits negative, in whole pence. At the end of each transaction the database itself refuses
 * an entry that has fewer than two postings or does not add to nothing in every fund it touches.
 * The index behind the primary key of `ledger_postings` (entry first) is what keeps that check fast.
 */
export const ledgerMigrations: readonly Migration[] = [
  {
    id: 'ledger-001-entries',
    sql: `
      create table ledger_funds (id text primary key, title text not null);
      create table ledger_accounts (
        id text primary key,
        title text not null,
        kind text not null check (kind in ('asset', 'liability', 'income', 'expense', 'reserve'))
      );
      create table ledger_entries (
        seq bigint primary key check (seq > 0),
        reference text not null unique,
        entry_date date not null,
        fund text not null references ledger_funds (id),
        description text not null,
        reverses bigint unique references ledger_entries (seq),
        draft_hash text not null,
        decision_id text not null,
        approved_hash text not null,
        approved_by text not null,
        approved_at timestamptz not null,
        previous_hash text not null,
        hash text not null unique
      );
      create table ledger_postings (
        entry_seq bigint not null references ledger_entries (seq),
        position integer not null check (position > 0),
        fund text not null references ledger_funds (id),
        account text not null references ledger_accounts (id),
        amount_pence bigint not null check (amount_pence <> 0),
        subject text,
        line_id text,
        primary key (entry_seq, position)
      );
      create index ledger_postings_by_account on ledger_postings (fund, account);
      create index ledger_postings_by_subject on ledger_postings (subject) where subject is not null;
      create index ledger_postings_by_line on ledger_postings (line_id) where line_id is not null;

      create function ledger_check_balance() returns trigger language plpgsql as $body$
      declare
        checked bigint := (to_jsonb(new) ->> tg_argv[0])::bigint;
        unbalanced text;
      begin
        if (select count(*) from ledger_postings where entry_seq = checked) < 2 then
          raise exception 'ledger entry % has fewer than two postings', checked
            using errcode = 'check_violation', constraint = tg_name, table = tg_table_name;
        end if;
        select fund into unbalanced from ledger_postings where entry_seq = checked
         group by fund having sum(amount_pence) <> 0 limit 1;
        if found then
          raise exception 'ledger entry % does not balance in fund %', checked, unbalanced
            using errcode = 'check_violation', constraint = tg_name, table = tg_table_name;
        end if;
        return null;
      end
      $body$;
      create constraint trigger ledger_entries_balance after insert on ledger_entries
        deferrable initially deferred for each row execute function ledger_check_balance('seq');
      create constraint trigger ledger_postings_balance after insert on ledger_postings
        deferrable initially deferred for each row execute function ledger_check_balance('entry_seq');
      alter table ledger_entries enable always trigger ledger_entries_balance;
      alter table ledger_postings enable always trigger ledger_postings_balance;
      ${TABLES.map(insertOnly).join('')}
    `,
  },
  fundsMigration,
  balanceMigration,
];
