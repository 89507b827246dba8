import { answerQuery, settleQuery } from '../../../actions/index.ts';
import type { Outcome } from '../../../base/index.ts';
import { type AfterPost, type FormRoute, goTo, type Posted } from '../../form-route.ts';
import { queryAddress } from '../../layout/addresses.ts';
import { noSuchAddress, periodEndAsked, practiceAsked } from '../../route.ts';

/** The practice's answer to a query. */
export const answerQueryForm: FormRoute = {
  path: '/queries/:practice/:indicator/:periodEnd/answer',
  act: (posted) => say(posted, answerQuery),
};

/** The commissioner's settlement of a query. */
export const settleQueryForm: FormRoute = {
  path: '/queries/:practice/:indicator/:periodEnd/settle',
  act: (posted) => say(posted, settleQuery),
};

async function say(posted: Posted, verb: typeof settleQuery): Promise<Outcome<AfterPost>> {
  const [practice, periodEnd] = [practiceAsked(posted), periodEndAsked(posted)];
  if (practice === undefined || periodEnd === undefined) return noSuchAddress();
  const indicator = posted.param('indicator');
  const [text, outcome] = [posted.field('text'), posted.field('outcome')];
  const done = await verb(posted.actions, posted.actor, { practice, indicator, periodEnd, text, outcome });
  return done.ok ? { ok: true, value: goTo(queryAddress(practice, indicator, periodEnd)) } : done;
}
