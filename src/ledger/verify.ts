import type { Clock } from '../base/index.ts';
import { chainHash, FIRST_LINK, type ReadDb, type Store, sql } from '../store/index.ts';
import { type Entry, entryContent, unbalancedFunds } from './entry.ts';
import { entriesAfter, entry } from './find.ts';

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

/** How far the entries have been walked along. */
type Walk = LedgerCheck & { readonly last: bigint; readonly isAtEnd: boolean };
const BEGINNING: Walk = { entries: 0, postings: 0, head: FIRST_LINK, faults: [], last: 0n, isAtEnd: false };

/** Runs a question to the ledger. */
type Reading = <T>(question: (db: ReadDb) => Promise<T>) => Promise<T>;

/** Recomputes every hash, the order of the entries and the balance of each in every fund. */
export function verifyLedger(db: ReadDb): Promise<LedgerCheck> {
  return checkFrom((question) => question(db), BEGINNING);
}

/** A page of entries is one reading: between two of them others may read. */
async function checkFrom(read: Reading, from: Walk): Promise<LedgerCheck> {
  let walk = from;
  while (!walk.isAtEnd && walk.faults.length < MOST_FAULTS) {
    const before = walk;
    walk = await read((db) => nextPage(db, before));
  }
  const stray = await read((db) => strayPostings(db, from.last));
  const { entries, postings, head, faults } = walk;
  return { entries, postings, head, faults: [...faults, ...stray].slice(0, MOST_FAULTS) };
}

async function nextPage(db: ReadDb, walk: Walk): Promise<Walk> {
  const page = await entriesAfter(db, walk.last, PAGE);
  const faults = [...walk.faults];
  let { head, last, postings } = walk;
  for (const one of page) {
    faults.push(...faultsOf(one, last, head));
    head = one.hash;
    last = BigInt(one.id);
    postings += one.postings.length;
  }
  return { entries: walk.entries + page.length, postings, head, faults, last, isAtEnd: page.length < PAGE };
}

/** A check, and when the whole ledger was last recomputed: ISO 8601, UTC. */
export type WatchedCheck = LedgerCheck & { readonly wholeAt: string };

/**
 * Checks the ledger again and again at the cost of what was added: the last entry that was checked must still be as it
 * was, and every later one must follow it. What somebody changes before that entry is found by the next whole check.
 */
export class LedgerWatch {
  readonly #store: Store;
  readonly #clock: Clock;
  #checked: Promise<WatchedCheck> | undefined;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Recomputes the whole ledger. */
  whole(): Promise<WatchedCheck> {
    const checked = this.#recompute();
    this.#checked = checked;
    checked.catch(() => {
      if (this.#checked === checked) this.#checked = undefined;
    });
    return checked;
  }

  /** Checks what was added since the last check; the whole ledger where none was done or one found a fault. */
  async latest(): Promise<WatchedCheck> {
    const before = await (this.#checked ?? this.whole());
    if (before.faults.length > 0) return this.whole();
    const check = await this.#store.read((db) => verifySince(db, before));
    const watched = { ...check, wholeAt: before.wholeAt };
    if (check.faults.length === 0) this.#checked = Promise.resolve(watched);
    return watched;
  }

  async #recompute(): Promise<WatchedCheck> {
    const wholeAt = this.#clock.now();
    return { ...(await checkFrom((question) => this.#store.read(question), BEGINNING)), wholeAt };
  }
}

async function verifySince(db: ReadDb, before: LedgerCheck): Promise<LedgerCheck> {
  const { entries, postings, head } = before;
  const last = BigInt(entries);
  const anchor = entries === 0 ? undefined : await entry(db, String(entries));
  const isAsChecked =
    anchor?.hash === head && chainHash(anchor.previousHash, entryContent(anchor)) === head && isBalanced(anchor);
  const faults = entries === 0 || isAsChecked ? [] : [`Entry ${entries} is not as it was when it was last checked.`];
  return checkFrom((question) => question(db), { entries, postings, head, faults, last, isAtEnd: false });
}

function isBalanced({ postings }: Entry): boolean {
  return unbalancedFunds(postings).length === 0;
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

/** Postings after an entry whose entry is not there: only somebody who has disabled the database's own rules can make one. */
async function strayPostings(db: ReadDb, after: bigint): Promise<string[]> {
  const { rows } = await sql<{ entry_seq: bigint }>`
    select distinct entry_seq from ledger_postings p
     where entry_seq > ${after}::bigint and not exists (select from ledger_entries e where e.seq = p.entry_seq)
     order by entry_seq limit ${MOST_FAULTS}`.execute(db);
  return rows.map((row) => `Entry ${row.entry_seq} is missing but has postings.`);
}
