import {
  type Actor,
  accepted,
  addToMonth,
  isoOfMonth,
  type Month,
  monthFromIso,
  monthText,
  type Outcome,
  type Refusal,
  refused,
} from '../base/index.ts';
import { FIRST_LINK, type ReadDb, sql, type WriteDb } from '../store/index.ts';

/** A month that nothing can be entered in any more, and the ledger as it was then. */
export type ClosedPeriod = {
  readonly month: Month;
  /** The last entry there was, `0` for none, and its hash: the head of the ledger when the month was closed. */
  readonly lastEntry: string;
  readonly head: string;
  readonly closedBy: string;
  /** ISO 8601, UTC. */
  readonly closedAt: string;
};

type PeriodRow = { month: string; last_entry: bigint; head: string; closed_by: string; closed_at: string };

/** A month as the store writes it; undefined for none. */
export function closedMonth(text: string | null): Month | undefined {
  return text === null ? undefined : monthFromIso(text);
}

/** Every month that was closed, the latest first. The months before the earliest of them are closed with it. */
export async function closedPeriods(db: ReadDb): Promise<ClosedPeriod[]> {
  const { rows } = await sql<PeriodRow>`select * from ledger_periods order by month desc`.execute(db);
  return rows.flatMap((row) => {
    const month = closedMonth(row.month);
    if (month === undefined) return [];
    const { head, closed_by: closedBy, closed_at: closedAt } = row;
    return [{ month, lastEntry: String(row.last_entry), head, closedBy, closedAt }];
  });
}

/**
 * Closes a month for good: nothing is entered in it or before it afterwards, and there is no way to open it again.
 * Closing the month that was closed last gives that closing. Refuses `ledger.closed` for an earlier month and for one
 * that does not follow the last.
 */
export async function closePeriod(
  db: WriteDb,
  asked: { readonly month: Month; readonly by: Actor; readonly at: string },
): Promise<Outcome<ClosedPeriod>> {
  const { month, by, at } = asked;
  const [last] = await closedPeriods(db);
  if (last?.month === month) return accepted(last);
  if (last !== undefined && month < last.month) return refused(closedAlready(month, last.month));
  if (last !== undefined && month > addToMonth(last.month, 1)) return refused(outOfOrder(month, last.month));
  const end = await head(db);
  await sql`insert into ledger_periods (month, last_entry, head, closed_by, closed_at)
            values (${isoOfMonth(month)}, ${end.entry}::bigint, ${end.hash}, ${by.user}, ${at})`.execute(db);
  return accepted({ month, lastEntry: end.entry, head: end.hash, closedBy: by.user, closedAt: at });
}

/** The last entry and its hash; `0` and the first link for an empty ledger. */
export async function head(db: ReadDb): Promise<{ readonly entry: string; readonly hash: string }> {
  const { rows } = await sql<{ seq: bigint; hash: string }>`
    select seq, hash from ledger_entries order by seq desc limit 1`.execute(db);
  return { entry: String(rows[0]?.seq ?? 0n), hash: rows[0]?.hash ?? FIRST_LINK };
}

function closedAlready(month: Month, last: Month): Refusal {
  return {
    code: 'ledger.closed',
    message: `${monthText(month)} is closed: the ledger is closed to the end of ${monthText(last)}.`,
    remedy: 'A closed month is not opened again. What belongs to it is entered in the open one, which says so.',
  };
}

function outOfOrder(month: Month, last: Month): Refusal {
  const next = addToMonth(last, 1);
  return {
    code: 'ledger.closed',
    message: `${monthText(month)} cannot be closed before ${monthText(next)}.`,
    remedy: `Close ${monthText(next)} first.`,
  };
}
