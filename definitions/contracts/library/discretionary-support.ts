import type { ContractJson } from '../../../src/contracts/index.ts';
import { datesOf, given } from './inputs.ts';

/** What a committee grants a practice beside its contract, a month at a time, for as long as its decision is in force. */
export const discretionarySupport: ContractJson = {
  id: 'discretionary-support/2025-26',
  title: 'Discretionary support 2025/26',
  contractType: 'reimbursement',
  ...datesOf(2025),
  source: 'National Health Service Act 2006, section 96; the amount is that of each decision',
  inputs: { amount: given('what the committee granted', 'pounds per month') },
  terms: [{ id: 'support', title: 'Discretionary support', unit: 'pounds per month', formula: { ref: 'amount' } }],
  lines: [{ term: 'support', account: 'Discretionary support' }],
};
