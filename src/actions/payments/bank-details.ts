import { type Actor, type OdsCode, type Outcome, odsCodeFromText, refused } from '../../base/index.ts';
import {
  approveBankDetails as approveIt,
  BANK_ROUTES,
  type BankDetails,
  bankDetailsFromText,
  type ModulusAnswer,
  type Payee,
  proposeBankDetails as proposeIt,
} from '../../payments/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';

export type ProposeBankDetailsAsk = BankDetails & { readonly payee: string };

/** What was proposed, by its own id, and what the modulus check said of the account; `not checked`: there is no table. */
export type ProposedBankDetails = { readonly id: string; readonly modulus: ModulusAnswer | 'not checked' };

/**
 * Proposes other bank details for a payee; somebody else approves them. Refuses `access.denied`, `not-found` for nobody who
 * is paid, and `input.invalid` for who is not paid by the bank, and for what is no account or fails the modulus check.
 */
export function proposeBankDetails(
  context: ActionContext,
  actor: Actor,
  ask: ProposeBankDetailsAsk,
): Promise<Outcome<ProposedBankDetails>> {
  const deed = { action: 'prepare payment', verb: 'propose bank details', subject: `payee ${ask.payee}` } as const;
  return acting(context, actor, deed, async () => {
    const payee = payeeNamed(context, ask.payee);
    if (!payee.ok) return payee;
    if (!BANK_ROUTES.includes(payee.value.route)) return refused(needsNone(payee.value));
    const details = bankDetailsFromText(ask);
    if (!details.ok) return details;
    const modulus = context.payments.modulus?.check(details.value) ?? 'not checked';
    if (modulus === 'fails') return refused(FAILS);
    const { store, clock, businessDate: on } = context;
    const kept = await proposeIt(store, { payee: payee.value, details: details.value, by: actor, at: clock.now(), on });
    return kept.ok ? { ok: true, value: { id: kept.value.id, modulus } } : kept;
  });
}

const FAILS = {
  code: 'input.invalid',
  message: 'There is no account of that number under that sort code: the modulus check fails.',
  remedy: 'Ask the payee for the numbers again, by a way that you knew before.',
} as const;

function needsNone({ id, name }: Payee) {
  return {
    code: 'input.invalid',
    message: `${name} (${id}) is not paid by the bank, and needs no bank details here.`,
    remedy: 'Have its route changed in the definition of the payees first.',
  } as const;
}

export type ApproveBankDetailsAsk = { readonly payee: string; readonly details: string };

/** Approves bank details that somebody else proposed; they are used when the pause has passed. */
export function approveBankDetails(
  context: ActionContext,
  actor: Actor,
  ask: ApproveBankDetailsAsk,
): Promise<Outcome<{ readonly id: string }>> {
  const deed = { action: 'certify payment', verb: 'approve bank details', subject: `payee ${ask.payee}` } as const;
  return acting(context, actor, deed, async () => {
    const { store, clock, businessDate: on, payments } = context;
    const { pauseDays } = payments.payer;
    const kept = await approveIt(store, { ...ask, by: actor, at: clock.now(), on, pauseDays });
    return kept.ok ? { ok: true, value: { id: kept.value.id } } : kept;
  });
}

/** A payee that is listed today, or a practice that is paid itself. Refuses `not-found`. */
export function payeeNamed({ payments, register, businessDate }: ActionContext, id: string): Outcome<Payee> {
  const listed = payments.payees.listedOn(businessDate).find(({ payee }) => payee.id === id);
  if (listed !== undefined) return { ok: true, value: listed.payee };
  const practice = odsCodeFromText(id) as OdsCode | undefined;
  const known = practice === undefined ? undefined : register.practice(practice);
  if (known?.ok) {
    const payee = payments.payees.payeeOf(known.value.code, known.value.name, businessDate);
    if (payee.id === id) return { ok: true, value: payee };
  }
  return refused({
    code: 'not-found',
    message: `Nobody of the code ${id} is paid.`,
    remedy: 'Look at the list of payees.',
  });
}
