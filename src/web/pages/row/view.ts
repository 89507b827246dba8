import type { ReportBasis, RowReport } from '../../../reports/index.ts';
import {
  feedFileAddress,
  poundsOfFileAddress,
  poundsOfPersonAddress,
  wholePersonAddress,
} from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { instantText, isoDateText, wholeText } from '../../layout/figures.ts';
import type { Page, Table } from '../../layout/page.ts';
import { toPractice } from '../../layout/trail.ts';

type Given = RowReport & { readonly basis: ReportBasis };

/** One row as the practice sent it, with its file, and the way back to every pound that it touches. */
export function rowView(report: Given): Page<'invented'> {
  const { place, table, row, file, person } = report;
  return {
    realm: 'invented',
    template: 'row',
    heading: `Row ${wholeText(row)} of ${table}`,
    caption: place.name,
    trail: [...toPractice(place), { text: `Person ${person}`, href: wholePersonAddress(place.practice, person) }],
    tables: [columnsTable(report)],
    content: {
      answer: `${place.name} sent this row in ${file.name}, received on ${isoDateText(file.receivedOn)}.`,
      facts: [
        { name: 'File', value: file.name, href: feedFileAddress(file.sha256) },
        { name: 'Row', value: wholeText(row), note: 'The header is row 1, the first record row 2' },
        { name: 'Sender', value: place.name },
        { name: 'Sender’s number for the row', value: report.rowId },
        { name: 'Person', value: person, href: wholePersonAddress(place.practice, person) },
        { name: 'Loaded', value: instantText(file.importedAt) },
      ],
      backLinks: [
        { text: 'Every pound that this person touches', href: poundsOfPersonAddress(place.practice, person) },
        { text: 'Every pound that rests on this file', href: poundsOfFileAddress(file.sha256) },
      ],
      ifWrong: {
        sentences: [
          `Correct the record in the system of ${place.name}. Its next extract replaces the row under the same number; the row as it was stays in the earlier snapshot.`,
        ],
        links: [],
      },
      workedOut: [...basisFacts(report.basis), { name: 'File (SHA-256)', value: file.sha256 }],
    },
  };
}

function columnsTable({ columns, table }: Given): Table<'invented'> {
  return {
    id: 'columns',
    caption: `The record of ${table} as received`,
    columns: ['Column', 'As received', 'What it means'].map((heading) => ({ heading, kind: 'text' })),
    rows: columns.map(({ name, value, words }) => [
      { text: name },
      { text: value === '' ? 'nothing was sent' : value },
      { text: words === '' ? 'as received' : words },
    ]),
    whenEmpty: 'The row holds no column that may be shown.',
  };
}
