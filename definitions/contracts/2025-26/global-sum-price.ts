import type { ContractInput } from '../../../src/contracts/index.ts';

/** The dated global sum price and out-of-hours share, as they hold in the month. */
export const globalSumInputs: Record<string, ContractInput> = {
  price: {
    label: 'price per weighted patient',
    unit: 'pounds per weighted patient per year',
    from: { kind: 'rate', rate: 'global-sum-price', on: 'the month' },
  },
  'out-of-hours-share': {
    label: 'out-of-hours share',
    unit: 'share',
    from: { kind: 'rate', rate: 'out-of-hours-share', on: 'the month' },
  },
};
