import { type Day, isoOfDay, type Pence } from '../base/index.ts';
import { type ReadDb, sql } from '../store/index.ts';

/** What was spent on one account for one payee by one entry. */
export type Spend = {
  readonly entry: string;
  /** Of the posting within its entry, from 1. */
  readonly position: number;
  readonly reference: string;
  readonly date: Day;
  readonly fund: string;
  readonly account: string;
  readonly subject: string;
  readonly description: string;
  readonly lineId: string | null;
  readonly amountPence: Pence;
};

type Row = {
  entry_seq: bigint;
  position: number;
  reference: string;
  entry_date: Day;
  fund: string;
  account: string;
  subject: string;
  description: string;
  line_id: string | null;
  amount_pence: Pence;
};

async function spends(db: ReadDb, condition: ReturnType<typeof sql>): Promise<Spend[]> {
  const { rows } = await sql<Row>`
    select p.entry_seq, p.position, e.reference, e.entry_date, p.fund, p.account, p.subject, e.description, p.line_id,
           p.amount_pence
      from ledger_postings p
      join ledger_entries e on e.seq = p.entry_seq
      join ledger_accounts a on a.id = p.account and a.kind = 'expense'
     where p.subject is not null and ${condition}
     order by e.entry_date, p.entry_seq, p.position`.execute(db);
  return rows.map((row) => ({
    entry: String(row.entry_seq),
    position: row.position,
    reference: row.reference,
    date: row.entry_date,
    fund: row.fund,
    account: row.account,
    subject: row.subject,
    description: row.description,
    lineId: row.line_id,
    amountPence: row.amount_pence,
  }));
}

/**
 * Every transaction of more than `threshold` for one payee between two days, both inside, account by account: what is
 * published of spending. A transaction is what one entry spends for one payee; one that is taken back by as much is
 * listed as well. Accruals are no payments and are left out.
 */
export function spendOver(
  db: ReadDb,
  o: { readonly from: Day; readonly until: Day; readonly threshold: Pence },
): Promise<Spend[]> {
  const between = sql`e.entry_date between ${isoOfDay(o.from)} and ${isoOfDay(o.until)}`;
  return spends(
    db,
    sql`${between} and e.reference not like 'accrual:%' and (
          select abs(sum(o.amount_pence)) from ledger_postings o
            join ledger_accounts b on b.id = o.account and b.kind = 'expense'
           where o.entry_seq = p.entry_seq and o.subject = p.subject) > ${o.threshold}`,
  );
}

/** Every posting that paid a statement line between two days, both inside, and was not taken back. */
export function paidPostings(db: ReadDb, o: { readonly from: Day; readonly until: Day }): Promise<Spend[]> {
  return spends(
    db,
    sql`e.entry_date between ${isoOfDay(o.from)} and ${isoOfDay(o.until)} and p.line_id is not null
        and e.reverses is null and not exists (select from ledger_entries r where r.reverses = e.seq)`,
  );
}
