import { monthText, poundsText } from '../../../base/index.ts';
import type { ReportBasis, RunReport } from '../../../reports/index.ts';
import { entryAddress, practiceAddress, RUNS, runAddress, statementAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, instantText, moneyCell, shortHash, wholeText } from '../../layout/figures.ts';
import type { Cell, Page, Table } from '../../layout/page.ts';
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
    tables: [stagesTable(report), exceptionsTable(report), statementsTable(report)],
    content: {
      total: poundsText(run.totalPence),
      answer: answerOf(report),
      next: nextForm(report),
      withdraw: withdrawForm(report),
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
      : `${counted(exceptions.length, 'practice is', 'practices are')} not in it.`;
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
    caption: 'Practices that are not in it, and why',
    columns: ['Practice', 'Why'].map((heading) => ({ heading, kind: 'text' })),
    rows: exceptions.map(({ practice, name, reason }) => [
      { text: name, note: practice, href: practiceAddress(practice) },
      { text: reason },
    ]),
    whenEmpty: only === null ? 'Every practice with a contract is in the run.' : 'Your practice is in the run.',
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
      { heading: 'Amount', kind: 'number' },
      { heading: 'Ledger entry', kind: 'text' },
    ],
    rows: statements.map(({ practice, name, contractType, payee, duePence, heldLines, ...posted }) => [
      { text: name, note: `${practice}, ${contractType}`, href: practiceAddress(practice) },
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

function entryCell({ entry, isReversed, isWaiting }: Posted): Cell<'invented'> {
  if (isWaiting) return { text: 'waits', note: 'see why above' };
  if (entry === null) return { text: 'not posted yet' };
  const note = isReversed ? { note: 'taken back' } : {};
  return { text: 'Open the entry', csv: entry, href: entryAddress(entry), ...note };
}

const ROUTE_WORDS = {
  pcse: 'through PCSE',
  isfe: 'as an invoice in ISFE',
  'pain.001': 'by the bank, pain.001 file',
  'bacs-18': 'by the bank, Bacs file',
} as const;

/** How money reaches a payee, in words. */
export function routeWords(route: keyof typeof ROUTE_WORDS): string {
  return ROUTE_WORDS[route];
}

function heldNote(heldLines: number): { note?: string } {
  return heldLines === 0 ? {} : { note: counted(heldLines, 'line held', 'lines held') };
}
