import { day, month } from '../../../base/index.ts';
import { type MonthResult, type MonthsReport, paceOf, type ReportBasis } from '../../../reports/index.ts';
import { BASIS, type PageExample, PLACE, rate, shown, YEAR_END } from '../../examples/example.ts';
import { monthsView } from './view.ts';

const ENDS = ['04-30', '05-31', '06-30', '07-31'];

function months(year: string, first: number): readonly MonthResult[] {
  return ENDS.map((end, index) => ({ on: day(`${year}-${end}`), rate: shown(rate(first + 40 * index, 600)) }));
}

const TO_MEET = Array.from({ length: 13 }, (_, at) => shown(rate(40 * at + (at % 3) * 9, 600)));
const PAID = { direction: 'higher', points: 12, upperPercent: 85 } as const;
const years = [month('2024-04'), month('2025-04')].map((first) => ({ first, rates: TO_MEET }));

const GIVEN: MonthsReport & { readonly basis: ReportBasis } = {
  basis: BASIS,
  place: PLACE,
  indicator: 'HYP008',
  shortTitle: 'Blood pressure 140/90 or less',
  periodEnd: YEAR_END,
  months: months('2025', 300).slice(0, 3),
  lastYear: months('2024', 280),
  pace: paceOf(shown(rate(1, 2)), years, PAID),
  forecast: shown({ kind: 'forecast', percent: '71.2', lowerPercent: '64.0', upperPercent: '78.4' }),
  lowerPercent: 40,
  upperPercent: 85,
};
const NONE = shown({ kind: 'none' as const, words: 'There is no forecast: a rate is missing.' });
const NO_RATE = shown({ kind: 'none' as const, words: 'fewer than 8 people' });

export const examples: readonly PageExample[] = [
  { name: 'within the year', page: () => monthsView(GIVEN) },
  {
    name: 'paid nothing',
    page: () => monthsView({ ...GIVEN, pace: paceOf(shown(rate(1, 2)), years, { ...PAID, points: 0 }) }),
  },
  {
    name: 'a handful of people',
    page: () => {
      const few = Array.from({ length: 13 }, (_, at) => shown(rate(Math.floor(at / 4), 6)));
      const rates = years.map(({ first }) => ({ first, rates: few }));
      return monthsView({ ...GIVEN, pace: paceOf(shown(rate(1, 2)), rates, PAID) });
    },
  },
  { name: 'too few months', page: () => monthsView({ ...GIVEN, pace: paceOf(shown(rate(1, 2)), [], PAID) }) },
  { name: 'without a forecast', page: () => monthsView({ ...GIVEN, forecast: NONE }) },
  {
    name: 'too few people',
    page: () =>
      monthsView({ ...GIVEN, months: GIVEN.months.map((month) => ({ ...month, rate: NO_RATE })), forecast: NONE }),
  },
  { name: 'nothing', page: () => monthsView({ ...GIVEN, months: [], lastYear: [], forecast: NONE }) },
];
