import type { BankDetails, PayeesJson } from '../../src/payments/index.ts';

/**
 * Who is paid otherwise than by themselves through PCSE, or for others too. All invented: two practices with a payee of their
 * own choosing and one whose company is paid as a supplier, so that each route is to be seen; and whom the five networks
 * nominated, of which two a practice of theirs.
 */
export const demonstrationPayees: PayeesJson = {
  id: 'demonstration',
  status: 'invented',
  source: 'Invented for the demonstration.',
  payees: [
    { id: 'X00P01', name: 'Commonside Federation', route: 'pain.001', earners: ['X00027'], validFrom: '2023-04-01' },
    { id: 'X00P02', name: 'Brook Street Partners', route: 'bacs-18', earners: ['X00031'], validFrom: '2023-04-01' },
    { id: 'X00005', name: 'Elm Bank Practice', route: 'pcse', earners: [], validFrom: '2023-04-01' },
    { id: 'X00010', name: 'Juniper Health Centre', route: 'pcse', earners: [], validFrom: '2023-04-01' },
    { id: 'X00P03', name: 'Sorrel Healthcare Limited', route: 'isfe', earners: ['X00043'], validFrom: '2023-04-01' },
  ],
  nominations: [
    { earner: 'X00N1', payee: 'X00P01', validFrom: '2025-04-01' },
    { earner: 'X00N2', payee: 'X00005', validFrom: '2025-04-01' },
    { earner: 'X00N3', payee: 'X00P01', validFrom: '2025-04-01' },
    { earner: 'X00N4', payee: 'X00010', validFrom: '2025-04-01' },
    { earner: 'X00N5', payee: 'X00P01', validFrom: '2025-04-01' },
  ],
};

/** Accounts of those who are paid by the bank: published test accounts of the modulus check, which are nobody's. */
export const demonstrationAccounts: readonly (BankDetails & { readonly payee: string })[] = [
  { payee: 'X00P01', sortCode: '089999', accountNumber: '66374958', accountName: 'COMMONSIDE FEDERATION' },
  { payee: 'X00P02', sortCode: '202959', accountNumber: '63748472', accountName: 'BROOK STREET PARTNERS' },
];
