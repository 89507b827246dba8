import type { FundsReport, ReportBasis } from '../../../reports/index.ts';
import { BASIS, HASH, OCTOBER, type PageExample, pounds, withEachMissing } from '../../examples/example.ts';
import { fundsView } from './view.ts';

type Given = FundsReport & { readonly basis: ReportBasis };

const FUND = {
  fund: 'DELEGATED_PMC',
  title: 'Delegated primary medical care',
  sources: [{ account: 'Allocation', title: 'Allocation', amountPence: pounds('1300000.00') }],
  applications: [{ account: 'GMS global sum', title: 'GMS global sum', amountPence: pounds('712345.67') }],
  sourcesPence: pounds('1300000.00'),
  applicationsPence: pounds('712345.67'),
  leftPence: pounds('587654.33'),
  drawablePence: pounds('10000.00'),
};
const REPORT: Given = {
  basis: BASIS,
  year: '2025/26',
  month: OCTOBER,
  funds: [FUND, { ...FUND, fund: 'POOLED', title: 'Pooled fund', sources: [], leftPence: pounds('-712345.67') }],
  yearEnds: [
    {
      year: '2024/25',
      fund: 'DELEGATED_PMC',
      surplusPence: pounds('10000.00'),
      cumulativePence: pounds('10000.00'),
      head: HASH,
      recordedBy: 'Sterling Countersign',
      recordedAt: '2025-04-20T09:00:00.000Z',
    },
  ],
};

export const examples: readonly PageExample[] = [
  { name: 'funds', page: () => fundsView(REPORT) },
  ...withEachMissing(REPORT, ['funds', 'yearEnds']).map(({ path, report }) => ({
    name: `funds without ${path}`,
    page: () => fundsView(report),
  })),
  { name: 'funds that are kept within', page: () => fundsView({ ...REPORT, funds: [FUND] }) },
];
