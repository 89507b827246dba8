import { type Day, isoOfDay, type Pence } from '../base/index.ts';
import { type ReadDb, sql } from '../store/index.ts';
import type { AccountKind } from './chart.ts';

export type BalanceFilter = {
  readonly fund?: string;
  readonly account?: string;
  readonly subject?: string;
  /** One balance for each subject instead of one for all. */
  readonly bySubject?: boolean;
  /** Of entries from this day on. */
  readonly from?: Day;
  /** Of entries to this day, inside. */
  readonly until?: Day;
  /** Of accounts of these kinds alone. */
  readonly kinds?: readonly AccountKind[];
};

/** What stands on an account of a fund: debits and credits are both positive, balance = debit − credit. */
export type Balance = {
  readonly fund: string;
  readonly account: string;
  /** Null when the balance is of every subject, or of postings without one. */
  readonly subject: string | null;
  readonly debitPence: Pence;
  readonly creditPence: Pence;
  readonly balancePence: Pence;
  readonly postings: number;
};

type BalanceRow = {
  fund: string;
  account: string;
  subject: string | null;
  debit: Pence;
  credit: Pence;
  postings: number;
};

/** Balances by fund and account (and subject), in their order. Accounts without postings have none. */
export async function balances(db: ReadDb, filter: BalanceFilter = {}): Promise<Balance[]> {
  const isPerSubject = filter.bySubject === true || filter.subject !== undefined;
  const shownSubject = isPerSubject ? sql`subject` : sql`null::text`;
  const { rows } = await sql<BalanceRow>`
    select fund, account, ${shownSubject} as subject,
           coalesce(sum(amount_pence) filter (where amount_pence > 0), 0)::bigint as debit,
           coalesce(-sum(amount_pence) filter (where amount_pence < 0), 0)::bigint as credit,
           count(*)::integer as postings
      from ledger_postings
     where ${sql.join(conditionsOf(filter), sql` and `)}
     group by 1, 2, 3
     order by fund collate "C", account collate "C", min(subject) collate "C" nulls first`.execute(db);
  return rows.map(({ debit, credit, ...row }) => ({
    ...row,
    debitPence: debit,
    creditPence: credit,
    balancePence: (debit - credit) as Pence,
  }));
}

function conditionsOf({ fund, account, subject, from, until, kinds }: BalanceFilter): ReturnType<typeof sql>[] {
  const given = [
    fund === undefined ? undefined : sql`fund = ${fund}`,
    account === undefined ? undefined : sql`account = ${account}`,
    subject === undefined ? undefined : sql`subject = ${subject}`,
    kinds === undefined
      ? undefined
      : sql`account in (select id from ledger_accounts where kind = any(${kinds}::text[]))`,
    from === undefined
      ? undefined
      : sql`entry_seq in (select seq from ledger_entries where entry_date >= ${isoOfDay(from)})`,
    until === undefined
      ? undefined
      : sql`entry_seq in (select seq from ledger_entries where entry_date <= ${isoOfDay(until)})`,
  ];
  return [sql`true`, ...given.filter((condition) => condition !== undefined)];
}
