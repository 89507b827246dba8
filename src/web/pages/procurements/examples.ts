import { day } from '../../../base/index.ts';
import type { ProcurementsReport, ReportBasis, ShownProcurement } from '../../../reports/index.ts';
import { BASIS, type PageExample } from '../../examples/example.ts';
import { procurementsView } from './view.ts';

const ROUTE: ShownProcurement['procurement']['opened']['route'] = {
  ...{ id: 'direct-award-c', name: 'Direct award C', when: 'The incumbent does well.', hasStandstill: true },
  notices: [
    { id: 'intention', name: 'Notice of the intention to award', when: 'before the award' },
    { id: 'confirmation', name: 'Notice that the award is confirmed', when: 'after the award' },
  ],
  ...{ source: 'Statutory guidance', status: 'unverified' },
};

export const PROCUREMENT: ShownProcurement = {
  procurement: {
    id: 'procurement-1',
    opened: {
      route: ROUTE,
      standstill: { workingDays: 8, beginsDaysAfter: 1, source: 'Statutory guidance', status: 'unverified' },
      ...{
        title: 'Community sleep service',
        description: 'Sleep studies at home',
        contract: 'community',
        isNew: false,
      },
      ...{
        clinicalLead: 'Dr Hilary Ward',
        contractManager: 'Clause Paragraph',
        reason: 'It does well',
        valuePence: 120_000_00,
      },
    },
    openedOn: day('2026-03-02'),
    notices: new Map([['intention', { on: day('2026-04-01'), words: 'Notice 2026/17' }]]),
    representations: [
      { from: 'Another Sleep Service', words: 'We were not asked', answer: null },
      { from: 'A third', words: 'When does it begin?', answer: 'In June' },
    ],
    ...{ award: null, abandoned: null, entries: [] },
  },
  ...{
    stage: 'intended',
    standsStillUntil: day('2026-04-15'),
    waits: 'It stands still until the end of 15 April 2026.',
    decision: null,
  },
};

export const AWARDED: ShownProcurement = {
  ...PROCUREMENT,
  procurement: {
    ...PROCUREMENT.procurement,
    award: {
      ...{ supplier: 'Invented Sleep Service', registered: 'X00S1', valuePence: 118_000_00, words: 'It does well' },
      ...{ decision: 'PCCC 2026-04-21 item 1', on: day('2026-04-22') },
    },
  },
  ...{ stage: 'awarded', waits: 'It has ended already.' },
  decision: {
    ...{
      reference: 'PCCC 2026-04-21 item 1',
      committeeName: 'Primary care commissioning committee',
      words: 'Awarded.',
    },
    conflicts: [{ who: 'Dr Hilary Ward', interest: 'Works there', handling: 'leave for the item' }],
  },
};

const GIVEN: ProcurementsReport & { readonly basis: ReportBasis } = {
  basis: BASIS,
  procurements: [AWARDED, PROCUREMENT],
  mayOpen: [ROUTE],
  contracts: ['any', 'community'],
};

export const examples: readonly PageExample[] = [
  { name: 'procurements', page: () => procurementsView(GIVEN) },
  { name: 'none, read only', page: () => procurementsView({ ...GIVEN, procurements: [], mayOpen: [] }) },
];
