import { disputeClaim } from '../../../actions/index.ts';
import type { Outcome } from '../../../base/index.ts';
import { type AfterPost, type FormRoute, goTo, type Posted } from '../../form-route.ts';
import { disputeAddress } from '../../layout/addresses.ts';
import { noSuchAddress } from '../../route.ts';
import { claimsAsked } from './route.ts';

/** Disputes a line of the month, or one claim of it. */
export const disputeClaimForm: FormRoute = { path: '/claims/of/:provider/:scheme/:month/dispute', act: dispute };

async function dispute(posted: Posted): Promise<Outcome<AfterPost>> {
  const asked = claimsAsked(posted);
  if (asked === undefined) return noSuchAddress();
  const [claim, service, text] = [posted.field('claim'), posted.field('service'), posted.field('text')];
  const about = { ...asked, service, text, ...(claim === '' ? {} : { claim }) };
  const done = await disputeClaim(posted.actions, posted.actor, about);
  return done.ok ? { ok: true, value: goTo(disputeAddress(done.value.id)) } : done;
}
