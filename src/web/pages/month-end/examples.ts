import { day } from '../../../base/index.ts';
import type { MonthEndReport, ReportBasis } from '../../../reports/index.ts';
import { BASIS, HASH, OCTOBER, type PageExample, pounds, SEPTEMBER, withEachMissing } from '../../examples/example.ts';
import { monthEndView } from './view.ts';

type Given = MonthEndReport & { readonly basis: ReportBasis };

const COMMITMENT = {
  id: 'winter-locum',
  fund: 'DELEGATED_PMC',
  account: 'Locum cover',
  amountPence: pounds('12000.00'),
  description: 'Cover over the winter',
  reservedOn: day('2025-10-01'),
  expiresOn: day('2026-03-31'),
  reservedBy: 'finance',
  end: null,
};
const CLOSED = {
  month: OCTOBER,
  lastEntry: '412',
  head: HASH,
  closedBy: 'Sterling Countersign',
  closedAt: '2025-11-07T16:00:00.000Z',
};
const WAITING = {
  reference: 'winter',
  kind: 'transfer' as const,
  reason: 'Winter beds',
  amountPence: pounds('50000.00'),
  decisionReference: 'Board 12',
  proposedBy: 'Penny Ledger',
  proposedAt: '2025-11-03T10:00:00.000Z',
  mayApprove: true,
};
const REPORT: Given = {
  basis: BASIS,
  month: OCTOBER,
  closed: null,
  closedTo: SEPTEMBER,
  isOver: true,
  mayClose: true,
  mayPrepare: true,
  journals: [
    {
      entry: '413',
      reference: 'accrual:achievement:2025-10',
      date: day('2025-10-31'),
      lateOf: null,
      fund: 'DELEGATED_PMC',
      description: 'Achievement earned and not paid at the end of October 2025',
      debitPence: pounds('412000.00'),
    },
  ],
  waiting: [WAITING, { ...WAITING, reference: 'spring', decisionReference: null, mayApprove: false }],
  commitments: [COMMITMENT, { ...COMMITMENT, id: 'used', end: { how: 'posted', entry: '400', on: day('2025-10-20') } }],
  isfe: {
    month: OCTOBER,
    file: { id: '1', name: 'isfe-2025-10.csv', importedBy: 'Penny Ledger', importedAt: '2025-11-05T09:00:00.000Z' },
    codes: 41,
    differences: [
      {
        code: 'X00-600300-52100000-00000-00000-000000',
        what: 'GMS global sum of DELEGATED_PMC',
        oursPence: pounds('712345.67'),
        theirsPence: pounds('700000.00'),
        differencePence: pounds('12345.67'),
      },
    ],
    agreement: {
      month: OCTOBER,
      differences: 1,
      words: 'Paid in November',
      head: HASH,
      agreedBy: 'Sterling Countersign',
      agreedAt: '2025-11-06T09:00:00.000Z',
    },
  },
};

export const examples: readonly PageExample[] = [
  { name: 'month end', page: () => monthEndView(REPORT) },
  { name: 'month end that is closed', page: () => monthEndView({ ...REPORT, closed: CLOSED, closedTo: OCTOBER }) },
  { name: 'month end for a reader', page: () => monthEndView({ ...REPORT, mayClose: false, mayPrepare: false }) },
  {
    name: 'month end before a later closing',
    page: () => monthEndView({ ...REPORT, month: SEPTEMBER, closedTo: OCTOBER }),
  },
  ...withEachMissing(REPORT, [
    'closedTo',
    'journals',
    'waiting',
    'commitments',
    'isfe.file',
    'isfe.differences',
    'isfe.agreement',
  ]).map(({ path, report }) => ({ name: `month end without ${path}`, page: () => monthEndView(report) })),
];
