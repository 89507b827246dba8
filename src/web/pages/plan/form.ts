import { keepPlan, planEntryFrom } from '../../../actions/index.ts';
import { type FormRoute, goTo } from '../../form-route.ts';
import { planAddress } from '../../layout/addresses.ts';
import { chosenParts } from './view.ts';

/** Enters that a milestone was met, an outcome measured, or a report made. */
export const enterPlanForm: FormRoute = {
  path: '/plans/:plan/enter',
  act: async ({ actions, actor, field, param }) => {
    const plan = param('plan');
    const [action, chosen, dueOn] = chosenParts(field('chosen'));
    const [kind, words] = [field('kind'), field('words')];
    const entry = planEntryFrom({ kind, action, what: kind === 'measured' ? field('value') : chosen, dueOn, words });
    if (!entry.ok) return entry;
    const done = await keepPlan(actions, actor, { plan, entry: entry.value });
    return done.ok ? { ok: true, value: goTo(planAddress(plan)) } : done;
  },
};
