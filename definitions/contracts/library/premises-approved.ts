import { type ContractJson, divide } from '../../../src/contracts/index.ts';
import { given, MONTHS } from './inputs.ts';

/** What a committee approves of a premises request, a twelfth of the year’s amount each month, while its decision is in force. */
export const premisesApproved: ContractJson = {
  id: 'premises-approved/2025-30',
  title: 'Premises as approved, 2025 to 2030',
  contractType: 'reimbursement',
  ...{ validFrom: '2025-04-01', validTo: '2030-03-31' },
  source:
    'Premises Costs Directions 2024: the commissioner’s approval comes first; the amount is that of each decision',
  inputs: { amount: given('what the committee approved', 'pounds per year'), months: MONTHS },
  terms: [
    {
      ...{ id: 'premises-approved', title: 'Premises as approved', unit: 'pounds per month' },
      formula: divide('amount', 'months'),
    },
  ],
  lines: [{ term: 'premises-approved', account: 'Premises: rent' }],
};
