import { day, month, odsCode } from '../../../base/index.ts';
import { type ActivityFormReport, fieldOf, type ReportBasis, type ReturnForm } from '../../../reports/index.ts';
import { BASIS, OCTOBER, type PageExample } from '../../examples/example.ts';
import { activityView } from './view.ts';

const RETURN: ReturnForm = {
  scheme: 'voluntary-sector-2025-26',
  schemeTitle: 'Voluntary sector 2025/26',
  quarter: OCTOBER,
  quarters: [month('2026-01'), OCTOBER],
  months: [OCTOBER, month('2025-11'), month('2025-12')],
  asks: [
    { id: 'contacts', title: 'Contacts', hint: 'Visits, calls and sessions with a person' },
    { id: 'goals-set', title: 'Goals set', hint: 'Goals that people set for themselves' },
  ],
  answers: new Map([
    [fieldOf(OCTOBER, 'contacts'), 40],
    [fieldOf(OCTOBER, 'goals-set'), 0],
  ]),
  notes: 'In December the hall was closed.',
  complete: 2,
  due: 6,
  dueOn: day('2026-01-30'),
  share: '0.1',
  isApproved: false,
  claim: 'c-0f1e2d',
};

const GIVEN: ActivityFormReport & { readonly basis: ReportBasis } = {
  basis: BASIS,
  provider: odsCode('X00V1'),
  name: 'Good Neighbours',
  returned: RETURN,
};

export const examples: readonly PageExample[] = [
  { name: 'partly filled', page: () => activityView(GIVEN) },
  {
    name: 'nothing yet',
    page: () =>
      activityView({
        ...GIVEN,
        returned: { ...RETURN, answers: new Map(), notes: '', complete: 0, claim: null, share: '0.05' },
      }),
  },
  { name: 'approved', page: () => activityView({ ...GIVEN, returned: { ...RETURN, isApproved: true } }) },
  { name: 'files alone', page: () => activityView({ ...GIVEN, returned: null }) },
];
