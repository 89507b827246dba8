import { approveBankDetails, proposeBankDetails } from '../../../actions/index.ts';
import type { Outcome } from '../../../base/index.ts';
import { type AfterPost, type FormRoute, goTo, type Posted } from '../../form-route.ts';
import { payeeAddress } from '../../layout/addresses.ts';

/** Proposes other bank details for a payee. */
export const proposeBankDetailsForm: FormRoute = { path: '/payees/:payee/bank', act: propose };

/** Approves bank details that somebody else proposed. */
export const approveBankDetailsForm: FormRoute = { path: '/payees/:payee/approve', act: approve };

async function propose(posted: Posted): Promise<Outcome<AfterPost>> {
  const payee = posted.param('payee');
  const [sortCode, accountNumber, accountName] = ['sortCode', 'accountNumber', 'accountName'].map(posted.field) as [
    string,
    string,
    string,
  ];
  const done = await proposeBankDetails(posted.actions, posted.actor, { payee, sortCode, accountNumber, accountName });
  return done.ok ? { ok: true, value: goTo(payeeAddress(payee)) } : done;
}

async function approve(posted: Posted): Promise<Outcome<AfterPost>> {
  const payee = posted.param('payee');
  const done = await approveBankDetails(posted.actions, posted.actor, { payee, details: posted.field('details') });
  return done.ok ? { ok: true, value: goTo(payeeAddress(payee)) } : done;
}
