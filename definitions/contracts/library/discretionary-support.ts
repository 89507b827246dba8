import type { ContractJson } from '../../../src/contracts/index.ts';
import { datesOf, given, yearId, yearLabel } from './inputs.ts';

/** What a committee grants a practice beside its contract, a month at a time, for as long as its decision is in force. */
function support(startYear: number): ContractJson {
  return {
    id: `discretionary-support/${yearId(startYear)}`,
    title: `Discretionary support ${yearLabel(startYear)}`,
    contractType: 'reimbursement',
    ...datesOf(startYear),
    source: 'National Health Service Act 2006, section 96; the amount is that of each decision',
    inputs: { amount: given('what the committee granted', 'pounds per month') },
    terms: [{ id: 'support', title: 'Discretionary support', unit: 'pounds per month', formula: { ref: 'amount' } }],
    lines: [{ term: 'support', account: 'Discretionary support' }],
  };
}

export const discretionarySupport: readonly ContractJson[] = [support(2025), support(2026)];
