import {
  type Approved,
  accepted,
  addToMonth,
  type Day,
  dayText,
  firstDayOf,
  hashOf,
  isoOfDay,
  type Month,
  monthOfDay,
  type Outcome,
  type Refusal,
  refused,
} from '../base/index.ts';
import { chainHash, FIRST_LINK, instantText, sql, type WriteDb } from '../store/index.ts';
import { assertPostable, type Entry, type EntryDraft, entryContent, entryDraftJson, postingsOf } from './entry.ts';
import { entryByReference } from './find.ts';
import { closedMonth } from './period.ts';

/**
 * Posts an approved entry. Posting it again gives the entry that stands; another entry under the same reference is
 * refused with `ledger.reference-reused`. What is dated in a closed month goes to the first day of the open one and says
 * so.
 * @throws Bug when debits do not equal credits; DatabaseFault when a fund or account is not open
 */
export async function post(db: WriteDb, approved: Approved<EntryDraft>): Promise<Outcome<Entry>> {
  assertPostable(approved.value);
  return append(db, approved, hashOf(entryDraftJson(approved.value)), null);
}

/** Adds an entry at the end of the chain unless its reference is there. */
export async function append(
  db: WriteDb,
  approved: Approved<EntryDraft>,
  draftHash: string,
  reverses: string | null,
): Promise<Outcome<Entry>> {
  const { reference } = approved.value;
  const end = await chainEnd(db, reference);
  if (!end.isStanding) {
    const entry = chained(end, approved, draftHash, reverses);
    await insert(db, entry);
    return accepted(entry);
  }
  const standing = await entryByReference(db, reference);
  return standing?.draftHash === draftHash ? accepted(standing) : refused(reused(reference));
}

type ChainEnd = {
  readonly seq: bigint;
  readonly hash: string;
  readonly isStanding: boolean;
  /** The last month that is closed. */
  readonly closed: Month | undefined;
};

type EndRow = { seq: bigint | null; hash: string | null; standing: boolean; closed: string | null };

/** The last entry, whether one already stands under the reference, and how far the ledger is closed. */
async function chainEnd(db: WriteDb, reference: string): Promise<ChainEnd> {
  const { rows } = await sql<EndRow>`
    select l.seq, l.hash, exists (select from ledger_entries where reference = ${reference}) as standing,
           (select max(month) from ledger_periods) as closed
      from (select 1) one
      left join lateral (select seq, hash from ledger_entries order by seq desc limit 1) l on true`.execute(db);
  const [row] = rows;
  return {
    seq: row?.seq ?? 0n,
    hash: row?.hash ?? FIRST_LINK,
    isStanding: row?.standing === true,
    closed: closedMonth(row?.closed ?? null),
  };
}

/** The day on which something is entered: its own, or the first of the open month where its own is closed. */
function dayOfEntry(wanted: Day, closed: Month | undefined): Pick<Entry, 'date' | 'lateOf'> {
  if (closed === undefined || monthOfDay(wanted) > closed) return { date: wanted, lateOf: null };
  return { date: firstDayOf(addToMonth(closed, 1)), lateOf: wanted };
}

function chained(end: ChainEnd, approved: Approved<EntryDraft>, draftHash: string, reverses: string | null): Entry {
  const draft = approved.value;
  const when = dayOfEntry(draft.date, end.closed);
  const late = when.lateOf === null ? '' : ` (late: of ${dayText(when.lateOf)}, when the ledger was closed to it)`;
  const content = {
    id: String(end.seq + 1n),
    reference: draft.reference,
    ...when,
    fund: draft.fund,
    description: `${draft.description}${late}`,
    postings: postingsOf(draft),
    reverses,
    draftHash,
    decisionId: approved.decisionId,
    approvedHash: approved.contentHash,
    approvedBy: approved.approvedBy,
    approvedAt: instantText(approved.approvedAt),
  };
  return { ...content, previousHash: end.hash, hash: chainHash(end.hash, entryContent(content)) };
}

/** One statement for the entry and its postings: a round trip fewer to the database's thread. */
async function insert(db: WriteDb, entry: Entry): Promise<void> {
  const postings = entry.postings.map(
    (posting, index) =>
      sql`(${entry.id}::bigint, ${index + 1}::integer, ${posting.fund}, ${posting.account},
           ${posting.amountPence}::bigint, ${posting.subject}, ${posting.lineId})`,
  );
  await sql`
    with entry as (
      insert into ledger_entries (seq, reference, entry_date, late_of, fund, description, reverses, draft_hash, decision_id,
                                  approved_hash, approved_by, approved_at, previous_hash, hash)
      values (${entry.id}, ${entry.reference}, ${isoOfDay(entry.date)},
              ${entry.lateOf === null ? null : isoOfDay(entry.lateOf)}, ${entry.fund}, ${entry.description},
              ${entry.reverses}, ${entry.draftHash}, ${entry.decisionId}, ${entry.approvedHash}, ${entry.approvedBy},
              ${entry.approvedAt}, ${entry.previousHash}, ${entry.hash})
    )
    insert into ledger_postings (entry_seq, position, fund, account, amount_pence, subject, line_id)
    values ${sql.join(postings)}`.execute(db);
}

function reused(reference: string): Refusal {
  return {
    code: 'ledger.reference-reused',
    message: `The ledger already holds another entry under the reference ${reference}.`,
    remedy: 'Reverse that entry, or post this one under a reference of its own.',
  };
}
