import type { PaidYearReport, ReportBasis } from '../../../reports/index.ts';
import { BASIS, OCTOBER, type PageExample, PLACE, payment, pounds, withEachMissing } from '../../examples/example.ts';
import { paidYearView } from './view.ts';

const GIVEN: PaidYearReport & { readonly basis: ReportBasis } = {
  basis: BASIS,
  place: PLACE,
  month: OCTOBER,
  year: '2025/26',
  lines: [
    { term: 'global-sum', title: 'Global sum', monthPence: pounds('128000.00'), yearPence: pounds('896000.00') },
    { term: 'arrears', title: 'Arrears', monthPence: pounds('0.00'), yearPence: pounds('6200.10') },
  ],
  monthPence: pounds('128000.00'),
  yearPence: pounds('902200.10'),
  payments: [{ ...payment({ state: 'paid' }), month: OCTOBER }],
};

export const examples: readonly PageExample[] = [
  { name: 'year to date', page: () => paidYearView(GIVEN) },
  ...withEachMissing(GIVEN, ['lines', 'payments']).map(({ path, report }) => ({
    name: `year to date without ${path}`,
    page: () => paidYearView(report),
  })),
];
