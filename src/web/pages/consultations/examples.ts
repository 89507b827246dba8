import { addToMonth, month } from '../../../base/index.ts';
import { type ConsultationsReport, consultationsOnChart, type ReportBasis } from '../../../reports/index.ts';
import { MANAGEMENT, type PageExample, shown, YEAR_END } from '../../examples/example.ts';
import { consultationsView } from './view.ts';

type Given = ConsultationsReport & { readonly basis: ReportBasis };

const FIRST = month('2024-04');
const MONTHS = Array.from({ length: 24 }, (_, at) => ({ month: addToMonth(FIRST, at), people: 5400 }));
/** As steady as chance has it, but for the last month. */
const counts = (last: number) => MONTHS.map((_, at) => (at === MONTHS.length - 1 ? last : 200 + ((at * 7) % 5) * 10));

const COMMISSIONER = { level: 'commissioner', area: 'X00', name: 'Westmarch' } as const;
const LOCALITY = { level: 'locality', area: 'west', name: 'West' } as const;
const PRACTICE = { level: 'practice', area: 'X00036', name: 'Linden Park Surgery' } as const;

const GIVEN: Given = {
  periodEnd: YEAR_END,
  place: PRACTICE,
  shown: shown(consultationsOnChart(MONTHS, counts(210), 9.1), 'management'),
  beside: [COMMISSIONER, LOCALITY],
  basis: MANAGEMENT,
};

/** One whose last month and target are these. */
const other = (last: number, expected: number | null): Given => ({
  ...GIVEN,
  place: expected === null ? COMMISSIONER : LOCALITY,
  shown: shown(consultationsOnChart(MONTHS, counts(last), expected), 'management'),
  beside: [],
});

export const examples: readonly PageExample[] = [
  { name: 'consultations by month', page: () => consultationsView(GIVEN) },
  { name: 'more than chance explains', page: () => consultationsView(other(900, 2)) },
  { name: 'fewer, and never as many as expected', page: () => consultationsView(other(0, 80)) },
  { name: 'of everybody', page: () => consultationsView(other(210, null)) },
  {
    name: 'too few consultations to judge',
    page: () =>
      consultationsView({
        ...GIVEN,
        shown: shown(
          consultationsOnChart(
            MONTHS,
            MONTHS.map((_, at) => Number(at % 8 === 0)),
            9.1,
          ),
        ),
      }),
  },
  {
    name: 'too few months',
    page: () =>
      consultationsView({ ...GIVEN, shown: shown(consultationsOnChart(MONTHS.slice(0, 3), [200, 210, 190], 9.1)) }),
  },
  {
    name: 'kept back',
    page: () =>
      consultationsView({
        ...GIVEN,
        shown: shown({ kind: 'withheld', words: 'Not shown by month: some have fewer than 8.' }),
      }),
  },
];
