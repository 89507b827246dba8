import { answerClaimDispute } from '../../../actions/index.ts';
import type { Outcome } from '../../../base/index.ts';
import { type AfterPost, type FormRoute, goTo, type Posted } from '../../form-route.ts';
import { disputeAddress } from '../../layout/addresses.ts';

/** The answer to a dispute. */
export const answerDisputeForm: FormRoute = { path: '/claims/dispute/:dispute/answer', act: answer };

async function answer(posted: Posted): Promise<Outcome<AfterPost>> {
  const id = posted.param('dispute');
  const [outcome, text] = [posted.field('outcome'), posted.field('text')];
  const done = await answerClaimDispute(posted.actions, posted.actor, { id, outcome, text });
  return done.ok ? { ok: true, value: goTo(disputeAddress(id)) } : done;
}
