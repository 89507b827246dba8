import { day } from '../../../base/index.ts';
import type { AnnualReviewReport, ReportBasis } from '../../../reports/index.ts';
import { BASIS, type PageExample, withEachMissing } from '../../examples/example.ts';
import { PLAN, RECOMMENDATION } from '../plans/examples.ts';
import { annualReviewView } from './view.ts';

const GIVEN: AnnualReviewReport & { readonly basis: ReportBasis } = {
  basis: BASIS,
  year: { label: '2025/26', start: day('2025-04-01'), end: day('2026-03-31') },
  committees: [
    { committee: 'Primary care commissioning committee', held: 6, inPublic: true, decided: 9, attended: 44, seats: 60 },
    { committee: 'Finance and performance committee', held: 1, inPublic: false, decided: 0, attended: 4, seats: 6 },
  ],
  figures: [{ part: 'Decisions', what: 'taken on payment run', count: 1 }],
  plans: [PLAN],
  recommendations: [RECOMMENDATION],
};

export const examples: readonly PageExample[] = [
  { name: 'annual review', page: () => annualReviewView(GIVEN) },
  ...withEachMissing(GIVEN, ['committees', 'figures', 'plans', 'recommendations']).map(({ path, report }) => ({
    name: `without ${path}`,
    page: () => annualReviewView(report),
  })),
];
