import type { ReconciliationSummary, ReconciliationsReport, ReportBasis } from '../../../reports/index.ts';
import { BASIS, HASH, type PageExample, pounds, withEachMissing } from '../../examples/example.ts';
import { reconciliationsView } from './view.ts';

export const STATEMENT: ReconciliationSummary = {
  sha256: HASH,
  file: 'pcse-october.csv',
  kind: 'pcse-statement',
  by: 'Penny Ledger',
  at: '2025-10-29T09:00:00.000Z',
  counts: { matched: 46, returned: 1, missing: 1, unexpected: 0 },
};

const open = { run: '2025-10-1', payee: 'Commonside Federation', amountPence: pounds('130315.54'), entry: '12' };
const GIVEN: ReconciliationsReport & { readonly basis: ReportBasis } = {
  basis: BASIS,
  files: [STATEMENT, { ...STATEMENT, file: 'bank.xml', kind: 'camt.053' }],
  open: [
    { ...open, reference: 'X00036-2025-10-1', state: 'returned', mayTakeBack: true },
    { ...open, reference: 'X00010-2025-10-1', state: 'instructed', mayTakeBack: false },
  ],
  openPence: pounds('260631.08'),
  mayReconcile: true,
};

export const examples: readonly PageExample[] = [
  { name: 'reconciliations', page: () => reconciliationsView(GIVEN) },
  { name: 'reconciliations to read', page: () => reconciliationsView({ ...GIVEN, mayReconcile: false }) },
  ...withEachMissing(GIVEN, ['files', 'open']).map(({ path, report }) => ({
    name: `reconciliations without ${path}`,
    page: () => reconciliationsView(report),
  })),
];
