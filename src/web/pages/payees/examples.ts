import { day } from '../../../base/index.ts';
import type { PayeeBank, PayeeRow, PayeesReport, ReportBasis, ShownDetails } from '../../../reports/index.ts';
import { BASIS, type PageExample, PLACE, withEachMissing } from '../../examples/example.ts';
import { payeesView } from './view.ts';

type Earner = PayeeRow['earners'][number];

const DETAILS: ShownDetails = {
  id: '1',
  sortCode: '**-**-99',
  accountNumber: '****4958',
  accountName: 'Commonside Federation',
  proposedBy: 'Penny Ledger',
  proposedOn: day('2025-09-01'),
  approved: { by: 'Sterling Countersign', on: day('2025-09-02'), usableFrom: day('2025-09-07') },
};
const CHANGE: ShownDetails = { ...DETAILS, id: '2', accountNumber: '****7491', approved: null };

/** Bank details in use, of which a change waits. */
export const BANK: PayeeBank = { standing: 'usable', current: DETAILS, waiting: CHANGE, history: [CHANGE, DETAILS] };
export const NO_BANK: PayeeBank = { standing: 'none', current: null, waiting: null, history: [] };

/** Whom a payee is paid for, and the same while another payee is in its pause and a third waits. */
export const EARNER: Earner = {
  ...{ practice: PLACE.practice, name: PLACE.name, contractType: PLACE.contractType },
  ...{ pausedUntil: null, waiting: null },
};
export const NOMINATED: Earner = {
  ...EARNER,
  pausedUntil: day('2026-04-15'),
  waiting: {
    payee: { id: 'X00P02', name: 'Brook Street Partners', route: 'bacs-18' },
    by: 'Penny Ledger',
    on: '2026-04-09',
  },
};
const earners = [EARNER];
const PAYEES: PayeesReport & { readonly basis: ReportBasis } = {
  basis: BASIS,
  payees: [
    { payee: { id: 'X00P01', name: 'Commonside Federation', route: 'pain.001' }, earners, bank: BANK },
    { payee: { id: 'X00P02', name: 'Brook Street Partners', route: 'bacs-18' }, earners: [NOMINATED], bank: NO_BANK },
    {
      payee: { id: 'X00P04', name: 'Mill Lane Partners', route: 'bacs-18' },
      earners,
      bank: { ...BANK, standing: 'paused', waiting: null },
    },
    { payee: { id: 'X00P03', name: 'Sorrel Healthcare Limited', route: 'isfe' }, earners, bank: null },
  ],
  others: 46,
};

export const examples: readonly PageExample[] = [
  { name: 'payees', page: () => payeesView(PAYEES) },
  ...withEachMissing(PAYEES, ['payees']).map(({ path, report }) => ({
    name: `payees without ${path}`,
    page: () => payeesView(report),
  })),
];
