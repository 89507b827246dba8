import { monthText, poundsText, sumPence } from '../../../base/index.ts';
import type { ReportBasis, VerificationReport } from '../../../reports/index.ts';
import { entryAddress, LEDGER, VERIFICATION } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { countCell, counted, dateCell, moneyCell } from '../../layout/figures.ts';
import { besideMonths } from '../../layout/ledger-months.ts';
import type { Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = VerificationReport & { readonly basis: ReportBasis };

/** A sample of what was paid in the year, to be looked at again. */
export function verificationView(report: Given): Page<'invented'> {
  const { year, month, seed, size, strata, basis } = report;
  const drawn = strata.reduce((sum, { sampled }) => sum + sampled.length, 0);
  const paid = strata.reduce((sum, { postings }) => sum + postings, 0);
  return {
    realm: 'invented',
    template: 'verification',
    heading: `Verification after payment ${year}`,
    caption: `Paid from April to the end of ${monthText(month)}`,
    trail: [...TO_HOME, { text: 'Ledger', href: LEDGER }],
    tables: [sampleTable(report), strataTable(report)],
    content: {
      answer: `${counted(drawn, 'posting', 'postings')} of ${counted(paid, 'posting', 'postings')} are to be looked at, drawn by the seed ${seed}: the same seed gives the same sample.`,
      links: besideMonths(VERIFICATION, month),
      ask: { seed, size: String(size), action: VERIFICATION },
      ifWrong: {
        sentences: [
          'What was paid too much is recovered by an entry: commonweal ledger propose recovery. Somebody else approves it, and what is payable to the payee falls by as much.',
        ],
        links: [],
      },
      workedOut: [
        ...basisFacts(basis),
        {
          name: 'How it is drawn',
          value:
            'Postings that paid a statement line and were not taken back, in four groups by size. Of the largest all are looked at; each other group gives its share of the sample by value, at least one, in the order of the SHA-256 of seed and posting.',
        },
      ],
    },
  };
}

function sampleTable({ strata }: Given): Table<'invented'> {
  return {
    id: 'sample',
    caption: 'What to look at',
    columns: [
      { heading: 'Posting', kind: 'text' },
      { heading: 'Payee', kind: 'text' },
      { heading: 'Date', kind: 'date' },
      { heading: 'Account', kind: 'text' },
      { heading: 'Size', kind: 'text' },
      { heading: 'Amount', kind: 'number', isMain: true },
    ],
    rows: strata.flatMap(({ words, sampled }) =>
      sampled.map((row) => [
        { text: `${row.entry}.${row.position}`, href: entryAddress(row.entry) },
        { text: row.payee },
        dateCell(row.date),
        { text: row.account },
        { text: words },
        moneyCell(row.amountPence),
      ]),
    ),
    whenEmpty: 'Nothing was paid in the year to this month, so there is nothing to look at.',
  };
}

function strataTable({ strata }: Given): Table<'invented'> {
  return {
    id: 'strata',
    caption: 'By size',
    columns: [
      { heading: 'Size', kind: 'text' },
      { heading: 'Postings', kind: 'number' },
      { heading: 'Value', kind: 'number' },
      { heading: 'Looked at', kind: 'number', isMain: true },
      { heading: 'Value looked at', kind: 'number' },
    ],
    rows: strata.map(({ words, postings, totalPence, sampled }) => [
      { text: words },
      countCell(postings),
      moneyCell(totalPence),
      countCell(sampled.length),
      { text: poundsText(sumPence(sampled.map(({ amountPence }) => amountPence))) },
    ]),
    whenEmpty: 'There are no groups.',
  };
}
