import { certifyRun, releaseRun } from '../../../actions/index.ts';
import type { Outcome } from '../../../base/index.ts';
import { type AfterPost, type FormRoute, goTo, type Posted } from '../../form-route.ts';
import { runAddress } from '../../layout/addresses.ts';

/** Certifies a run as the reader saw it. */
export const certifyRunForm: FormRoute = { path: '/runs/:run/certify', act: (posted) => decide(posted, certifyRun) };

/** Releases a certified run: posts it in the ledger. */
export const releaseRunForm: FormRoute = { path: '/runs/:run/release', act: (posted) => decide(posted, releaseRun) };

async function decide(posted: Posted, verb: typeof certifyRun): Promise<Outcome<AfterPost>> {
  const run = posted.param('run');
  const done = await verb(posted.actions, posted.actor, { run, contentHash: posted.field('contentHash') });
  return done.ok ? { ok: true, value: goTo(runAddress(run)) } : done;
}
