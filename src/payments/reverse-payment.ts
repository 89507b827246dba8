import { type Actor, accepted, assert, type Day, dayFromIso, hashOf, type Outcome, refused } from '../base/index.ts';
import { markTakenBack } from '../claims/index.ts';
import { approve, latestAbout, type Proposal, propose } from '../governance/index.ts';
import { type Entry, type Reversal, reversalJson, reversalRefusal, reverse } from '../ledger/index.ts';
import { definitionByHash, type ReadDb, type Store, saveDefinition, type WriteDb } from '../store/index.ts';
import { claimLinesPaid, linesOfEntry } from './paid-line.ts';

/** The kind under which a reversal is proposed, and its frozen form kept in the store. */
const REVERSAL = 'reversal';

export type ProposeReversal = {
  /** The ledger entry that is to be taken back, e.g. because the bank returned the payment. */
  readonly entry: string;
  readonly reason: string;
  /** The day on which it is entered. */
  readonly date: Day;
  readonly by: Actor;
  /** ISO 8601, UTC. */
  readonly at: string;
};

/**
 * Proposes to take a ledger entry back. Proposing the same again gives the proposal that stands; another reason takes
 * its place. Refuses as the ledger would: `not-found`, `ledger.is-reversal`, `ledger.reference-reused`.
 */
export async function proposeReversal(store: Store, asked: ProposeReversal): Promise<Outcome<Proposal>> {
  const { entry: entryId, reason, date, by, at } = asked;
  return store.write(async (db) => {
    const reversal: Reversal = { reference: `reversal:${entryId}`, date, description: reason, entryId };
    const refusal = await reversalRefusal(db, reversal);
    if (refusal !== undefined) return refused(refusal);
    const json = reversalJson(reversal);
    await saveDefinition(db, { kind: REVERSAL, id: entryId, json, knownFrom: date });
    return accepted(await propose(db, { kind: REVERSAL, subject: entryId, contentHash: hashOf(json), by, at }));
  });
}

export type ApproveReversal = { readonly entry: string; readonly by: Actor; readonly at: string };

/**
 * Approves what was proposed last about an entry, by somebody other than who proposed it, and enters the mirror of it.
 * Claims that the entry paid may be paid anew.
 * Doing it again gives the reversal that stands. Refuses `not-found` where nothing was proposed, `approval.own-work`,
 * and as the ledger does.
 */
export async function approveReversal(store: Store, asked: ApproveReversal): Promise<Outcome<Entry>> {
  return store.write(async (db) => {
    const proposed = await latestAbout(db, REVERSAL, asked.entry);
    if (proposed === undefined) {
      return refused({
        code: 'not-found',
        message: `Nobody has proposed to take entry ${asked.entry} back.`,
        remedy: 'Have it proposed, with the reason.',
      });
    }
    const value = await proposedReversal(db, proposed);
    const content = { value, json: reversalJson(value) };
    const { by, at } = asked;
    const { id: proposalId, contentHash } = proposed;
    const approved = await approve(db, { proposalId, contentHash, content, by, at });
    const reversed = approved.ok ? await reverse(db, approved.value) : approved;
    if (reversed.ok) await takeBackClaims(db, asked, value.date);
    return reversed;
  });
}

async function takeBackClaims(db: WriteDb, { entry, by, at }: ApproveReversal, on: Day): Promise<void> {
  const [paid] = await linesOfEntry(db, entry);
  if (paid === undefined) return;
  const lines = await claimLinesPaid(db, paid.run, paid.practice);
  await markTakenBack(db, { lines, run: paid.run }, { by: by.user, at, on });
}

/** The reversal whose frozen form has the hash that was proposed. */
async function proposedReversal(db: ReadDb, { contentHash }: Proposal): Promise<Reversal> {
  const kept = await definitionByHash(db, contentHash);
  assert(kept?.kind === REVERSAL, 'a reversal that was proposed is kept in its frozen form');
  const json = kept.json as { reference: string; date: string; description: string; entryId: string };
  const date = dayFromIso(json.date);
  assert(date !== undefined, 'a reversal that was proposed has its date');
  return { ...json, date };
}
