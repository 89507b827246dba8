import { insertOnly, type Migration } from '../store/index.ts';

const TABLES = [
  'ledger_periods',
  'ledger_transfers',
  'ledger_year_ends',
  'ledger_drawdowns',
  'ledger_commitments',
  'ledger_commitment_ends',
  'ledger_budget_versions',
  'ledger_budget_lines',
  'ledger_forecasts',
  'ledger_isfe_files',
  'ledger_isfe_balances',
  'ledger_isfe_agreements',
];

/** A constraint trigger that holds in replication as well. */
function alwaysAtEnd(table: string, name: string, call: string, condition = ''): string {
  return `
      create constraint trigger ${name} after insert on ${table}
        deferrable initially deferred for each row ${condition} execute function ${call};
      alter table ${table} enable always trigger ${name};`;
}

/**
 * Periods, transfers between funds, surpluses, commitments, budgets and the agreement with ISFE. The database itself
 * refuses an entry in a closed month, a month closed out of order, a posting between funds that is not one of a pair, and
 * a drawdown of more than the surplus. A month is closed when it or any later one is in `ledger_periods`.
 */
export const fundsMigration: Migration = {
  id: 'ledger-002-funds',
  sql: `
      alter table ledger_entries add column late_of date;
      create index ledger_entries_by_date on ledger_entries (entry_date);

      create table ledger_periods (
        month text primary key check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
        last_entry bigint not null,
        head text not null,
        closed_by text not null,
        closed_at timestamptz not null
      );
      create function ledger_check_open() returns trigger language plpgsql as $body$
      begin
        if to_char(new.entry_date, 'YYYY-MM') <= (select max(month) from ledger_periods) then
          raise exception 'ledger entry % is of a closed month', new.seq
            using errcode = 'check_violation', constraint = tg_name, table = tg_table_name;
        end if;
        return new;
      end
      $body$;
      create trigger ledger_entries_open before insert on ledger_entries
        for each row execute function ledger_check_open();
      alter table ledger_entries enable always trigger ledger_entries_open;
      create function ledger_check_close() returns trigger language plpgsql as $body$
      declare
        last text := (select max(month) from ledger_periods);
      begin
        if last is not null and new.month <> to_char(to_date(last, 'YYYY-MM') + interval '1 month', 'YYYY-MM') then
          raise exception 'the month to close after % is the next one, not %', last, new.month
            using errcode = 'check_violation', constraint = tg_name, table = tg_table_name;
        end if;
        return new;
      end
      $body$;
      create trigger ledger_periods_in_order before insert on ledger_periods
        for each row execute function ledger_check_close();
      alter table ledger_periods enable always trigger ledger_periods_in_order;

      create table ledger_transfers (
        id text primary key,
        decision_reference text not null check (decision_reference <> ''),
        out_entry bigint not null unique references ledger_entries (seq),
        in_entry bigint not null unique references ledger_entries (seq),
        check (out_entry <> in_entry)
      );
      create function ledger_check_transfer() returns trigger language plpgsql as $body$
      declare
        out_fund text := (select fund from ledger_entries where seq = new.out_entry);
        in_fund text := (select fund from ledger_entries where seq = new.in_entry);
        given bigint := (select coalesce(sum(amount_pence), 0) from ledger_postings
          where entry_seq = new.out_entry and account = 'Transfers between funds' and fund = out_fund);
        taken bigint := (select coalesce(sum(amount_pence), 0) from ledger_postings
          where entry_seq = new.in_entry and account = 'Transfers between funds' and fund = in_fund);
      begin
        if out_fund = in_fund or given <= 0 or given + taken <> 0 or exists (
             select from ledger_postings where (entry_seq = new.out_entry and fund <> out_fund)
                or (entry_seq = new.in_entry and fund <> in_fund)) then
          raise exception 'transfer % is not one amount out of a fund and into another', new.id
            using errcode = 'check_violation', constraint = tg_name, table = tg_table_name;
        end if;
        return null;
      end
      $body$;
      create function ledger_check_paired() returns trigger language plpgsql as $body$
      begin
        if not exists (select from ledger_transfers where out_entry = new.entry_seq or in_entry = new.entry_seq) then
          raise exception 'ledger entry % moves money between funds and is not one of a pair', new.entry_seq
            using errcode = 'check_violation', constraint = tg_name, table = tg_table_name;
        end if;
        return null;
      end
      $body$;
      ${alwaysAtEnd('ledger_transfers', 'ledger_transfers_pair', 'ledger_check_transfer()')}
      ${alwaysAtEnd('ledger_postings', 'ledger_postings_paired', 'ledger_check_paired()', `when (new.account = 'Transfers between funds')`)}

      create table ledger_year_ends (
        year text not null check (year ~ '^[0-9]{4}/[0-9]{2}$'),
        fund text not null references ledger_funds (id),
        surplus_pence bigint not null,
        cumulative_pence bigint not null,
        head text not null,
        recorded_by text not null,
        recorded_at timestamptz not null,
        primary key (year, fund)
      );
      create table ledger_drawdowns (
        id text primary key,
        fund text not null references ledger_funds (id),
        amount_pence bigint not null check (amount_pence > 0),
        decision_reference text not null check (decision_reference <> ''),
        entry_seq bigint not null unique references ledger_entries (seq)
      );
      create function ledger_check_drawdown() returns trigger language plpgsql as $body$
      begin
        if (select coalesce(sum(amount_pence), 0) from ledger_drawdowns where fund = new.fund)
           > (select coalesce(sum(surplus_pence), 0) from ledger_year_ends where fund = new.fund)
           or new.amount_pence <> (select coalesce(-sum(amount_pence), 0) from ledger_postings
                where entry_seq = new.entry_seq and account = 'Drawdown of surplus') then
          raise exception 'drawdown % is not within the surplus of fund %', new.id, new.fund
            using errcode = 'check_violation', constraint = tg_name, table = tg_table_name;
        end if;
        return null;
      end
      $body$;
      create function ledger_check_drawn() returns trigger language plpgsql as $body$
      begin
        if not exists (select from ledger_drawdowns where entry_seq = new.entry_seq) then
          raise exception 'ledger entry % draws a surplus down without a decision', new.entry_seq
            using errcode = 'check_violation', constraint = tg_name, table = tg_table_name;
        end if;
        return null;
      end
      $body$;
      ${alwaysAtEnd('ledger_drawdowns', 'ledger_drawdowns_within', 'ledger_check_drawdown()')}
      ${alwaysAtEnd('ledger_postings', 'ledger_postings_drawn', 'ledger_check_drawn()', `when (new.account = 'Drawdown of surplus')`)}

      create table ledger_commitments (
        id text primary key,
        fund text not null references ledger_funds (id),
        account text not null references ledger_accounts (id),
        amount_pence bigint not null check (amount_pence > 0),
        description text not null,
        reserved_on date not null,
        expires_on date not null check (expires_on >= reserved_on),
        reserved_by text not null,
        reserved_at timestamptz not null
      );
      create table ledger_commitment_ends (
        commitment text primary key references ledger_commitments (id),
        how text not null check (how in ('posted', 'voided', 'expired')),
        entry_seq bigint references ledger_entries (seq),
        reason text not null,
        ended_on date not null,
        ended_by text not null,
        ended_at timestamptz not null,
        check ((how = 'posted') = (entry_seq is not null))
      );

      create table ledger_budget_versions (
        version bigint generated always as identity primary key,
        year text not null check (year ~ '^[0-9]{4}/[0-9]{2}$'),
        file text not null,
        sha256 text not null,
        uploaded_by text not null,
        uploaded_at timestamptz not null
      );
      create table ledger_budget_lines (
        version bigint not null references ledger_budget_versions (version),
        row integer not null,
        kind text not null check (kind in ('allocation', 'budget')),
        line text not null,
        title text not null,
        fund text not null references ledger_funds (id),
        account text not null references ledger_accounts (id),
        holder text not null,
        recurrence text not null check (recurrence in ('recurrent', 'non-recurrent')),
        amount_pence bigint not null,
        from_month text not null,
        to_month text not null,
        primary key (version, line)
      );
      create table ledger_forecasts (
        position bigint generated always as identity primary key,
        year text not null,
        line text not null,
        as_at text not null,
        forecast_pence bigint not null,
        risk_pence bigint not null check (risk_pence >= 0),
        risk text not null,
        mitigation_pence bigint not null check (mitigation_pence >= 0),
        mitigation text not null,
        recorded_by text not null,
        recorded_at timestamptz not null
      );

      create table ledger_isfe_files (
        id bigint generated always as identity primary key,
        month text not null,
        file text not null,
        sha256 text not null,
        imported_by text not null,
        imported_at timestamptz not null
      );
      create table ledger_isfe_balances (
        file_id bigint not null references ledger_isfe_files (id),
        row integer not null,
        code text not null,
        description text not null,
        balance_pence bigint not null,
        primary key (file_id, row)
      );
      create table ledger_isfe_agreements (
        id bigint generated always as identity primary key,
        month text not null,
        file_id bigint not null references ledger_isfe_files (id),
        differences text not null,
        words text not null,
        head text not null,
        agreed_by text not null,
        agreed_at timestamptz not null
      );
      ${TABLES.map(insertOnly).join('')}
    `,
};

/** The balance of an entry in one question instead of two: it is asked for the entry and for each of its postings. */
export const balanceMigration: Migration = {
  id: 'ledger-003-balance',
  sql: `
      create or replace function ledger_check_balance() returns trigger language plpgsql as $body$
      declare
        checked bigint;
        found_postings bigint;
        unbalanced text;
      begin
        if tg_argv[0] = 'seq' then checked := new.seq; else checked := new.entry_seq; end if;
        select coalesce(sum(own.postings), 0), min(own.fund) filter (where own.total <> 0)
          into found_postings, unbalanced
          from (select fund, count(*) as postings, sum(amount_pence) as total from ledger_postings
                 where entry_seq = checked group by fund) own;
        if found_postings < 2 then
          raise exception 'ledger entry % has fewer than two postings', checked
            using errcode = 'check_violation', constraint = tg_name, table = tg_table_name;
        end if;
        if unbalanced is not null then
          raise exception 'ledger entry % does not balance in fund %', checked, unbalanced
            using errcode = 'check_violation', constraint = tg_name, table = tg_table_name;
        end if;
        return null;
      end
      $body$;
    `,
};
