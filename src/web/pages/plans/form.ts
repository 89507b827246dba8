import { adoptPlan, implementRecommendation, keepRecommendation } from '../../../actions/index.ts';
import { refused } from '../../../base/index.ts';
import { AUDITS, RISKS } from '../../../reports/index.ts';
import { type FormRoute, goTo } from '../../form-route.ts';
import { PLANS } from '../../layout/addresses.ts';

/** Keeps what an audit recommended. */
export const recommendForm: FormRoute = {
  path: `${PLANS}/recommend`,
  act: async ({ actions, actor, field }) => {
    const audit = AUDITS.find((each) => each === field('audit'));
    const risk = RISKS.find((each) => each === field('risk'));
    if (audit === undefined || risk === undefined) {
      return refused({ code: 'input.invalid', message: 'Say whose audit it was, and how great the risk is.' });
    }
    const [report, words, owner, dueOn] = ['report', 'words', 'owner', 'dueOn'].map((name) => field(name).trim()) as [
      string,
      string,
      string,
      string,
    ];
    const done = await keepRecommendation(actions, actor, { audit, risk, report, words, owner, dueOn });
    return done.ok ? { ok: true, value: goTo(PLANS) } : done;
  },
};

/** Records that a recommendation was done. */
export const implementForm: FormRoute = {
  path: `${PLANS}/implement`,
  act: async ({ actions, actor, field }) => {
    const ask = { recommendation: field('recommendation'), words: field('words') };
    const done = await implementRecommendation(actions, actor, ask);
    return done.ok ? { ok: true, value: goTo(PLANS) } : done;
  },
};

/** Adopts a plan that a committee has decided on. */
export const adoptPlanForm: FormRoute = {
  path: `${PLANS}/adopt`,
  act: async ({ actions, actor, field }) => {
    const done = await adoptPlan(actions, actor, { subject: field('plan') });
    return done.ok ? { ok: true, value: goTo(PLANS) } : done;
  },
};
