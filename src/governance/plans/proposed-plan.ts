import { accepted, assert, type Json, type Outcome, refused } from '../../base/index.ts';
import { definitionByHash, type ReadDb } from '../../store/index.ts';
import { latestAbout, type Proposal, proposalsOf } from '../proposal.ts';
import { loadPlan, type PlanJson } from './plan.ts';

/** The kind of proposal and of kept definition: a plan that nobody has decided on yet. Its subject is the plan’s id and the start of its hash. */
export const PROPOSED_PLAN = 'proposed plan';

export type ProposedPlan = { readonly proposal: Proposal; readonly json: Json; readonly plan: PlanJson };

/** Every plan that was proposed, adopted or not, the newest first. */
export async function proposedPlans(db: ReadDb): Promise<readonly ProposedPlan[]> {
  const found: ProposedPlan[] = [];
  for (const proposal of await proposalsOf(db, PROPOSED_PLAN)) found.push(await withPlan(db, proposal));
  return found;
}

/** A plan that was proposed, by the subject of its proposal. Refuses `not-found`. */
export async function proposedPlan(db: ReadDb, subject: string): Promise<Outcome<ProposedPlan>> {
  const proposal = await latestAbout(db, PROPOSED_PLAN, subject);
  if (proposal !== undefined) return accepted(await withPlan(db, proposal));
  return refused({ code: 'not-found', message: `Nobody has proposed a plan ${subject}.` });
}

async function withPlan(db: ReadDb, proposal: Proposal): Promise<ProposedPlan> {
  const kept = await definitionByHash(db, proposal.contentHash);
  assert(kept?.kind === PROPOSED_PLAN, 'a plan that was proposed is kept in its frozen form');
  const plan = loadPlan(kept.json);
  assert(plan.ok, 'a plan was checked when it was proposed');
  return { proposal, json: kept.json, plan: plan.value };
}
