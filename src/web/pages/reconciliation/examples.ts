import { day } from '../../../base/index.ts';
import type { ReconciliationReport, ReportBasis } from '../../../reports/index.ts';
import { BASIS, type PageExample, pounds, withEachMissing } from '../../examples/example.ts';
import { STATEMENT } from '../reconciliations/examples.ts';
import { reconciliationView } from './view.ts';

const found = { reference: 'X00036-2025-10-1', amountPence: pounds('130315.54'), on: day('2025-10-28'), row: 2 };
const GIVEN: ReconciliationReport & { readonly basis: ReportBasis } = {
  ...STATEMENT,
  basis: BASIS,
  findings: [
    { ...found, outcome: 'matched', words: 'Paid, to the penny.' },
    { ...found, outcome: 'returned', words: 'Returned: Account closed.' },
    { ...found, outcome: 'missing', row: null, words: 'No file says that it was paid.' },
    { ...found, outcome: 'unexpected', reference: '', words: 'No payment of ours has this reference.' },
  ],
};

export const examples: readonly PageExample[] = [
  { name: 'reconciliation', page: () => reconciliationView(GIVEN) },
  ...withEachMissing(GIVEN, ['findings']).map(({ path, report }) => ({
    name: `reconciliation without ${path}`,
    page: () => reconciliationView(report),
  })),
];
