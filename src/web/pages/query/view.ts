import { dayText } from '../../../base/index.ts';
import type { QueryReport, ReportBasis } from '../../../reports/index.ts';
import { measureAddress, QUERIES, queryAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import type { Page, Table } from '../../layout/page.ts';
import { isWithheld } from '../../layout/released.ts';
import { TO_HOME } from '../../layout/trail.ts';
import { standingCell } from '../queries/view.ts';

type Given = QueryReport & { readonly basis: ReportBasis };

/** One query: why, what the practice answered, how it was settled, and what the reader may do. */
export function queryView(report: Given): Page<'invented'> {
  const { query, mayAnswer, maySettle } = report;
  const address = queryAddress(query.practice, query.indicator, query.periodEnd);
  return {
    realm: 'invented',
    template: 'query',
    heading: `Query about ${query.indicator} at ${dayText(query.periodEnd)}`,
    caption: query.name,
    trail: [...TO_HOME, { text: 'Queries', href: QUERIES }],
    tables: [reasonsTable(report)],
    content: {
      answer: `${standingCell(query).text}. Raised on ${dayText(query.raisedOn)}, to be settled by ${dayText(query.dueOn)}.`,
      onAccount: report.onAccount,
      facts: [{ name: 'Owner', value: query.owner, note: 'answers for the practice' }, ...saidFacts(report)],
      answering: mayAnswer ? { action: `${address}/answer` } : null,
      settling: maySettle ? { action: `${address}/settle`, outcomes: OUTCOMES } : null,
      measure: {
        text: `Open ${query.indicator} at ${query.name}`,
        href: measureAddress(query.practice, query.indicator, query.periodEnd),
      },
      workedOut: basisFacts(report.basis),
    },
  };
}

const OUTCOMES = [
  { value: 'accepted', text: 'Accepted: the result stands' },
  { value: 'corrected', text: 'Corrected: the practice has sent better data' },
  { value: 'not accepted', text: 'Not accepted: the last accepted value stays' },
];

function saidFacts({ query }: Given) {
  const { answer, settled } = query;
  return [
    answer === null
      ? { name: 'Answer', value: 'none yet' }
      : { name: 'Answer', value: answer.text, note: `${answer.by}, ${dayText(answer.on)}` },
    settled === null
      ? { name: 'Settled', value: 'not yet' }
      : {
          name: 'Settled',
          value: `${settled.outcome}: ${settled.text}`,
          note: `${settled.by}, ${dayText(settled.on)}`,
        },
  ];
}

function reasonsTable({ query }: Given): Table<'invented'> {
  return {
    id: 'reasons',
    caption: 'Why it is doubted',
    columns: [
      { heading: 'Code', kind: 'text' },
      { heading: 'What is doubted', kind: 'text' },
      { heading: 'The numbers', kind: 'text' },
    ],
    rows: query.reasons.map(({ code, words, numbers }) => [
      { text: code },
      { text: words },
      { text: isWithheld(numbers.value) ? numbers.value.words : numbers.value },
    ]),
    whenEmpty: 'No reason was kept.',
  };
}
