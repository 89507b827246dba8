import { recordBreach } from '../../../actions/index.ts';
import { type FormRoute, goTo } from '../../form-route.ts';
import { INTERESTS } from '../../layout/addresses.ts';

/** Records a breach of the rules on interests. */
export const recordBreachForm: FormRoute = {
  path: `${INTERESTS}/breach`,
  act: async ({ actions, actor, field }) => {
    const [happenedOn, what, handling] = [field('happenedOn'), field('what'), field('handling')];
    const done = await recordBreach(actions, actor, { happenedOn, what, handling, lesson: field('lesson') });
    return done.ok ? { ok: true, value: goTo(INTERESTS) } : done;
  },
};
