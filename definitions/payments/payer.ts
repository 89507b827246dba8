import type { PayerJson } from '../../src/payments/index.ts';

/**
 * The body that pays: its account, its Bacs service user number and the pause after a change of bank details. All values
 * are invented for the demonstration. A commissioner puts its own in their place.
 */
export const demonstrationPayer: PayerJson = {
  id: 'demonstration',
  status: 'invented',
  source: 'Invented; the account is a published test account of the modulus check.',
  name: 'Commonweal Demonstration Commissioner',
  account: { sortCode: '107999', accountNumber: '88837491', accountName: 'DEMONSTRATION COMMISSIONER' },
  bacs: { serviceUserNumber: '999999', processing: 'single' },
  pauseDays: 5,
};
