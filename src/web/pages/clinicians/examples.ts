import type { CliniciansReport, ReportBasis } from '../../../reports/index.ts';
import { BASIS, type PageExample, PLACE, rate, shown, YEAR_END } from '../../examples/example.ts';
import { cliniciansView } from './view.ts';

const GIVEN: CliniciansReport & { readonly basis: ReportBasis } = {
  basis: BASIS,
  place: PLACE,
  indicator: 'HYP008',
  shortTitle: 'Blood pressure 140/90 or less',
  periodEnd: YEAR_END,
  isNamed: true,
  results: [
    { clinician: 'X00036-C1', rate: shown(rate(80, 120)) },
    { clinician: 'X00036-C2', rate: shown({ kind: 'none', words: 'nobody is in the denominator' }) },
  ],
  others: shown(rate(3, 10)),
};

export const examples: readonly PageExample[] = [
  { name: 'for partners', page: () => cliniciansView(GIVEN) },
  {
    name: 'without names',
    page: () =>
      cliniciansView({
        ...GIVEN,
        isNamed: false,
        results: GIVEN.results.map(({ rate: one }) => ({ clinician: null, rate: one })),
        others: null,
      }),
  },
  { name: 'nobody', page: () => cliniciansView({ ...GIVEN, results: [], others: null }) },
];
