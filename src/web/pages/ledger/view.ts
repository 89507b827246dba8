import { monthText } from '../../../base/index.ts';
import type { LedgerBalance, LedgerReport, ReportBasis } from '../../../reports/index.ts';
import {
  type Address,
  accountAddress,
  BUDGET,
  before,
  entryAddress,
  FUNDS,
  fundAddress,
  inMonth,
  LEDGER,
  MONTH_END,
  SPENDING,
  VERIFICATION,
} from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import {
  countCell,
  counted,
  dateCell,
  debitCreditCell,
  instantText,
  moneyCell,
  wholeText,
} from '../../layout/figures.ts';
import type { Link, Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = LedgerReport & { readonly basis: ReportBasis };

/** The ledger by fund and account; with a fund or an account chosen, the entries behind its balance. */
export function ledgerView(report: Given): Page<'invented'> {
  return {
    realm: 'invented',
    template: 'ledger',
    heading: headingOf(report),
    ...captionOf(report),
    trail: trailOf(report),
    tables: [balancesTable(report), entriesTable(report)],
    content: {
      answer: answerOf(report),
      elsewhere: elsewhere(report),
      verified: verifiedWords(report),
      verifiedWord: report.verified.ok ? 'Holds' : 'Does not hold',
      verifiedTag: report.verified.ok ? 'green' : 'red',
      pages: pageLinks(report),
      ifWrong: {
        sentences: [
          'The ledger is only added to. A wrong entry is reversed by another, which needs its own approval; open the entry to see the statement lines behind it.',
        ],
        links: [],
      },
      workedOut: basisFacts(report.basis),
    },
  };
}

/** The ledger's other pages, of the same month where one is chosen. */
function elsewhere({ month }: Given): readonly Link<'invented'>[] {
  const of = (address: Address<'invented'>) => (month === null ? address : inMonth(address, month));
  return [
    { text: 'Budget: plan, actual and forecast', href: of(BUDGET) },
    { text: 'Sources and applications by fund', href: of(FUNDS) },
    { text: 'Month end: journals, ISFE and closing', href: of(MONTH_END) },
    { text: 'Verification after payment', href: of(VERIFICATION) },
    { text: 'Spending over £25,000', href: of(SPENDING) },
  ];
}

function verifiedWords({ verified }: Given): string {
  return `${verified.words} The last entry and what was added since are checked now; the whole chain was last recomputed on ${instantText(verified.wholeAt)}.`;
}

function captionOf({ fund, month }: Given): { readonly caption?: string } {
  if (month !== null) return { caption: `Trial balance to the end of ${monthText(month)}` };
  return fund === null ? {} : { caption: 'Ledger' };
}

function chosen({ balances, fund, account }: Given): LedgerBalance | undefined {
  return balances.find((row) => row.fund === fund && (account === null || row.account === account));
}

function headingOf(report: Given): string {
  const { fund, account } = report;
  if (fund === null) return 'Ledger';
  const balance = chosen(report);
  if (account === null) return balance?.fundTitle ?? fund;
  return `${balance?.accountTitle ?? account}, ${balance?.fundTitle ?? fund}`;
}

function trailOf(report: Given): readonly Link<'invented'>[] {
  const { fund, account } = report;
  if (fund === null) return TO_HOME;
  const toLedger = [...TO_HOME, { text: 'Ledger', href: LEDGER }];
  return account === null
    ? toLedger
    : [...toLedger, { text: chosen(report)?.fundTitle ?? fund, href: fundAddress(fund) }];
}

function answerOf(report: Given): string {
  const { balances, account } = report;
  const balance = account === null ? undefined : chosen(report);
  if (balance !== undefined) {
    return `The balance is ${debitCreditCell(balance.balancePence).text}, after ${counted(balance.postings, 'posting', 'postings')}.`;
  }
  if (balances.length === 0) return 'Nothing has been posted yet.';
  const funds = counted(new Set(balances.map((row) => row.fund)).size, 'fund', 'funds');
  const postings = balances.reduce((total, row) => total + row.postings, 0);
  return `${funds} with ${counted(balances.length, 'account', 'accounts')} and ${wholeText(postings)} postings. Each fund balances by itself.`;
}

function balancesTable({ balances }: Given): Table<'invented'> {
  return {
    id: 'balances',
    caption: 'Balances by fund and account',
    columns: [
      { heading: 'Account', kind: 'text' },
      { heading: 'Fund', kind: 'text' },
      { heading: 'Debits', kind: 'number' },
      { heading: 'Credits', kind: 'number' },
      { heading: 'Balance', kind: 'number', isMain: true },
      { heading: 'Postings', kind: 'number' },
    ],
    rows: balances.map((row) => [
      { text: row.accountTitle, href: accountAddress(row.fund, row.account) },
      { text: row.fundTitle, href: fundAddress(row.fund) },
      moneyCell(row.debitPence),
      moneyCell(row.creditPence),
      debitCreditCell(row.balancePence),
      countCell(row.postings),
    ]),
    whenEmpty: 'Nothing has been posted yet. The first entries are posted when a payment run is released.',
  };
}

function entriesTable({ entries }: Given): Table<'invented'> {
  return {
    id: 'entries',
    caption: 'Entries, newest first',
    columns: [
      { heading: 'Entry', kind: 'text' },
      { heading: 'Date', kind: 'date' },
      { heading: 'What for', kind: 'text' },
      { heading: 'Fund', kind: 'text' },
      { heading: 'Debits', kind: 'number', isMain: true },
    ],
    rows: entries.map((entry) => [
      { text: entry.reference, href: entryAddress(entry.id) },
      dateCell(entry.date),
      { text: entry.description },
      { text: entry.fundTitle },
      moneyCell(entry.debitPence),
    ]),
    whenEmpty: 'No entry has been posted here yet.',
  };
}

function pageLinks({ fund, account, older }: Given): readonly Link<'invented'>[] {
  if (older === null) return [];
  const address: Address<'invented'> =
    fund === null ? LEDGER : account === null ? fundAddress(fund) : accountAddress(fund, account);
  return [{ text: 'Older entries', href: before(address, older) }];
}
