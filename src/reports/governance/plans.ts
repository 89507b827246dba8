import { type Actor, accepted, type Day, refused } from '../../base/index.ts';
import {
  decisionOn,
  decisionsKept,
  notLive,
  type PlanStanding,
  planStanding,
  plansKnown,
  proposedPlan,
  proposedPlans,
  type Recommendation,
  type RegisterDecision,
  recommendationsKept,
} from '../../governance/index.ts';
import type { ReadDb } from '../../store/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { nameOf } from '../statements/line-posting.ts';

/** A plan that somebody proposed, and how far it is. */
export type ShownProposedPlan = {
  readonly subject: string;
  readonly contentHash: string;
  readonly title: string;
  readonly kind: string;
  readonly proposedBy: string;
  /** The newest decision about exactly it; null: none yet. */
  readonly decision: string | null;
  readonly standing: 'not decided' | 'to be adopted' | 'adopted' | 'stopped';
};

export type PlansReport = {
  readonly plans: readonly PlanStanding[];
  /** The newest first. */
  readonly proposed: readonly ShownProposedPlan[];
  readonly recommendations: readonly Recommendation[];
  readonly mayKeep: boolean;
};
export type PlanReport = {
  readonly plan: PlanStanding;
  /** Whether it is proposed and holds nowhere yet. */
  readonly isProposed: boolean;
  readonly mayKeep: boolean;
};

/** What the commissioner has set itself to do, and what audits recommended. Anybody may read it. */
export function plansReport(context: ReportContext, reader: Actor): Report<PlansReport> {
  const what = { actions: ['see published'] as const, verb: 'read plans', subject: 'plans' };
  return reading(context, reader, what, () =>
    context.store.read(async (db) => {
      const plans = await plansKnown(db, context.businessDate);
      if (!plans.ok) return plans;
      const recommendations = await recommendationsKept(db, context.businessDate);
      const proposed = await shownProposals(context, db);
      return accepted({ plans: plans.value, proposed, recommendations, mayKeep: mayKeep(context, reader) });
    }),
  );
}

async function shownProposals(context: ReportContext, db: ReadDb): Promise<readonly ShownProposedPlan[]> {
  const decisions = (await decisionsKept(db)).filter(({ matter }) => matter.kind === 'strategy');
  const shown: ShownProposedPlan[] = [];
  for (const { proposal, plan } of await proposedPlans(db)) {
    const { id, subject, contentHash, proposedBy } = proposal;
    const decision = decisions.findLast(({ matter }) => {
      return matter.subject === subject && (matter.contentHash === null || matter.contentHash === contentHash);
    });
    const isAdopted = (await decisionOn(db, id)) !== undefined;
    shown.push({
      ...{ subject, contentHash, title: plan.title, kind: plan.kind, proposedBy: nameOf(context, proposedBy) },
      ...{ decision: decision?.reference ?? null, standing: standingOf(decision, isAdopted, context.businessDate) },
    });
  }
  return shown;
}

function standingOf(
  decision: RegisterDecision | undefined,
  isAdopted: boolean,
  on: Day,
): ShownProposedPlan['standing'] {
  if (decision === undefined) return 'not decided';
  if (notLive(decision, on) !== undefined) return 'stopped';
  return isAdopted ? 'adopted' : 'to be adopted';
}

/** One plan: one that holds by its id, or one that is proposed by the subject of its proposal. Refuses `not-found`. */
export function planReport(context: ReportContext, reader: Actor, id: string): Report<PlanReport> {
  const what = { actions: ['see published'] as const, verb: 'read plan', subject: `plan ${id}` };
  return reading(context, reader, what, async () => {
    const plans = await context.store.read((db) => plansKnown(db, context.businessDate));
    if (!plans.ok) return plans;
    const plan = plans.value.find((each) => each.id === id);
    if (plan !== undefined) return accepted({ plan, isProposed: false, mayKeep: mayKeep(context, reader) });
    const proposed = await context.store.read((db) => proposedPlan(db, id));
    if (!proposed.ok) return refused({ code: 'not-found', message: `There is no plan ${id}.` });
    const standing = planStanding(proposed.value.plan, [], context.businessDate);
    return accepted({ plan: standing, isProposed: true, mayKeep: false });
  });
}

function mayKeep({ rules }: ReportContext, reader: Actor): boolean {
  return rules.may(reader, 'keep plans', {}).ok;
}
