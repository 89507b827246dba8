import { type Actor, accepted, addDays, hashOf, isoOfDay, type Json, type Outcome, refused } from '../../base/index.ts';
import {
  type AgendaItem,
  approve,
  conflictsIn,
  DECISION_KINDS,
  decisionsKept,
  enterDecision,
  type Governance,
  governanceKnown,
  initialsOf,
  isAmong,
  latestAbout,
  type Membership,
  type Proposal,
  propose,
  type RegisterDecision,
  seatsOf,
  type TermsOfReference,
  URGENT_DECISION,
  type UrgentDecisionJson,
} from '../../governance/index.ts';
import { definitionByHash, saveDefinition, type WriteDb } from '../../store/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';
import { mayDecide } from '../may-decide.ts';
import { doing } from './keep-interests.ts';

export type ProposeUrgentAsk = Omit<UrgentDecisionJson, 'proposedOn'>;

/**
 * Proposes a decision that cannot wait for the committee's next meeting, by one of those whom its terms of reference let decide
 * together. Refuses `meeting.refused` where the terms let nobody or not them, or an interest of theirs touches it, and as `mayDecide` does.
 */
export function proposeUrgent(context: ActionContext, actor: Actor, ask: ProposeUrgentAsk): Promise<Outcome<Proposal>> {
  const deed = { action: 'take part in meetings' as const, verb: 'propose urgent decision', subject: ask.committee };
  return acting(context, actor, deed, () =>
    context.store.write(async (db) => {
      if ([ask.title, ask.words, ask.why].some((words) => words.trim() === '')) {
        return refused({
          code: 'input.invalid',
          message: 'Say what is decided, in which words, and why it cannot wait.',
        });
      }
      const part = await partIn(context, db, actor, ask);
      if (!part.ok) return part;
      const json = { ...ask, proposedOn: isoOfDay(context.businessDate) } as unknown as Json;
      const contentHash = hashOf(json);
      const subject = `${ask.committee} ${contentHash.slice(0, 12)}`;
      await saveDefinition(db, { kind: URGENT_DECISION, id: subject, json, knownFrom: context.businessDate });
      const at = context.clock.now();
      return accepted(await propose(db, { kind: URGENT_DECISION, subject, contentHash, by: actor, at }));
    }),
  );
}

export type TakeUrgentAsk = { readonly subject: string };

/**
 * Takes an urgent decision that another of those who decide together proposed: it stands in the register at once, and lapses unless a meeting
 * ratifies it in time. Refuses as `proposeUrgent` does, `not-found`, and `approval.own-work` for who proposed it.
 */
export function takeUrgent(
  context: ActionContext,
  actor: Actor,
  { subject }: TakeUrgentAsk,
): Promise<Outcome<RegisterDecision>> {
  const deed = { action: 'take part in meetings' as const, verb: 'take urgent decision', subject };
  return acting(context, actor, deed, () =>
    context.store.write(async (db) => {
      const proposed = await latestAbout(db, URGENT_DECISION, subject);
      const kept = proposed === undefined ? undefined : await definitionByHash(db, proposed.contentHash);
      if (proposed === undefined || kept === undefined) {
        return refused({ code: 'not-found', message: `Nobody has proposed an urgent decision ${subject}.` });
      }
      const urgent = kept.json as unknown as UrgentDecisionJson;
      const proposer = context.users.actor(proposed.proposedBy);
      if (!proposer.ok) return proposer;
      const part = await partIn(context, db, actor, urgent);
      if (!part.ok) return part;
      const other = await partIn(context, db, proposer.value, urgent);
      if (!other.ok) return other;
      if (part.value.group === other.value.group)
        return refuse(`Both hold the part of the ${part.value.group}: two are needed.`);
      const { id: proposalId, contentHash } = proposed;
      const content = { value: urgent, json: kept.json };
      const approved = await approve(db, { proposalId, contentHash, content, by: actor, at: context.clock.now() });
      if (!approved.ok) return approved;
      return entered(context, db, actor, {
        urgent,
        terms: part.value.terms,
        takenBy: [proposer.value.name, actor.name],
      });
    }),
  );
}

async function entered(
  context: ActionContext,
  db: WriteDb,
  actor: Actor,
  taken: { readonly urgent: UrgentDecisionJson; readonly terms: TermsOfReference; readonly takenBy: readonly string[] },
): Promise<Outcome<RegisterDecision>> {
  const { urgent, terms, takenBy } = taken;
  const { committee, title, words, why, matter, expiresOn } = urgent;
  const decidedOn = isoOfDay(context.businessDate);
  const begins = `${initialsOf(terms)} ${decidedOn} urgent `;
  const number = (await decisionsKept(db)).filter(({ reference }) => reference.startsWith(begins)).length + 1;
  const ratifyBy = isoOfDay(addDays(context.businessDate, terms.urgent?.ratifyWithinDays ?? 0));
  const decision = {
    ...{ committee, committeeName: terms.name, meeting: null, item: null, title, words, matter, expiresOn, decidedOn },
    ...{ function: DECISION_KINDS[matter.kind], conditions: [], conflicts: [], urgent: { takenBy, why, ratifyBy } },
    votes: { inFavour: takenBy.length, against: 0, abstained: 0 },
  };
  return accepted(await enterDecision(db, `${begins}${number}`, decision, doing(context, actor)));
}

type Part = { readonly terms: TermsOfReference; readonly group: string };

/** The part that somebody has in an urgent decision of a committee: their seat is one of those who decide together. */
async function partIn(
  context: ActionContext,
  db: WriteDb,
  actor: Actor,
  ask: ProposeUrgentAsk,
): Promise<Outcome<Part>> {
  const governance = await governanceKnown(db, context.businessDate);
  if (!governance.ok) return governance;
  const terms = governance.value.committees.find(({ id }) => id === ask.committee);
  if (terms === undefined) return refused({ code: 'not-found', message: `There is no committee ${ask.committee}.` });
  if (terms.urgent === undefined) return refuse(`The terms of the ${terms.name} let nobody decide between meetings.`);
  const own = seatsOf(governance.value.members, actor.user, context.businessDate);
  const seat = own.find(({ committee }) => committee === terms.id);
  const group = terms.urgent.together.find((each) => seat !== undefined && isSeatAmong(terms, seat, each));
  if (seat === undefined || group === undefined) {
    return refuse(`Between meetings the ${terms.urgent.together.join(' and the ')} decide together.`);
  }
  const agenda = agendaOf(ask);
  const touched = await touches(context, db, governance.value, seat, agenda);
  if (touched !== undefined) return refuse(`An interest of ${actor.name} touches it: ${touched}.`);
  const held = await mayDecide(context, db, terms, agenda);
  return held.ok ? accepted({ terms, group }) : held;
}

function isSeatAmong({ seats }: TermsOfReference, { seat }: Membership, group: Parameters<typeof isAmong>[1]): boolean {
  const held = seats.find(({ id }) => id === seat);
  return held !== undefined && isAmong(held, group);
}

function agendaOf({ title, matter, names }: ProposeUrgentAsk): AgendaItem {
  return { title, purpose: 'decision', matter, names, privateGround: null, referredFrom: null };
}

async function touches(
  { users, register, payments, businessDate: on }: ActionContext,
  db: WriteDb,
  governance: Governance,
  { seat, user }: Membership,
  agenda: AgendaItem,
): Promise<string | undefined> {
  const world = { users, register, payees: payments.payees.listedOn(on) };
  const items = [{ number: 1, agenda }];
  const [match] = await conflictsIn(db, governance, world, { sitting: { [seat]: user }, on, items });
  return match?.why;
}

function refuse(message: string): Outcome<never> {
  return refused({ code: 'meeting.refused', message });
}
