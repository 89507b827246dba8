import { isoOfMonth, monthText, poundsText } from '../../../base/index.ts';
import type { MonthEndReport, ReportBasis } from '../../../reports/index.ts';
import { BUDGET, entryAddress, FUNDS, fundAddress, inMonth, LEDGER, MONTH_END } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, dateCell, debitCreditCell, instantText, moneyCell, sentenceCase } from '../../layout/figures.ts';
import { besideMonths } from '../../layout/ledger-months.ts';
import type { Cell, Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = MonthEndReport & { readonly basis: ReportBasis };

/** A month's end: what waits, what was entered by hand, the agreement with ISFE, and the closing. */
export function monthEndView(report: Given): Page<'invented'> {
  const { month, basis, mayPrepare, isfe } = report;
  return {
    realm: 'invented',
    template: 'month-end',
    heading: `Month end, ${monthText(month)}`,
    trail: [...TO_HOME, { text: 'Ledger', href: LEDGER }],
    tables: [journalsTable(report), differencesTable(report), commitmentsTable(report)],
    content: {
      answer: answerOf(report),
      links: [
        { text: 'Trial balance', href: inMonth(LEDGER, month) },
        { text: 'Budget', href: inMonth(BUDGET, month) },
        { text: 'Sources and applications', href: inMonth(FUNDS, month) },
        ...besideMonths(MONTH_END, month),
      ],
      waiting: waitingForms(report),
      isfeWords: isfeWords(report),
      import: mayPrepare ? { action: `${MONTH_END}/isfe`, month: isoOfMonth(month) } : null,
      agree: report.mayClose && isfe.file !== null ? { action: `${MONTH_END}/agree`, month: isoOfMonth(month) } : null,
      close: closeForm(report),
      ifWrong: {
        sentences: [
          'A closed month is never opened again. What belongs to it is entered in the open month, and the entry says which month it is of.',
          'Journals are asked for with commonweal ledger propose, achievement accruals with commonweal ledger accrue.',
        ],
        links: [],
      },
      workedOut: [
        ...basisFacts(basis),
        ...(report.closed === null
          ? []
          : [{ name: 'Head of the ledger when it was closed', value: report.closed.head }]),
      ],
    },
  };
}

function answerOf({ month, closed, closedTo, waiting, isfe }: Given): string {
  const state =
    closed !== null
      ? `closed for good, by ${closed.closedBy} on ${instantText(closed.closedAt)}`
      : closedTo !== null && month < closedTo
        ? 'closed with a later month'
        : 'open';
  const journals =
    waiting.length === 0 ? 'no journal waits' : `${counted(waiting.length, 'journal waits', 'journals wait')}`;
  const agreed =
    isfe.agreement === null ? 'nobody has agreed it to ISFE yet' : `${isfe.agreement.agreedBy} agreed it to ISFE`;
  return `${monthText(month)} is ${state}; ${journals} for approval; ${agreed}.`;
}

function waitingForms({ waiting, month }: Given) {
  return waiting.map((one) => ({
    heading: `${sentenceCase(one.kind)}: ${one.reference}`,
    words: `${one.reason}: ${poundsText(one.amountPence)}. Asked for by ${one.proposedBy} on ${instantText(one.proposedAt)}${one.decisionReference === null ? '' : `, under decision ${one.decisionReference}`}.`,
    reference: one.reference,
    button: `Approve ${one.reference} and enter it`,
    action: one.mayApprove ? `${MONTH_END}/approve` : null,
    month: isoOfMonth(month),
  }));
}

function isfeWords({ isfe }: Given): string {
  const { file, codes, differences, agreement } = isfe;
  if (file === null) return 'No balance file of the main ledger was received for this month.';
  const compared = `${file.name}, received from ${file.importedBy} on ${instantText(file.importedAt)}: ${counted(codes, 'code', 'codes')} compared, ${counted(differences.length, 'difference', 'differences')}.`;
  if (agreement === null) return compared;
  const words = agreement.words === '' ? '' : ` “${agreement.words}”`;
  return `${compared} Agreed by ${agreement.agreedBy} on ${instantText(agreement.agreedAt)} with ${counted(agreement.differences, 'difference', 'differences')}.${words}`;
}

function closeForm({ month, closed, closedTo, isOver, mayClose }: Given) {
  const isOpen = closed === null && (closedTo === null || month > closedTo);
  if (!isOpen || !mayClose || !isOver) return null;
  return { action: `${MONTH_END}/close`, month: isoOfMonth(month), button: `Close ${monthText(month)} for good` };
}

function journalsTable({ journals }: Given): Table<'invented'> {
  return {
    id: 'journals',
    caption: 'Journals and accruals of the month',
    columns: [
      { heading: 'Entry', kind: 'text' },
      { heading: 'Date', kind: 'date' },
      { heading: 'What for', kind: 'text' },
      { heading: 'Fund', kind: 'text' },
      { heading: 'Amount', kind: 'number', isMain: true },
    ],
    rows: journals.map((one): readonly Cell<'invented'>[] => [
      { text: one.reference, href: entryAddress(one.entry) },
      dateCell(one.date),
      { text: one.description },
      { text: one.fund, href: fundAddress(one.fund) },
      moneyCell(one.debitPence),
    ]),
    whenEmpty: 'Nothing was entered by hand in this month.',
  };
}

function differencesTable({ isfe }: Given): Table<'invented'> {
  return {
    id: 'differences',
    caption: 'Differences from the main ledger (ISFE)',
    columns: [
      { heading: 'Code', kind: 'text' },
      { heading: 'What', kind: 'text' },
      { heading: 'Here', kind: 'number' },
      { heading: 'There', kind: 'number' },
      { heading: 'Difference', kind: 'number', isMain: true },
    ],
    rows: isfe.differences.map((one) => [
      { text: one.code },
      { text: one.what },
      debitCreditCell(one.oursPence),
      debitCreditCell(one.theirsPence),
      debitCreditCell(one.differencePence),
    ]),
    whenEmpty:
      isfe.file === null
        ? 'Differences are listed here once a balance file is imported.'
        : 'Both ledgers stand the same on every code.',
  };
}

function commitmentsTable({ commitments }: Given): Table<'invented'> {
  return {
    id: 'commitments',
    caption: 'Commitments',
    columns: [
      { heading: 'Commitment', kind: 'text' },
      { heading: 'Account', kind: 'text' },
      { heading: 'Holds until', kind: 'date' },
      { heading: 'State', kind: 'text' },
      { heading: 'Amount', kind: 'number', isMain: true },
    ],
    rows: commitments.map((one): readonly Cell<'invented'>[] => [
      { text: one.id, note: one.description },
      { text: one.account, note: one.fund },
      dateCell(one.expiresOn),
      one.end?.entry == null
        ? { text: one.end?.how ?? 'reserved' }
        : { text: one.end.how, href: entryAddress(one.end.entry) },
      moneyCell(one.amountPence),
    ]),
    whenEmpty: 'Nothing was reserved by the end of this month. Money is reserved with commonweal ledger reserve.',
  };
}
