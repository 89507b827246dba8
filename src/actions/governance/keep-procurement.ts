import { type Actor, accepted, type Outcome, pence, refused } from '../../base/index.ts';
import {
  type Award,
  decisionAbout,
  enterAbout,
  enterAtProcurement,
  enterProcurement,
  FUNCTION_CONTRACTS,
  notAwardable,
  type Procurement,
  type ProcurementNote,
  procurementNamed,
  procurementNoteFault,
  procurementPolicyKnown,
} from '../../governance/index.ts';
import type { WriteDb } from '../../store/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';
import { commissionerHolds } from '../may-decide.ts';
import { doing } from './keep-interests.ts';

export type OpenProcurementAsk = Pick<
  Procurement['opened'],
  'title' | 'description' | 'contract' | 'isNew' | 'clinicalLead' | 'contractManager' | 'reason' | 'valuePence'
> & { readonly route: string };

/**
 * Opens a procurement by one of the routes known now, with its notices and standstill as they are then. Refuses `input.invalid`, and
 * `function.not-held` where the commissioner does not procure on the day.
 */
export function openProcurement(
  context: ActionContext,
  actor: Actor,
  ask: OpenProcurementAsk,
): Promise<Outcome<Procurement>> {
  const deed = { action: 'keep procurements', verb: 'open procurement', subject: 'procurements' } as const;
  return acting(context, actor, deed, () =>
    context.store.write(async (db) => {
      const { route: named, ...what } = ask;
      const policy = await procurementPolicyKnown(db, context.businessDate);
      if (!policy.ok) return policy;
      const { routes, standstill } = policy.value;
      const route = routes.find(({ id }) => id === named);
      if (route === undefined) return invalid(`The route is one of: ${routes.map(({ id }) => id).join(', ')}.`);
      const texts = [what.title, what.description, what.clinicalLead, what.contractManager, what.reason];
      if (texts.some((each) => each.trim() === '')) {
        return invalid('Say what is procured, who leads it and manages the contract, and why by this route.');
      }
      if (!FUNCTION_CONTRACTS.includes(what.contract)) return invalid(`${what.contract} is no kind of contract.`);
      if (what.valuePence <= 0) return invalid('The value is more than nothing.');
      const held = await commissionerHolds(context, db, { function: 'procurement', contract: what.contract });
      if (!held.ok) return held;
      return accepted(await enterProcurement(db, { ...what, route, standstill }, doing(context, actor)));
    }),
  );
}

export type NoteProcurementAsk = { readonly procurement: string; readonly note: ProcurementNote };

/** Enters a notice that was published, a representation or its answer, or that nothing comes of it. Refuses `not-found` and `case.refused`. */
export function noteProcurement(
  context: ActionContext,
  actor: Actor,
  { procurement, note }: NoteProcurementAsk,
): Promise<Outcome<Procurement>> {
  return withProcurement(context, actor, { id: procurement, verb: `procurement: ${note.kind}` }, async (db, found) => {
    const fault = procurementNoteFault(found, note, context.businessDate);
    if (fault !== undefined) return refused({ code: 'case.refused', message: fault });
    return accepted(await enterAtProcurement(db, found, note, doing(context, actor)));
  });
}

export type AwardAsk = Pick<Award, 'supplier' | 'registered' | 'valuePence' | 'words'> & {
  readonly procurement: string;
};

/**
 * Enters an award: after every notice that comes before it, the standstill, and an answer to each representation, by a decision in
 * force about it and up to its amount. Refuses `not-found`, `case.refused`, `decision.needed` and `decision.not-live`.
 */
export function awardProcurement(context: ActionContext, actor: Actor, ask: AwardAsk): Promise<Outcome<Procurement>> {
  const { procurement: subject, ...award } = ask;
  return withProcurement(context, actor, { id: subject, verb: 'procurement: award' }, async (db, found) => {
    const { businessDate: on, bankHolidays } = context;
    const fault = notAwardable(found, on, bankHolidays);
    if (fault !== undefined) return refused({ code: 'case.refused', message: fault });
    if ([award.supplier, award.registered, award.words].some((each) => each.trim() === '') || award.valuePence <= 0) {
      return invalid('Say to whom, under which code or number, for how much, and why.');
    }
    const held = await commissionerHolds(context, db, { function: 'procurement', contract: found.opened.contract });
    if (!held.ok) return held;
    const kinds = ['procurement', 'contract award', 'new practice'] as const;
    const amountPence = pence(BigInt(award.valuePence));
    const decision = await decisionAbout(db, { kinds, subject, amountPence, on });
    if (!decision.ok) return decision;
    const { reference } = decision.value;
    const used = { kind: 'used', what: `${subject} awarded to ${award.supplier}` } as const;
    const entered = await enterAbout(db, reference, used, doing(context, actor));
    if (!entered.ok) return entered;
    const entry = { kind: 'awarded', ...award, decision: reference } as const;
    return accepted(await enterAtProcurement(db, found, entry, doing(context, actor)));
  });
}

function withProcurement(
  context: ActionContext,
  actor: Actor,
  { id, verb }: { readonly id: string; readonly verb: string },
  act: (db: WriteDb, found: Procurement) => Promise<Outcome<Procurement>>,
): Promise<Outcome<Procurement>> {
  return acting(context, actor, { action: 'keep procurements', verb, subject: `procurement ${id}` }, () =>
    context.store.write(async (db) => {
      const found = await procurementNamed(db, id);
      return found.ok ? act(db, found.value) : found;
    }),
  );
}

function invalid(message: string): Outcome<never> {
  return refused({ code: 'input.invalid', message });
}
