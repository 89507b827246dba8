import { isoOfMonth, monthText } from '../../../base/index.ts';
import type { ClaimsOfMonth, ClaimsReport, ReportBasis, ShownDispute } from '../../../reports/index.ts';
import { ACTIVITY, CLAIMS, claimPreviewAddress, disputeAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { countCell, counted, dateCell, sumCell } from '../../layout/figures.ts';
import type { Cell, Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = ClaimsReport & { readonly basis: ReportBasis };

/** Claims by provider, scheme and month, the disputes about them, and what the reader may do. */
export function claimsView(report: Given): Page<'invented'> {
  const { mayCheck, mayApprove, mayRecord } = report;
  return {
    realm: 'invented',
    template: 'claims',
    heading: 'Claims',
    trail: TO_HOME,
    tables: [monthsTable(report), disputesTable('disputes', report.disputes)],
    content: {
      answer: answerOf(report),
      rule: 'Activity is recorded once. What a contract pays for each thing done is claimed by it, checked by the contract’s own rules, shown to the provider at least ten working days before it is paid, approved and valued.',
      record: mayRecord ? { text: 'Record activity, or send a file', href: ACTIVITY } : null,
      checking: mayCheck ? stepOf(report, `${CLAIMS}/check`) : null,
      approving: mayApprove ? stepOf(report, `${CLAIMS}/approve`) : null,
      workedOut: basisFacts(report.basis),
    },
  };
}

function answerOf({ months, disputes }: Given): string {
  if (months.length === 0) return 'No claim was asked yet.';
  const open = disputes.filter(({ answer }) => answer === null);
  const overdue = open.filter(({ isOverdue }) => isOverdue).length;
  const late = overdue === 0 ? '' : ` ${counted(overdue, 'is', 'are')} overdue.`;
  const providers = new Set(months.map(({ provider }) => provider)).size;
  return `${counted(providers, 'provider has', 'providers have')} claims. ${counted(open.length, 'dispute waits', 'disputes wait')} for an answer.${late}`;
}

/** A form that does a step for a scheme and month. */
function stepOf({ schemes, months }: Given, action: string) {
  const all = [...new Set(months.map(({ month }) => month))];
  return {
    action,
    schemes: schemes.map(({ id, title }) => ({ value: id, text: title })),
    month: all[0] === undefined ? '2025-10' : isoOfMonth(all[0]),
  };
}

function monthsTable({ months }: Given): Table<'invented'> {
  return {
    id: 'months',
    caption: 'By provider and month',
    columns: [
      { heading: 'Provider', kind: 'text' },
      { heading: 'Scheme', kind: 'text' },
      { heading: 'Pass and wait', kind: 'number' },
      { heading: 'Refused', kind: 'number' },
      { heading: 'Approved', kind: 'number' },
      { heading: 'Paid', kind: 'number' },
      { heading: 'Valued at', kind: 'number', isMain: true },
      { heading: 'Last change', kind: 'date' },
    ],
    rows: months.map(rowOf),
    whenEmpty:
      'Claims appear when a month is checked: what practices record is found by itself, others send a file or a form.',
  };
}

function rowOf(one: ClaimsOfMonth): readonly Cell<'invented'>[] {
  const { provider, name, scheme, schemeTitle, month, waiting, refused, approved, paid, valued, on } = one;
  return [
    { text: name, note: monthText(month), href: claimPreviewAddress(provider, scheme, month) },
    { text: schemeTitle },
    ...[waiting, refused, approved, paid].map(({ value }) => countCell(value)),
    sumCell(valued.value.sumPence),
    dateCell(on),
  ];
}

/** Disputes, those that wait first. */
export function disputesTable(id: string, disputes: readonly ShownDispute[]): Table<'invented'> {
  return {
    id,
    caption: 'Disputes',
    columns: [
      { heading: 'About', kind: 'text' },
      { heading: 'Provider', kind: 'text' },
      { heading: 'Who answers', kind: 'text' },
      { heading: 'Answer due', kind: 'date' },
      { heading: 'Standing', kind: 'text', isMain: true },
    ],
    rows: disputes.map((one) => [
      {
        text: one.serviceTitle,
        note: `${monthText(one.month)}, ${one.claim === null ? 'the whole line' : 'one claim'}`,
        href: disputeAddress(one.id),
      },
      { text: one.name },
      { text: one.owner },
      dateCell(one.dueOn),
      disputeCell(one),
    ]),
    whenEmpty: 'Nothing is disputed. A provider disputes a claim or a line from the preview of the month.',
  };
}

export function disputeCell({ answer, isOverdue }: ShownDispute): Cell<never> {
  if (answer !== null) return { text: `Answered: ${answer.outcome}`, tag: 'green' };
  return isOverdue ? { text: 'Overdue', tag: 'red' } : { text: 'Waits for an answer', tag: 'yellow' };
}
