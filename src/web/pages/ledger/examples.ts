import { day } from '../../../base/index.ts';
import type { LedgerReport, ReportBasis } from '../../../reports/index.ts';
import { BASIS, OCTOBER, type PageExample, pounds, withEachMissing } from '../../examples/example.ts';
import { ledgerView } from './view.ts';

type Given = LedgerReport & { readonly basis: ReportBasis };

const FUND = { fund: 'pmc', fundTitle: 'Delegated primary medical services' };

const LEDGER: Given = {
  basis: BASIS,
  balances: [
    {
      ...FUND,
      account: 'contract',
      accountTitle: 'Contract payments',
      debitPence: pounds('2764018.33'),
      creditPence: pounds('0.00'),
      balancePence: pounds('2764018.33'),
      postings: 50,
    },
    {
      ...FUND,
      account: 'payable',
      accountTitle: 'Owed to practices',
      debitPence: pounds('0.00'),
      creditPence: pounds('2764018.33'),
      balancePence: pounds('-2764018.33'),
      postings: 50,
    },
    {
      ...FUND,
      account: 'suspense',
      accountTitle: 'Suspense',
      debitPence: pounds('0.00'),
      creditPence: pounds('0.00'),
      balancePence: pounds('0.00'),
      postings: 0,
    },
  ],
  fund: null,
  account: null,
  month: null,
  entries: [
    {
      id: 'E-000412',
      reference: '2025-10/X00036',
      date: day('2025-10-15'),
      ...FUND,
      description: 'Linden Park Surgery, statement for October 2025',
      debitPence: pounds('130315.54'),
    },
  ],
  older: 'E-000362',
  limit: 50,
  verified: {
    ok: true,
    words: 'Debits equal credits in every fund, and 400 entries follow one another unchanged.',
    wholeAt: '2026-04-10T06:00:00.000Z',
  },
};

export const examples: readonly PageExample[] = [
  { name: 'ledger', page: () => ledgerView(LEDGER) },
  { name: 'trial balance', page: () => ledgerView({ ...LEDGER, month: OCTOBER }) },
  { name: 'ledger of a fund', page: () => ledgerView({ ...LEDGER, fund: 'pmc' }) },
  { name: 'ledger of an account', page: () => ledgerView({ ...LEDGER, fund: 'pmc', account: 'payable' }) },
  {
    name: 'ledger that does not hold',
    page: () =>
      ledgerView({
        ...LEDGER,
        verified: { ...LEDGER.verified, ok: false, words: 'Entry 399 is not as it was posted.' },
      }),
  },
  ...withEachMissing(LEDGER, ['balances', 'entries', 'older']).map(({ path, report }) => ({
    name: `ledger without ${path}`,
    page: () => ledgerView(report),
  })),
];
