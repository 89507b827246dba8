import { dayText, monthText } from '../../../base/index.ts';
import type { NetworkReport, ReportBasis } from '../../../reports/index.ts';
import {
  networkAddress,
  payeeAddress,
  practiceAddress,
  restatementAddress,
  statementAddress,
} from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, dateCell, isoDateText, moneyCell, wholeText } from '../../layout/figures.ts';
import type { Cell, Fact, Page, Table } from '../../layout/page.ts';
import { routeWords } from '../../layout/payment-words.ts';
import { toBorough } from '../../layout/trail.ts';

type Given = NetworkReport & { readonly basis: ReportBasis };

/** A network: what it is paid each month, to whom on its behalf, and which practices are its members. */
export function networkView(report: Given): Page<'invented'> {
  const { place, members, payee, pausedUntil } = report;
  const paused =
    pausedUntil === null ? '' : ` Another payee was nominated: nothing is paid before ${dayText(pausedUntil)}.`;
  return {
    realm: 'invented',
    template: 'network',
    heading: place.name,
    caption: `Network ${place.practice}`,
    trail: toBorough(place.commissioner.name),
    tables: [monthsTable(report), membersTable(report)],
    content: {
      answer: `The network has ${counted(members.length, 'member', 'members')}. What it earns is paid to ${payee.name} on its behalf, ${routeWords(payee.route)}.${paused}`,
      facts: factsOf(report),
      approving: approvingOf(report),
      proposing: proposingOf(report),
      workedOut: basisFacts(report.basis),
    },
  };
}

function factsOf({ payee, contracts, waiting }: Given): readonly Fact<'invented'>[] {
  return [
    { name: 'Nominated payee', value: payee.name, note: payee.id, href: payeeAddress(payee.id) },
    ...(waiting === null
      ? []
      : [
          {
            name: 'Waits for a second person',
            value: waiting.payee.name,
            note: `${waiting.payee.id}, proposed by ${waiting.by} on ${isoDateText(waiting.on)}`,
          },
        ]),
    ...contracts.map(({ title, from, to, source }) => ({
      name: 'Contract',
      value: title,
      note: `${dayText(from)} to ${dayText(to)}. ${source}.`,
    })),
  ];
}

function approvingOf({ place, waiting, mayApprove, pauseDays }: Given): object | null {
  if (waiting === null || !mayApprove) return null;
  return {
    action: `${networkAddress(place.practice)}/approve`,
    payee: waiting.payee.id,
    warning: `${waiting.by} proposed that ${waiting.payee.name} (${waiting.payee.id}) be paid for the network. Ask the members by a way that you knew before. Nothing is paid for it for ${counted(pauseDays, 'day', 'days')} after you approve.`,
  };
}

function proposingOf({ place, choices, pauseDays }: Given): object | null {
  if (choices.length === 0) return null;
  return {
    action: `${networkAddress(place.practice)}/payee`,
    words: `Somebody else has to approve the change, and nothing is paid for the network for ${counted(pauseDays, 'day', 'days')} after that.`,
    items: choices.map(({ id, name }) => ({ value: id, text: `${name} (${id})` })),
  };
}

function monthsTable({ months, place }: Given): Table<'invented'> {
  return {
    id: 'months',
    caption: 'What it earned, by month',
    columns: [
      { heading: 'Month', kind: 'text' },
      { heading: 'Amount', kind: 'number', isMain: true },
      { heading: 'People on its members’ lists', kind: 'number' },
      { heading: 'For each of them', kind: 'number' },
      { heading: 'Where it stands', kind: 'text' },
      { heading: 'Why it changed', kind: 'text' },
    ],
    rows: months.map(({ month, payment, registered, poundsPerHead }) => [
      { text: monthText(month), href: statementAddress(place.practice, month) },
      payment.kind === 'statement' ? moneyCell(payment.totalPence) : { text: 'not shown' },
      { text: registered === null ? 'not received' : wholeText(registered) },
      poundsPerHead === null ? { text: 'not known' } : { text: `£${poundsPerHead}`, csv: poundsPerHead },
      standingCell(payment),
      { text: 'Differences by cause', href: restatementAddress(place.practice, month) },
    ]),
    whenEmpty: 'It has no statement yet: each month of its contract is listed here once it began.',
  };
}

function standingCell(payment: Given['months'][number]['payment']): Cell<never> {
  if (payment.kind !== 'statement') return { text: payment.reason };
  const note = payment.heldLines === 0 ? {} : { note: counted(payment.heldLines, 'line held', 'lines held') };
  return payment.isPaid ? { text: 'Paid', tag: 'green', ...note } : { text: 'Not paid yet', tag: 'grey', ...note };
}

function membersTable({ members }: Given): Table<'invented'> {
  return {
    id: 'members',
    caption: 'Its members',
    columns: [
      { heading: 'Practice', kind: 'text' },
      { heading: 'From', kind: 'date' },
      { heading: 'To', kind: 'text' },
    ],
    rows: members.map(({ practice, name, from, to }) => [
      { text: name, note: practice, href: practiceAddress(practice) },
      dateCell(from),
      { text: to === null ? 'until further notice' : dayText(to) },
    ]),
    whenEmpty: 'No practice of the commissioner has signed.',
  };
}
