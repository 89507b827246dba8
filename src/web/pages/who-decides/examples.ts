import type { ReportBasis, WhoDecidesReport } from '../../../reports/index.ts';
import { BASIS, type PageExample, withEachMissing } from '../../examples/example.ts';
import { whoDecidesView } from './view.ts';

type Given = WhoDecidesReport & { readonly basis: ReportBasis };

const SOURCE = { source: 'Delegation agreement, schedule 2', status: 'found' } as const;

const GIVEN: Given = {
  basis: BASIS,
  phases: [
    { phase: 'before delegation', from: '2013-04-01' },
    { phase: 'delegated', from: '2016-04-01' },
  ],
  functions: [
    {
      id: 'merger',
      name: 'mergers of practices',
      holders: [
        { phases: ['before delegation'], contracts: ['GMS', 'PMS'], body: 'NHS England', ...SOURCE },
        { phases: ['delegated'], contracts: ['any'], body: 'the commissioner', through: 'committee', ...SOURCE },
      ],
    },
  ],
  committees: [
    {
      id: 'primary-care-commissioning',
      name: 'Primary care commissioning committee',
      purpose: 'Decides on primary care as delegated.',
      seats: [{ id: 'chair', role: 'lay member', isVoting: true, office: 'chair' }],
      quorum: {
        all: [
          { atLeast: 1, of: ['chair'] },
          { moreOf: ['lay member'], thanOf: ['general practitioner'] },
        ],
      },
      meets: 'in private',
      privateGround: 'It prepares advice.',
      decidesOnPrimaryCare: true,
      tie: 'not carried',
      source: 'invented',
      status: 'invented',
      indispensable: ['lay member'],
    },
  ],
};

export const examples: readonly PageExample[] = [
  { name: 'who decides', page: () => whoDecidesView(GIVEN) },
  ...withEachMissing(GIVEN, ['phases', 'functions', 'committees']).map(({ path, report }) => ({
    name: `who decides without ${path}`,
    page: () => whoDecidesView(report),
  })),
];
