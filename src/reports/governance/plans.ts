import { type Actor, accepted, refused } from '../../base/index.ts';
import { type PlanStanding, plansKnown, type Recommendation, recommendationsKept } from '../../governance/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';

export type PlansReport = {
  readonly plans: readonly PlanStanding[];
  readonly recommendations: readonly Recommendation[];
  readonly mayKeep: boolean;
};
export type PlanReport = { readonly plan: PlanStanding; readonly mayKeep: boolean };

/** What the commissioner has set itself to do, and what audits recommended. Anybody may read it. */
export function plansReport(context: ReportContext, reader: Actor): Report<PlansReport> {
  const what = { actions: ['see published'] as const, verb: 'read plans', subject: 'plans' };
  return reading(context, reader, what, () =>
    context.store.read(async (db) => {
      const plans = await plansKnown(db, context.businessDate);
      if (!plans.ok) return plans;
      const recommendations = await recommendationsKept(db, context.businessDate);
      return accepted({ plans: plans.value, recommendations, mayKeep: mayKeep(context, reader) });
    }),
  );
}

/** One plan. Refuses `not-found`. */
export function planReport(context: ReportContext, reader: Actor, id: string): Report<PlanReport> {
  const what = { actions: ['see published'] as const, verb: 'read plan', subject: `plan ${id}` };
  return reading(context, reader, what, async () => {
    const plans = await context.store.read((db) => plansKnown(db, context.businessDate));
    if (!plans.ok) return plans;
    const plan = plans.value.find((each) => each.id === id);
    if (plan === undefined) return refused({ code: 'not-found', message: `There is no plan ${id}.` });
    return accepted({ plan, mayKeep: mayKeep(context, reader) });
  });
}

function mayKeep({ rules }: ReportContext, reader: Actor): boolean {
  return rules.may(reader, 'keep plans', {}).ok;
}
