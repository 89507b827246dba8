import {
  type Approved,
  accepted,
  type Day,
  hashOf,
  isoOfDay,
  type Json,
  type Outcome,
  type Pence,
  type Refusal,
  refused,
} from '../base/index.ts';
import type { ReadDb, WriteDb } from '../store/index.ts';
import type { Entry } from './entry.ts';
import { entry, reversalOf } from './find.ts';
import { append } from './post.ts';

/** What is to be taken back: a whole entry, once. */
export type Reversal = {
  readonly reference: string;
  readonly date: Day;
  readonly description: string;
  /** The id of the entry. */
  readonly entryId: string;
};

/** The frozen form of a reversal, to be proposed, hashed and compared. */
export function reversalJson(reversal: Reversal): Json {
  const { reference, date, description, entryId } = reversal;
  return { reference, date: isoOfDay(date), description, entryId };
}

/**
 * Posts the mirror of an entry: the same postings with the other sign. Doing it again gives the reversal that stands.
 * A reversal stands for good, so that what it took back can be paid anew under another reference.
 * Refuses with `not-found`, with `ledger.is-reversal`, and with `ledger.reference-reused` when the entry is already
 * reversed under another reference or the reference names another entry.
 */
export async function reverse(db: WriteDb, approved: Approved<Reversal>): Promise<Outcome<Entry>> {
  const reversal = approved.value;
  const found = await takenBack(db, reversal);
  if (!found.ok) return found;
  const original = found.value;
  const value = {
    reference: reversal.reference,
    date: reversal.date,
    fund: original.fund,
    description: reversal.description,
    postings: original.postings.map((posting) => ({
      account: posting.account,
      fund: posting.fund,
      amountPence: -posting.amountPence as Pence,
      subject: posting.subject ?? undefined,
      lineId: posting.lineId ?? undefined,
    })),
  };
  return append(db, { ...approved, value }, hashOf(reversalJson(reversal)), original.id);
}

/** Why the ledger would refuse a reversal as it stands now; undefined when it would not. */
export async function reversalRefusal(db: ReadDb, reversal: Reversal): Promise<Refusal | undefined> {
  const found = await takenBack(db, reversal);
  return found.ok ? undefined : found.refusal;
}

/** The entry that a reversal takes back, where it can be. */
async function takenBack(db: ReadDb, { entryId, reference }: Reversal): Promise<Outcome<Entry>> {
  const original = await entry(db, entryId);
  if (original === undefined) return refused({ code: 'not-found', message: `The ledger has no entry ${entryId}.` });
  if (original.reverses !== null) return refused(isReversal(original));
  const earlier = await reversalOf(db, original.id);
  if (earlier !== undefined && earlier.reference !== reference) return refused(alreadyReversed(earlier));
  return accepted(original);
}

function isReversal({ id, reverses }: Entry) {
  return {
    code: 'ledger.is-reversal',
    message: `Entry ${id} takes back entry ${reverses}, and is not itself taken back.`,
    remedy: 'Pay again what is due.',
  } as const;
}

function alreadyReversed(earlier: Entry) {
  return {
    code: 'ledger.reference-reused',
    message: `Entry ${earlier.reverses} has been reversed already, by ${earlier.reference}.`,
    remedy: 'Open that entry; nothing is left to reverse.',
  } as const;
}
