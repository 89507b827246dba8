import { day } from '../../../base/index.ts';
import type { AnswersReport, ReportBasis, ShownAnswer } from '../../../reports/index.ts';
import { BASIS, type PageExample, PLACE, YEAR_END } from '../../examples/example.ts';
import { answersView } from './view.ts';

export const UNANSWERED: ShownAnswer = {
  practice: PLACE.practice,
  name: PLACE.name,
  framework: 'quality-outcomes-for-health/2025-26',
  frameworkTitle: 'Quality Outcomes for Health',
  measure: 'QOH406',
  shortTitle: 'Access improvement agreed with the participation group',
  question: 'Has the practice agreed an improvement of access with its group, and has the group signed?',
  points: 20,
  periodEnd: YEAR_END,
  standing: 'not received',
  given: null,
  checked: null,
};

export const WAITING: ShownAnswer = {
  ...UNANSWERED,
  standing: 'waits to be checked',
  given: {
    isYes: true,
    evidence: 'Minutes of the participation group of 12 March 2026, signed by its chair',
    by: 'Linden Desk',
    on: day('2026-04-02'),
  },
};

export const ACCEPTED: ShownAnswer = {
  ...WAITING,
  standing: 'accepted',
  checked: { text: 'The minutes were seen.', by: 'Clause Paragraph', on: day('2026-04-08') },
};

export const REFUSED: ShownAnswer = {
  ...WAITING,
  standing: 'refused',
  given: { ...(WAITING.given as NonNullable<ShownAnswer['given']>), isYes: false },
  checked: { text: 'The minutes are not signed.', by: 'Clause Paragraph', on: day('2026-04-08') },
};

const GIVEN: AnswersReport & { readonly basis: ReportBasis } = {
  basis: BASIS,
  answers: [WAITING, REFUSED, UNANSWERED, ACCEPTED],
};

export const examples: readonly PageExample[] = [
  { name: 'answers', page: () => answersView(GIVEN) },
  { name: 'none', page: () => answersView({ ...GIVEN, answers: [] }) },
];
