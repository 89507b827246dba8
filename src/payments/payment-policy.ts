import { accepted, type Json, type Outcome } from '../base/index.ts';
import { SchemeOfDelegation } from '../governance/index.ts';
import { ChartOfAccounts } from '../ledger/index.ts';
import { ModulusTable, type ModulusTexts } from './bank/modulus/modulus-table.ts';
import { payerFromJson } from './files/payer.ts';
import { PayeeBook } from './payee.ts';
import type { PaymentPolicy } from './run-shape.ts';

/** The frozen forms of what payments are made by, and the operator's tables of the modulus check, if any. */
export type PaymentPolicyJson = {
  readonly scheme: Json;
  readonly payees: Json;
  readonly payer: Json;
  readonly chart: Json;
  readonly modulus?: ModulusTexts | undefined;
};

/** Reads the policy by which payments are made. Refuses `definition.invalid` and `configuration.invalid`, naming the part. */
export function paymentPolicy(json: PaymentPolicyJson): Outcome<PaymentPolicy> {
  const scheme = SchemeOfDelegation.fromJson(json.scheme);
  if (!scheme.ok) return scheme;
  const payees = PayeeBook.fromJson(json.payees);
  if (!payees.ok) return payees;
  const payer = payerFromJson(json.payer);
  if (!payer.ok) return payer;
  const chart = ChartOfAccounts.fromJson(json.chart);
  if (!chart.ok) return chart;
  const policy = { scheme: scheme.value, payees: payees.value, payer: payer.value, chart: chart.value };
  if (json.modulus === undefined) return accepted(policy);
  const modulus = ModulusTable.fromText(json.modulus);
  return modulus.ok ? accepted({ ...policy, modulus: modulus.value }) : modulus;
}
