import type { MeasureProposal, ReportBasis, WorkbenchReport } from '../../../reports/index.ts';
import { HASH, MANAGEMENT, type PageExample, YEAR_END } from '../../examples/example.ts';
import { workbenchView } from './view.ts';

export const PROPOSAL: MeasureProposal = {
  id: '7',
  subject: 'spine/2025-26/HYP008/3f1c9a5e7b20',
  contentHash: HASH,
  indicator: 'HYP008',
  change: { framework: 'spine/2025-26', frameworkHash: HASH, measure: 'HYP008', lowerPercent: 50 },
  words: ['the lower threshold is 50% instead of 40%'],
  case: 'Most practices are above 50% already; the payment should reward what is still to be gained.',
  from: YEAR_END,
  proposedBy: 'Verity Funnel',
  proposedAt: '2026-04-09T10:15:00Z',
  approved: null,
};

const WORKBENCH: WorkbenchReport & { readonly basis: ReportBasis } = {
  basis: MANAGEMENT,
  framework: { id: 'spine/2025-26', title: 'Twelve indicators, 2025/26' },
  frameworks: [
    { id: 'spine/2025-26', title: 'The spine of 2025/26' },
    { id: 'quality-outcomes-for-health/2025-26', title: 'Quality Outcomes for Health' },
  ],
  measures: [
    {
      indicator: 'HYP008',
      shortTitle: 'Blood pressure 140/90 or less, 79 and under',
      points: 38,
      lowerPercent: 40,
      upperPercent: 85,
    },
  ],
  proposals: [PROPOSAL, { ...PROPOSAL, id: '6', approved: { by: 'Laurence Layman', at: '2026-04-10T09:00:00Z' } }],
};

export const examples: readonly PageExample[] = [
  { name: 'measures and proposals', page: () => workbenchView(WORKBENCH) },
  { name: 'nothing yet', page: () => workbenchView({ ...WORKBENCH, measures: [], proposals: [] }) },
];
