import { accepted, type Day, type Outcome, type Refusal, refused } from '../../base/index.ts';
import { listDefinitions, type ReadDb, type WriteDb } from '../../store/index.ts';
import { decisionNamed } from '../decisions/kept-decisions.ts';
import { notLive } from '../decisions/register-decision.ts';
import { addEntry, type Doing, entriesAbout, entriesOf } from '../kept/entry.ts';
import { GOVERNANCE_KINDS } from '../kept/governance-policy.ts';
import {
  type Recommendation,
  type RecommendationEntry,
  type Recommended,
  recommendationFrom,
  recommendedFault,
} from './audit-recommendation.ts';
import { loadPlan, type PlanEntry, type PlanJson, type PlanStanding, planEntryFault, planStanding } from './plan.ts';

/** Subjects of the book of plans that are recommendations of an audit. */
const AUDIT = 'audit-';

/** Every plan known on a day, as it stands then. Refuses as each is refused when it is loaded. */
export async function plansKnown(db: ReadDb, on: Day): Promise<Outcome<readonly PlanStanding[]>> {
  const plans: PlanStanding[] = [];
  for (const { json } of await listDefinitions(db, GOVERNANCE_KINDS.plan, on)) {
    const plan = loadPlan(json);
    if (!plan.ok) return plan;
    const entries = await entriesAbout<PlanEntry>(db, 'plans', plan.value.id);
    plans.push(planStanding(plan.value, entries, on, (await stoppedOn(db, plan.value, on))?.message));
  }
  return accepted(plans);
}

/** Why a plan holds no more on a day: the decision by which it was adopted is not in force. */
async function stoppedOn(db: ReadDb, { decided }: PlanJson, on: Day): Promise<Refusal | undefined> {
  const decision = decided === undefined ? undefined : await decisionNamed(db, decided);
  return decision === undefined ? undefined : notLive(decision, on);
}

/** Enters something about a plan. Refuses `not-found`, `decision.not-live`, and `input.invalid` for what the plan does not have. */
export async function enterAtPlan(
  db: WriteDb,
  id: string,
  entry: PlanEntry,
  doing: Doing,
): Promise<Outcome<PlanStanding>> {
  const kept = (await listDefinitions(db, GOVERNANCE_KINDS.plan, doing.on)).find((each) => each.id === id);
  if (kept === undefined) return refused({ code: 'not-found', message: `There is no plan ${id}.` });
  const plan = loadPlan(kept.json);
  if (!plan.ok) return plan;
  const stopped = await stoppedOn(db, plan.value, doing.on);
  if (stopped !== undefined) return refused(stopped);
  const fault = planEntryFault(plan.value, entry);
  if (fault !== undefined) return refused({ code: 'input.invalid', message: fault });
  const before = await entriesAbout<PlanEntry>(db, 'plans', id);
  const added = await addEntry<PlanEntry>(db, { book: 'plans', subject: id, after: before.length }, entry, doing);
  return accepted(planStanding(plan.value as PlanJson, [...before, added], doing.on));
}

/** Every recommendation of an audit, the oldest first. */
export async function recommendationsKept(db: ReadDb, on: Day): Promise<readonly Recommendation[]> {
  const byId = [...(await entriesOf<RecommendationEntry>(db, 'plans'))].filter(([id]) => id.startsWith(AUDIT));
  return byId.map(([id, entries]) => recommendationFrom(id, entries, on));
}

/** Keeps a recommendation, numbered. Refuses `input.invalid`. */
export async function enterRecommendation(
  db: WriteDb,
  recommended: Recommended,
  doing: Doing,
): Promise<Outcome<Recommendation>> {
  const fault = recommendedFault(recommended);
  if (fault !== undefined) return refused({ code: 'input.invalid', message: fault });
  const id = `${AUDIT}${(await recommendationsKept(db, doing.on)).length + 1}`;
  const where = { book: 'plans', subject: id, after: 0 } as const;
  const kept = await addEntry<RecommendationEntry>(db, where, { kind: 'recommended', ...recommended }, doing);
  return accepted(recommendationFrom(id, [kept], doing.on));
}

/** Records that a recommendation was done. Refuses `not-found` and `input.invalid`. */
export async function enterImplemented(
  db: WriteDb,
  id: string,
  words: string,
  doing: Doing,
): Promise<Outcome<Recommendation>> {
  const before = id.startsWith(AUDIT) ? await entriesAbout<RecommendationEntry>(db, 'plans', id) : [];
  if (before.length === 0) return refused({ code: 'not-found', message: `There is no recommendation ${id}.` });
  if (words.trim() === '') return refused({ code: 'input.invalid', message: 'Say what shows that it was done.' });
  const where = { book: 'plans', subject: id, after: before.length } as const;
  const added = await addEntry<RecommendationEntry>(db, where, { kind: 'implemented', words: words.trim() }, doing);
  return accepted(recommendationFrom(id, [...before, added], doing.on));
}
