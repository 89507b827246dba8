import { sendChallenges, validateHospitals } from '../../../actions/index.ts';
import { type Month, monthFromIso, type Outcome, refused } from '../../../base/index.ts';
import { type AfterPost, type FormRoute, goTo, type Posted } from '../../form-route.ts';
import { CHALLENGES } from '../../layout/addresses.ts';

/** Checks a month’s hospital records against a policy. */
export const validateForm: FormRoute = {
  path: `${CHALLENGES}/validate`,
  act: (posted) =>
    ofMonth(posted, (month) =>
      validateHospitals(posted.actions, posted.actor, { policy: posted.field('policy'), month }),
    ),
};

/** Sends a month’s challenges. */
export const sendChallengesForm: FormRoute = {
  path: `${CHALLENGES}/send`,
  act: (posted) => ofMonth(posted, (month) => sendChallenges(posted.actions, posted.actor, { month })),
};

async function ofMonth(posted: Posted, act: (month: Month) => Promise<Outcome<object>>): Promise<Outcome<AfterPost>> {
  const month = monthFromIso(posted.field('month').trim());
  if (month === undefined) return refused({ code: 'input.invalid', message: 'Write the month as 2026-02.' });
  const done = await act(month);
  return done.ok ? { ok: true, value: goTo(CHALLENGES) } : done;
}
