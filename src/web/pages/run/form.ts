import { certifyRun, paymentFile, releaseRun, withdrawRun } from '../../../actions/index.ts';
import { type Outcome, type Refusal, refused } from '../../../base/index.ts';
import { type AfterPost, type FormRoute, goTo, type Posted } from '../../form-route.ts';
import { runAddress } from '../../layout/addresses.ts';

/** Certifies a run as the reader saw it. */
export const certifyRunForm: FormRoute = { path: '/runs/:run/certify', act: (posted) => decide(posted, certifyRun) };

/** Releases a certified run: posts it in the ledger. */
export const releaseRunForm: FormRoute = { path: '/runs/:run/release', act: (posted) => decide(posted, releaseRun) };

/** Sends a run back, with the reason. */
export const withdrawRunForm: FormRoute = { path: '/runs/:run/withdraw', act: withdraw };

/** Hands out a file of a released run. */
export const takeFileForm: FormRoute = { path: '/runs/:run/file', act: takeFile };

async function takeFile(posted: Posted): Promise<Outcome<AfterPost>> {
  const ask = { run: posted.param('run'), kind: posted.field('kind') };
  const file = await paymentFile(posted.actions, posted.actor, ask);
  if (!file.ok) return file;
  const { name, content } = file.value;
  return { ok: true, value: { kind: 'file', name, content } };
}

async function decide(posted: Posted, verb: typeof certifyRun): Promise<Outcome<AfterPost>> {
  const run = posted.param('run');
  const interests = interestsPosted(posted);
  if (!interests.ok) return interests;
  const words = { interests: interests.value, comment: posted.field('comment'), decision: posted.field('decision') };
  const done = await verb(posted.actions, posted.actor, { run, contentHash: posted.field('contentHash'), ...words });
  return done.ok ? { ok: true, value: goTo(runAddress(run)) } : done;
}

async function withdraw(posted: Posted): Promise<Outcome<AfterPost>> {
  const run = posted.param('run');
  const done = await withdrawRun(posted.actions, posted.actor, { run, comment: posted.field('reason') });
  return done.ok ? { ok: true, value: goTo(runAddress(run)) } : done;
}

const NOT_DECLARED: Refusal = {
  code: 'input.invalid',
  message: 'You have not said whether you have an interest in anybody whom the run pays.',
  remedy: 'Go back and choose an answer: none, or the payees by their codes.',
};

/** The declaration that a form carries: `none`, or payees by their codes, separated by commas or spaces. */
export function interestsPosted(posted: Posted): Outcome<readonly string[]> {
  const answer = posted.field('interest');
  if (answer === 'none') return { ok: true, value: [] };
  const codes = posted
    .field('payees')
    .toUpperCase()
    .split(/[\s,]+/)
    .filter((code) => code !== '');
  return answer === 'some' && codes.length > 0 ? { ok: true, value: codes } : refused(NOT_DECLARED);
}
