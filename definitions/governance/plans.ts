import type { PlanJson } from '../../src/governance/index.ts';

/**
 * What the commissioner has set itself to do. Actions and the groups that are owed a report follow the co-commissioning documents;
 * days, baselines and targets are invented.
 */
const INVENTED = {
  source: 'Actions by the co-commissioning documents; days and figures invented',
  status: 'invented',
} as const;
const BOARD = 'Health and Wellbeing Board';
const PANEL = 'Patient Opportunity Panel';

const coCommissioning: PlanJson = {
  ...{ id: 'co-commissioning', title: 'Co-commissioning timetable', kind: 'timetable', ...INVENTED },
  actions: [
    {
      ...{ id: 'governance', title: 'A committee that decides without those who gain', owner: 'Chief officer' },
      outcome: {
        measure: 'Decisions with each conflict handled and recorded',
        baseline: 'not counted',
        target: 'all of them',
      },
      milestones: [
        { id: 'terms', words: 'Terms of reference agreed', dueOn: '2025-04-30' },
        { id: 'register', words: 'Register of interests published', dueOn: '2025-06-30' },
        { id: 'audit', words: 'Internal audit of interests', dueOn: '2026-03-31' },
      ],
      reports: [{ to: 'NHS England', dueOn: '2026-04-30' }],
    },
    {
      ...{ id: 'contracts', title: 'One framework of outcomes for every practice', owner: 'Contract manager' },
      outcome: { measure: 'Practices that take part in Quality Outcomes for Health', baseline: '0', target: '50' },
      milestones: [
        { id: 'framework', words: 'Framework agreed with the LMC', dueOn: '2025-03-31' },
        { id: 'review', words: 'PMS contracts reviewed', dueOn: '2026-03-31' },
        { id: 'offer', words: 'Offer made to every practice', dueOn: '2026-06-30' },
      ],
      reports: [
        { to: 'LMC', dueOn: '2025-10-31' },
        { to: PANEL, dueOn: '2026-05-31' },
      ],
    },
    {
      ...{ id: 'notice', title: 'Whether to go on with delegation', owner: 'Governing body' },
      outcome: { measure: 'Decided before notice would have to be given', baseline: 'decided', target: 'decided' },
      milestones: [
        { id: 'decide', words: 'Decided before 30 September, with effect from 1 April', dueOn: '2026-09-29' },
      ],
      reports: [{ to: 'NHS England', dueOn: '2026-09-30' }],
    },
  ],
};

const strategy: PlanJson = {
  ...{ id: 'primary-care-strategy', title: 'Primary care strategy', kind: 'strategy', ...INVENTED },
  actions: [
    {
      ...{ id: 'access', title: 'Access that people find easy', owner: 'Chief quality officer' },
      outcome: { measure: 'People of 100 who find it easy to get through by telephone', baseline: '68', target: '75' },
      milestones: [
        { id: 'extended', words: 'Extended access in every locality', dueOn: '2026-03-31' },
        { id: 'surveyed', words: 'Survey of patients published', dueOn: '2026-07-31' },
      ],
      reports: [{ to: PANEL, dueOn: '2026-08-31' }],
    },
    {
      ...{ id: 'premises', title: 'Premises that are fit for what they are for', owner: 'Chief finance officer' },
      outcome: { measure: 'Practices in premises surveyed as fit', baseline: '41', target: '47' },
      milestones: [{ id: 'criteria', words: 'Requests scored against agreed criteria', dueOn: '2026-05-31' }],
      reports: [{ to: BOARD, dueOn: '2026-06-30' }],
    },
  ],
};

const workPlan: PlanJson = {
  ...{
    id: 'work-plan-2026-27',
    title: 'Work plan of the primary care commissioning committee, 2026/27',
    kind: 'work plan',
    ...INVENTED,
  },
  actions: [
    {
      ...{ id: 'money', title: 'Money', owner: 'Chief finance officer' },
      outcome: { measure: 'Quarters of which a report was given', baseline: '0', target: '4' },
      milestones: [
        { id: 'q1', words: 'Delegated budget, first quarter', dueOn: '2026-07-21' },
        { id: 'q2', words: 'Delegated budget, second quarter', dueOn: '2026-10-20' },
        { id: 'q3', words: 'Delegated budget, third quarter', dueOn: '2027-01-19' },
        { id: 'q4', words: 'Outturn', dueOn: '2027-04-20' },
      ],
      reports: [],
    },
    {
      ...{ id: 'assurance', title: 'Assurance of delegation', owner: 'Committee secretary' },
      outcome: { measure: 'Parts of the annual review that are complete', baseline: '0', target: '5' },
      milestones: [
        { id: 'effectiveness', words: 'The committee looks at how well it works', dueOn: '2027-02-16' },
        { id: 'review', words: 'Annual review', dueOn: '2027-04-20' },
      ],
      reports: [{ to: 'Governing body', dueOn: '2027-05-11' }],
    },
  ],
};

export const plans: readonly PlanJson[] = [coCommissioning, strategy, workPlan];
