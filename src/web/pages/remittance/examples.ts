import { day } from '../../../base/index.ts';
import type { RemittanceReport, ReportBasis } from '../../../reports/index.ts';
import { BASIS, OCTOBER, type PageExample, PLACE, pounds, withEachMissing } from '../../examples/example.ts';
import { remittanceView } from './view.ts';

const ADVICE: RemittanceReport & { readonly basis: ReportBasis } = {
  basis: BASIS,
  place: PLACE,
  month: OCTOBER,
  run: '2025-10-1',
  reference: 'X00036-2025-10-1',
  payee: { id: 'X00P01', name: 'Commonside Federation', route: 'pain.001' },
  payOn: day('2025-10-28'),
  state: 'instructed',
  amountPence: pounds('130315.54'),
  lines: [
    { term: 'global-sum', title: 'Global sum', amountPence: pounds('128000.00') },
    { term: 'arrears', title: 'Arrears of the global sum', amountPence: pounds('2315.54') },
  ],
};

export const examples: readonly PageExample[] = [
  { name: 'remittance advice', page: () => remittanceView(ADVICE) },
  { name: 'remittance advice of what came back', page: () => remittanceView({ ...ADVICE, state: 'returned' }) },
  {
    name: 'remittance advice of a practice that is paid itself',
    page: () => remittanceView({ ...ADVICE, payee: { id: PLACE.practice, name: PLACE.name, route: 'pcse' } }),
  },
  ...withEachMissing(ADVICE, ['lines']).map(({ path, report }) => ({
    name: `remittance advice without ${path}`,
    page: () => remittanceView(report),
  })),
];
