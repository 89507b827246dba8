import { approveReversal, reconcilePayments } from '../../../actions/index.ts';
import { type Outcome, type Refusal, refused } from '../../../base/index.ts';
import { type AfterPost, type FormRoute, goTo, type Posted } from '../../form-route.ts';
import { RECONCILIATIONS, reconciliationAddress } from '../../layout/addresses.ts';

const NO_FILE: Refusal = {
  code: 'input.invalid',
  message: 'No file was chosen.',
  remedy: 'Go back, choose a file, and send the form again.',
};

/** Compares a statement of what was paid with what was instructed. */
export const reconcileForm: FormRoute = { path: RECONCILIATIONS, takesFile: true, act: reconcile };

async function reconcile(posted: Posted): Promise<Outcome<AfterPost>> {
  if (posted.file === undefined) return refused(NO_FILE);
  const done = await reconcilePayments(posted.actions, posted.actor, { path: posted.file });
  return done.ok ? { ok: true, value: goTo(reconciliationAddress(done.value.sha256)) } : done;
}

/** Approves to take back the ledger entry of a payment that came back, as somebody else proposed it. */
export const takeBackForm: FormRoute = { path: `${RECONCILIATIONS}/take-back`, act: takeBack };

async function takeBack(posted: Posted): Promise<Outcome<AfterPost>> {
  const done = await approveReversal(posted.actions, posted.actor, { entry: posted.field('entry') });
  return done.ok ? { ok: true, value: goTo(RECONCILIATIONS) } : done;
}
