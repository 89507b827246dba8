import type { QueryReport, ReportBasis } from '../../../reports/index.ts';
import { BASIS, MANAGEMENT, type PageExample, shown } from '../../examples/example.ts';
import { ANSWERED, QUERY, SETTLED } from '../queries/examples.ts';
import { queryView } from './view.ts';

const GIVEN: QueryReport & { readonly basis: ReportBasis } = {
  basis: BASIS,
  query: QUERY,
  mayAnswer: true,
  maySettle: false,
  onAccount: 'Payment on account continues at the last accepted value, the result at 31 March 2025.',
};
const LEFT_OUT = shown({ kind: 'withheld' as const, words: 'The numbers are left out.' }, 'management');

export const examples: readonly PageExample[] = [
  { name: 'to answer', page: () => queryView(GIVEN) },
  {
    name: 'to settle',
    page: () => queryView({ ...GIVEN, basis: MANAGEMENT, query: ANSWERED, mayAnswer: false, maySettle: true }),
  },
  {
    name: 'settled, numbers left out',
    page: () =>
      queryView({
        ...GIVEN,
        query: { ...SETTLED, reasons: SETTLED.reasons.map((reason) => ({ ...reason, numbers: LEFT_OUT })) },
        mayAnswer: false,
      }),
  },
  { name: 'no reason kept', page: () => queryView({ ...GIVEN, query: { ...QUERY, reasons: [] } }) },
];
