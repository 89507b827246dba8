import { acceptRule } from '../../../actions/index.ts';
import { accepted, type Outcome } from '../../../base/index.ts';
import { type AfterPost, type FormRoute, goTo, type Posted } from '../../form-route.ts';
import { catalogueEntryAddress, underFramework } from '../../layout/addresses.ts';

/** Accepts a rule for payment as the reader saw it. */
export const acceptRuleForm: FormRoute = { path: '/catalogue/:indicator/accept', act: accept };

async function accept(posted: Posted): Promise<Outcome<AfterPost>> {
  const [framework, rule] = [posted.field('framework'), posted.field('rule')];
  const ask = { framework, rule, hash: posted.field('hash'), reason: posted.field('reason') };
  const done = await acceptRule(posted.actions, posted.actor, ask);
  if (!done.ok) return done;
  return accepted(goTo(underFramework(catalogueEntryAddress(posted.param('indicator')), framework)));
}
