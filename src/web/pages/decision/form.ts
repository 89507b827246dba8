import { meetCondition } from '../../../actions/index.ts';
import { type FormRoute, goTo } from '../../form-route.ts';
import { decisionAddress } from '../../layout/addresses.ts';

/** Records that a condition of a decision is met. */
export const meetConditionForm: FormRoute = {
  path: '/decisions/:reference/condition',
  act: async ({ actions, actor, field, param }) => {
    const reference = param('reference');
    const [condition, words] = [Number(field('condition')), field('words')];
    const done = await meetCondition(actions, actor, { reference, condition, words });
    return done.ok ? { ok: true, value: goTo(decisionAddress(reference)) } : done;
  },
};
