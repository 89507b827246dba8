import type { MeasureReport, ShownMeasureCounts } from '../../../reports/index.ts';
import { feedFileAddress, peopleAddress } from '../../layout/addresses.ts';
import { countCell, countText, wholeText } from '../../layout/figures.ts';
import type { Cell, Table } from '../../layout/page.ts';
import { isWithheld } from '../../layout/released.ts';
import { reasonWords } from '../../layout/rule-words.ts';

type Outcome = 'numerator' | 'missed' | 'adjusted' | 'excluded';
type Part = 'adjustments' | 'exclusions';
type Which = 'register' | 'denominator' | 'numerator' | 'missed';

/** Counts that a reader may see: as sent, and as found in the warehouse; null where there are none or they are withheld. */
type Shown = { readonly sent: ShownMeasureCounts | null; readonly found: ShownMeasureCounts | null };

const NOT_RECEIVED: Cell<never> = { text: 'not received' };
const NONE: Cell<never> = { text: 'none, or among others' };

/** The counts by which the practice is paid beside those found in the warehouse, by reason; each leads to its people. */
export function countsTable(report: MeasureReport): Table<'invented'> {
  const { paid, recomputed } = report;
  const shown: Shown = {
    sent: 'kind' in paid ? null : paid.value,
    found: isWithheld(recomputed.value) ? null : recomputed.value,
  };
  const foundColumn = { heading: 'Found in the warehouse', kind: 'number' } as const;
  return {
    id: 'counts',
    caption: 'How many people, and why',
    columns: [
      { heading: 'People', kind: 'text' },
      {
        heading: report.paidEarlier.length === 0 ? 'Paid on (sent by the practice)' : 'Sent by the practice since',
        kind: 'number',
        isMain: true,
      },
      ...(shown.found === null ? [] : [foundColumn]),
    ],
    rows: [
      countRow(report, shown, 'On the register', 'register'),
      ...reasonRows(report, shown, 'exclusions', 'Left out', 'excluded'),
      ...reasonRows(report, shown, 'adjustments', 'Taken out', 'adjusted'),
      countRow(report, shown, 'Counted (denominator)', 'denominator'),
      countRow(report, shown, 'Met (numerator)', 'numerator', 'numerator'),
      countRow(report, shown, 'Not met', 'missed', 'missed'),
    ],
    whenEmpty: 'Nobody has been counted yet.',
  };
}

function countRow(report: MeasureReport, { sent, found }: Shown, name: string, which: Which, outcome?: Outcome) {
  const paidCell = sent === null ? NOT_RECEIVED : { text: countText(sent[which]) };
  const foundCells = found === null ? [] : [peopleCell(report, { text: countText(found[which]) }, outcome)];
  return [{ text: name }, paidCell, ...foundCells];
}

function reasonRows(
  report: MeasureReport,
  { sent, found }: Shown,
  part: Part,
  name: string,
  outcome: Outcome,
): readonly (readonly Cell<'invented'>[])[] {
  const reasons = [...new Set([...(sent?.[part] ?? []), ...(found?.[part] ?? [])].map(({ reason }) => reason))];
  const cellOf = (counts: ShownMeasureCounts, reason: string): Cell<never> => {
    const shown = counts[part].find((candidate) => candidate.reason === reason);
    return shown === undefined ? NONE : countCell(shown.count);
  };
  return reasons.map((reason) => [
    reasonCell(report, name, reason),
    sent === null ? NOT_RECEIVED : cellOf(sent, reason),
    ...(found === null ? [] : [peopleCell(report, cellOf(found, reason), outcome)]),
  ]);
}

function reasonCell({ rule }: MeasureReport, name: string, reason: string): Cell<never> {
  const { text, note } = reasonWords(rule, reason);
  return { text: `${name}: ${text}`, ...(note === undefined ? {} : { note }) };
}

function peopleCell(report: MeasureReport, cell: Cell<never>, outcome: Outcome | undefined): Cell<'invented'> {
  if (outcome === undefined || !report.maySeePeople || cell.text === '0') return cell;
  const { place, indicator, periodEnd } = report;
  return { ...cell, href: peopleAddress(place.practice, indicator, periodEnd, outcome) };
}

/** How each paid count is made up: people in the warehouse, and those who end at a row of the counts file. */
export function walkTable(report: MeasureReport): Table<'invented'> {
  const { walk, countsFile } = report;
  const rows = walk === null || isWithheld(walk.value) ? [] : walk.value;
  return {
    id: 'walk',
    caption: 'Every person in the paid count',
    columns: [
      { heading: 'Part of the count', kind: 'text' },
      { heading: 'People in the warehouse', kind: 'number' },
      { heading: 'Only in the counts file', kind: 'number' },
      { heading: 'Reported as opted out', kind: 'number' },
      { heading: 'Paid on', kind: 'number', isMain: true },
      { heading: 'Agrees', kind: 'text' },
    ],
    rows: rows.map((row) => [
      row.reason === null
        ? { text: COMPONENT_WORDS[row.component] }
        : reasonCell(report, COMPONENT_WORDS[row.component], row.reason),
      countCell(row.people),
      countsFileCell(row.notInWarehouse, row.component, row.reason, countsFile),
      countCell(row.optedOut),
      countCell(row.paid),
      row.withinOptedOut ? { text: 'Yes', tag: 'green' } : { text: 'No', tag: 'red' },
    ]),
    whenEmpty: 'Nothing can be set against the paid count: the practice’s counts have not been received.',
  };
}

const COMPONENT_WORDS = {
  register: 'On the register',
  exclusion: 'Left out',
  adjustment: 'Taken out',
  denominator: 'Counted (denominator)',
  numerator: 'Met (numerator)',
} as const;

function countsFileCell(
  people: number,
  component: string,
  reason: string | null,
  countsFile: MeasureReport['countsFile'],
): Cell<'invented'> {
  const row = countsFile?.rows.find((candidate) => candidate.component === component && candidate.reason === reason);
  if (countsFile === null || row === undefined || people === 0) return countCell(people);
  return {
    text: wholeText(people),
    note: `row ${wholeText(row.row)} of ${countsFile.file}`,
    href: feedFileAddress(countsFile.sha256),
  };
}
