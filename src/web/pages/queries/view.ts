import { dayText } from '../../../base/index.ts';
import type { QueriesReport, ReportBasis, ShownQuery } from '../../../reports/index.ts';
import { ANSWERS, queryAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, dateCell, isoDateText } from '../../layout/figures.ts';
import type { Cell, Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = QueriesReport & { readonly basis: ReportBasis };

/** Implausible results that practices were asked about. */
export function queriesView(report: Given): Page<'invented'> {
  return {
    realm: 'invented',
    template: 'queries',
    heading: 'Queries about results',
    trail: TO_HOME,
    tables: [queriesTable(report), boundsTable(report)],
    content: {
      answer: answerOf(report),
      rule: 'A result that cannot be right is not ranked. The practice is asked the same day and payment on account continues; the query is settled within 20 working days.',
      answers: { text: 'Answers to yes-no measures', href: ANSWERS },
      workedOut: basisFacts(report.basis),
    },
  };
}

function answerOf({ queries }: Given): string {
  const open = queries.filter(({ standing }) => standing !== 'settled');
  if (open.length === 0) return 'No result is queried now.';
  const overdue = open.filter(({ isOverdue }) => isOverdue).length;
  const late = overdue === 0 ? 'None is overdue.' : `${counted(overdue, 'is', 'are')} overdue.`;
  return `${counted(open.length, 'query waits', 'queries wait')} to be settled. ${late}`;
}

function queriesTable({ queries }: Given): Table<'invented'> {
  return {
    id: 'queries',
    caption: 'Queries',
    columns: [
      { heading: 'Result', kind: 'text' },
      { heading: 'Why', kind: 'text' },
      { heading: 'Owner', kind: 'text' },
      { heading: 'Raised', kind: 'date' },
      { heading: 'To settle by', kind: 'date' },
      { heading: 'Standing', kind: 'text' },
    ],
    rows: queries.map((query) => [
      {
        text: `${query.name}, ${query.indicator}`,
        note: `at ${dayText(query.periodEnd)}`,
        href: queryAddress(query.practice, query.indicator, query.periodEnd),
      },
      { text: query.reasons.map(({ words }) => words).join(' ') },
      { text: query.owner },
      dateCell(query.raisedOn),
      dateCell(query.dueOn),
      standingCell(query),
    ]),
    whenEmpty: 'No result has been queried. Queries appear when results are checked and one of them cannot be right.',
  };
}

function boundsTable({ bounds }: Given): Table<'invented'> {
  return {
    id: 'bounds',
    caption: `When a result at ${dayText(bounds.periodEnd)} is doubted`,
    columns: [
      { heading: 'What is bounded', kind: 'text' },
      { heading: 'Bound', kind: 'number', isMain: true },
      { heading: 'Holds from', kind: 'date' },
      { heading: 'How sure', kind: 'text' },
      { heading: 'Source', kind: 'text' },
    ],
    rows: bounds.held.map(({ words, value, validFrom, status, source }) => [
      { text: words },
      { text: value },
      { text: isoDateText(validFrom) },
      { text: status },
      { text: source },
    ]),
    whenEmpty: 'No bound is set: nothing is doubted for its size.',
  };
}

/** How far a query is: a word, and a tag whose colour says nothing more. */
export function standingCell({ standing, isOverdue, settled }: ShownQuery): Cell<never> {
  if (settled !== null) return { text: `Settled: ${settled.outcome}`, tag: 'green' };
  if (isOverdue) return { text: 'Overdue', tag: 'red', note: standing };
  return standing === 'answered'
    ? { text: 'Answered', tag: 'blue' }
    : { text: 'Waits for the practice', tag: 'yellow' };
}
