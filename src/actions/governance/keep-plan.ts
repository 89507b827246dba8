import type { Actor, Outcome } from '../../base/index.ts';
import {
  enterAtPlan,
  enterImplemented,
  enterRecommendation,
  type PlanEntry,
  type PlanStanding,
  type Recommendation,
  type Recommended,
} from '../../governance/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';
import { doing } from './keep-interests.ts';

export type KeepPlanAsk = { readonly plan: string; readonly entry: PlanEntry };

/** Enters that a milestone was met, an outcome measured, or a report made. Refuses `not-found` and `input.invalid`. */
export function keepPlan(
  context: ActionContext,
  actor: Actor,
  { plan, entry }: KeepPlanAsk,
): Promise<Outcome<PlanStanding>> {
  const deed = { action: 'keep plans', verb: `plan: ${entry.kind}`, subject: `plan ${plan}` } as const;
  return acting(context, actor, deed, () =>
    context.store.write((db) => enterAtPlan(db, plan, entry, doing(context, actor))),
  );
}

/** Keeps what an audit recommended. Refuses `input.invalid`. */
export function keepRecommendation(
  context: ActionContext,
  actor: Actor,
  recommended: Recommended,
): Promise<Outcome<Recommendation>> {
  const deed = { action: 'keep plans', verb: 'audit: recommended', subject: 'audit recommendations' } as const;
  return acting(context, actor, deed, () =>
    context.store.write((db) => enterRecommendation(db, recommended, doing(context, actor))),
  );
}

export type ImplementedAsk = { readonly recommendation: string; readonly words: string };

/** Records that a recommendation was done, and what shows it. Refuses `not-found` and `input.invalid`. */
export function implementRecommendation(
  context: ActionContext,
  actor: Actor,
  { recommendation, words }: ImplementedAsk,
): Promise<Outcome<Recommendation>> {
  const deed = { action: 'keep plans', verb: 'audit: implemented', subject: recommendation } as const;
  return acting(context, actor, deed, () =>
    context.store.write((db) => enterImplemented(db, recommendation, words, doing(context, actor))),
  );
}
