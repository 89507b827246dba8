import { approveMeasure } from '../../../actions/index.ts';
import type { Outcome } from '../../../base/index.ts';
import { type AfterPost, type FormRoute, goTo, type Posted } from '../../form-route.ts';
import { proposalAddress } from '../../layout/addresses.ts';

/** Approves a proposed change as the reader saw it. */
export const approveMeasureForm: FormRoute = { path: '/workbench/proposal/:id/approve', act: approve };

async function approve(posted: Posted): Promise<Outcome<AfterPost>> {
  const proposal = posted.param('id');
  const [subject, contentHash] = [posted.field('subject'), posted.field('contentHash')];
  const done = await approveMeasure(posted.actions, posted.actor, { proposal, subject, contentHash });
  return done.ok ? { ok: true, value: goTo(proposalAddress(proposal)) } : done;
}
