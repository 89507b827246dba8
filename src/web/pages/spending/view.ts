import { monthText, poundsText } from '../../../base/index.ts';
import type { ReportBasis, SpendReport } from '../../../reports/index.ts';
import { entryAddress, LEDGER, SPENDING } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, dateCell, moneyCell } from '../../layout/figures.ts';
import { besideMonths } from '../../layout/ledger-months.ts';
import type { Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = SpendReport & { readonly basis: ReportBasis };

/** Every payment over £25,000 of a month, in the layout in which it is published. */
export function spendingView(report: Given): Page<'invented'> {
  const { month, rows, thresholdPence, basis } = report;
  const payments = new Set(rows.map(({ entry }) => entry)).size;
  return {
    realm: 'invented',
    template: 'spending',
    heading: `Spending over ${poundsText(thresholdPence)}`,
    caption: monthText(month),
    trail: [...TO_HOME, { text: 'Ledger', href: LEDGER }],
    tables: [spendTable(report)],
    content: {
      answer: `${counted(payments, 'payment', 'payments')} of more than ${poundsText(thresholdPence)} in ${monthText(month)}, each account on a row of its own.`,
      links: besideMonths(SPENDING, month),
      ifWrong: {
        sentences: [
          'A payment is what one entry spends for one payee. One that was taken back is listed with the entry that took it back. Download the table to publish it.',
        ],
        links: [],
      },
      workedOut: basisFacts(basis),
    },
  };
}

function spendTable({ rows, department, entity, month }: Given): Table<'invented'> {
  return {
    id: 'spending',
    caption: 'Payments',
    columns: [
      { heading: 'Supplier', kind: 'text' },
      { heading: 'Department family', kind: 'text' },
      { heading: 'Entity', kind: 'text' },
      { heading: 'Date', kind: 'date' },
      { heading: 'Expense type', kind: 'text' },
      { heading: 'Expense area', kind: 'text' },
      { heading: 'Transaction number', kind: 'text' },
      { heading: 'Invoice number', kind: 'text' },
      { heading: 'Amount', kind: 'number', isMain: true },
    ],
    rows: rows.map((row) => [
      { text: row.payee },
      { text: department },
      { text: entity },
      dateCell(row.date),
      { text: row.account },
      { text: row.fund },
      { text: `${row.entry}.${row.position}`, href: entryAddress(row.entry) },
      { text: row.invoice === '' ? 'no invoice' : row.invoice, csv: row.invoice },
      moneyCell(row.amountPence),
    ]),
    whenEmpty: `No payment in ${monthText(month)} was large enough to be published.`,
  };
}
