import {
  type Approved,
  accepted,
  addToMonth,
  assert,
  dayFromIso,
  firstDayOf,
  hashOf,
  type Json,
  monthOfDay,
  type Outcome,
  type Pence,
  pence,
  poundsText,
  type Refusal,
  refused,
} from '../base/index.ts';
import { type ReadDb, sql, type WriteDb } from '../store/index.ts';
import { commitment, endCommitment } from './commitment.ts';
import { type Entry, type EntryDraft, entryDraftJson } from './entry.ts';
import { entryByReference } from './find.ts';
import { OWN_ACCOUNTS } from './own-accounts.ts';
import { append, post } from './post.ts';
import { reversalJson } from './reverse.ts';
import { drawable } from './year-end.ts';

const JOURNAL_KINDS = ['journal', 'allocation', 'accrual', 'transfer', 'drawdown', 'recovery'] as const;
export type JournalKind = (typeof JOURNAL_KINDS)[number];

/**
 * What somebody asks to have entered by hand: one entry, or the two of a transfer (out of a fund, then into the other).
 * An accrual's entry is taken back by itself on the first day of the month after it.
 */
export type Journal = {
  readonly kind: JournalKind;
  /** Names the journal for good. The entries have references of their own. */
  readonly reference: string;
  readonly reason: string;
  /** The decision of a committee or officer; a transfer and a drawdown have one. */
  readonly decisionReference: string | null;
  readonly entries: readonly EntryDraft[];
  /** The fund whose surplus a drawdown spends. */
  readonly surplusOf: string | null;
  /** The commitment that the entry uses up. */
  readonly commitment: string | null;
};

/** The frozen form of a journal, to be proposed, hashed and kept. */
export function journalJson(journal: Journal): Json {
  const { kind, reference, reason, decisionReference, entries, surplusOf, commitment: uses } = journal;
  return {
    kind,
    reference,
    reason,
    decisionReference,
    entries: entries.map(entryDraftJson),
    surplusOf,
    commitment: uses,
  };
}

type PostingJson = {
  readonly account: string;
  readonly fund: string;
  readonly amountPence: number;
  readonly subject: string | null;
  readonly lineId: string | null;
};
type EntryJson = Omit<EntryDraft, 'date' | 'postings'> & {
  readonly date: string;
  readonly postings: readonly PostingJson[];
};

/** Reads back what `journalJson` wrote. @throws Bug for anything else */
export function journalFromJson(json: Json): Journal {
  const { entries, ...rest } = json as unknown as Omit<Journal, 'entries'> & { readonly entries: readonly EntryJson[] };
  return { ...rest, entries: entries.map(draftFromJson) };
}

function draftFromJson({ date: text, postings, ...draft }: EntryJson): EntryDraft {
  const date = dayFromIso(text);
  assert(date !== undefined, 'an entry of a kept journal has its date');
  return {
    ...draft,
    date,
    postings: postings.map(({ account, fund, amountPence, subject, lineId }) => ({
      account,
      fund,
      amountPence: pence(BigInt(amountPence)),
      subject: subject ?? undefined,
      lineId: lineId ?? undefined,
    })),
  };
}

/** Why a journal could not be entered as things stand; undefined when it could. */
async function journalRefusal(db: ReadDb, journal: Journal): Promise<Refusal | undefined> {
  const needsDecision = journal.kind === 'transfer' || journal.kind === 'drawdown';
  if (needsDecision && !journal.decisionReference) return noDecision(journal.kind);
  const kept = accountOfAnother(journal);
  if (kept !== undefined) return kept;
  if (journal.kind === 'drawdown') {
    const asked = amountOf(journal);
    const left = await drawable(db, journal.surplusOf ?? '');
    if (asked > left)
      return notAvailable(`the recorded surplus of ${journal.surplusOf} that is not drawn down`, left, asked);
  }
  if (journal.commitment === null) return undefined;
  return commitmentRefusal(db, journal, journal.commitment);
}

/** Accounts that only one kind of journal may post to. */
const RESERVED: Readonly<Record<string, JournalKind>> = {
  [OWN_ACCOUNTS.transfers.id]: 'transfer',
  [OWN_ACCOUNTS.drawdown.id]: 'drawdown',
  [OWN_ACCOUNTS.allocation.id]: 'allocation',
};

function accountOfAnother({ kind, entries }: Journal): Refusal | undefined {
  const used = entries.flatMap(({ postings }) => postings.map(({ account }) => account));
  const account = used.find((name) => (RESERVED[name] ?? kind) !== kind);
  if (account === undefined) return undefined;
  return {
    code: 'input.invalid',
    message: `${account} is posted to by a ${RESERVED[account]} alone, not by a ${kind}.`,
    remedy: `Ask for a ${RESERVED[account]}.`,
  };
}

async function commitmentRefusal(db: ReadDb, journal: Journal, id: string): Promise<Refusal | undefined> {
  const [draft] = journal.entries;
  assert(draft !== undefined, 'a journal has an entry');
  const reserved = await commitment(db, id, draft.date);
  if (reserved === undefined) return { code: 'not-found', message: `There is no commitment ${id}.` };
  if (reserved.end !== null && reserved.end.how !== 'posted') {
    return {
      code: 'ledger.not-available',
      message: `Commitment ${id} has ${reserved.end.how === 'voided' ? 'been voided' : 'expired'}.`,
    };
  }
  const asked = amountOf(journal);
  return asked > reserved.amountPence ? notAvailable(`commitment ${id}`, reserved.amountPence, asked) : undefined;
}

/** What the first entry of a journal comes to. */
export function amountOf({ entries }: Journal): Pence {
  const debits = (entries[0]?.postings ?? []).filter(({ amountPence }) => amountPence > 0n);
  return pence(debits.reduce((sum, { amountPence }) => sum + amountPence, 0n));
}

/**
 * Enters an approved journal, all of it or nothing. Doing it again gives the entries that stand. Refuses
 * `ledger.not-available`, and as `post` does.
 */
export async function postJournal(db: WriteDb, approved: Approved<Journal>): Promise<Outcome<readonly Entry[]>> {
  const checked = await enterable(db, approved.value);
  if (!checked.ok) return checked;
  const journal = checked.value;
  const posted: Entry[] = [];
  for (const draft of journal.entries) {
    const outcome = await post(db, { ...approved, value: draft });
    if (!outcome.ok) return outcome;
    posted.push(outcome.value);
  }
  const [first, second] = posted;
  assert(first !== undefined, 'a journal has an entry');
  if (journal.kind === 'transfer') await pair(db, journal, first, second);
  if (journal.kind === 'drawdown') await noteDrawdown(db, journal, first);
  if (journal.commitment !== null)
    await endCommitment(db, journal.commitment, { how: 'posted', entry: first.id, ...signed(approved) });
  if (journal.kind !== 'accrual') return accepted(posted);
  const back = await takeBack(db, approved, first);
  return back.ok ? accepted([...posted, back.value]) : back;
}

function signed({ approvedBy: by, approvedAt: at, value }: Approved<Journal>) {
  const on = value.entries[0]?.date;
  assert(on !== undefined, 'a journal has an entry');
  return { by, at, on, reason: value.reason };
}

async function pair(db: WriteDb, journal: Journal, out: Entry, into: Entry | undefined): Promise<void> {
  assert(into !== undefined, 'a transfer is a pair of entries');
  await sql`insert into ledger_transfers (id, decision_reference, out_entry, in_entry)
            values (${journal.reference}, ${journal.decisionReference ?? ''}, ${out.id}::bigint, ${into.id}::bigint)
            on conflict (id) do nothing`.execute(db);
}

async function noteDrawdown(db: WriteDb, journal: Journal, entry: Entry): Promise<void> {
  await sql`insert into ledger_drawdowns (id, fund, amount_pence, decision_reference, entry_seq)
            values (${journal.reference}, ${journal.surplusOf}, ${amountOf(journal)}, ${journal.decisionReference ?? ''},
                    ${entry.id}::bigint)
            on conflict (id) do nothing`.execute(db);
}

/** The mirror of an accrual, on the first day of the month after the one in which it was entered. */
function takeBack(db: WriteDb, approved: Approved<Journal>, accrual: Entry): Promise<Outcome<Entry>> {
  const reversal = {
    reference: `${accrual.reference}:back`,
    date: firstDayOf(addToMonth(monthOfDay(accrual.date), 1)),
    description: `Taking back of the accrual ${accrual.reference}`,
    entryId: accrual.id,
  };
  const postings = accrual.postings.map(({ account, fund, amountPence, subject }) => ({
    account,
    fund,
    amountPence: pence(-amountPence),
    subject: subject ?? undefined,
  }));
  const value = { ...reversal, fund: accrual.fund, postings };
  return append(db, { ...approved, value }, hashOf(reversalJson(reversal)), accrual.id);
}

function noDecision(kind: JournalKind): Refusal {
  return {
    code: 'input.invalid',
    message: `A ${kind} names the decision that allows it.`,
    remedy: 'Give the reference of the committee’s or officer’s decision.',
  };
}

function notAvailable(what: string, left: Pence, asked: Pence): Refusal {
  return {
    code: 'ledger.not-available',
    message: `${poundsText(asked)} is asked for, and ${poundsText(left)} is left of ${what}.`,
  };
}

/** The journal where it could be entered, or stands already; refuses as `postJournal` would. */
export async function enterable(db: ReadDb, journal: Journal): Promise<Outcome<Journal>> {
  const [first] = journal.entries;
  if (first !== undefined && (await entryByReference(db, first.reference)) !== undefined) return accepted(journal);
  const refusal = await journalRefusal(db, journal);
  return refusal === undefined ? accepted(journal) : refused(refusal);
}
