import { day } from '../../../base/index.ts';
import type { RegisteredContract } from '../../../reports/index.ts';
import { BASIS, type PageExample, pounds } from '../../examples/example.ts';
import { contractsView } from './view.ts';

const CONTRACT: RegisteredContract = {
  ...{
    holder: 'X00036',
    holderName: 'Linden Park Surgery',
    isPractice: true,
    contract: 'gms/2025-26',
    title: 'GMS 2025/26',
  },
  ...{ type: 'GMS', from: day('2025-04-01'), to: day('2026-03-31'), decisions: [], ended: null },
  ...{ valuePence: pounds('1303155.36'), basis: 'October 2025 × 12', paidPence: pounds('108596.28') },
};
const AWARDED: RegisteredContract = {
  ...{
    holder: 'X00S1',
    holderName: 'Invented Sleep Service',
    isPractice: false,
    contract: 'procurement-1',
    title: 'Sleep',
  },
  ...{ type: 'community', from: day('2026-02-01'), to: null, valuePence: pounds('120000.00') },
  ...{ basis: 'as awarded', paidPence: null },
  ...{ decisions: ['PCCC 2026-01-13 item 1'], ended: null },
};

export const examples: readonly PageExample[] = [
  {
    name: 'contracts',
    page: () =>
      contractsView({
        basis: BASIS,
        contracts: [
          CONTRACT,
          { ...CONTRACT, ended: 'went into X00010' },
          { ...CONTRACT, valuePence: null, basis: 'no month was paid yet', paidPence: null },
          AWARDED,
        ],
      }),
  },
  { name: 'none', page: () => contractsView({ basis: BASIS, contracts: [] }) },
];
