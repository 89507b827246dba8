import { accepted, type Day, dayFromIso, type Outcome, pence, poundsText, refused } from '../../base/index.ts';
import type { ReadDb, WriteDb } from '../../store/index.ts';
import { addEntry, type Doing, entriesAbout, entriesOf } from '../kept/entry.ts';
import { decisionFault, type EntryAbout } from './decision-fault.ts';
import type { DecisionKind } from './decision-kind.ts';
import {
  type DecisionEntry,
  type DecisionTaken,
  decisionOf,
  notLive,
  type RegisterDecision,
} from './register-decision.ts';

declare const liveBrand: unique symbol;
/** A decision that was found to allow something on a day. Made here alone. */
export type LiveDecision = RegisterDecision & { readonly [liveBrand]: true };

/** The decision with a reference; undefined when there is none. */
export async function decisionNamed(db: ReadDb, reference: string): Promise<RegisterDecision | undefined> {
  const entries = await entriesAbout<DecisionEntry>(db, 'decisions', reference);
  return entries.length === 0 ? undefined : decisionOf(reference, entries);
}

/** The whole register, in the order in which decisions were taken. */
export async function decisionsKept(db: ReadDb): Promise<readonly RegisterDecision[]> {
  const byReference = await entriesOf<DecisionEntry>(db, 'decisions');
  return [...byReference].map(([reference, entries]) => decisionOf(reference, entries));
}

/** Enters a decision that was taken. Its reference is used once. */
export async function enterDecision(
  db: WriteDb,
  reference: string,
  taken: DecisionTaken,
  doing: Doing,
): Promise<RegisterDecision> {
  const first = await addEntry<DecisionEntry>(
    db,
    { book: 'decisions', subject: reference, after: 0 },
    { kind: 'taken', ...taken },
    doing,
  );
  return decisionOf(reference, [first]);
}

/**
 * Enters something about a decision. Refuses `decision.needed` where there is none, and `decision.not-live` where that cannot be
 * entered, as `decisionFault` says why.
 */
export async function enterAbout(
  db: WriteDb,
  reference: string,
  entry: EntryAbout,
  doing: Doing,
): Promise<Outcome<RegisterDecision>> {
  const decision = await decisionNamed(db, reference);
  if (decision === undefined) return refused(noSuchDecision(reference));
  const message = decisionFault(decision, entry, doing.on);
  if (message !== undefined) return refused({ code: 'decision.not-live', message });
  const where = { book: 'decisions', subject: reference, after: decision.entries.length } as const;
  const kept = await addEntry<DecisionEntry>(db, where, entry, doing);
  return accepted(decisionOf(reference, [...decision.entries, kept]));
}

/** What somebody wants to rest on a decision. */
export type AllowanceAsked = {
  readonly reference: string;
  readonly kinds: readonly DecisionKind[];
  /** Our id of what it has to be about; absent: whatever it is about. */
  readonly subject?: string;
  readonly contentHash?: string;
  readonly amountPence?: bigint;
  readonly on: Day;
};

/**
 * The decision, where it allows what is asked on the day. Refuses `decision.needed` where the register has none of that
 * reference or it is about something else, and `decision.not-live` where it was revoked, expired, waits or allows less.
 */
export async function liveDecision(db: ReadDb, asked: AllowanceAsked): Promise<Outcome<LiveDecision>> {
  const decision = await decisionNamed(db, asked.reference.trim());
  if (decision === undefined) return refused(noSuchDecision(asked.reference.trim()));
  const about = otherMatter(decision, asked);
  if (about !== undefined) return refused({ code: 'decision.needed', message: about });
  const dead = notLive(decision, asked.on);
  if (dead !== undefined) return refused(dead);
  const { reference, decidedOn, matter } = decision;
  if ((dayFromIso(decidedOn) as Day) > asked.on) {
    return refused({ code: 'decision.not-live', message: `${reference} was taken later, on ${decidedOn}.` });
  }
  if (
    asked.amountPence !== undefined &&
    matter.amountPence !== null &&
    asked.amountPence > BigInt(matter.amountPence)
  ) {
    const [most, more] = [pence(BigInt(matter.amountPence)), pence(asked.amountPence)].map(poundsText);
    return refused({ code: 'decision.not-live', message: `${reference} allows up to ${most}, and this is ${more}.` });
  }
  return accepted(decision as LiveDecision);
}

/** The live decision about exactly this, where nobody named one: the newest. Refuses `decision.needed`. */
export async function decisionAbout(
  db: ReadDb,
  asked: Omit<AllowanceAsked, 'reference'> & { readonly subject: string },
): Promise<Outcome<LiveDecision>> {
  const about = (await decisionsKept(db)).filter((one) => otherMatter(one, asked) === undefined);
  const newest = about.findLast((one) => notLive(one, asked.on) === undefined) ?? about.at(-1);
  if (newest !== undefined) return liveDecision(db, { ...asked, reference: newest.reference });
  return refused({
    code: 'decision.needed',
    message: `No committee has decided on ${asked.subject} as ${asked.kinds.join(' or ')}.`,
    remedy: 'Put it on the agenda of the committee that holds the function, and have it decided.',
  });
}

function otherMatter(
  { reference, matter }: RegisterDecision,
  { kinds, subject, contentHash }: Omit<AllowanceAsked, 'reference'>,
): string | undefined {
  if (!kinds.includes(matter.kind)) return `${reference} is about a ${matter.kind}, not a ${kinds.join(' or ')}.`;
  if (subject !== undefined && matter.subject !== subject) {
    return `${reference} is about ${matter.subject}, not ${subject}.`;
  }
  const isSame = contentHash === undefined || matter.contentHash === null || matter.contentHash === contentHash;
  return isSame ? undefined : `${reference} approved other content of ${matter.subject} than this.`;
}

function noSuchDecision(reference: string) {
  return {
    code: 'decision.needed',
    message: `The register has no decision ${reference}.`,
    remedy: 'Name a decision as the register does, for example PCCC 2025-10-14 item 5.',
  } as const;
}
