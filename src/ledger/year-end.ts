import {
  type Actor,
  accepted,
  type FinancialYear,
  isoOfDay,
  monthOfDay,
  monthText,
  type Outcome,
  type Pence,
  pence,
  refused,
} from '../base/index.ts';
import { type ReadDb, sql, type WriteDb } from '../store/index.ts';
import { closedPeriods, head } from './period.ts';

/** What a fund had left at the end of a year: a memorandum, never a posting. A deficit is negative. */
export type YearEnd = {
  readonly year: string;
  readonly fund: string;
  /** Income less expenditure of the year. */
  readonly surplusPence: Pence;
  /** With the years before, less what was drawn down. */
  readonly cumulativePence: Pence;
  /** The head of the ledger when it was recorded. */
  readonly head: string;
  readonly recordedBy: string;
  readonly recordedAt: string;
};

type Row = {
  year: string;
  fund: string;
  surplus_pence: Pence;
  cumulative_pence: Pence;
  head: string;
  recorded_by: string;
  recorded_at: string;
};

/** Every surplus that was recorded, the latest year first. */
export async function yearEnds(db: ReadDb): Promise<YearEnd[]> {
  const { rows } = await sql<Row>`select * from ledger_year_ends order by year desc, fund collate "C"`.execute(db);
  return rows.map((row) => ({
    year: row.year,
    fund: row.fund,
    surplusPence: row.surplus_pence,
    cumulativePence: row.cumulative_pence,
    head: row.head,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
  }));
}

/** What of a fund's recorded surpluses is not drawn down yet. */
export async function drawable(db: ReadDb, fund: string): Promise<Pence> {
  const { rows } = await sql<{ left: Pence }>`
    select ((select coalesce(sum(surplus_pence), 0) from ledger_year_ends where fund = ${fund})
          - (select coalesce(sum(amount_pence), 0) from ledger_drawdowns where fund = ${fund}))::bigint as left`.execute(
    db,
  );
  return rows[0]?.left ?? pence(0n);
}

/** A fund's income less its expenditure between two days, both inside, for every fund that is open. */
async function surpluses(db: ReadDb, { start, end }: FinancialYear): Promise<{ fund: string; surplus: Pence }[]> {
  const { rows } = await sql<{ fund: string; surplus: Pence }>`
    select f.id as fund, coalesce((
             select -sum(p.amount_pence) from ledger_postings p
               join ledger_entries e on e.seq = p.entry_seq
               join ledger_accounts a on a.id = p.account and a.kind in ('income', 'expense')
              where p.fund = f.id and e.entry_date between ${isoOfDay(start)} and ${isoOfDay(end)}), 0)::bigint as surplus
      from ledger_funds f order by f.id collate "C"`.execute(db);
  return rows;
}

/**
 * Records what each fund has left at the end of a year, once its March is closed. Recording again gives what was
 * recorded. Refuses `ledger.closed` before that.
 */
export async function recordYearEnd(
  db: WriteDb,
  asked: { readonly year: FinancialYear; readonly by: Actor; readonly at: string },
): Promise<Outcome<readonly YearEnd[]>> {
  const { year, by, at } = asked;
  const standing = (await yearEnds(db)).filter((one) => one.year === year.label);
  if (standing.length > 0) return accepted(standing);
  const [last] = await closedPeriods(db);
  const march = monthOfDay(year.end);
  if (last === undefined || last.month < march) {
    return refused({
      code: 'ledger.closed',
      message: `The year ${year.label} ends when ${monthText(march)} is closed.`,
      remedy: 'Close every month of the year first.',
    });
  }
  const { hash } = await head(db);
  for (const { fund, surplus } of await surpluses(db, year)) {
    const cumulative = (await drawable(db, fund)) + surplus;
    await sql`insert into ledger_year_ends (year, fund, surplus_pence, cumulative_pence, head, recorded_by, recorded_at)
              values (${year.label}, ${fund}, ${surplus}, ${cumulative}, ${hash}, ${by.user}, ${at})`.execute(db);
  }
  return accepted((await yearEnds(db)).filter((one) => one.year === year.label));
}
