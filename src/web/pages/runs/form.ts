import { prepareRun, prepareSettlement } from '../../../actions/index.ts';
import { monthFromIso, type Outcome, refused } from '../../../base/index.ts';
import { type AfterPost, type FormRoute, goTo, type Posted } from '../../form-route.ts';
import { RUNS, runAddress } from '../../layout/addresses.ts';
import { interestsPosted } from '../run/form.ts';
import { SETTLE } from './view.ts';

/** Prepares a month for payment, or a settlement. */
export const prepareRunForm: FormRoute = { path: RUNS, act: prepare };

async function prepare(posted: Posted): Promise<Outcome<AfterPost>> {
  const chosen = posted.field('month');
  const month = monthFromIso(chosen.replace(SETTLE, ''));
  if (month === undefined) return refused({ code: 'input.invalid', message: 'No month was chosen.' });
  const interests = interestsPosted(posted);
  if (!interests.ok) return interests;
  const words = { interests: interests.value, comment: posted.field('comment') };
  const freeze = chosen.startsWith(SETTLE) ? prepareSettlement : prepareRun;
  const prepared = await freeze(posted.actions, posted.actor, { month, ...words });
  return prepared.ok ? { ok: true, value: goTo(runAddress(prepared.value.id)) } : prepared;
}
