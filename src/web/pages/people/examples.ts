import type { PeopleReport, ReportBasis } from '../../../reports/index.ts';
import { BASIS, HASH, type PageExample, PLACE, withEachMissing, YEAR_END } from '../../examples/example.ts';
import type { ShownRow } from '../../layout/source-rows.ts';
import { peopleView } from './view.ts';

type Given = PeopleReport & { readonly basis: ReportBasis };

export const DIRECT_CARE: ReportBasis = {
  ...BASIS,
  purpose: 'direct care',
  why: 'Staff of a practice see the people registered with it.',
};

export const ROWS: readonly ShownRow[] = [
  { file: 'X00036-events.parquet', fileSha256: HASH, table: 'events', row: 40_812, rowId: 'E0040811' },
  { file: 'X00036-events-late.parquet', fileSha256: HASH, table: 'events', row: 17, rowId: 'E0981274' },
];

const PEOPLE: Given = {
  basis: DIRECT_CARE,
  place: PLACE,
  indicator: 'HYP008',
  shortTitle: 'Blood pressure 140/90 or less, 79 and under',
  periodEnd: YEAR_END,
  outcome: 'missed',
  people: [
    {
      person: 'P36-004182',
      outcome: 'missed',
      rule: 2,
      reason: null,
      clause: 'The last blood pressure, on 12 January 2026, is 152/88: above 140/90.',
      rows: ROWS,
    },
    {
      person: 'P36-000917',
      outcome: 'adjusted',
      rule: 3,
      reason: 'maximum treatment',
      clause: 'No blood pressure was recorded in the 12 months.',
      rows: [],
    },
  ],
  total: 409,
  offset: 50,
  limit: 50,
  optedOut: {
    count: 1,
    words: '1 person is in the count that the practice sent and not in this list, having opted out.',
    file: 'X00036-counts.csv',
    sha256: HASH,
    row: 14,
  },
};

export const examples: readonly PageExample[] = [
  { name: 'people', page: () => peopleView(PEOPLE) },
  { name: 'people: nobody', page: () => peopleView({ ...PEOPLE, people: [], total: 0, offset: 0 }) },
  ...withEachMissing(PEOPLE, ['people', 'optedOut', 'outcome', 'people.0.rows', 'people.1.reason']).map(
    ({ path, report }) => ({ name: `people without ${path}`, page: () => peopleView(report) }),
  ),
];
