import type { MeasureReport, ShownMeasureCounts } from '../../../reports/index.ts';
import { feedFileAddress, peopleAddress } from '../../layout/addresses.ts';
import { countCell, wholeText } from '../../layout/figures.ts';
import type { Cell, Table } from '../../layout/page.ts';
import { isWithheld, shownCountText } from '../../layout/released.ts';

type Outcome = 'numerator' | 'missed' | 'adjusted' | 'excluded';
type Part = 'adjustments' | 'exclusions';

const NOT_RECEIVED: Cell<never> = { text: 'not received' };

/** The counts by which the practice is paid beside those found in the warehouse, by reason; each leads to its people. */
export function countsTable(report: MeasureReport): Table<'invented'> {
  const { paid, recomputed } = report;
  const sent = 'kind' in paid ? null : paid.value;
  const row = (name: string, which: 'register' | 'denominator' | 'numerator' | 'missed', outcome?: Outcome) => [
    { text: name },
    sent === null ? NOT_RECEIVED : { text: shownCountText(sent[which]) },
    peopleCell(report, { text: shownCountText(recomputed.value[which]) }, outcome),
  ];
  return {
    id: 'counts',
    caption: 'How many people, and why',
    columns: [
      { heading: 'People', kind: 'text' },
      { heading: 'Paid on (sent by the practice)', kind: 'number' },
      { heading: 'Found in the warehouse', kind: 'number' },
    ],
    rows: [
      row('On the register', 'register'),
      ...reasonRows(report, sent, 'exclusions', 'Left out', 'excluded'),
      ...reasonRows(report, sent, 'adjustments', 'Taken out', 'adjusted'),
      row('Counted (denominator)', 'denominator'),
      row('Met (numerator)', 'numerator', 'numerator'),
      row('Not met', 'missed', 'missed'),
    ],
    whenEmpty: 'Nobody has been counted yet.',
  };
}

function reasonRows(
  report: MeasureReport,
  sent: ShownMeasureCounts | null,
  part: Part,
  name: string,
  outcome: Outcome,
): readonly (readonly Cell<'invented'>[])[] {
  const found = report.recomputed.value[part];
  const reasons = [...new Set([...(sent?.[part] ?? []), ...found].map(({ reason }) => reason))];
  return reasons.map((reason) => {
    const of = (counts: ShownMeasureCounts) => counts[part].find((shown) => shown.reason === reason);
    const paidCount = sent === null ? undefined : of(sent)?.count;
    const foundCount = of(report.recomputed.value)?.count;
    return [
      { text: `${name}: ${reason}` },
      sent === null ? NOT_RECEIVED : paidCount === undefined ? { text: 'none, or among others' } : countCell(paidCount),
      foundCount === undefined ? { text: 'none, or among others' } : peopleCell(report, countCell(foundCount), outcome),
    ];
  });
}

function peopleCell(report: MeasureReport, cell: Cell<never>, outcome: Outcome | undefined): Cell<'invented'> {
  if (outcome === undefined || !report.maySeePeople) return cell;
  const { place, indicator, periodEnd } = report;
  return { ...cell, href: peopleAddress(place.practice, indicator, periodEnd, outcome) };
}

/** How each paid count is made up: people in the warehouse, and those who end at a row of the counts file. */
export function walkTable({ walk, countsFile }: MeasureReport): Table<'invented'> {
  const rows = walk === null || isWithheld(walk.value) ? [] : walk.value;
  return {
    id: 'walk',
    caption: 'Every person in the paid count',
    columns: [
      { heading: 'Part of the count', kind: 'text' },
      { heading: 'People in the warehouse', kind: 'number' },
      { heading: 'Only in the counts file', kind: 'number' },
      { heading: 'Reported as opted out', kind: 'number' },
      { heading: 'Paid on', kind: 'number' },
      { heading: 'Agrees', kind: 'text' },
    ],
    rows: rows.map((row) => [
      { text: row.reason === null ? row.component : `${row.component}: ${row.reason}` },
      countCell(row.people),
      countsFileCell(row.notInWarehouse, row.component, row.reason, countsFile),
      countCell(row.optedOut),
      countCell(row.paid),
      row.withinOptedOut ? { text: 'Yes', tag: 'green' } : { text: 'No', tag: 'red' },
    ]),
    whenEmpty: 'Nothing can be set against the paid count: the practice’s counts have not been received.',
  };
}

function countsFileCell(
  people: number,
  component: string,
  reason: string | null,
  countsFile: MeasureReport['countsFile'],
): Cell<'invented'> {
  const row = countsFile?.rows.find((candidate) => candidate.component === component && candidate.reason === reason);
  if (countsFile === null || row === undefined) return countCell(people);
  return {
    text: wholeText(people),
    note: `row ${wholeText(row.row)} of ${countsFile.file}`,
    href: feedFileAddress(countsFile.sha256),
  };
}
