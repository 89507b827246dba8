import { chainHash, FIRST_LINK, type ReadDb, sql } from '../store/index.ts';
import { type Entry, entryContent, unbalancedFunds } from './entry.ts';
import { entriesAfter } from './find.ts';

/** What recomputing the ledger found. It is sound when `faults` is empty. */
export type LedgerCheck = {
  readonly entries: number;
  readonly postings: number;
  /** The hash of the last entry: whoever noted it earlier can tell whether entries were cut from the end. */
  readonly head: string;
  /** At most 100, each a sentence naming the entry. */
  readonly faults: readonly string[];
};

const PAGE = 1000;
const MOST_FAULTS = 100;

/** Recomputes every hash, the order of the entries and the balance of each in every fund. */
export async function verifyLedger(db: ReadDb): Promise<LedgerCheck> {
  const faults: string[] = [];
  let head = FIRST_LINK;
  let last = 0n;
  let entryCount = 0;
  let postingCount = 0;
  for (;;) {
    const page = await entriesAfter(db, last, PAGE);
    for (const entry of page) {
      faults.push(...faultsOf(entry, last, head));
      head = entry.hash;
      last = BigInt(entry.id);
      postingCount += entry.postings.length;
    }
    entryCount += page.length;
    if (page.length < PAGE || faults.length >= MOST_FAULTS) break;
  }
  faults.push(...(await strayPostings(db)));
  return { entries: entryCount, postings: postingCount, head, faults: faults.slice(0, MOST_FAULTS) };
}

function faultsOf(entry: Entry, previousId: bigint, previousHash: string): string[] {
  const faults: string[] = [];
  const due = previousId + 1n;
  if (BigInt(entry.id) !== due) faults.push(`Entry ${due} is missing.`);
  else if (entry.previousHash !== previousHash) faults.push(`Entry ${entry.id} does not follow the one before it.`);
  if (entry.hash !== chainHash(entry.previousHash, entryContent(entry))) {
    faults.push(`Entry ${entry.id} is not as it was posted.`);
  }
  if (entry.postings.length < 2) faults.push(`Entry ${entry.id} has fewer than two postings.`);
  for (const fund of unbalancedFunds(entry.postings)) {
    faults.push(`Entry ${entry.id} does not balance in fund ${fund}.`);
  }
  return faults;
}

/** Postings whose entry is not there: only somebody who has disabled the database's own rules can make one. */
async function strayPostings(db: ReadDb): Promise<string[]> {
  const { rows } = await sql<{ entry_seq: bigint }>`
    select distinct entry_seq from ledger_postings p
     where not exists (select from ledger_entries e where e.seq = p.entry_seq)
     order by entry_seq limit ${MOST_FAULTS}`.execute(db);
  return rows.map((row) => `Entry ${row.entry_seq} is missing but has postings.`);
}
