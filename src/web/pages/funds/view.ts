import { monthText, poundsText, sumPence } from '../../../base/index.ts';
import type { FundsReport, ReportBasis } from '../../../reports/index.ts';
import { accountAddress, FUNDS, fundAddress, LEDGER } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, instantText, moneyCell } from '../../layout/figures.ts';
import { besideMonths } from '../../layout/ledger-months.ts';
import type { Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = FundsReport & { readonly basis: ReportBasis };

/** Where each fund's money came from and went to, and what earlier years left. */
export function fundsView(report: Given): Page<'invented'> {
  const { year, month, basis } = report;
  return {
    realm: 'invented',
    template: 'funds',
    heading: `Sources and applications ${year}`,
    caption: `From April to the end of ${monthText(month)}`,
    trail: [...TO_HOME, { text: 'Ledger', href: LEDGER }],
    tables: [fundsTable(report), flowsTable(report), yearEndsTable(report)],
    content: {
      answer: answerOf(report),
      links: besideMonths(FUNDS, month),
      ifWrong: {
        sentences: [
          'Nothing crosses from one fund to another but as a transfer: a pair of entries under the reference of a decision. What an earlier year left is not spendable; a drawdown makes it so, with a decision of its own.',
        ],
        links: [],
      },
      workedOut: basisFacts(basis),
    },
  };
}

function answerOf({ funds }: Given): string {
  if (funds.length === 0) return 'No fund is open yet.';
  const into = sumPence(funds.map(({ sourcesPence }) => sourcesPence));
  const out = sumPence(funds.map(({ applicationsPence }) => applicationsPence));
  const over = funds.filter(({ leftPence }) => leftPence < 0n).length;
  return `${counted(funds.length, 'fund', 'funds')}: ${poundsText(into)} came in and ${poundsText(out)} went out. ${over === 0 ? 'None has spent more than it was given.' : `${counted(over, 'fund has', 'funds have')} spent more than given.`}`;
}

function fundsTable({ funds }: Given): Table<'invented'> {
  return {
    id: 'funds',
    caption: 'By fund',
    columns: [
      { heading: 'Fund', kind: 'text' },
      { heading: 'Sources', kind: 'number' },
      { heading: 'Applications', kind: 'number' },
      { heading: 'Left', kind: 'number', isMain: true },
      { heading: 'Surplus of earlier years', kind: 'number' },
    ],
    rows: funds.map(({ fund, title, sourcesPence, applicationsPence, leftPence, drawablePence }) => [
      { text: title, href: fundAddress(fund) },
      moneyCell(sourcesPence),
      moneyCell(applicationsPence),
      moneyCell(leftPence),
      moneyCell(drawablePence),
    ]),
    whenEmpty: 'No fund is open yet. A fund is opened by the first entry in it.',
  };
}

function flowsTable({ funds }: Given): Table<'invented'> {
  const rows = funds.flatMap(({ fund, title, sources, applications }) =>
    [
      ...sources.map((flow) => ({ ...flow, way: 'Source' })),
      ...applications.map((flow) => ({ ...flow, way: 'Application' })),
    ].map((flow) => [
      { text: flow.title, href: accountAddress(fund, flow.account) },
      { text: title },
      { text: flow.way },
      moneyCell(flow.amountPence),
    ]),
  );
  return {
    id: 'flows',
    caption: 'By account',
    columns: [
      { heading: 'Account', kind: 'text' },
      { heading: 'Fund', kind: 'text' },
      { heading: 'Source or application', kind: 'text' },
      { heading: 'Amount', kind: 'number' },
    ],
    rows,
    whenEmpty: 'Nothing came in or went out in the year.',
  };
}

function yearEndsTable({ yearEnds }: Given): Table<'invented'> {
  return {
    id: 'year-ends',
    caption: 'Recorded surpluses (memorandum)',
    columns: [
      { heading: 'Year', kind: 'text' },
      { heading: 'Fund', kind: 'text' },
      { heading: 'Surplus of the year', kind: 'number' },
      { heading: 'With earlier years', kind: 'number' },
      { heading: 'Recorded', kind: 'text' },
    ],
    rows: yearEnds.map((one) => [
      { text: one.year },
      { text: one.fund, href: fundAddress(one.fund) },
      moneyCell(one.surplusPence),
      moneyCell(one.cumulativePence),
      { text: one.recordedBy, note: instantText(one.recordedAt) },
    ]),
    whenEmpty: 'No year’s end was recorded. It is recorded when March is closed: commonweal ledger year-end.',
  };
}
