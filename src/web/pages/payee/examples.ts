import type { PayeeReport, ReportBasis } from '../../../reports/index.ts';
import { BASIS, type PageExample, payment, withEachMissing } from '../../examples/example.ts';
import { BANK, EARNER, NO_BANK, NOMINATED } from '../payees/examples.ts';
import { payeeView } from './view.ts';

const PAYEE: PayeeReport & { readonly basis: ReportBasis } = {
  basis: BASIS,
  payee: { id: 'X00P01', name: 'Commonside Federation', route: 'pain.001' },
  earners: [EARNER, NOMINATED],
  bank: BANK,
  pauseDays: 5,
  mayPropose: true,
  mayApprove: true,
  payments: [payment({ state: 'paid' }), payment({ state: 'returned', reference: 'X00036-2025-09-1' })],
};

export const examples: readonly PageExample[] = [
  { name: 'payee with a change that waits', page: () => payeeView(PAYEE) },
  {
    name: 'payee in its pause',
    page: () => payeeView({ ...PAYEE, bank: { ...BANK, standing: 'paused', waiting: null }, mayApprove: false }),
  },
  { name: 'payee without bank details', page: () => payeeView({ ...PAYEE, bank: NO_BANK, mayApprove: false }) },
  {
    name: 'payee for somebody who may change nothing',
    page: () => payeeView({ ...PAYEE, mayPropose: false, mayApprove: false }),
  },
  ...withEachMissing(PAYEE, ['bank', 'payments', 'earners', 'bank.waiting']).map(({ path, report }) => ({
    name: `payee without ${path}`,
    page: () => payeeView(report),
  })),
];
