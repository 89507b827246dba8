import { assert, type Day, isoOfDay, type Json, type Pence, penceToJson } from '../base/index.ts';

/** One side of an entry. A debit is positive, a credit negative. */
export type PostingDraft = {
  readonly account: string;
  readonly amountPence: Pence;
  /** The fund, where it is not the entry's. */
  readonly fund?: string | undefined;
  /** Whom it concerns, e.g. a practice's code. */
  readonly subject?: string | undefined;
  /** The statement line that it pays. */
  readonly lineId?: string | undefined;
};

/** What is to be entered. Its postings add to nothing in every fund. */
export type EntryDraft = {
  /** Names the entry for good: posting the same reference again changes nothing. */
  readonly reference: string;
  readonly date: Day;
  readonly fund: string;
  readonly description: string;
  readonly postings: readonly PostingDraft[];
};

export type Posting = {
  readonly account: string;
  readonly fund: string;
  readonly amountPence: Pence;
  readonly subject: string | null;
  readonly lineId: string | null;
};

/** An entry as it stands in the ledger, for ever. */
export type Entry = {
  /** 1, 2, 3 … in the order of posting, without a gap. */
  readonly id: string;
  readonly reference: string;
  readonly date: Day;
  /** The day that it was meant for, where that month was closed when it came; null otherwise. */
  readonly lateOf: Day | null;
  readonly fund: string;
  readonly description: string;
  readonly postings: readonly Posting[];
  /** The entry that this one takes back; null for an ordinary one. */
  readonly reverses: string | null;
  /** The hash of the draft that was posted. */
  readonly draftHash: string;
  /** The decision under which it was posted, and the hash of what that decision approved. */
  readonly decisionId: string;
  readonly approvedHash: string;
  readonly approvedBy: string;
  readonly approvedAt: string;
  readonly previousHash: string;
  readonly hash: string;
};

/** The frozen form of a draft, to be proposed, hashed and compared. */
export function entryDraftJson(draft: EntryDraft): Json {
  return {
    reference: draft.reference,
    date: isoOfDay(draft.date),
    fund: draft.fund,
    description: draft.description,
    postings: postingsOf(draft).map(postingJson),
  };
}

export function postingsOf(draft: EntryDraft): Posting[] {
  return draft.postings.map((posting) => ({
    account: posting.account,
    fund: posting.fund ?? draft.fund,
    amountPence: posting.amountPence,
    subject: posting.subject ?? null,
    lineId: posting.lineId ?? null,
  }));
}

function postingJson(posting: Posting): Json {
  const { account, fund, subject, lineId } = posting;
  return { account, fund, amountPence: penceToJson(posting.amountPence), subject, lineId };
}

/**
 * What is hashed of an entry: all of it but the two hashes that chain it. That it was late is named only where it was,
 * so that entries from before there were closed months keep their hashes.
 */
export function entryContent(entry: Omit<Entry, 'hash' | 'previousHash'>): Json {
  return {
    id: entry.id,
    reference: entry.reference,
    date: isoOfDay(entry.date),
    fund: entry.fund,
    description: entry.description,
    postings: entry.postings.map(postingJson),
    reverses: entry.reverses,
    draftHash: entry.draftHash,
    decisionId: entry.decisionId,
    approvedHash: entry.approvedHash,
    approvedBy: entry.approvedBy,
    approvedAt: entry.approvedAt,
    ...(entry.lateOf === null ? {} : { lateOf: isoOfDay(entry.lateOf) }),
  };
}

/** Funds in which the postings do not add to nothing. */
export function unbalancedFunds(postings: readonly Posting[]): string[] {
  const sums = new Map<string, bigint>();
  for (const { fund, amountPence } of postings) sums.set(fund, (sums.get(fund) ?? 0n) + amountPence);
  return [...sums].filter(([, sum]) => sum !== 0n).map(([fund]) => fund);
}

/** @throws Bug when a draft could never be posted: whoever made it made a mistake */
export function assertPostable(draft: EntryDraft): void {
  const postings = postingsOf(draft);
  assert(draft.reference !== '', 'a ledger entry has a reference');
  assert(postings.length >= 2, `ledger entry ${draft.reference} has at least two postings`);
  assert(
    postings.every((posting) => posting.amountPence !== 0n),
    `no posting of ledger entry ${draft.reference} is of nothing`,
  );
  const unbalanced = unbalancedFunds(postings);
  assert(unbalanced.length === 0, `debits equal credits in ledger entry ${draft.reference}: ${unbalanced.join(', ')}`);
}
