import type { CaseField, CaseKind, CaseStep } from '../../src/governance/index.ts';

/** Notices under a contract, each a kind of case. Found: published regulations. */
const REGULATIONS = { source: 'General medical services regulations 2015, schedule 3', status: 'found' } as const;

/** A question that is answered in words. */
export const text = (id: string, label: string): CaseField => ({ id, label, kind: 'text' });

/** A notice under a contract: drafted, decided, issued by somebody else. */
const NOTICE: readonly CaseStep[] = [
  { step: 'draft', from: null, to: 'drafted', by: 'keep case', needs: ['form', 'period', 'function'] },
  {
    ...{ step: 'approve', from: 'drafted', to: 'approved', by: 'keep case' },
    needs: ['form', 'period', 'evidence', 'function', 'decision'],
    decision: 'contract notice',
  },
  {
    ...{ step: 'issue', from: 'approved', to: 'issued', by: 'sign case' },
    needs: ['period', 'function', 'decision', 'another person'],
    ...{ decision: 'contract notice', letter: 'notice' },
    effect: { kind: 'state', what: 'notice in force', isUntilEnd: true },
  },
  { step: 'dispute', from: 'issued', to: 'disputed', by: 'open case', needs: ['reason'] },
  { step: 'uphold', from: 'disputed', to: 'issued', by: 'keep case', needs: ['reason'] },
  ...['drafted', 'approved', 'disputed'].map((from): CaseStep => {
    return { step: 'withdraw', from, to: 'withdrawn', by: 'keep case', needs: ['reason'] };
  }),
];

const NOTICE_EVIDENCE = [
  { id: 'breach', label: 'What shows the breach' },
  { id: 'heard', label: 'What the practice says of it' },
];

export const remedialNotice: CaseKind = {
  ...{ id: 'remedial-notice', name: 'Remedial notice', changesServices: false },
  fields: [
    text('breach', 'The breach'),
    text('clause', 'The clause of the contract'),
    text('remedy', 'What puts it right'),
    { id: 'days', label: 'Days in which to put it right', kind: 'whole', atLeast: 1 },
    {
      ...{
        id: 'shorter',
        label: 'Why the period is shorter than the contract gives',
        kind: 'choice',
        isOptional: true,
      },
      choices: ['safety of patients', 'material financial loss'],
    },
  ],
  evidence: NOTICE_EVIDENCE,
  criteria: [],
  steps: [
    ...NOTICE,
    { step: 'remedy', from: 'issued', to: 'remedied', by: 'keep case', needs: ['reason'], letter: 'remedied' },
    { step: 'lapse', from: 'issued', to: 'lapsed', by: 'keep case', needs: ['reason', 'period over'] },
    {
      ...{ step: 'sanction', from: 'lapsed', to: 'sanctioned', by: 'sign case' },
      needs: ['reason', 'function', 'decision', 'another person'],
      ...{ decision: 'contract sanction', letter: 'sanction' },
      effect: { kind: 'state', what: 'sanction in force', isUntilEnd: true },
    },
    { step: 'close', from: 'lapsed', to: 'closed', by: 'keep case', needs: ['reason'] },
    { step: 'close', from: 'sanctioned', to: 'closed', by: 'keep case', needs: ['reason'] },
  ],
  dates: [],
  period: { days: 'days', reason: 'shorter', leastDays: 28, from: 'issued', ...REGULATIONS },
  ends: ['remedied', 'closed', 'withdrawn'],
  letters: [
    {
      ...{ id: 'notice', title: 'Remedial notice', to: '{practice}' },
      paragraphs: [
        'This is a notice under your contract, {clause}, issued on {on} by the decision {decision}.',
        'The breach: {breach}',
        'To put it right: {remedy}',
        'You have {days} days: the breach has to be put right before {ends}.',
        'The period is shorter than the contract gives, for this reason: {shorter}.',
        'You may refer this notice to the dispute procedure of your contract.',
      ],
    },
    {
      ...{ id: 'remedied', title: 'The breach is put right', to: '{practice}' },
      paragraphs: ['On {on} we recorded that the breach of {clause} is put right: {words}'],
    },
    {
      ...{ id: 'sanction', title: 'Sanction under your contract', to: '{practice}' },
      paragraphs: [
        'The breach of {clause} was not put right before {ends}. By the decision {decision} of {on}: {words}',
        'You may refer this to the dispute procedure of your contract.',
      ],
    },
  ],
};

export const breachNotice: CaseKind = {
  ...{ id: 'breach-notice', name: 'Breach notice', changesServices: false },
  fields: [text('breach', 'The breach'), text('clause', 'The clause of the contract')],
  evidence: NOTICE_EVIDENCE,
  criteria: [],
  steps: [...NOTICE, { step: 'close', from: 'issued', to: 'closed', by: 'keep case', needs: ['reason'] }],
  dates: [],
  ends: ['closed', 'withdrawn'],
  letters: [
    {
      ...{ id: 'notice', title: 'Breach notice', to: '{practice}' },
      paragraphs: [
        'This is a notice under your contract, {clause}, issued on {on} by the decision {decision}.',
        'The breach: {breach}',
        'It cannot be put right. It must not be repeated.',
        'You may refer this notice to the dispute procedure of your contract.',
      ],
    },
  ],
};
