import {
  type Actor,
  accepted,
  addDays,
  type Day,
  dayText,
  hashOf,
  isoOfDay,
  type Json,
  type Outcome,
  type Refusal,
  refused,
} from '../base/index.ts';
import { approve, decisionOn, propose } from '../governance/index.ts';
import { currentDefinition, definitionVersions, type ReadDb, type Store, saveDefinition } from '../store/index.ts';
import { type NominationJson, type Payee, PayeeBook, type PayeesJson } from './payee.ts';

/** The kind under which a change of payee is proposed and kept; its subject is the earner. */
const NOMINATION = 'payee nomination';

/** Another payee that somebody proposed for an earner, while nobody else has approved it. */
export type WaitingNomination = {
  readonly earner: string;
  readonly payee: Payee;
  readonly proposal: string;
  readonly proposedBy: string;
  /** ISO. */
  readonly proposedOn: string;
};

export type NominatePayee = {
  readonly earner: string;
  readonly payee: Payee;
  readonly by: Actor;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The business date. */
  readonly on: Day;
};

/** Proposes another payee for what somebody earns; it takes the place of what was proposed before and waits. */
export async function nominatePayee(store: Store, asked: NominatePayee): Promise<WaitingNomination> {
  const { earner, payee, by, at, on } = asked;
  return store.write(async (db) => {
    const contentHash = hashOf(contentOf(asked));
    const { id, proposedBy } = await propose(db, { kind: NOMINATION, subject: earner, contentHash, by, at });
    const waiting = { earner, payee, proposal: id, proposedBy, proposedOn: isoOfDay(on) };
    await saveDefinition(db, { kind: NOMINATION, id: earner, json: waiting, knownFrom: on });
    return waiting;
  });
}

function contentOf({ earner, payee }: Pick<NominatePayee, 'earner' | 'payee'>): Json {
  return { earner, payee };
}

/** What was proposed last for an earner and waits for a second person; undefined: nothing does. */
export async function nominationWaiting(db: ReadDb, earner: string, on: Day): Promise<WaitingNomination | undefined> {
  const kept = await currentDefinition(db, NOMINATION, earner, on);
  if (kept === undefined) return undefined;
  const proposed = kept.json as unknown as WaitingNomination;
  return (await decisionOn(db, proposed.proposal)) === undefined ? proposed : undefined;
}

export type ApproveNomination = Omit<NominatePayee, 'payee'> & {
  /** Which payee the approver was shown. */
  readonly payee: string;
  /** The payees in force, of which the next version is kept. */
  readonly payees: PayeesJson;
  /** Days after the approval in which nothing is paid for the earner. */
  readonly pauseDays: number;
};

/**
 * Approves what was proposed last for an earner, by somebody other than who proposed it. From the day on the new payee stands
 * in the list of payees; nothing is paid until the pause has passed. Refuses `not-found` where nothing waits,
 * `approval.own-work`, and `approval.changed-since` where another payee was proposed since, or the list of payees has a version
 * of a later day, which would go on without this one.
 */
export async function approveNomination(store: Store, asked: ApproveNomination): Promise<Outcome<NominationJson>> {
  const { earner, by, at, on } = asked;
  return store.write(async (db) => {
    const waiting = await nominationWaiting(db, earner, on);
    if (waiting === undefined) return refused(nothingWaits(earner));
    if (waiting.payee.id !== asked.payee) return refused(anotherSince(earner));
    const kept = (await definitionVersions(db, 'payees', asked.payees.id)).at(-1);
    if (kept !== undefined && kept.knownFrom > on) return refused(knownLater(kept.knownFrom));
    const before = (kept?.json as unknown as PayeesJson | undefined) ?? asked.payees;
    const pausedUntil = isoOfDay(addDays(on, asked.pauseDays));
    const nomination = { earner, payee: waiting.payee.id, validFrom: isoOfDay(on), pausedUntil };
    const json = withNomination(before, waiting.payee, nomination) as unknown as Json;
    const checked = PayeeBook.fromJson(json);
    if (!checked.ok) return checked;
    const content = contentOf(waiting);
    const approved = await approve(db, {
      proposalId: waiting.proposal,
      contentHash: hashOf(content),
      content: { value: waiting, json: content },
      by,
      at,
    });
    if (!approved.ok) return approved;
    await saveDefinition(db, { kind: 'payees', id: before.id, json, knownFrom: on });
    return accepted(nomination);
  });
}

/** A payee that is not listed, such as a practice that is paid itself, is listed with it. */
function withNomination(payees: PayeesJson, payee: Payee, nomination: NominationJson): PayeesJson {
  const { validFrom } = nomination;
  const isListed = payees.payees.some(({ id, validTo }) => id === payee.id && (validTo ?? validFrom) >= validFrom);
  return {
    ...payees,
    payees: isListed ? payees.payees : [...payees.payees, { ...payee, earners: [], validFrom }],
    nominations: [...(payees.nominations ?? []), nomination],
  };
}

function nothingWaits(earner: string): Refusal {
  return {
    code: 'not-found',
    message: `No other payee is proposed for ${earner}.`,
    remedy: 'Have it proposed by somebody else.',
  };
}

function knownLater(day: Day): Refusal {
  return {
    code: 'approval.changed-since',
    message: `The list of payees has a version that holds from ${dayText(day)}.`,
    remedy: 'Approve it on that day or later.',
  };
}

function anotherSince(earner: string): Refusal {
  return {
    code: 'approval.changed-since',
    message: `Another payee has been proposed for ${earner} since.`,
    remedy: 'Look at what is proposed now, and approve that.',
  };
}
