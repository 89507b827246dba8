import { approveCodelist } from '../../../actions/index.ts';
import type { Outcome } from '../../../base/index.ts';
import { type AfterPost, type FormRoute, goTo, type Posted } from '../../form-route.ts';
import { codelistAddress } from '../../layout/addresses.ts';

/** Approves another version of a codelist as the reader saw it. */
export const approveCodelistForm: FormRoute = { path: '/codelists/:name/approve', act: approve };

async function approve(posted: Posted): Promise<Outcome<AfterPost>> {
  const { actions, actor, field } = posted;
  const ask = { proposal: field('proposal'), subject: field('subject'), contentHash: field('contentHash') };
  const done = await approveCodelist(actions, actor, ask);
  return done.ok ? { ok: true, value: goTo(codelistAddress(posted.param('name'))) } : done;
}
