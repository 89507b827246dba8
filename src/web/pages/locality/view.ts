import { monthText, type ReleasedCount } from '../../../base/index.ts';
import type { LocalityReport, PracticeRow, ReportBasis, ShownList } from '../../../reports/index.ts';
import { inMonth, localityAddress, practiceAddress, statementAddress } from '../../layout/addresses.ts';
import { areaMeasuresTable } from '../../layout/area-measures.ts';
import { basisFacts } from '../../layout/basis.ts';
import { addedUp, countCell, counted } from '../../layout/figures.ts';
import type { Cell, Link, Page, Table } from '../../layout/page.ts';
import { placeRatesTable } from '../../layout/rate-words.ts';
import { paymentCell, paymentText } from '../../layout/released.ts';
import { toBorough } from '../../layout/trail.ts';

type Given = LocalityReport & { readonly basis: ReportBasis };

/** A locality: its teams' practices with their statements, and its measures. */
export function localityView(report: Given): Page<'invented'> {
  const { locality, commissioner, month } = report;
  return {
    realm: 'invented',
    template: 'locality',
    heading: `${locality.name} locality`,
    caption: monthText(month),
    trail: toBorough(commissioner.name),
    tables: [
      practicesTable(report),
      areaMeasuresTable(report.measures, `${locality.name} locality`),
      placeRatesTable(report.rates),
    ],
    content: {
      answer: answerOf(report),
      months: monthLinks(report),
      ifWrong: {
        sentences: ['Open the practice: the locality’s figures are its practices’ added up, and nothing else.'],
        links: [],
      },
      workedOut: basisFacts(report.basis),
    },
  };
}

function answerOf({ locality, teams, payment, month }: Given): string {
  const practices = counted(rowsOf(teams).length, 'practice', 'practices');
  const over = `${locality.name} locality has ${practices} in ${counted(teams.length, 'team', 'teams')}`;
  if (payment.kind !== 'statement') return `${over}. ${payment.reason}`;
  const verb = payment.isPaid ? 'were paid' : 'would be paid';
  return `${over}, which ${verb} ${paymentText(payment)} for ${monthText(month)}.`;
}

function monthLinks({ months, month, locality }: Given): readonly Link<'invented'>[] {
  const address = localityAddress(locality.id);
  return months
    .filter((other) => other !== month)
    .map((other) => ({ text: monthText(other), href: inMonth(address, other) }));
}

function rowsOf(teams: Given['teams']): readonly PracticeRow[] {
  return teams.flatMap((team) => team.practices);
}

function practicesTable({ teams, locality, month, payment }: Given): Table<'invented'> {
  const rows = rowsOf(teams);
  return {
    id: 'practices',
    caption: `Practices of ${locality.name} locality`,
    columns: [
      { heading: 'Practice', kind: 'text' },
      { heading: 'Team', kind: 'text' },
      { heading: 'Contract', kind: 'text' },
      { heading: 'Registered', kind: 'number' },
      { heading: 'Weighted', kind: 'number' },
      { heading: `Statement for ${monthText(month)}`, kind: 'number', isMain: true },
      { heading: 'For each weighted patient', kind: 'number' },
    ],
    rows: rows.map((row) => [
      { text: row.name, note: row.practice, href: practiceAddress(row.practice) },
      { text: row.team },
      { text: row.contractType },
      countCell(registeredOf(row.list, 'registered')),
      countCell(registeredOf(row.list, 'weighted')),
      paidCell(row, month),
      row.poundsPerWeighted === null
        ? { text: 'cannot be worked out' }
        : { text: `£${row.poundsPerWeighted}`, csv: row.poundsPerWeighted },
    ]),
    total: [
      { text: `${locality.name} locality` },
      { text: 'all teams' },
      { text: 'all contracts' },
      countCell(addedUp(rows.map(({ list }) => registeredOf(list, 'registered')))),
      countCell(addedUp(rows.map(({ list }) => registeredOf(list, 'weighted')))),
      paymentCell(payment),
      { text: 'by practice' },
    ],
    whenEmpty: 'The locality has no practice yet.',
  };
}

function registeredOf(list: ShownList, which: 'registered' | 'weighted'): ReleasedCount {
  return list.kind === 'list' ? list[which].value : 'not received';
}

function paidCell(row: PracticeRow, month: Given['month']): Cell<'invented'> {
  const cell = paymentCell(row.payment);
  return row.payment.kind === 'statement' ? { ...cell, href: statementAddress(row.practice, month) } : cell;
}
