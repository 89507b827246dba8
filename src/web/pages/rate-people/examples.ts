import type { RatePeopleReport, RatePerson, ReportBasis } from '../../../reports/index.ts';
import { BASIS, HASH, type PageExample, PLACE, withEachMissing, YEAR_END } from '../../examples/example.ts';
import { ratePeopleView } from './view.ts';

const ROW = { file: 'X00036-encounters.parquet', fileSha256: HASH, table: 'encounters', row: 1204, rowId: 'en-77' };

export const RATE_PERSON: RatePerson = {
  person: 'p4711',
  countsAt: PLACE.practice,
  clause: 'Adds 2 (emergency admission for asthma) to what is counted, and 365 (days registered in the year).',
  numerator: '2',
  denominator: '365',
  facts: [
    {
      words: 'emergency admission for asthma',
      value: '1 June 2025 to 5 June 2025 at X00H1, coded J45.9; 1 July 2025, not ended at X00H1, coded J45.0',
      rows: [ROW, { ...ROW, row: 1310, rowId: 'en-92' }],
    },
    { words: 'days registered in the year', value: '365', rows: [] },
  ],
};

export const NOT_COUNTED: RatePerson = {
  ...RATE_PERSON,
  person: 'p4712',
  countsAt: null,
  clause: 'Not of the people that it is about: registered in the year.',
  numerator: null,
  denominator: null,
  facts: [],
};

const GIVEN: RatePeopleReport & { readonly basis: ReportBasis } = {
  basis: BASIS,
  place: PLACE,
  framework: { id: 'quality-outcomes-for-health/2025-26', title: 'Quality Outcomes for Health, 2025/26' },
  indicator: 'QOH301',
  shortTitle: 'Avoidable emergency admissions, composite',
  periodEnd: YEAR_END,
  share: 'numerator',
  people: [RATE_PERSON, NOT_COUNTED],
  total: 130,
  offset: 50,
  limit: 50,
};

export const examples: readonly PageExample[] = [
  { name: 'a page of many', page: () => ratePeopleView(GIVEN) },
  { name: 'all', page: () => ratePeopleView({ ...GIVEN, share: 'denominator', total: 2, offset: 0 }) },
  ...withEachMissing(GIVEN, ['people', 'people.0.facts']).map(({ path, report }) => ({
    name: `without ${path}`,
    page: () => ratePeopleView(report),
  })),
];
