import { type Actor, type Approved, accepted, hashOf, type Json, type Outcome, refused } from '../../base/index.ts';
import {
  approve,
  decisionAbout,
  enterAbout,
  GOVERNANCE_KINDS,
  loadPlan,
  type PlanJson,
  PROPOSED_PLAN,
  type Proposal,
  propose,
  proposedPlan,
} from '../../governance/index.ts';
import { saveDefinition } from '../../store/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';
import { doing } from './keep-interests.ts';

export type ProposePlanAsk = { readonly json: Json };

/**
 * Proposes a strategy or another plan, whole, in place of the one with its id or beside the others. It holds once a committee has
 * decided on exactly it and somebody else has adopted it. Refuses `definition.invalid`, and `input.invalid` where it names a decision.
 */
export function proposePlan(
  context: ActionContext,
  actor: Actor,
  { json }: ProposePlanAsk,
): Promise<Outcome<Proposal>> {
  const deed = { action: 'keep plans', verb: 'propose plan', subject: 'plans' } as const;
  return acting(context, actor, deed, () =>
    context.store.write(async (db) => {
      const plan = loadPlan(json);
      if (!plan.ok) return plan;
      if (plan.value.decided !== undefined) {
        return refused({ code: 'input.invalid', message: 'A plan names its decision once it is adopted, not before.' });
      }
      const contentHash = hashOf(json);
      const subject = `${plan.value.id} ${contentHash.slice(0, 8)}`;
      await saveDefinition(db, { kind: PROPOSED_PLAN, id: subject, json, knownFrom: context.businessDate });
      return accepted(
        await propose(db, { kind: PROPOSED_PLAN, subject, contentHash, by: actor, at: context.clock.now() }),
      );
    }),
  );
}

export type AdoptPlanAsk = { readonly subject: string };

/**
 * Adopts a proposed plan by a decision in force about exactly it: from then on it is the plan with its id, for as long as the decision
 * is in force. Refuses `not-found`, `approval.own-work`, `decision.needed` and `decision.not-live`.
 */
export function adoptPlan(
  context: ActionContext,
  actor: Actor,
  { subject }: AdoptPlanAsk,
): Promise<Outcome<Approved<PlanJson>>> {
  const deed = { action: 'keep plans', verb: 'adopt plan', subject: `plan ${subject}` } as const;
  return acting(context, actor, deed, () =>
    context.store.write(async (db) => {
      const found = await proposedPlan(db, subject);
      if (!found.ok) return found;
      const { proposal, json, plan } = found.value;
      const { id: proposalId, contentHash } = proposal;
      const asked = { kinds: ['strategy'] as const, subject, contentHash, on: context.businessDate };
      const decision = await decisionAbout(db, asked);
      if (!decision.ok) return decision;
      const { reference } = decision.value;
      const value: PlanJson = { ...plan, decided: reference };
      const [at, restsOn] = [context.clock.now(), decision.value];
      const approved = await approve(db, { proposalId, contentHash, content: { value, json }, by: actor, at, restsOn });
      if (!approved.ok) return approved;
      const kept = { kind: GOVERNANCE_KINDS.plan, id: plan.id, json: value as unknown as Json };
      await saveDefinition(db, { ...kept, knownFrom: context.businessDate });
      const used = { kind: 'used', what: `${plan.title} adopted by ${actor.name}` } as const;
      const entered = await enterAbout(db, reference, used, doing(context, actor));
      return entered.ok ? approved : entered;
    }),
  );
}
