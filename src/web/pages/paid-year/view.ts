import { monthText, poundsText } from '../../../base/index.ts';
import type { PaidYearReport, ReportBasis } from '../../../reports/index.ts';
import { remittanceAddress, statementAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, dateCell, moneyCell } from '../../layout/figures.ts';
import type { Page, Table } from '../../layout/page.ts';
import { paymentStateCell, routeWords } from '../../layout/payment-words.ts';
import { toStatement } from '../../layout/trail.ts';

type Given = PaidYearReport & { readonly basis: ReportBasis };

/** What a provider was paid in a month, and in its financial year so far. */
export function paidYearView(report: Given): Page<'invented'> {
  const { place, month, year, yearPence, monthPence, payments } = report;
  return {
    realm: 'invented',
    template: 'paid-year',
    heading: `Paid for ${monthText(month)} and ${year} so far`,
    caption: place.name,
    trail: toStatement(place, month),
    tables: [linesTable(report), paymentsTable(report)],
    content: {
      total: poundsText(yearPence),
      answer: `${place.name} was paid ${poundsText(yearPence)} for ${year} up to ${monthText(month)}, of it ${poundsText(monthPence)} for that month, in ${counted(payments.length, 'payment', 'payments')}. What was taken back is left out.`,
      further: [{ text: 'Open the statement', href: statementAddress(place.practice, month) }],
      workedOut: basisFacts(report.basis),
    },
  };
}

function linesTable({ lines, month, year, monthPence, yearPence }: Given): Table<'invented'> {
  return {
    id: 'lines',
    caption: 'What it was paid for',
    columns: [
      { heading: 'Line', kind: 'text' },
      { heading: monthText(month), kind: 'number' },
      { heading: `${year} so far`, kind: 'number' },
    ],
    rows: lines.map((line) => [{ text: line.title }, moneyCell(line.monthPence), moneyCell(line.yearPence)]),
    total: [{ text: 'Total' }, moneyCell(monthPence), moneyCell(yearPence)],
    whenEmpty:
      'Nothing was paid in the year up to this month. Each sort of line is listed here once a run is released.',
  };
}

function paymentsTable({ payments }: Given): Table<'invented'> {
  return {
    id: 'payments',
    caption: 'Payments',
    columns: [
      { heading: 'Reference', kind: 'text' },
      { heading: 'For', kind: 'text' },
      { heading: 'Paid to', kind: 'text' },
      { heading: 'On', kind: 'date' },
      { heading: 'Amount', kind: 'number' },
      { heading: 'Where it stands', kind: 'text' },
    ],
    rows: payments.map(({ reference, practice, run, month, payee, payOn, amountPence, state }) => [
      { text: reference, href: remittanceAddress(practice, run) },
      { text: monthText(month) },
      { text: payee.name, note: routeWords(payee.route) },
      dateCell(payOn),
      moneyCell(amountPence),
      paymentStateCell(state),
    ]),
    whenEmpty: 'No payment was instructed for the months of this year. Each is listed here with its remittance advice.',
  };
}
