import type { WorkforceReport } from '../../../reports/index.ts';
import type { PageExample } from '../../examples/example.ts';
import { publishedWorkforceView } from './view.ts';

const GIVEN: WorkforceReport = {
  release: 'published',
  workforce: {
    ...{ id: 'one', commissioner: 'A commissioner', year: '2013', source: 'Its documents', bandsFrom: 'As printed.' },
    ...{
      registered: 314_500,
      practitioners: 199,
      wholeTime: 174,
      printedPerWholeTime: 1808,
      englandPerWholeTime: 1765,
    },
    bands: [
      { id: 'under55', name: 'Under 55', people: 145, leavingPercent: 10 },
      { id: 'from55', name: '55 and over', people: 54, leavingPercent: 70 },
    ],
    surveys: [{ name: 'A survey', percent: '39', status: 'found' }],
  },
  assumed: [10, 70],
  succession: {
    ...{ perWholeTime: 1807, leaving: [14.5, 37.8], leavingAll: 52.3, leavingPercent: 26.3 },
    ...{ wholeTimeLeft: 128, perWholeTimeLeft: 2453, toJoin: 46 },
  },
};

export const examples: readonly PageExample[] = [
  { name: 'practitioners', page: () => publishedWorkforceView(GIVEN) },
  {
    name: 'nobody left, nothing printed',
    page: () =>
      publishedWorkforceView({
        ...{ ...GIVEN, assumed: [] },
        workforce: { ...GIVEN.workforce, bands: [], surveys: [] },
        succession: { ...GIVEN.succession, leaving: [], perWholeTimeLeft: null },
      }),
  },
];
