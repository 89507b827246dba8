import { poundsText } from '../../../base/index.ts';
import type { ReconciliationSummary, ReconciliationsReport, ReportBasis } from '../../../reports/index.ts';
import { entryAddress, RECONCILIATIONS, RUNS, reconciliationAddress, runAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { countCell, counted, instantText, moneyCell } from '../../layout/figures.ts';
import type { Page, Table } from '../../layout/page.ts';
import { paymentStateCell } from '../../layout/payment-words.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = ReconciliationsReport & { readonly basis: ReportBasis };

/** What each kind of file is called. */
export const KIND_WORDS: Readonly<Record<ReconciliationSummary['kind'], string>> = {
  'pcse-statement': 'PCSE statement',
  'isfe-extract': 'ISFE extract',
  'bank-statement': 'Bank statement, CSV',
  'camt.053': 'Bank statement, camt.053',
};

/** Payments of which no statement has spoken yet, and the statements that were compared. */
export function reconciliationsView(report: Given): Page<'invented'> {
  const { open, openPence, mayReconcile } = report;
  return {
    realm: 'invented',
    template: 'reconciliations',
    heading: 'Reconciliation',
    trail: [...TO_HOME, { text: 'Payment runs', href: RUNS }],
    tables: [openTable(report), filesTable(report)],
    content: {
      answer:
        open.length === 0
          ? 'Every payment is on a statement of what was paid, or was taken back.'
          : `${counted(open.length, 'payment is', 'payments are')} open, ${poundsText(openPence)} in all: no statement says yet that they were paid, or they came back.`,
      takeBack: takeBackForms(report),
      upload: mayReconcile
        ? {
            action: RECONCILIATIONS,
            hint: 'A PCSE statement, an ISFE extract or a bank statement as CSV, or camt.053. It is known by its header.',
          }
        : null,
      workedOut: basisFacts(report.basis),
    },
  };
}

/** A form a returned payment whose entry the reader may have taken back. */
function takeBackForms({ open }: Given): readonly object[] {
  return open.flatMap(({ mayTakeBack, entry, reference, amountPence }) =>
    mayTakeBack && entry !== null
      ? [
          {
            action: `${RECONCILIATIONS}/take-back`,
            entry,
            button: `Take back ${reference}, ${poundsText(amountPence)}`,
          },
        ]
      : [],
  );
}

function openTable({ open }: Given): Table<'invented'> {
  return {
    id: 'open',
    caption: 'Payments that are open',
    columns: [
      { heading: 'Reference', kind: 'text' },
      { heading: 'Paid to', kind: 'text' },
      { heading: 'Amount', kind: 'number', isMain: true },
      { heading: 'Where it stands', kind: 'text' },
      { heading: 'What happens next', kind: 'text' },
    ],
    rows: open.map(({ reference, run, payee, amountPence, state, entry }) => [
      { text: reference, href: runAddress(run) },
      { text: payee },
      moneyCell(amountPence),
      paymentStateCell(state),
      state === 'returned' && entry !== null
        ? { text: 'Its ledger entry is taken back', href: entryAddress(entry), note: 'when a second person approves' }
        : { text: 'The next statement is compared' },
    ]),
    whenEmpty:
      'Nothing is open. Payments are listed here from their release until a statement says that they were paid.',
  };
}

function filesTable({ files }: Given): Table<'invented'> {
  return {
    id: 'files',
    caption: 'Statements that were compared',
    columns: [
      { heading: 'File', kind: 'text' },
      { heading: 'Matched', kind: 'number' },
      { heading: 'Returned', kind: 'number' },
      { heading: 'Missing', kind: 'number' },
      { heading: 'Unexpected', kind: 'number' },
      { heading: 'By', kind: 'text' },
    ],
    rows: files.map(({ sha256, file, kind, counts, by, at }) => [
      { text: file, note: KIND_WORDS[kind], href: reconciliationAddress(sha256) },
      countCell(counts.matched),
      countCell(counts.returned),
      countCell(counts.missing),
      countCell(counts.unexpected),
      { text: by, note: instantText(at) },
    ]),
    whenEmpty:
      'No statement was compared yet. Whoever prepares payments sends one here, or by: commonweal pay reconcile.',
  };
}
