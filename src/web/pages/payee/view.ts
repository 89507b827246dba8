import { dayText } from '../../../base/index.ts';
import type { PayeeReport, ReportBasis, ShownDetails } from '../../../reports/index.ts';
import { earnerAddress, PAYEES, payeeAddress, RUNS, remittanceAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, dateCell, moneyCell } from '../../layout/figures.ts';
import type { Fact, Page, Table } from '../../layout/page.ts';
import { paymentStateCell, routeWords } from '../../layout/payment-words.ts';
import { TO_HOME } from '../../layout/trail.ts';
import { bankCell, nominationNote } from '../payees/view.ts';

type Given = PayeeReport & { readonly basis: ReportBasis };

/** A payee: for whom it is paid, whether it can be, what it was paid, and a change of its bank details. */
export function payeeView(report: Given): Page<'invented'> {
  const { payee, bank } = report;
  return {
    realm: 'invented',
    template: 'payee',
    heading: payee.name,
    caption: 'Payee',
    trail: [...TO_HOME, { text: 'Payment runs', href: RUNS }, { text: 'Payees', href: PAYEES }],
    tables: [historyTable(report), paymentsTable(report)],
    content: {
      answer: `Paid ${routeWords(payee.route)}. ${standingWords(report)}`,
      facts: factsOf(report),
      hasBank: bank !== null,
      approving: approvingOf(report),
      proposing: proposingOf(report),
      workedOut: basisFacts(report.basis),
    },
  };
}

function standingWords({ bank, pauseDays }: Given): string {
  if (bank === null) return 'It needs no bank details.';
  if (bank.standing === 'usable') return 'Its bank details are in use.';
  const from = bank.current?.approved?.usableFrom;
  if (from === undefined) return 'It cannot be paid yet: two people have to give and approve its bank details.';
  return `Its bank details changed less than ${counted(pauseDays, 'day', 'days')} ago: nothing is paid to it before ${dayText(from)}.`;
}

function factsOf({ payee, earners, bank }: Given): readonly Fact<'invented'>[] {
  const account = bank?.current;
  return [
    { name: 'Code', value: payee.id },
    ...earners.map((earner) => ({
      name: 'Paid for',
      value: earner.name,
      href: earnerAddress(earner.practice, earner.contractType),
      ...nominationNote([earner]),
    })),
    ...(account == null
      ? []
      : [{ name: 'Account', value: `${account.accountNumber}, ${account.sortCode}`, note: account.accountName }]),
  ];
}

function approvingOf({ payee, bank, mayApprove, pauseDays }: Given): object | null {
  if (bank?.waiting == null || !mayApprove) return null;
  const { accountNumber, accountName, proposedBy } = bank.waiting;
  return {
    action: `${payeeAddress(payee.id)}/approve`,
    details: bank.waiting.id,
    warning: `${proposedBy} proposed the account ${accountNumber} of ${accountName}. Ring the payee on a number that you knew before, not one that came with the change. Nothing is paid to it for ${counted(pauseDays, 'day', 'days')} after you approve.`,
  };
}

function proposingOf({ payee, mayPropose, pauseDays }: Given): object | null {
  if (!mayPropose) return null;
  return {
    action: `${payeeAddress(payee.id)}/bank`,
    words: `Somebody else has to approve the change, and nothing is paid to the payee for ${counted(pauseDays, 'day', 'days')} after that. Only the last digits are shown afterwards.`,
  };
}

function historyTable({ bank }: Given): Table<'invented'> {
  return {
    id: 'history',
    caption: 'Bank details, the newest first',
    columns: ['Account', 'Name', 'Proposed', 'Approved', 'In use from'].map((heading) => ({ heading, kind: 'text' })),
    rows: (bank?.history ?? []).map((details) => [
      { text: details.accountNumber, note: details.sortCode },
      { text: details.accountName },
      { text: details.proposedBy, note: dayText(details.proposedOn) },
      ...approvedCells(details),
    ]),
    whenEmpty:
      'No bank details were given yet. Whoever prepares payments proposes them, and somebody else approves them.',
  };
}

function approvedCells({ approved }: ShownDetails) {
  if (approved === null) return [{ text: 'waits for a second person' }, { text: 'not yet' }];
  return [{ text: approved.by, note: dayText(approved.on) }, dateCell(approved.usableFrom)];
}

function paymentsTable({ payments, bank, earners }: Given): Table<'invented'> {
  return {
    id: 'payments',
    caption: 'What it was paid',
    columns: [
      { heading: 'Reference', kind: 'text' },
      { heading: 'On behalf of', kind: 'text' },
      { heading: 'On', kind: 'date' },
      { heading: 'Amount', kind: 'number' },
      { heading: 'Where it stands', kind: 'text' },
    ],
    rows: payments.map(({ reference, practice, run, payOn, amountPence, state }) => [
      { text: reference, href: remittanceAddress(practice, run) },
      { text: earners.find((earner) => earner.practice === practice)?.name ?? practice },
      dateCell(payOn),
      moneyCell(amountPence),
      paymentStateCell(state),
    ]),
    whenEmpty: `Nothing was paid to it yet. Bank details: ${bankCell(bank).text.toLowerCase()}.`,
  };
}
