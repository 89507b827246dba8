import type { MonitoringPolicy } from '../../src/monitoring/index.ts';

/**
 * By what the joint primary care quality monitoring group works. That it meets every two months, and who is on it, is printed in
 * Dudley's documents; stages, periods and letters are the demonstration's own.
 */
export const monitoringPolicy: MonitoringPolicy = {
  id: 'demonstration',
  source: 'The group and its two months: Dudley’s documents. Stages, periods, letters: invented for the demonstration',
  status: 'invented',
  group: 'quality-monitoring',
  meetsEveryMonths: 2,
  reviewWithinDays: 183,
  mostMonthsKept: 36,
  escalation: [
    {
      id: 'formal-discussion',
      name: 'Formal discussion',
      words: 'The group’s chair and the practice’s partners meet, and what they agree is written down.',
    },
    {
      id: 'improvement-plan',
      name: 'Improvement plan',
      words: 'The practice signs a plan with dates, and the group looks at it at each of its meetings.',
    },
    {
      id: 'contract-action',
      name: 'Contract action',
      words: 'A remedial or breach notice under the contract, by the body that holds that function on the date.',
      function: 'contract-notice',
    },
  ],
  reports: [
    { committee: 'quality-and-safety', of: ['opened', 'escalated', 'closed'] },
    { committee: 'primary-care-commissioning', of: ['escalated'] },
  ],
  letters: [
    {
      id: 'account',
      title: 'Asking for the practice’s own account',
      paragraphs: [
        'Dear colleagues at {practice},',
        'The joint quality monitoring group looked at this: {title}. What it saw is: {signals}',
        'A signal is a question and not a finding. Before anything is agreed we ask for your own account by {accountBy}: what you make of it, what the figures leave out, and what would help.',
        'You can give it on the page of case {case}, or by answering this letter. You can see there everything that the group has seen of it that may be shown.',
        '{lead}, for the joint quality monitoring group, {today}',
      ],
    },
    {
      id: 'support',
      title: 'What was agreed',
      paragraphs: [
        'Dear colleagues at {practice},',
        'Thank you for your account of {title}: {account}',
        'We agreed: {support}',
        'We look at it together on {reviewOn}. If something cannot be done by its day, tell us before it.',
        '{lead}, for the joint quality monitoring group, {today}',
      ],
    },
    {
      id: 'escalation',
      title: 'The next stage',
      paragraphs: [
        'Dear colleagues at {practice},',
        'Case {case}, {title}, was taken to the next stage: {stage}',
        'Who acts: {body}. We look at it again on {reviewOn}.',
        'What was agreed before still holds: {support}',
        '{lead}, for the joint quality monitoring group, {today}',
      ],
    },
    {
      id: 'closing',
      title: 'The case is closed',
      paragraphs: [
        'Dear colleagues at {practice},',
        'Case {case}, {title}, is closed on this evidence: {evidence}',
        'What was learnt: {lesson}',
        '{lead}, for the joint quality monitoring group, {today}',
      ],
    },
    {
      id: 'visit-report',
      title: 'Report of a visit',
      paragraphs: [
        'Visit to {practice} ({code}) in case {case}: {title}.',
        'Why we come: {signals}',
        'What the practice said: {account}',
        'What is agreed: {support}',
      ],
      writtenUnder: [
        'Date of the visit, and who came',
        'Who was met at the practice',
        'What was seen and heard (mark what is fact, and what somebody told)',
        'What goes well here and others might learn',
        'What was agreed: who, and by which day',
        'Seen and agreed by the practice: name and date',
      ],
    },
  ],
};
