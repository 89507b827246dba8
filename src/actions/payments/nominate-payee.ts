import { type Actor, accepted, type OdsCode, type Outcome, refused } from '../../base/index.ts';
import { noNetwork } from '../../contracts/index.ts';
import {
  approveNomination as approveIt,
  type NominationJson,
  nominatePayee as nominateIt,
  type WaitingNomination,
} from '../../payments/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';
import { payeeNamed } from './bank-details.ts';

/** A network, and the payee that it nominated, by its id. */
export type NominatePayeeAsk = { readonly network: OdsCode; readonly payee: string };

/**
 * Proposes another payee for a network; somebody else approves it. Refuses `access.denied`, `not-found` for who is no network
 * or is not paid, and `input.invalid` for whom the network is paid to already.
 */
export function nominatePayee(
  context: ActionContext,
  actor: Actor,
  ask: NominatePayeeAsk,
): Promise<Outcome<WaitingNomination>> {
  const { network } = ask;
  const deed = { action: 'prepare payment', verb: 'nominate payee', subject: `network ${network}` } as const;
  return acting(context, actor, deed, async () => {
    const { store, clock, businessDate: on, payments, holdings = [] } = context;
    const held = holdings.find(({ holder, json }) => holder === network && json.network !== undefined);
    if (held === undefined) return refused(noNetwork(network));
    const payee = payeeNamed(context, ask.payee);
    if (!payee.ok) return payee;
    const standing = payments.payees.payeeOf(network, held.json.network?.name ?? network, on);
    if (standing.id === payee.value.id) return refused(isAlready(network, standing.name));
    return accepted(await nominateIt(store, { earner: network, payee: payee.value, by: actor, at: clock.now(), on }));
  });
}

/** Approves the payee that somebody else proposed for a network; nothing is paid for it until the pause has passed. */
export function approveNomination(
  context: ActionContext,
  actor: Actor,
  { network: earner, payee }: NominatePayeeAsk,
): Promise<Outcome<NominationJson>> {
  const deed = { action: 'certify payment', verb: 'approve payee', subject: `network ${earner}` } as const;
  return acting(context, actor, deed, async () => {
    const { store, clock, businessDate: on, payments } = context;
    const { pauseDays } = payments.payer;
    const { json: payees } = payments.payees;
    return approveIt(store, { earner, payee, payees, pauseDays, by: actor, at: clock.now(), on });
  });
}

function isAlready(network: OdsCode, name: string) {
  return {
    code: 'input.invalid',
    message: `${name} is the payee of ${network} already.`,
    remedy: 'Name another payee.',
  } as const;
}
