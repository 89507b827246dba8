import type { ReportBasis, StatusReport } from '../../../reports/index.ts';
import { FEEDS, OPT_OUTS, QUERIES } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { countCell, counted, countText, dateCell, instantText, isoDateText, wholeText } from '../../layout/figures.ts';
import type { Cell, Fact, Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';
import { runsTable } from '../runs/view.ts';

type Given = StatusReport & { readonly basis: ReportBasis };

/** What is loaded, what is late, and whether results hold. */
export function statusView(report: Given): Page<'invented'> {
  return {
    realm: 'invented',
    template: 'status',
    heading: 'Status',
    trail: TO_HOME,
    tables: [resultsTable(report), lateTable(report), loadedTable(report), runsTable(report.runs)],
    content: {
      answer: answerOf(report),
      facts: facts(report),
      feeds: { text: 'Feeds', href: FEEDS },
      optOuts: { text: 'Opt-outs, by practice', href: OPT_OUTS },
      workedOut: [
        ...basisFacts(report.basis),
        { name: 'Framework', value: report.framework.hash },
        { name: 'Snapshot', value: report.snapshot },
      ],
    },
  };
}

function answerOf({ practices, files, lateFeeds }: Given): string {
  const late = lateFeeds.length === 0 ? 'nothing is late' : `${counted(lateFeeds.length, 'feed is', 'feeds are')} late`;
  return `${counted(files, 'file', 'files')} from ${counted(practices, 'practice', 'practices')} are loaded; ${late}.`;
}

function facts({ framework, rejectedRows, awaitingErasure, calculators, queries }: Given): readonly Fact<'invented'>[] {
  return [
    { name: 'Framework', value: framework.id, note: counted(framework.measures, 'measure', 'measures') },
    { name: 'Rows rejected', value: wholeText(rejectedRows), href: FEEDS },
    ...awaitingErasure.map(({ practice, people, since }) => ({
      name: `Waiting to be erased at ${practice}`,
      value: counted(people, 'person', 'people'),
      note: `Opted out after they were sent, known since ${isoDateText(since)}. An operator runs: commonweal erase`,
    })),
    {
      name: 'Queries about results',
      value: `${wholeText(queries.open)} open`,
      note: queries.overdue === 0 ? 'None is overdue' : `${wholeText(queries.overdue)} overdue`,
      href: QUERIES,
    },
    calculators === null
      ? {
          name: 'Two calculators',
          value: 'not compared on this data yet',
          note: 'A run cannot be approved until they are',
        }
      : {
          name: 'Two calculators',
          value:
            calculators.differences === 0
              ? `agree on ${countText(calculators.compared.value)} results of ${countText(calculators.people.value)} people`
              : `differ on ${wholeText(calculators.differences)} of ${countText(calculators.compared.value)} results`,
          note: comparedWords(calculators),
        },
  ];
}

function comparedWords({ at, notCompared, practices }: NonNullable<Given['calculators']>): string {
  const last = `Last compared ${instantText(at)}`;
  return notCompared === 0 ? last : `${last}; rows of ${notCompared} of ${practices} practices are not compared yet`;
}

function resultsTable({ results }: Given): Table<'invented'> {
  return {
    id: 'results',
    caption: 'Results that may be paid',
    columns: [
      { heading: 'Counted to', kind: 'date' },
      { heading: 'Practices verified', kind: 'number' },
      { heading: 'What is known of it', kind: 'text' },
    ],
    rows: results.map(({ periodEnd, practicesVerified, practices, words }): readonly Cell<never>[] => [
      dateCell(periodEnd),
      { text: `${practicesVerified} of ${practices}` },
      { text: words },
    ]),
    whenEmpty: 'No result has been checked yet.',
  };
}

function lateTable({ lateFeeds }: Given): Table<'invented'> {
  return {
    id: 'late',
    caption: 'What is late',
    columns: [
      { heading: 'Sender', kind: 'text' },
      { heading: 'Feed', kind: 'text' },
      { heading: 'Days late', kind: 'number' },
    ],
    rows: lateFeeds.map(({ sender, feed, daysLate }) => [{ text: sender }, { text: feed }, countCell(daysLate)]),
    whenEmpty: 'Nothing is late.',
  };
}

function loadedTable({ tables }: Given): Table<'invented'> {
  return {
    id: 'loaded',
    caption: 'What is loaded',
    columns: [
      { heading: 'Table', kind: 'text' },
      { heading: 'Rows', kind: 'number' },
      { heading: 'Segments', kind: 'number' },
      { heading: 'Bytes', kind: 'number' },
    ],
    rows: tables.map(({ table, rows, segments, bytes }) => [
      { text: table },
      countCell(rows.value),
      countCell(segments),
      countCell(bytes),
    ]),
    whenEmpty: 'Nothing is loaded yet.',
  };
}
