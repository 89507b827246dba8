import type { UsersJson } from '../../src/access/index.ts';

/** The demonstration's people: all invented, each with another role. */
export const demonstrationUsers: UsersJson = {
  users: [
    { id: 'operator', name: 'Olive Operator', role: 'operator', organisation: 'X00', reachedAt: '020 7946 0100' },
    { id: 'manager-x00010', name: 'Juno Managerson', role: 'practice manager', organisation: 'X00010' },
    { id: 'manager-x00036', name: 'Linden Desk', role: 'practice manager', organisation: 'X00036' },
    { id: 'manager-x00045', name: 'Wharton Rota', role: 'practice manager', organisation: 'X00045' },
    { id: 'gp-x00010', name: 'Dr Stella Stethoscope', role: 'general practitioner', organisation: 'X00010' },
    {
      id: 'finance',
      name: 'Penny Ledger',
      role: 'finance lead',
      organisation: 'X00',
      // Ofcom keeps 020 7946 0000 to 0999 for invented people.
      reachedAt: '020 7946 0121',
    },
    { id: 'approver', name: 'Sterling Countersign', role: 'payment approver', organisation: 'X00' },
    { id: 'releaser', name: 'Constance Purse', role: 'payment approver', organisation: 'X00' },
    { id: 'contracts', name: 'Clause Paragraph', role: 'contract manager', organisation: 'X00' },
    { id: 'quality', name: 'Verity Funnel', role: 'quality lead', organisation: 'X00' },
    { id: 'committee', name: 'Laurence Layman', role: 'committee member', organisation: 'X00' },
    { id: 'vice-chair', name: 'Vivian Deputy', role: 'committee member', organisation: 'X00' },
    { id: 'lay-member', name: 'Faith Plainspoken', role: 'committee member', organisation: 'X00' },
    { id: 'chief-officer', name: 'Marshal Mandate', role: 'committee member', organisation: 'X00' },
    { id: 'gp-x00036', name: 'Dr Percy Tendon', role: 'general practitioner', organisation: 'X00036' },
    { id: 'nurse', name: 'Florence Rounds', role: 'committee member', organisation: 'X00' },
    { id: 'consultant', name: 'Dr Hilary Ward', role: 'committee member', organisation: 'X00' },
    { id: 'nhs-england', name: 'Regina National', role: 'committee member', organisation: 'X00' },
    { id: 'healthwatch', name: 'Iris Watchful', role: 'committee member', organisation: 'X00' },
    { id: 'wellbeing-board', name: 'Councillor Wells', role: 'committee member', organisation: 'X00' },
    { id: 'lmc', name: 'Dr Local Medical', role: 'committee member', organisation: 'X00' },
    { id: 'secretary', name: 'Minnie Minute', role: 'committee secretary', organisation: 'X00' },
    { id: 'auditor', name: 'Audrey Trail', role: 'auditor', organisation: 'X00' },
    { id: 'voluntary', name: 'Hope Neighbour', role: 'provider manager', organisation: 'X00V1' },
    { id: 'hospital', name: 'Ward Ledgerman', role: 'provider manager', organisation: 'X00H1' },
    { id: 'hospital-x00h2', name: 'Theodora Theatre', role: 'provider manager', organisation: 'X00H2' },
    { id: 'analyst', name: 'Cora Enclave', role: 'validation analyst', organisation: 'X00' },
    { id: 'guardian', name: 'Calder Keepsafe', role: 'Caldicott guardian', organisation: 'X00' },
    { id: 'public', name: 'A member of the public', role: 'public', organisation: null },
  ],
};
