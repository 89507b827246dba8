import { day } from '../../../base/index.ts';
import type { PlanStanding, PlansReport, Recommendation, ReportBasis } from '../../../reports/index.ts';
import { BASIS, HASH, type PageExample } from '../../examples/example.ts';
import { plansView } from './view.ts';

export const PLAN: PlanStanding = {
  ...{
    id: 'co-commissioning',
    title: 'Co-commissioning timetable',
    kind: 'timetable',
    source: 'Invented',
    status: 'invented',
    stopped: null,
  },
  actions: [
    {
      ...{ id: 'contracts', title: 'One framework for every practice', owner: 'Contract manager' },
      outcome: { measure: 'Practices that take part', baseline: '0', target: '50' },
      milestones: [
        {
          id: 'review',
          words: 'Contracts reviewed',
          dueOn: '2026-03-31',
          due: 'done',
          shown: 'Paper 3',
          metOn: day('2026-03-30'),
        },
        { id: 'agreed', words: 'Framework agreed', dueOn: '2026-04-01', due: 'overdue', shown: null, metOn: null },
        { id: 'offer', words: 'Offer made', dueOn: '2026-06-30', due: 'to come', shown: null, metOn: null },
      ],
      reports: [
        { to: 'LMC', dueOn: '2026-05-31', due: 'to come', shown: null },
        { to: 'Patient Opportunity Panel', dueOn: '2026-03-31', due: 'done', shown: 'In person' },
      ],
      measured: { value: '12', words: 'By the register', on: day('2026-04-01') },
    },
    {
      ...{ id: 'notice', title: 'Whether to go on', owner: 'Governing body', reports: [], measured: null },
      outcome: { measure: 'Decided in time', baseline: 'decided', target: 'decided' },
      milestones: [{ id: 'decide', words: 'Decided', dueOn: '2026-09-29', due: 'to come', shown: null, metOn: null }],
    },
  ],
};

export const RECOMMENDATION: Recommendation = {
  ...{
    id: 'audit-1',
    audit: 'internal',
    report: 'Conflicts of interest',
    words: 'Ask yearly',
    risk: 'medium',
    owner: 'Secretary',
  },
  ...{ dueOn: '2026-03-01', from: day('2025-12-01'), shown: null, isOverdue: true },
};

const PROPOSED: PlansReport['proposed'][number] = {
  ...{ subject: 'strategy 1a2b3c4d', contentHash: HASH, title: 'Primary care <strategy>', kind: 'strategy' },
  ...{ proposedBy: 'Minnie Minute', decision: null, standing: 'not decided' },
};

const GIVEN: PlansReport & { readonly basis: ReportBasis } = {
  basis: BASIS,
  plans: [PLAN],
  proposed: [PROPOSED, { ...PROPOSED, decision: 'PCCC 2026-03-17 item 4', standing: 'to be adopted' }],
  recommendations: [RECOMMENDATION, { ...RECOMMENDATION, id: 'audit-2', shown: 'Asked', isOverdue: false }],
  mayKeep: true,
};

export const examples: readonly PageExample[] = [
  { name: 'plans', page: () => plansView(GIVEN) },
  {
    name: 'nothing, read only',
    page: () => plansView({ ...GIVEN, plans: [], proposed: [], recommendations: [], mayKeep: false }),
  },
];
