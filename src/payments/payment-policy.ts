import { accepted, type Json, type Outcome } from '../base/index.ts';
import { SchemeOfDelegation } from '../governance/index.ts';
import { PayeeBook } from './payee.ts';
import type { PaymentPolicy } from './run-shape.ts';

/** The frozen forms of what payments are made by. */
export type PaymentPolicyJson = { readonly scheme: Json; readonly payees: Json };

/** Reads the policy by which payments are made. Refuses `definition.invalid`, naming the part. */
export function paymentPolicy(json: PaymentPolicyJson): Outcome<PaymentPolicy> {
  const scheme = SchemeOfDelegation.fromJson(json.scheme);
  if (!scheme.ok) return scheme;
  const payees = PayeeBook.fromJson(json.payees);
  if (!payees.ok) return payees;
  return accepted({ scheme: scheme.value, payees: payees.value });
}
