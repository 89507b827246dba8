import { day } from '../../../base/index.ts';
import type { LedgerEntryReport, ReportBasis } from '../../../reports/index.ts';
import { BASIS, HASH, OCTOBER, type PageExample, PLACE, pounds, withEachMissing } from '../../examples/example.ts';
import { ledgerEntryView } from './view.ts';

type Given = LedgerEntryReport & { readonly basis: ReportBasis };

const ENTRY: Given = {
  basis: BASIS,
  id: 'E-000412',
  reference: '2025-10/X00036',
  date: day('2025-10-15'),
  fund: 'pmc',
  fundTitle: 'Delegated primary medical services',
  description: 'Linden Park Surgery, statement for October 2025',
  postings: [
    {
      account: 'contract',
      accountTitle: 'Contract payments',
      fund: 'pmc',
      fundTitle: 'Delegated primary medical services',
      amountPence: pounds('126145.18'),
      subject: 'X00036',
      line: { practice: PLACE.practice, month: OCTOBER, term: 'global-sum', title: 'Global sum' },
    },
    {
      account: 'payable',
      accountTitle: 'Owed to practices',
      fund: 'pmc',
      fundTitle: 'Delegated primary medical services',
      amountPence: pounds('-126145.18'),
      subject: null,
      line: null,
    },
  ],
  decision: {
    id: 'D-2025-0117',
    by: 'Petra Lund, payment approver',
    at: '2025-10-14T09:12:00.000Z',
    contentHash: HASH,
  },
  run: '2025-10-1',
  reverses: 'E-000399',
  hash: HASH,
};

export const examples: readonly PageExample[] = [
  { name: 'ledger entry', page: () => ledgerEntryView(ENTRY) },
  ...withEachMissing(ENTRY, ['postings', 'run', 'reverses']).map(({ path, report }) => ({
    name: `ledger entry without ${path}`,
    page: () => ledgerEntryView(report),
  })),
];
