import { day } from '../../../base/index.ts';
import type { ReportBasis, SpendReport, SpendRow } from '../../../reports/index.ts';
import { BASIS, OCTOBER, type PageExample, pounds, withEachMissing } from '../../examples/example.ts';
import { spendingView } from './view.ts';

type Given = SpendReport & { readonly basis: ReportBasis };

export const SPEND: SpendRow = {
  entry: '17',
  position: 1,
  reference: 'statement:X00036:2025-10',
  date: day('2025-10-31'),
  fund: 'DELEGATED_PMC',
  account: 'GMS global sum',
  subject: 'X00036',
  description: 'GMS statement of Linden Park Surgery for October 2025',
  lineId: 'X00036/2025-10/global-sum',
  amountPence: pounds('130315.54'),
  payee: 'Linden Park Surgery',
  invoice: 'X00036-2025-10-1',
};
const REPORT: Given = {
  basis: BASIS,
  month: OCTOBER,
  department: 'Department of Health and Social Care',
  entity: 'Westmarch',
  thresholdPence: pounds('25000.00'),
  rows: [SPEND, { ...SPEND, position: 2, account: 'QOF aspiration', invoice: '', amountPence: pounds('1204.10') }],
};

export const examples: readonly PageExample[] = [
  { name: 'spending', page: () => spendingView(REPORT) },
  ...withEachMissing(REPORT, ['rows']).map(({ path, report }) => ({
    name: `spending without ${path}`,
    page: () => spendingView(report),
  })),
];
