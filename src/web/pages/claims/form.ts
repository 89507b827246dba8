import { approveClaims, checkClaims } from '../../../actions/index.ts';
import { monthFromIso, type Outcome, refused } from '../../../base/index.ts';
import { type AfterPost, type FormRoute, goTo, type Posted } from '../../form-route.ts';
import { CLAIMS } from '../../layout/addresses.ts';

/** Asks and checks the claims of a scheme's month. */
export const checkClaimsForm: FormRoute = { path: `${CLAIMS}/check`, act: (posted) => step(posted, checkClaims) };

/** Approves and values what passes. */
export const approveClaimsForm: FormRoute = { path: `${CLAIMS}/approve`, act: (posted) => step(posted, approveClaims) };

type Step = (
  context: Posted['actions'],
  actor: Posted['actor'],
  ask: Parameters<typeof checkClaims>[2],
) => Promise<Outcome<object>>;

async function step(posted: Posted, act: Step): Promise<Outcome<AfterPost>> {
  const month = monthFromIso(posted.field('month').trim());
  if (month === undefined) return refused({ code: 'input.invalid', message: 'Write the month as 2025-10.' });
  const done = await act(posted.actions, posted.actor, { scheme: posted.field('scheme'), month });
  return done.ok ? { ok: true, value: goTo(CLAIMS) } : done;
}
