import { day } from '../../../base/index.ts';
import type { QualityCaseReport, ReportBasis } from '../../../reports/index.ts';
import { MANAGEMENT, type PageExample, PLACE, withEachMissing } from '../../examples/example.ts';
import { SUMMARY, TOLD } from '../monitoring/examples.ts';
import { qualityCaseView } from './view.ts';

type Given = QualityCaseReport & { readonly basis: ReportBasis };
type Step = Given['steps'][number];

const signal = {
  kind: 'result',
  indicator: 'HYP008',
  periodEnd: '2025-03-31',
  words: 'HYP008 at 31 March 2025: 41%, all practices 70%.',
} as const;
const ENTERED = { by: 'Verity Funnel', on: day('2025-05-06'), at: '2025-05-06T10:00:00.000Z', notes: [] };
const support = {
  what: 'mentor',
  words: 'A nurse shows how they recall',
  owner: 'quality',
  dueOn: '2025-09-30',
} as const;

const says: readonly Step['says'][] = [
  {
    kind: 'opened',
    practice: PLACE.practice,
    title: 'Far from the others',
    words: 'More than chance',
    signals: [signal],
    seenBy: null,
  },
  { kind: 'triaged', priority: 'soon', lead: 'quality', words: 'Ask the practice', accountBy: '2025-06-17' },
  { kind: 'heard', isGiven: true, words: 'Recall stopped when the nurse left' },
  { kind: 'supported', support, reviewOn: '2025-12-09' },
  { kind: 'reviewed', finding: 'no better', words: 'As it was', reviewOn: null },
  {
    ...{ kind: 'escalated', to: 'formal-discussion', body: 'the monitoring group', function: null },
    ...{ words: 'It does not move', reviewOn: '2026-06-09' },
  },
  { kind: 'closed', words: 'Twelve months near the others', lesson: 'Recall first' },
];

const GIVEN: Given = {
  summary: { ...SUMMARY, stage: 'supported' },
  place: PLACE,
  signals: [signal, { kind: 'late', words: 'A plan was late' }, { kind: 'other', words: 'Calls wait' }],
  openedWords: 'More than chance, and nobody knows why.',
  steps: says.map((each, at) => ({
    ...{ ...ENTERED, number: at + 1, says: each },
    notes:
      at === 3
        ? [
            { kind: 'given', words: 'Two mornings', by: 'Verity Funnel', on: day('2025-09-23') },
            { kind: 'corrected', words: 'Three mornings', by: 'Verity Funnel', on: day('2025-09-24') },
          ]
        : [],
  })),
  support: [
    {
      ...support,
      number: 4,
      agreedOn: day('2025-06-24'),
      due: day('2025-09-30'),
      given: { on: day('2025-09-23'), words: 'Two mornings' },
      isLate: false,
    },
    {
      ...support,
      number: 5,
      what: 'visit',
      agreedOn: day('2025-06-24'),
      due: day('2025-09-30'),
      given: null,
      isLate: true,
    },
    {
      ...support,
      number: 6,
      what: 'plan',
      agreedOn: day('2026-04-01'),
      due: day('2026-09-30'),
      given: null,
      isLate: false,
    },
  ],
  intelligence: [TOLD],
  escalation: [
    { id: 'formal-discussion', name: 'Formal discussion', words: 'They meet.', isTaken: true },
    { id: 'contract-action', name: 'Contract action', words: 'A notice.', function: 'contract-notice', isTaken: false },
  ],
  nextEscalation: {
    ...{ id: 'contract-action', name: 'Contract action', words: 'A notice.', function: 'contract-notice' },
    ...{
      holder: { body: 'the commissioner', through: 'primary care commissioning committee' },
      why: 'The committee acts.',
    },
  },
  letters: [{ id: 'account', title: 'Asking for an account' }],
  helpedBy: 'HYP008',
  may: ['triaged', 'heard', 'supported', 'reviewed', 'escalated', 'closed'],
  mayNote: true,
  isOwnPractice: false,
  reviewWithinDays: 183,
  basis: MANAGEMENT,
};

export const examples: readonly PageExample[] = [
  { name: 'a case', page: () => qualityCaseView(GIVEN) },
  {
    name: 'to the practice',
    page: () =>
      qualityCaseView({
        ...{ ...GIVEN, may: ['heard'], mayNote: false, isOwnPractice: true, helpedBy: null },
        summary: { ...SUMMARY, lead: null, priority: null },
        steps: GIVEN.steps.slice(0, 2),
      }),
  },
  {
    name: 'closed, without an account, for who is named',
    page: () =>
      qualityCaseView({
        ...{ ...GIVEN, may: [], nextEscalation: null },
        summary: { ...SUMMARY, stage: 'closed', next: null, isRestricted: true },
        steps: [{ ...ENTERED, number: 1, says: { kind: 'heard', isGiven: false, words: 'Asked twice' } }],
      }),
  },
  {
    name: 'a next stage that the group takes itself',
    page: () =>
      qualityCaseView({
        ...GIVEN,
        nextEscalation: {
          id: 'formal-discussion',
          name: 'Formal discussion',
          words: 'They meet.',
          holder: null,
          why: 'The group takes it.',
        },
      }),
  },
  ...withEachMissing(GIVEN, ['signals', 'support', 'intelligence', 'escalation', 'steps', 'letters']).map(
    ({ path, report }) => ({
      name: `case without ${path}`,
      page: () => qualityCaseView(report),
    }),
  ),
];
