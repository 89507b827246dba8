import type { SchemeOfDelegationJson } from '../../src/governance/index.ts';

/**
 * Who may prepare, certify and release payments, and up to how much alone. Every commissioner adopts a scheme of its
 * own: roles and limits here are invented for the demonstration, and a commissioner puts its own in their place. A limit
 * that changes is another row with its own dates; the row before keeps its limit and gets a last day.
 */
export const schemeOfDelegation: SchemeOfDelegationJson = {
  id: 'payments',
  status: 'invented',
  source: 'The demonstration’s scheme; no published scheme was followed.',
  delegations: [
    { step: 'prepare', role: 'operator', validFrom: '2023-04-01' },
    { step: 'prepare', role: 'finance lead', validFrom: '2023-04-01' },
    { step: 'certify', role: 'finance lead', limitPence: 500_000_00, validFrom: '2023-04-01' },
    { step: 'certify', role: 'payment approver', limitPence: 10_000_000_00, validFrom: '2023-04-01' },
    { step: 'release', role: 'payment approver', limitPence: 10_000_000_00, validFrom: '2023-04-01' },
  ],
};
