import { day } from '../../../base/index.ts';
import type { QueriesReport, ReportBasis, ShownQuery } from '../../../reports/index.ts';
import { BASIS, type PageExample, PLACE, shown, YEAR_END } from '../../examples/example.ts';
import { queriesView } from './view.ts';

export const QUERY: ShownQuery = {
  practice: PLACE.practice,
  name: PLACE.name,
  indicator: 'HYP008',
  periodEnd: YEAR_END,
  raisedOn: day('2026-04-10'),
  dueOn: day('2026-05-11'),
  isOverdue: false,
  owner: 'Linden Desk',
  standing: 'waits for the practice',
  reasons: [
    {
      code: 'REGISTER_OUT_OF_BOUNDS',
      words: 'The register is outside what the age and sex of the practice’s people give.',
      numbers: shown('400 people on the register; 1,100 expected at everybody’s rates by age and sex.'),
    },
  ],
  answer: null,
  settled: null,
};

export const ANSWERED: ShownQuery = {
  ...QUERY,
  standing: 'answered',
  answer: { text: 'A student practice: few people are over 40.', by: 'Linden Desk', on: day('2026-04-14') },
};

export const SETTLED: ShownQuery = {
  ...ANSWERED,
  standing: 'settled',
  settled: { outcome: 'accepted', text: 'The list confirms it.', by: 'Clause Paragraph', on: day('2026-04-20') },
};

const BOUNDS: QueriesReport['bounds'] = {
  periodEnd: YEAR_END,
  held: [
    {
      bound: 'jump',
      words: 'Achievement: the greatest move in a year, as a share, beside what chance moves it by',
      value: '0.2',
      validFrom: '2023-04-01',
      status: 'invented',
      source: 'Set for the demonstration',
    },
  ],
};

const GIVEN: QueriesReport & { readonly basis: ReportBasis } = {
  basis: BASIS,
  bounds: BOUNDS,
  queries: [{ ...QUERY, isOverdue: true }, QUERY, ANSWERED, SETTLED],
};

export const examples: readonly PageExample[] = [
  { name: 'queries', page: () => queriesView(GIVEN) },
  { name: 'none', page: () => queriesView({ ...GIVEN, queries: [], bounds: { ...BOUNDS, held: [] } }) },
];
