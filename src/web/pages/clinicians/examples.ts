import type { ClinicianMeasure, CliniciansReport, ReportBasis } from '../../../reports/index.ts';
import { BASIS, type PageExample, PLACE, rate, shown, YEAR_END } from '../../examples/example.ts';
import { cliniciansView } from './view.ts';

const HYP008: ClinicianMeasure = {
  indicator: 'HYP008',
  shortTitle: 'Blood pressure 140/90 or less',
  results: [
    { clinician: 'X00036-C1', isReader: true, rate: shown(rate(80, 120)) },
    { clinician: 'X00036-C2', isReader: false, rate: shown({ kind: 'none', words: 'nobody is in the denominator' }) },
  ],
  others: shown(rate(3, 10)),
};

const GIVEN: CliniciansReport & { readonly basis: ReportBasis } = {
  basis: BASIS,
  place: PLACE,
  framework: { id: 'spine/2025-26', title: 'Twelve indicators, 2025/26' },
  periodEnd: YEAR_END,
  whose: 'everybody',
  measures: [HYP008],
};

const UNNAMED: ClinicianMeasure = {
  ...HYP008,
  results: HYP008.results.map(({ rate: one }) => ({ clinician: null, isReader: false, rate: one })),
  others: null,
};

export const examples: readonly PageExample[] = [
  { name: 'for partners', page: () => cliniciansView(GIVEN) },
  {
    name: 'for a clinician',
    page: () =>
      cliniciansView({
        ...GIVEN,
        whose: 'own',
        measures: [{ ...HYP008, results: HYP008.results.slice(0, 1), others: null }],
      }),
  },
  { name: 'without names', page: () => cliniciansView({ ...GIVEN, whose: 'unnamed', measures: [UNNAMED] }) },
  {
    name: 'every measure',
    page: () => cliniciansView({ ...GIVEN, measures: [HYP008, { ...HYP008, indicator: 'AF008' }] }),
  },
  { name: 'nobody', page: () => cliniciansView({ ...GIVEN, measures: [] }) },
  { name: 'nobody of their own', page: () => cliniciansView({ ...GIVEN, whose: 'own', measures: [] }) },
];
