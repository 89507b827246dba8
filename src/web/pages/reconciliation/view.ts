import type { MatchOutcome, ReconciliationReport, ReportBasis } from '../../../reports/index.ts';
import { RECONCILIATIONS, RUNS } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, dateCell, instantText, moneyCell, wholeText } from '../../layout/figures.ts';
import type { Cell, Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';
import { KIND_WORDS } from '../reconciliations/view.ts';

type Given = ReconciliationReport & { readonly basis: ReportBasis };

const OUTCOME: Readonly<Record<MatchOutcome, Cell<never>>> = {
  matched: { text: 'Matched', tag: 'green' },
  returned: { text: 'Returned', tag: 'red' },
  missing: { text: 'Missing', tag: 'yellow' },
  unexpected: { text: 'Unexpected', tag: 'red' },
};
/** What somebody has to look at comes first. */
const ORDER: readonly MatchOutcome[] = ['returned', 'unexpected', 'missing', 'matched'];

/** What was found in one statement, payment by payment. */
export function reconciliationView(report: Given): Page<'invented'> {
  const { file, kind, counts, by, at, sha256 } = report;
  return {
    realm: 'invented',
    template: 'reconciliation',
    heading: file,
    caption: KIND_WORDS[kind],
    trail: [...TO_HOME, { text: 'Payment runs', href: RUNS }, { text: 'Reconciliation', href: RECONCILIATIONS }],
    tables: [findingsTable(report)],
    content: {
      answer: `${counted(counts.matched, 'payment is', 'payments are')} matched, ${wholeText(counts.returned)} returned, ${wholeText(counts.missing)} missing, ${wholeText(counts.unexpected)} unexpected.`,
      ifWrong: {
        sentences: [
          'What is missing is asked of whoever moves the money; what is unexpected is asked of the bank or of PCSE. For each return it was proposed to take its ledger entry back; when a second person approves, the month can be paid again.',
        ],
        links: [],
      },
      workedOut: [
        ...basisFacts(report.basis),
        { name: 'Compared', value: instantText(at), note: by },
        { name: 'SHA-256 of the file', value: sha256 },
      ],
    },
  };
}

function findingsTable({ findings }: Given): Table<'invented'> {
  const sorted = ORDER.flatMap((outcome) => findings.filter((finding) => finding.outcome === outcome));
  return {
    id: 'findings',
    caption: 'What was found',
    columns: [
      { heading: 'Reference', kind: 'text' },
      { heading: 'Outcome', kind: 'text' },
      { heading: 'Amount', kind: 'number' },
      { heading: 'On', kind: 'date' },
      { heading: 'In words', kind: 'text' },
    ],
    rows: sorted.map(({ reference, outcome, row, amountPence, on, words }) => [
      { text: reference === '' ? 'no reference' : reference, note: row === null ? 'not in the file' : `record ${row}` },
      OUTCOME[outcome],
      moneyCell(amountPence),
      dateCell(on),
      { text: words },
    ]),
    whenEmpty: 'The file holds no payment, and none was due by its last day.',
  };
}
