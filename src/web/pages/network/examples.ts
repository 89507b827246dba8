import { day, odsCode } from '../../../base/index.ts';
import type { NetworkReport, ReportBasis } from '../../../reports/index.ts';
import {
  BASIS,
  NETWORK,
  OCTOBER,
  type PageExample,
  PLACE,
  pounds,
  SEPTEMBER,
  withEachMissing,
} from '../../examples/example.ts';
import { networkView } from './view.ts';

const REPORT: NetworkReport & { readonly basis: ReportBasis } = {
  basis: BASIS,
  place: NETWORK,
  contracts: [
    {
      id: 'network/2025-26',
      title: 'Primary care network 2025/26',
      from: day('2025-04-01'),
      to: day('2026-03-31'),
      source: 'Invented',
    },
  ],
  members: [
    { practice: PLACE.practice, name: PLACE.name, from: day('2023-04-01'), to: null },
    { practice: odsCode('X00010'), name: 'Juniper Health Centre', from: day('2023-04-01'), to: day('2025-09-30') },
  ],
  payee: { id: 'X00P01', name: 'Commonside Federation', route: 'pain.001' },
  pausedUntil: null,
  pauseDays: 5,
  waiting: null,
  mayApprove: false,
  choices: [{ id: PLACE.practice, name: PLACE.name, route: 'pcse' }],
  months: [
    {
      month: SEPTEMBER,
      payment: { kind: 'statement', totalPence: pounds('110218.40'), heldLines: 0, isPaid: true },
      ...{ registered: 85_501, poundsPerHead: '1.29' },
    },
    {
      month: OCTOBER,
      payment: { kind: 'statement', totalPence: pounds('110218.40'), heldLines: 1, isPaid: false },
      ...{ registered: null, poundsPerHead: null },
    },
  ],
};

export const examples: readonly PageExample[] = [
  { name: 'network', page: () => networkView(REPORT) },
  {
    name: 'network of which another payee waits for a second person',
    page: () => {
      const payee = { id: PLACE.practice, name: PLACE.name, route: 'pcse' as const };
      const waiting = { payee, by: 'Penny Ledger', on: '2025-10-02' };
      return networkView({ ...REPORT, waiting, mayApprove: true, choices: [] });
    },
  },
  {
    name: 'network in the pause after a change of payee',
    page: () => networkView({ ...REPORT, pausedUntil: day('2025-10-07'), choices: [] }),
  },
  {
    name: 'network to who may not see its money',
    page: () => {
      const payment = { kind: 'not shown' as const, reason: 'You may not see it.' };
      const months = [{ month: OCTOBER, payment, registered: null, poundsPerHead: null }];
      return networkView({ ...REPORT, months });
    },
  },
  ...withEachMissing(REPORT, ['contracts', 'members', 'months']).map(({ path, report }) => ({
    name: `network without ${path}`,
    page: () => networkView(report),
  })),
];
