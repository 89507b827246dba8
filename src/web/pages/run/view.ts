import { monthText, poundsText } from '../../../base/index.ts';
import type { ReportBasis, RunReport } from '../../../reports/index.ts';
import {
  earnerAddress,
  entryAddress,
  practiceAddress,
  RECONCILIATIONS,
  RUNS,
  remittanceAddress,
  runAddress,
  statementAddress,
} from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, dateCell, instantText, moneyCell, shortHash, wholeText } from '../../layout/figures.ts';
import type { Cell, Page, Table } from '../../layout/page.ts';
import { paymentStateCell, routeWords } from '../../layout/payment-words.ts';
import { TO_HOME } from '../../layout/trail.ts';
import { stageCell, standingCell } from '../runs/view.ts';

type Given = RunReport & { readonly basis: ReportBasis };

/** A payment run: what will be paid, what will not and why, who has approved, and what the reader may do next. */
export function runView(report: Given): Page<'invented'> {
  const { run } = report;
  return {
    realm: 'invented',
    template: 'run',
    heading: `Payment run for ${monthText(run.month)}`,
    trail: [...TO_HOME, { text: 'Payment runs', href: RUNS }],
    tables: [
      stagesTable(report),
      exceptionsTable(report),
      statementsTable(report),
      paymentsTable(report),
      filesTable(report),
    ],
    content: {
      total: poundsText(run.totalPence),
      answer: answerOf(report),
      next: nextForm(report),
      withdraw: withdrawForm(report),
      isReleased: report.run.stage === 'released',
      reconciled: reconciledWords(report),
      reconciliations: { text: 'Open the reconciliation', href: RECONCILIATIONS },
      files: fileForms(report),
      nextWords: report.next.words,
      ifWrong: {
        sentences: [
          'Open the statement, then the line. A run that has not been released pays nothing; tell the finance lead what is wrong before it is.',
        ],
        links: [],
      },
      workedOut: [
        ...basisFacts(report.basis),
        { name: 'Run', value: run.id },
        { name: 'What was approved (hash)', value: hashSeen(report) },
      ],
    },
  };
}

function withdrawForm({ next, run }: Given): object | null {
  if (!next.mayWithdraw) return null;
  return {
    action: `${runAddress(run.id)}/withdraw`,
    words:
      'Its approvals are then void, it pays nothing, and the month is prepared again. Say why: whoever prepares it reads it here.',
  };
}

function answerOf({ run, only, statements, exceptions }: Given): string {
  const { text } = standingCell(run);
  if (only !== null) {
    const what =
      statements.length === 0 ? 'Your practice is not in it' : 'Of the run you see what it pays your practice';
    return `${text}: the payments for ${monthText(run.month)}. ${what}.`;
  }
  const notPaid =
    exceptions.length === 0
      ? 'Every practice is in it.'
      : `${counted(exceptions.length, 'practice waits', 'practices wait')}.`;
  return `${text}: ${counted(run.statements, 'statement', 'statements')} for ${monthText(run.month)}. ${notPaid}`;
}

/** The hash of what the reader is looking at: an approval of anything else is refused. */
function hashSeen({ run }: Given): string {
  return run.contentHash;
}

function nextForm(report: Given): object | null {
  const { next, run } = report;
  if (next.verb === null || !next.allowed) return null;
  return {
    action: `${runAddress(run.id)}/${next.verb}`,
    button: next.verb === 'certify' ? 'Certify this run' : 'Release this run for payment',
    hash: hashSeen(report),
    needsDecision: next.needsDecision,
    warning:
      next.verb === 'certify'
        ? 'Certifying says that you have looked at the run and that it is right to pay. Somebody else releases it.'
        : `Releasing posts ${wholeText(run.statements)} statements in the ledger. An entry cannot be changed afterwards, only reversed by another.`,
  };
}

function stagesTable({ stages }: Given): Table<'invented'> {
  return {
    id: 'stages',
    caption: 'Who has approved it',
    columns: ['Stage', 'By', 'Authority', 'Interests declared', 'Comment', 'Of what (hash)'].map((heading) => ({
      heading,
      kind: 'text',
    })),
    rows: stages.map(({ stage, by, at, contentHash, comment, authority, interests }) => [
      stageCell(stage),
      { text: by, note: instantText(at) },
      { text: authority ?? 'not recorded' },
      { text: interests ?? 'not asked for' },
      { text: comment ?? 'no comment' },
      { text: shortHash(contentHash), csv: contentHash },
    ]),
    whenEmpty: 'Nobody has done anything with it yet.',
  };
}

function exceptionsTable({ exceptions, only }: Given): Table<'invented'> {
  return {
    id: 'exceptions',
    caption: 'Practices that wait, and why',
    columns: ['Practice', 'Why'].map((heading) => ({ heading, kind: 'text' })),
    rows: exceptions.map(({ practice, name, reason }) => [
      { text: name, note: practice, href: practiceAddress(practice) },
      { text: reason },
    ]),
    whenEmpty: only === null ? 'No practice waits.' : 'Your practice does not wait.',
  };
}

function statementsTable({ statements, run }: Given): Table<'invented'> {
  return {
    id: 'statements',
    caption: 'What the run pays, to whom',
    columns: [
      { heading: 'Practice', kind: 'text' },
      { heading: 'Paid to', kind: 'text' },
      { heading: 'Statement', kind: 'text' },
      { heading: 'Amount', kind: 'number', isMain: true },
      { heading: 'Ledger entry', kind: 'text' },
    ],
    rows: statements.map(({ practice, name, contractType, payee, duePence, heldLines, ...posted }) => [
      { text: name, note: `${practice}, ${contractType}`, href: earnerAddress(practice, contractType) },
      { text: payee.id === practice ? 'the practice itself' : payee.name, note: routeWords(payee.route) },
      { text: monthText(run.month), href: statementAddress(practice, run.month), ...heldNote(heldLines) },
      moneyCell(duePence),
      entryCell(posted),
    ]),
    total: [
      { text: 'Total' },
      { text: 'all payees' },
      { text: counted(statements.length, 'statement', 'statements') },
      moneyCell(run.totalPence),
      { text: 'by practice' },
    ],
    whenEmpty: 'No practice has a statement in this run.',
  };
}

type Posted = Pick<Given['statements'][number], 'entry' | 'isReversed' | 'isWaiting'>;

function reconciledWords({ payments }: Given): string {
  const count = (state: string) => payments.filter((payment) => payment.state === state).length;
  const open = count('instructed') + count('returned');
  const paid = `${wholeText(count('paid'))} of ${counted(payments.length, 'payment is', 'payments are')} on a statement of what was paid`;
  if (payments.length === 0) return 'It instructed no payment.';
  return open === 0
    ? `${paid}, and nothing is open: the run is reconciled.`
    : `${paid}; ${wholeText(open)} still open.`;
}

function paymentsTable({ payments }: Given): Table<'invented'> {
  return {
    id: 'payments',
    caption: 'Payments that it instructed',
    columns: [
      { heading: 'Reference', kind: 'text' },
      { heading: 'Paid to', kind: 'text' },
      { heading: 'On', kind: 'date' },
      { heading: 'Amount', kind: 'number', isMain: true },
      { heading: 'Where it stands', kind: 'text' },
    ],
    rows: payments.map(({ reference, practice, run, payee, payOn, amountPence, state }) => [
      { text: reference, href: remittanceAddress(practice, run) },
      { text: payee.name, note: routeWords(payee.route) },
      dateCell(payOn),
      moneyCell(amountPence),
      paymentStateCell(state),
    ]),
    whenEmpty: 'Payments are instructed when the run is released; they would be listed here with where each stands.',
  };
}

const FILE_WORDS = {
  pcse: 'Instruction to PCSE',
  'isfe-payables': 'Invoices for ISFE',
  'isfe-journal': 'Journal for ISFE',
  'pain.001': 'Bank file, pain.001.001.09',
  'bacs-18': 'Bank file, Bacs Standard 18',
} as const;

function filesTable({ files }: Given): Table<'invented'> {
  return {
    id: 'files',
    caption: 'Files that were made of it',
    columns: [
      { heading: 'File', kind: 'text' },
      { heading: 'Payments', kind: 'number' },
      { heading: 'Total', kind: 'number', isMain: true },
      { heading: 'Made', kind: 'text' },
      { heading: 'SHA-256', kind: 'text' },
    ],
    rows: files.map(({ kind, name, payments, totalPence, madeBy, madeAt, sha256 }) => [
      { text: FILE_WORDS[kind], note: name },
      { text: wholeText(payments) },
      moneyCell(totalPence),
      { text: madeBy, note: instantText(madeAt) },
      { text: shortHash(sha256), csv: sha256 },
    ]),
    whenEmpty: 'Files are made when the run is released, for the routes by which its payees are paid.',
  };
}

/** A form a file: taking one is audited, so that it is no link. */
function fileForms({ run, files, mayTakeFiles }: Given): readonly object[] {
  if (!mayTakeFiles) return [];
  return files.map(({ kind }) => ({ action: `${runAddress(run.id)}/file`, kind, button: `Take: ${FILE_WORDS[kind]}` }));
}

function entryCell({ entry, isReversed, isWaiting }: Posted): Cell<'invented'> {
  if (isWaiting) return { text: 'waits', note: 'see why above' };
  if (entry === null) return { text: 'not posted yet' };
  const note = isReversed ? { note: 'taken back' } : {};
  return { text: 'Open the entry', csv: entry, href: entryAddress(entry), ...note };
}

function heldNote(heldLines: number): { note?: string } {
  return heldLines === 0 ? {} : { note: counted(heldLines, 'line held', 'lines held') };
}
