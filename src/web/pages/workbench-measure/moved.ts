import { decimalText, exact, type Pence, poundsFromPence, poundsText } from '../../../base/index.ts';
import {
  type Earned,
  type ProposalReport,
  type ProposedPractice,
  type ShiftChart,
  type ShownCount,
  type Standing,
  shiftChart,
} from '../../../reports/index.ts';
import { practiceAddress } from '../../layout/addresses.ts';
import { countCell, counted, moneyCell, sentenceCase, signedMoneyCell } from '../../layout/figures.ts';
import type { Cell, Table } from '../../layout/page.ts';

type Side = 'before' | 'after';

/** The answer in a sentence or two: how many practices gain and lose, and what it comes to. */
export function movedWords({ practices, indicator }: ProposalReport): string {
  const known = practices.flatMap(({ earned }) => {
    const { before, after } = earned.value;
    return before === 'not shown' || after === 'not shown' ? [] : [{ before, after }];
  });
  if (known.length === 0) return `What this moves on ${indicator} is not shown: too few people are counted or move.`;
  const gained = known.filter(({ before, after }) => exact(after.points).compare(exact(before.points)) > 0).length;
  const lost = known.filter(({ before, after }) => exact(after.points).compare(exact(before.points)) < 0).length;
  const sum = (side: Side): bigint => known.reduce((total, one) => total + one[side].pence, 0n);
  const difference = (sum('after') - sum('before')) as Pence;
  const pounds = practices.every(({ maySeePounds }) => maySeePounds)
    ? ` ${poundsWords(difference)} for ${counted(known.length, 'practice', 'practices')}.`
    : '';
  return `${counted(gained, 'practice gains', 'practices gain')} points and ${counted(lost, 'practice loses', 'practices lose')} points.${pounds}`;
}

function poundsWords(difference: Pence): string {
  if (difference === 0n) return 'It costs the same in a year';
  const size = poundsText((difference < 0n ? -difference : difference) as Pence);
  return difference > 0n ? `It costs ${size} more in a year` : `It costs ${size} less in a year`;
}

/** Why figures are left out, each reason once, and practices of which nothing could be worked out. */
export function leftOutWords({ practices, notWorkedOut }: ProposalReport): readonly string[] {
  const notes = practices.map(({ people }) => people.value.note).filter((note) => note !== '');
  const byReason = Map.groupBy(notWorkedOut, ({ reason }) => reason);
  const left = [...byReason].map(([reason, all]) => `${whoText(all.map(({ name }) => name))} left out: ${reason}`);
  return [...new Set(notes), ...left];
}

/** One practice by its name, several by how many they are. */
function whoText(names: readonly string[]): string {
  return names.length === 1 ? `${names[0]} is` : `${counted(names.length, 'practice is', 'practices are')}`;
}

export function movedTables(report: ProposalReport): readonly Table<'invented'>[] {
  return [practicesTable(report), movesTable(report)];
}

function practicesTable({ practices }: ProposalReport): Table<'invented'> {
  return {
    id: 'practices',
    caption: 'What moves, by practice',
    columns: [
      { heading: 'Practice', kind: 'text' },
      { heading: 'Points now', kind: 'number' },
      { heading: 'Points then', kind: 'number' },
      { heading: '£ a year now', kind: 'number' },
      { heading: '£ a year then', kind: 'number' },
      { heading: 'Difference', kind: 'number' },
      { heading: 'People in', kind: 'number' },
      { heading: 'People out', kind: 'number' },
      { heading: 'Newly met', kind: 'number' },
      { heading: 'No longer met', kind: 'number' },
    ],
    rows: practices.map(practiceRow),
    whenEmpty: 'Nothing could be worked out for any practice. Figures appear when counts have been received.',
  };
}

function practiceRow(row: ProposedPractice): readonly Cell<'invented'>[] {
  const { before, after } = row.earned.value;
  const { peopleIn, peopleOut, newlyMet, noLongerMet, note } = row.people.value;
  const about = note === '' ? (row.isReaders ? 'your practice' : '') : 'not shown: the reason is under the table';
  return [
    { text: row.name, href: practiceAddress(row.practice), ...(about === '' ? {} : { note: about }) },
    pointsCell(before),
    pointsCell(after),
    poundsCell(row, before, row.pointValue?.before),
    poundsCell(row, after, row.pointValue?.after),
    differenceCell(row),
    ...[peopleIn, peopleOut, newlyMet, noLongerMet].map((count: ShownCount) => countCell(count)),
  ];
}

function pointsCell(earned: Earned | 'not shown'): Cell<never> {
  return { text: earned === 'not shown' ? earned : earned.points };
}

function poundsCell(
  { maySeePounds }: ProposedPractice,
  earned: Earned | 'not shown',
  pointValue: string | undefined,
): Cell<never> {
  if (earned === 'not shown' || !maySeePounds) return { text: 'not shown' };
  return pointValue === undefined
    ? moneyCell(earned.pence)
    : { ...moneyCell(earned.pence), note: `at £${pointValue} a point: pot ÷ points` };
}

function differenceCell({ maySeePounds, earned }: ProposedPractice): Cell<never> {
  const { before, after } = earned.value;
  if (!maySeePounds || before === 'not shown' || after === 'not shown') return { text: 'not shown' };
  return signedMoneyCell((after.pence - before.pence) as Pence);
}

const OUTCOMES: Readonly<Record<Standing['outcome'], string>> = {
  numerator: 'met',
  missed: 'missed',
  adjusted: 'adjusted',
  excluded: 'left out',
  'not on register': 'not on the register',
};

function movesTable(report: ProposalReport): Table<'invented'> {
  return {
    id: 'moves',
    caption: 'People who are counted otherwise, over all practices shown',
    columns: [
      { heading: 'Counted now as', kind: 'text' },
      { heading: 'Counted then as', kind: 'text' },
      { heading: 'People', kind: 'number' },
    ],
    rows: report.moves.map(({ from, to, people }) => [
      standingCell(from),
      standingCell(to),
      { text: String(people.value) },
    ]),
    whenEmpty:
      'Nobody is counted otherwise, or too few to be told from a question asked before. Thresholds, points and prices move no people.',
  };
}

function standingCell({ outcome, reason }: Standing): Cell<never> {
  return { text: sentenceCase(OUTCOMES[outcome]), ...(reason === null ? {} : { note: reason }) };
}

/** Practices whose figures the charts show; above this they would not be told apart. */
const MOST_SHIFTS = 60;

/** Points, and pounds where the reader may see them, before and after: those that move. */
export function chartsOf(report: ProposalReport): readonly object[] {
  const { indicator, practices } = report;
  const shifts = practices.flatMap((row) => {
    const { before, after } = row.earned.value;
    if (before === 'not shown' || after === 'not shown' || before.pence === after.pence) return [];
    return [{ row, before, after }];
  });
  if (shifts.length === 0) return [];
  const shown = shifts.slice(0, MOST_SHIFTS);
  const labels = { label: (row: ProposedPractice) => row.name };
  const points = shown.map(({ row, before, after }) => ({
    label: labels.label(row),
    before: Number(before.points),
    after: Number(after.points),
    isOwn: row.isReaders,
  }));
  const pounds = shown
    .filter(({ row }) => row.maySeePounds)
    .map(({ row, before, after }) => ({
      label: labels.label(row),
      before: poundsNumber(before.pence),
      after: poundsNumber(after.pence),
      isOwn: row.isReaders,
    }));
  return [
    chart(`Points on ${indicator}`, { id: 'points-moved', shifts: points, unit: '' }),
    ...(pounds.length === 0
      ? []
      : [chart(`Pounds a year on ${indicator}`, { id: 'pounds-moved', shifts: pounds, unit: '£' })]),
  ];
}

function poundsNumber(pence: Pence): number {
  return Number(decimalText(poundsFromPence(pence), 2));
}

const KEY =
  'Hollow circle: now. Filled: as changed. Those that lose most stand on top. Practices that do not move are left out; the table has all.';

function chart(title: string, drawn: Pick<ShiftChart, 'id' | 'shifts' | 'unit'>): object {
  const description = `${drawn.shifts.length} practices whose figure moves. The table has the same figures.`;
  return { title, svg: shiftChart({ ...drawn, title, description }), key: KEY };
}
