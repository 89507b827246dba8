import { type Day, isoOfDay, type Pence } from '../base/index.ts';
import { type ReadDb, sql } from '../store/index.ts';
import type { Entry, Posting } from './entry.ts';

export type EntryFilter = {
  readonly fund?: string;
  readonly account?: string;
  readonly subject?: string;
  readonly lineId?: string;
  /** Entries before this one, for the next page. */
  readonly before?: string;
  /** At most 1,000; 100 unless told. */
  readonly limit?: number;
};

const MOST_ENTRIES = 1000;

/** Entries with all their postings, the latest first, of which at least one posting is as asked. */
export async function entries(db: ReadDb, filter: EntryFilter = {}): Promise<Entry[]> {
  const conditions = [
    filter.fund === undefined ? undefined : sql`p.fund = ${filter.fund}`,
    filter.account === undefined ? undefined : sql`p.account = ${filter.account}`,
    filter.subject === undefined ? undefined : sql`p.subject = ${filter.subject}`,
    filter.lineId === undefined ? undefined : sql`p.line_id = ${filter.lineId}`,
  ].filter((condition) => condition !== undefined);
  const ofPostings =
    conditions.length === 0
      ? sql`true`
      : sql`seq in (select p.entry_seq from ledger_postings p where ${sql.join(conditions, sql` and `)})`;
  const earlier = filter.before === undefined ? sql`true` : sql`seq < ${filter.before}::bigint`;
  const limit = Math.min(filter.limit ?? 100, MOST_ENTRIES);
  const { rows } = await sql<EntryRow>`
    select * from ledger_entries where ${ofPostings} and ${earlier} order by seq desc limit ${limit}`.execute(db);
  return withPostings(db, rows);
}

/** Entries after `id`, in order. */
export async function entriesAfter(db: ReadDb, id: bigint, limit: number): Promise<Entry[]> {
  const { rows } = await sql<EntryRow>`
    select * from ledger_entries where seq > ${id} order by seq limit ${limit}`.execute(db);
  return withPostings(db, rows);
}

/** Entries dated between two days, both inside, in order. */
export async function entriesBetween(db: ReadDb, from: Day, until: Day): Promise<Entry[]> {
  const { rows } = await sql<EntryRow>`
    select * from ledger_entries where entry_date between ${isoOfDay(from)} and ${isoOfDay(until)} order by seq`.execute(
    db,
  );
  return withPostings(db, rows);
}

/** The entry with this id; undefined when there is none. */
export async function entry(db: ReadDb, id: string): Promise<Entry | undefined> {
  if (!/^\d{1,18}$/.test(id)) return undefined;
  const { rows } = await sql<EntryRow>`select * from ledger_entries where seq = ${id}::bigint`.execute(db);
  return (await withPostings(db, rows))[0];
}

export async function entryByReference(db: ReadDb, reference: string): Promise<Entry | undefined> {
  const { rows } = await sql<EntryRow>`select * from ledger_entries where reference = ${reference}`.execute(db);
  return (await withPostings(db, rows))[0];
}

export async function reversalOf(db: ReadDb, id: string): Promise<Entry | undefined> {
  const { rows } = await sql<EntryRow>`select * from ledger_entries where reverses = ${id}::bigint`.execute(db);
  return (await withPostings(db, rows))[0];
}

/** Of some entries, those that were taken back. */
export async function reversedAmong(db: ReadDb, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ reverses: bigint }>`
    select reverses from ledger_entries where reverses = any(${ids}::bigint[])`.execute(db);
  return new Set(rows.map((row) => String(row.reverses)));
}

type EntryRow = {
  seq: bigint;
  reference: string;
  entry_date: Day;
  late_of: Day | null;
  fund: string;
  description: string;
  reverses: bigint | null;
  draft_hash: string;
  decision_id: string;
  approved_hash: string;
  approved_by: string;
  approved_at: string;
  previous_hash: string;
  hash: string;
};

type PostingRow = {
  entry_seq: bigint;
  fund: string;
  account: string;
  amount_pence: Pence;
  subject: string | null;
  line_id: string | null;
};

async function withPostings(db: ReadDb, rows: readonly EntryRow[]): Promise<Entry[]> {
  if (rows.length === 0) return [];
  const found = await sql<PostingRow>`
    select entry_seq, fund, account, amount_pence, subject, line_id from ledger_postings
     where entry_seq = any(${rows.map((row) => row.seq)}::bigint[]) order by entry_seq, position`.execute(db);
  const byEntry = Map.groupBy(found.rows, (posting) => posting.entry_seq);
  return rows.map((row) => entryFrom(row, (byEntry.get(row.seq) ?? []).map(postingFrom)));
}

function entryFrom(row: EntryRow, postings: readonly Posting[]): Entry {
  return {
    id: String(row.seq),
    reference: row.reference,
    date: row.entry_date,
    lateOf: row.late_of,
    fund: row.fund,
    description: row.description,
    postings,
    reverses: row.reverses === null ? null : String(row.reverses),
    draftHash: row.draft_hash,
    decisionId: row.decision_id,
    approvedHash: row.approved_hash,
    approvedBy: row.approved_by,
    approvedAt: row.approved_at,
    previousHash: row.previous_hash,
    hash: row.hash,
  };
}

function postingFrom(row: PostingRow): Posting {
  const { account, fund, subject } = row;
  return { account, fund, amountPence: row.amount_pence, subject, lineId: row.line_id };
}
