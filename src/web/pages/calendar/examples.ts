import { day } from '../../../base/index.ts';
import type { CalendarReport, ReportBasis } from '../../../reports/index.ts';
import { BASIS, type PageExample } from '../../examples/example.ts';
import { calendarView } from './view.ts';

const GIVEN: CalendarReport & { readonly basis: ReportBasis } = {
  basis: BASIS,
  from: day('2026-03-10'),
  to: day('2027-06-30'),
  entries: [
    { on: day('2026-03-31'), what: 'The year ends', who: 'practices' },
    { on: day('2026-04-10'), what: 'practice-extract due, with data to the end of March 2026', who: 'practices' },
  ],
};

export const examples: readonly PageExample[] = [
  { name: 'calendar', page: () => calendarView(GIVEN) },
  { name: 'nothing due', page: () => calendarView({ ...GIVEN, entries: [] }) },
];
