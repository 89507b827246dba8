import type { PayerJson } from '../../src/payments/index.ts';

/** Entity – cost centre – subjective – analysis 1 – analysis 2 – spare: segments and order are unverified. */
function coded(costCentre: string, subjective: string): readonly string[] {
  return ['X00', costCentre, subjective, '00000', '00000', '000000'];
}

const PRIMARY_CARE = '960001';

/**
 * The body that pays: its account, its Bacs service user number, the pause after a change of bank details and how it codes
 * accounts in ISFE. All values are invented for the demonstration; the order of the segments is from memory and
 * unverified. A commissioner puts its own in their place.
 */
export const demonstrationPayer: PayerJson = {
  id: 'demonstration',
  status: 'invented',
  source: 'Invented; the account is a published test account of the modulus check.',
  name: 'Commonweal Demonstration Commissioner',
  account: { sortCode: '107999', accountNumber: '88837491', accountName: 'DEMONSTRATION COMMISSIONER' },
  bacs: { serviceUserNumber: '999999', processing: 'single' },
  pauseDays: 5,
  codes: {
    segments: ['entity', 'cost centre', 'subjective', 'analysis 1', 'analysis 2', 'spare'],
    accounts: {
      'GMS global sum': coded(PRIMARY_CARE, '52161001'),
      'GMS MPIG correction factor': coded(PRIMARY_CARE, '52161002'),
      'PMS baseline': coded(PRIMARY_CARE, '52161010'),
      'APMS contract': coded(PRIMARY_CARE, '52161020'),
      'QOF aspiration': coded(PRIMARY_CARE, '52161031'),
      'QOF achievement': coded(PRIMARY_CARE, '52161032'),
    },
    payable: coded('000000', '21610001'),
    suspense: coded('000000', '99999999'),
  },
};
