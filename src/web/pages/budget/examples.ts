import { month } from '../../../base/index.ts';
import type { BudgetReport, BudgetRow, ReportBasis } from '../../../reports/index.ts';
import { BASIS, HASH, OCTOBER, type PageExample, pounds, withEachMissing } from '../../examples/example.ts';
import { budgetView } from './view.ts';

type Given = BudgetReport & { readonly basis: ReportBasis };

const AMOUNTS = {
  planPence: pounds('1200000.00'),
  plannedToDatePence: pounds('700000.00'),
  actualPence: pounds('712345.67'),
  reservedPence: pounds('10000.00'),
  availablePence: pounds('477654.33'),
  forecastPence: pounds('1222345.67'),
  riskPence: pounds('5000.00'),
  mitigationPence: pounds('2500.00'),
};
const LINE: BudgetRow = {
  ...AMOUNTS,
  line: 'global-sum',
  title: 'Global sum',
  fund: 'DELEGATED_PMC',
  account: 'GMS global sum',
  recurrence: 'recurrent',
  holder: 'contracts',
  holderName: 'Clause Paragraph',
  isForecastRecorded: true,
  risk: 'Lists grow faster than planned',
  mitigation: 'Contingency',
};
const VERSION = {
  version: '3',
  year: '2025/26',
  file: 'budget-2025-26.csv',
  sha256: HASH,
  uploadedBy: 'Penny Ledger',
  uploadedAt: '2025-04-02T09:00:00.000Z',
};
const BUDGET: Given = {
  basis: BASIS,
  year: '2025/26',
  month: OCTOBER,
  holder: null,
  version: VERSION,
  versions: [VERSION],
  allocations: [
    {
      row: 2,
      kind: 'allocation',
      line: 'delegated',
      title: 'Delegated primary medical care',
      fund: 'DELEGATED_PMC',
      account: 'Allocation',
      holder: 'finance',
      recurrence: 'recurrent',
      amountPence: pounds('1300000.00'),
      fromMonth: month('2025-04'),
      toMonth: month('2026-03'),
    },
  ],
  lines: [
    LINE,
    {
      ...LINE,
      line: null,
      title: 'Locum cover',
      holder: null,
      holderName: null,
      isForecastRecorded: false,
      risk: null,
      mitigation: null,
    },
  ],
  totals: AMOUNTS,
  holders: [{ user: 'contracts', name: 'Clause Paragraph' }],
  mayUpload: true,
};

export const examples: readonly PageExample[] = [
  { name: 'budget', page: () => budgetView(BUDGET) },
  { name: 'budget of a holder', page: () => budgetView({ ...BUDGET, holder: 'contracts', mayUpload: false }) },
  ...withEachMissing(BUDGET, ['version', 'versions', 'allocations', 'lines', 'holders']).map(({ path, report }) => ({
    name: `budget without ${path}`,
    page: () => budgetView(report),
  })),
  { name: 'budget of nothing', page: () => budgetView({ ...BUDGET, version: null, versions: [], lines: [] }) },
];
