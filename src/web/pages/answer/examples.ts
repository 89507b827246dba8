import type { AnswerReport, ReportBasis } from '../../../reports/index.ts';
import { BASIS, MANAGEMENT, type PageExample } from '../../examples/example.ts';
import { ACCEPTED, REFUSED, UNANSWERED, WAITING } from '../answers/examples.ts';
import { answerView } from './view.ts';

const GIVEN: AnswerReport & { readonly basis: ReportBasis } = {
  basis: BASIS,
  answer: UNANSWERED,
  mayAnswer: true,
  mayCheck: false,
};

export const examples: readonly PageExample[] = [
  { name: 'to answer', page: () => answerView(GIVEN) },
  {
    name: 'to check',
    page: () => answerView({ ...GIVEN, basis: MANAGEMENT, answer: WAITING, mayAnswer: false, mayCheck: true }),
  },
  { name: 'refused', page: () => answerView({ ...GIVEN, answer: REFUSED }) },
  { name: 'accepted', page: () => answerView({ ...GIVEN, answer: ACCEPTED, mayAnswer: false }) },
];
