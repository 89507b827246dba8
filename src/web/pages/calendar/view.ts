import { dayText } from '../../../base/index.ts';
import type { CalendarReport, ReportBasis } from '../../../reports/index.ts';
import { basisFacts } from '../../layout/basis.ts';
import { dateCell } from '../../layout/figures.ts';
import type { Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = CalendarReport & { readonly basis: ReportBasis };

/** What is due when, and from whom. */
export function calendarView(report: Given): Page<'invented'> {
  return {
    realm: 'invented',
    template: 'calendar',
    heading: 'Monitoring calendar',
    trail: TO_HOME,
    tables: [entriesTable(report)],
    content: { answer: answerOf(report), workedOut: basisFacts(report.basis) },
  };
}

function answerOf({ entries, basis }: Given): string {
  const next = entries.find(({ on }) => on >= basis.businessDate);
  return next === undefined ? 'Nothing is due.' : `Next, on ${dayText(next.on)}: ${next.what}.`;
}

function entriesTable({ entries, from, to, basis }: Given): Table<'invented'> {
  return {
    id: 'entries',
    caption: `From ${dayText(from)} to ${dayText(to)}`,
    columns: [
      { heading: 'Day', kind: 'date' },
      { heading: 'What is due', kind: 'text' },
      { heading: 'From whom', kind: 'text' },
    ],
    rows: entries.map(({ on, what, who }) => [
      { ...dateCell(on), ...(on < basis.businessDate ? { note: 'passed' } : {}) },
      { text: what },
      { text: who },
    ]),
    whenEmpty: 'Nothing is due. Dates appear when a framework is in force and feeds are expected.',
  };
}
