import { dayText, monthText, poundsText, sumPence } from '../../../base/index.ts';
import type { EntryPosting, LedgerEntryReport, ReportBasis } from '../../../reports/index.ts';
import { entryAddress, fundAddress, LEDGER, lineAddress, runAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { debitCreditCell, instantText } from '../../layout/figures.ts';
import type { Cell, Fact, Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = LedgerEntryReport & { readonly basis: ReportBasis };

/** A ledger entry: its postings, the statement line behind each, and the decision that allowed it. */
export function ledgerEntryView(report: Given): Page<'invented'> {
  const { reference, fund, fundTitle, basis, decision } = report;
  return {
    realm: 'invented',
    template: 'ledger-entry',
    heading: `Entry ${reference}`,
    caption: dayText(report.date),
    trail: [...TO_HOME, { text: 'Ledger', href: LEDGER }, { text: fundTitle, href: fundAddress(fund) }],
    tables: [postingsTable(report)],
    content: {
      answer: answerOf(report),
      decision: decisionFacts(report),
      ifWrong: {
        sentences: [
          'An entry is never changed. Open the statement line behind it; if the line was wrong, the finance lead reverses the entry and posts the right one, each with its own approval.',
        ],
        links: [],
      },
      workedOut: [
        ...basisFacts(basis),
        { name: 'Entry', value: report.id },
        { name: 'Entry (hash)', value: report.hash },
        { name: 'What was approved (hash)', value: decision.contentHash },
      ],
    },
  };
}

function answerOf({ description, postings, fundTitle }: Given): string {
  const debits = sumPence(postings.map((posting) => posting.amountPence).filter((amount) => amount > 0n));
  return `${description}: ${poundsText(debits)} in ${fundTitle}. Its debits equal its credits.`;
}

function decisionFacts({ decision, run, reverses }: Given): readonly Fact<'invented'>[] {
  const facts: readonly Fact<'invented'>[] = [
    { name: 'Approved by', value: decision.by },
    { name: 'Approved on', value: instantText(decision.at) },
    { name: 'Decision number', value: decision.id },
  ];
  return [
    ...facts,
    ...(run === null ? [] : [{ name: 'Payment run', value: run, href: runAddress(run) }]),
    ...(reverses === null ? [] : [{ name: 'Takes back', value: reverses, href: entryAddress(reverses) }]),
  ];
}

function postingsTable({ postings }: Given): Table<'invented'> {
  return {
    id: 'postings',
    caption: 'Postings',
    columns: [
      { heading: 'Account', kind: 'text' },
      { heading: 'Fund', kind: 'text' },
      { heading: 'For', kind: 'text' },
      { heading: 'Statement line', kind: 'text' },
      { heading: 'Amount', kind: 'number' },
    ],
    rows: postings.map((posting) => [
      { text: posting.accountTitle },
      { text: posting.fundTitle },
      { text: posting.subject ?? 'the whole entry' },
      lineCell(posting),
      debitCreditCell(posting.amountPence),
    ]),
    whenEmpty: 'The entry has no posting.',
  };
}

function lineCell({ line }: EntryPosting): Cell<'invented'> {
  if (line === null) return { text: 'the other side of the lines' };
  return { text: `${line.title}, ${monthText(line.month)}`, href: lineAddress(line.practice, line.month, line.term) };
}
