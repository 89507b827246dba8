import { day } from '../../../base/index.ts';
import type { CallListReport, ReportBasis } from '../../../reports/index.ts';
import { BASIS, type PageExample, PLACE } from '../../examples/example.ts';
import { callListView } from './view.ts';

const REASON = { indicator: 'HYP008', shortTitle: 'Blood pressure', wouldCount: 'a blood pressure of 140/90 or less' };
const GIVEN: CallListReport & { readonly basis: ReportBasis } = {
  basis: BASIS,
  place: PLACE,
  periodEnd: day('2027-03-31'),
  achievedOn: day('2026-04-10'),
  indicator: null,
  measures: [{ indicator: 'HYP008', shortTitle: 'Blood pressure', people: 2 }],
  people: [
    {
      person: '0123456789abcdef',
      ageYears: 66,
      sex: 'F',
      reasons: [REASON, { ...REASON, indicator: 'DM036' }],
    },
    { person: 'fedcba9876543210', ageYears: null, sex: 'U', reasons: [REASON] },
  ],
};

export const examples: readonly PageExample[] = [
  { name: 'every measure', page: () => callListView(GIVEN) },
  { name: 'one measure', page: () => callListView({ ...GIVEN, indicator: 'HYP008' }) },
  { name: 'nobody', page: () => callListView({ ...GIVEN, people: [], measures: [] }) },
];
