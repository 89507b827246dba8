import type { RatePersonReport, ReportBasis } from '../../../reports/index.ts';
import { BASIS, type PageExample, PLACE, YEAR_END } from '../../examples/example.ts';
import { NOT_COUNTED, RATE_PERSON } from '../rate-people/examples.ts';
import { ratePersonView } from './view.ts';

const GIVEN: RatePersonReport & { readonly basis: ReportBasis } = {
  basis: BASIS,
  place: PLACE,
  framework: { id: 'quality-outcomes-for-health/2025-26', title: 'Quality Outcomes for Health, 2025/26' },
  indicator: 'QOH301',
  shortTitle: 'Avoidable emergency admissions, composite',
  periodEnd: YEAR_END,
  person: RATE_PERSON.person,
  counted: [RATE_PERSON],
  lookedAt: [
    { at: '2026-04-10T09:05:00.000Z', user: 'Dr Stella', role: 'general practitioner', purpose: 'direct care' },
  ],
};

export const examples: readonly PageExample[] = [
  { name: 'counted', page: () => ratePersonView(GIVEN) },
  { name: 'not counted', page: () => ratePersonView({ ...GIVEN, counted: [NOT_COUNTED] }) },
  { name: 'under no service', page: () => ratePersonView({ ...GIVEN, counted: [], lookedAt: [] }) },
];
