import type { CaseKind, CaseKindsJson, CaseLetter, CaseStep } from '../../src/governance/index.ts';
import { breachNotice, remedialNotice, text } from './notices.ts';

/**
 * The kinds of case, each as data: its form, what has to be shown, its steps, the dates that follow and its letters. Found:
 * published regulations and guidance. Unverified: from memory, to be put right here. A case goes by the kind as it was
 * when it was opened.
 */
const FROM_MEMORY = { source: 'General medical services regulations, from memory', status: 'unverified' } as const;
const OWN = { source: 'The demonstration’s own', status: 'invented' } as const;

type Application = {
  readonly decision: NonNullable<CaseStep['decision']>;
  readonly effect: NonNullable<CaseStep['effect']>;
  /** What ends it once it is in force. */
  readonly closing: string;
};

/** What somebody asks for: received, acknowledged, assessed, decided, put into effect. */
function application({ decision, effect, closing }: Application): readonly CaseStep[] {
  return [
    { step: 'receive', from: null, to: 'received', by: 'open case', needs: ['form'] },
    { step: 'acknowledge', from: 'received', to: 'acknowledged', by: 'keep case', needs: [], letter: 'acknowledged' },
    {
      ...{ step: 'assess', from: 'acknowledged', to: 'ready', by: 'keep case' },
      needs: ['form', 'evidence', 'engagement', 'criteria', 'can begin'],
    },
    {
      ...{ step: 'grant', from: 'ready', to: 'granted', by: 'keep case' },
      needs: ['engagement', 'can begin', 'function', 'decision'],
      ...{ decision, letter: 'granted' },
    },
    {
      ...{ step: 'decline', from: 'ready', to: 'declined', by: 'keep case' },
      needs: ['reason', 'lost motion'],
      letter: 'declined',
    },
    {
      ...{ step: 'put into effect', from: 'granted', to: 'in force', by: 'sign case' },
      needs: ['function', 'decision', 'another person', 'can begin'],
      ...{ decision, effect, letter: 'in-effect' },
    },
    { step: closing, from: 'in force', to: 'closed', by: 'keep case', needs: ['reason'] },
    ...['received', 'acknowledged', 'ready', 'granted'].map((from): CaseStep => {
      return { step: 'withdraw', from, to: 'withdrawn', by: 'open case', needs: ['reason'] };
    }),
  ];
}

const APPLICATION_ENDS = ['closed', 'declined', 'withdrawn'];

const APPLICATION_DATES: CaseKind['dates'] = [
  { words: 'acknowledged', stage: 'received', days: 7, steps: ['acknowledge'], ...FROM_MEMORY },
  { words: 'decided', stage: 'received', days: 21, steps: ['grant', 'decline'], ...FROM_MEMORY },
];

/** @param inEffect what the letter says that goes out when it takes effect */
function applicationLetters(about: string, inEffect: readonly string[]): readonly CaseLetter[] {
  return [
    {
      ...{ id: 'acknowledged', title: `We have your application about ${about}`, to: '{practice}' },
      paragraphs: [
        `Thank you for your application about ${about}. We received it as {case} and began to look at it on {on}.`,
        'We will tell you if we need anything more, and when a committee will decide on it.',
      ],
    },
    {
      ...{ id: 'granted', title: `Your application about ${about} is granted`, to: '{practice}' },
      paragraphs: [
        `On {on} we recorded that your application {case} about ${about} is granted, by the decision {decision}.`,
        'It takes effect when somebody other than who recorded the decision has signed it.',
      ],
    },
    {
      ...{ id: 'in-effect', title: `What you asked for about ${about} takes effect`, to: '{practice}' },
      paragraphs: [`On {on} your application {case} was signed, by the decision {decision}.`, ...inEffect],
    },
    {
      ...{ id: 'declined', title: `Your application about ${about} is declined`, to: '{practice}' },
      paragraphs: [
        `On {on} we recorded that your application {case} about ${about} was put to the vote and not carried.`,
        'The reason: {words}',
        'You may ask for this to be looked at again under the dispute procedure of your contract.',
      ],
    },
  ];
}

const discretionaryPayment: CaseKind = {
  ...{ id: 'discretionary-payment', name: 'Discretionary payment', changesServices: false },
  fields: [
    text('purpose', 'What the support is for'),
    { id: 'amount', label: 'Pounds a month', kind: 'pounds' },
    { id: 'from', label: 'From which month, at the earliest the next', kind: 'month' },
    { id: 'months', label: 'For how many months', kind: 'whole', atLeast: 1, atMost: 12 },
    text('outcomes', 'What will be different by the end'),
  ],
  evidence: [
    { id: 'accounts', label: 'The practice’s accounts of the last year' },
    { id: 'memorandum', label: 'A memorandum of understanding with the outcomes' },
    { id: 'alternatives', label: 'What else was tried' },
  ],
  criteria: [],
  steps: application({
    decision: 'discretionary payment',
    effect: { kind: 'payment', amount: 'amount', from: 'from', months: 'months' },
    closing: 'review',
  }),
  dates: APPLICATION_DATES.map((date) => ({ ...date, ...OWN })),
  ends: APPLICATION_ENDS,
  letters: applicationLetters('a discretionary payment', [
    'From {from}, for so many months: {months}, you are paid {amount} a month beside your contract.',
    'It ends before that if the decision is revoked. What it is to bring about: {outcomes}',
  ]),
};

const merger: CaseKind = {
  ...{ id: 'merger', name: 'Merger of practices', changesServices: true },
  fields: [
    { id: 'absorbed', label: 'The practice that goes into this one', kind: 'practice' },
    { id: 'on', label: 'From which day', kind: 'date' },
    text('reasons', 'Why the practices merge'),
    text('patients', 'What changes for patients'),
    text('records', 'How the records are brought together'),
  ],
  evidence: [
    { id: 'business-case', label: 'The business case' },
    { id: 'partnership', label: 'The agreement of both partnerships' },
    { id: 'lists', label: 'Both lists reconciled' },
  ],
  criteria: [],
  steps: application({
    decision: 'merger',
    effect: { kind: 'merger', absorbed: 'absorbed', on: 'on' },
    closing: 'complete',
  }),
  dates: [{ words: 'acknowledged', stage: 'received', days: 7, steps: ['acknowledge'], ...OWN }],
  ends: APPLICATION_ENDS,
  letters: applicationLetters('a merger', [
    'From {begins} the practice {absorbed} is part of yours, and one statement carries what both are paid.',
    'What changes for patients: {patients}',
  ]),
};

const practiceClosure: CaseKind = {
  ...{ id: 'practice-closure', name: 'Closure of a practice', changesServices: true },
  fields: [
    text('reasons', 'Why the practice closes'),
    { id: 'on', label: 'From which day, the first of a month to come', kind: 'date' },
    { id: 'patients', label: 'People on its list', kind: 'whole' },
    text('others', 'Which practices take them, and what they said'),
    text('vulnerable', 'Who needs help to register elsewhere'),
  ],
  evidence: [
    { id: 'options', label: 'What else was looked at: another provider, a merger, caretaking' },
    { id: 'capacity', label: 'That the practices nearby have room' },
    { id: 'records', label: 'What happens to the records' },
  ],
  criteria: [],
  steps: application({
    decision: 'practice closure',
    effect: { kind: 'closure', on: 'on' },
    closing: 'complete',
  }),
  dates: [{ words: 'acknowledged', stage: 'received', days: 7, steps: ['acknowledge'], ...OWN }],
  ends: APPLICATION_ENDS,
  letters: applicationLetters('the closure of your practice', [
    'Your practice closes on {begins}: you are paid for the months before, and nothing after.',
    'Who needs help to register elsewhere: {vulnerable}',
  ]),
};

const branchClosure: CaseKind = {
  ...{ id: 'branch-closure', name: 'Closure of a branch', changesServices: true },
  fields: [
    text('branch', 'Which branch'),
    { id: 'on', label: 'From which day', kind: 'date' },
    { id: 'patients', label: 'People who use it', kind: 'whole' },
    text('alternatives', 'Where they go instead'),
  ],
  evidence: [
    { id: 'travel', label: 'How people get to the other premises' },
    { id: 'premises', label: 'What happens to the premises and their rent' },
  ],
  criteria: [],
  steps: application({
    decision: 'branch closure',
    effect: { kind: 'state', what: 'branch closed', from: 'on' },
    closing: 'complete',
  }),
  dates: [{ words: 'acknowledged', stage: 'received', days: 7, steps: ['acknowledge'], ...OWN }],
  ends: APPLICATION_ENDS,
  letters: applicationLetters('the closure of a branch', [
    'The branch is closed from {begins}: {branch}',
    'Tell the people who use it where they go instead: {alternatives}',
  ]),
};

const listClosure: CaseKind = {
  ...{ id: 'list-closure', name: 'Closure of a list', changesServices: false },
  fields: [
    text('tried', 'What was tried to keep it open, and how it went'),
    text('patients', 'What patients said'),
    text('others', 'What other practices said'),
    { id: 'from', label: 'From which day', kind: 'date' },
    { id: 'months', label: 'For how many months', kind: 'whole', atLeast: 3, atMost: 12 },
    text('support', 'What support is wanted'),
    text('reopening', 'How it opens again'),
  ],
  evidence: [
    { id: 'workload', label: 'Staff, appointments and list of the last year' },
    { id: 'discussions', label: 'Notes of the talks with patients and practices' },
  ],
  criteria: [],
  steps: application({
    decision: 'list closure',
    effect: { kind: 'state', what: 'list closed', from: 'from', months: 'months', isUntilEnd: true },
    closing: 'open again',
  }),
  dates: APPLICATION_DATES,
  ends: APPLICATION_ENDS,
  letters: applicationLetters('the closure of your list', [
    'Your list is closed from {begins}, for so many months: {months}. It may be opened before that.',
    'How it opens again: {reopening}',
  ]),
};

const score = (id: string, label: string, weight: number) => ({ id, label, weight, most: 5 });

const premises: CaseKind = {
  ...{ id: 'premises', name: 'Request for premises', changesServices: false },
  fields: [
    text('what', 'What is asked for'),
    { id: 'yearly', label: 'Pounds a year', kind: 'pounds' },
    { id: 'capital', label: 'Pounds once', kind: 'pounds', isOptional: true },
    { id: 'from', label: 'Paid from which month, if it is to be paid at once', kind: 'month', isOptional: true },
    { ...{ id: 'months', label: 'For how many months', kind: 'whole', isOptional: true }, atLeast: 1, atMost: 36 },
    text('without', 'What happens without it'),
  ],
  evidence: [
    { id: 'survey', label: 'A survey of the premises' },
    { id: 'valuation', label: 'The district valuer’s report' },
  ],
  criteria: [
    score('condition', 'Condition and safety of the premises', 25),
    score('growth', 'Growth of the list', 20),
    score('access', 'Access, and who has least of it now', 20),
    score('strategy', 'Fit with the estates strategy', 15),
    score('value', 'Value for money', 10),
    score('readiness', 'Readiness to begin', 10),
  ],
  steps: application({
    decision: 'premises',
    effect: {
      ...{ kind: 'state', what: 'premises approved' },
      pays: { amount: 'yearly', from: 'from', months: 'months', isYearly: true, contract: 'premises-approved/' },
    },
    closing: 'complete',
  }),
  dates: [{ words: 'acknowledged', stage: 'received', days: 7, steps: ['acknowledge'], ...OWN }],
  ends: APPLICATION_ENDS,
  letters: applicationLetters('premises', [
    'What was approved: {what}',
    'From {from}, for so many months: {months}, a twelfth of {yearly} is paid each month beside your contract.',
  ]),
};

export const caseKinds: CaseKindsJson = {
  id: 'demonstration',
  engagement: {
    source: 'The commissioner’s engagement process in seven steps',
    status: 'found',
    steps: [
      { id: 'audience', name: 'Audience analysis' },
      { id: 'representation', name: 'Representation' },
      { id: 'insight', name: 'Insight' },
      { id: 'local-views', name: 'Local views' },
      { id: 'communication', name: 'Communication plan' },
      { id: 'on-the-change', name: 'Engagement on the change' },
      { id: 'equality', name: 'Equality impact assessment' },
    ],
  },
  kinds: [
    discretionaryPayment,
    merger,
    practiceClosure,
    branchClosure,
    listClosure,
    premises,
    remedialNotice,
    breachNotice,
  ],
};
