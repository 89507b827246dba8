import { approveNomination, nominatePayee } from '../../../actions/index.ts';
import { type OdsCode, type Outcome, odsCodeFromText } from '../../../base/index.ts';
import { type AfterPost, type FormRoute, goTo, type Posted } from '../../form-route.ts';
import { networkAddress } from '../../layout/addresses.ts';
import { noSuchAddress } from '../../route.ts';

/** Proposes another payee for a network. */
export const nominatePayeeForm: FormRoute = {
  path: '/network/:network/payee',
  act: (posted) => after(posted, (network) => nominatePayee(posted.actions, posted.actor, asked(posted, network))),
};

/** Approves the payee that somebody else proposed. */
export const approveNominationForm: FormRoute = {
  path: '/network/:network/approve',
  act: (posted) => after(posted, (network) => approveNomination(posted.actions, posted.actor, asked(posted, network))),
};

function asked(posted: Posted, network: OdsCode) {
  return { network, payee: posted.field('payee') };
}

async function after(
  posted: Posted,
  act: (network: OdsCode) => Promise<Outcome<unknown>>,
): Promise<Outcome<AfterPost>> {
  const network = odsCodeFromText(posted.param('network'));
  if (network === undefined) return noSuchAddress();
  const done = await act(network);
  return done.ok ? { ok: true, value: goTo(networkAddress(network)) } : done;
}
