import { dayText, monthText, poundsText } from '../../../base/index.ts';
import type { RemittanceReport, ReportBasis } from '../../../reports/index.ts';
import { lineAddress, paidYearAddress, statementAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { moneyCell } from '../../layout/figures.ts';
import type { Page, Table } from '../../layout/page.ts';
import { paymentStateCell, routeWords } from '../../layout/payment-words.ts';
import { toStatement } from '../../layout/trail.ts';

type Given = RemittanceReport & { readonly basis: ReportBasis };

/** A remittance advice: what is paid, to whom, when, by which route, and for what. */
export function remittanceView(report: Given): Page<'invented'> {
  const { place, month, reference, payee, payOn, state, amountPence } = report;
  return {
    realm: 'invented',
    template: 'remittance',
    heading: 'Remittance advice',
    caption: `${place.name}, ${monthText(month)}`,
    trail: toStatement(place, month),
    tables: [linesTable(report)],
    content: {
      total: poundsText(amountPence),
      answer: `Paid to ${payee.name} ${routeWords(payee.route)}${forWhom(report)}, to be there on ${dayText(payOn)}.`,
      facts: [
        { name: 'Reference', value: reference },
        { name: 'Paid by', value: place.commissioner.name },
        { name: 'Paid to', value: payee.name, note: payee.id },
        { name: 'Earned by', value: place.name, note: place.practice },
        { name: 'Where it stands', value: paymentStateCell(state).text },
      ],
      further: [
        { text: 'Open the statement', href: statementAddress(place.practice, month) },
        { text: 'What was paid this year so far', href: paidYearAddress(place.practice, month) },
      ],
      workedOut: [...basisFacts(report.basis), { name: 'Payment run', value: report.run }],
    },
  };
}

/** For whom, where the payee is not who earned it. */
function forWhom({ payee, place }: Given): string {
  return payee.id === place.practice ? '' : `, on behalf of ${place.name}`;
}

function linesTable({ place, month, lines, amountPence }: Given): Table<'invented'> {
  return {
    id: 'lines',
    caption: 'What it is for',
    columns: [
      { heading: 'Line', kind: 'text' },
      { heading: 'Amount', kind: 'number' },
    ],
    rows: lines.map(({ term, title, amountPence: amount }) => [
      { text: title, href: lineAddress(place.practice, month, term) },
      moneyCell(amount),
    ]),
    total: [{ text: 'Paid' }, moneyCell(amountPence)],
    whenEmpty: 'The payment has no line.',
  };
}
