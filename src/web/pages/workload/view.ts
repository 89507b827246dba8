import { dayText } from '../../../base/index.ts';
import { caterpillarChart, type ReportBasis, type WorkloadReport, type WorkloadRow } from '../../../reports/index.ts';
import { ASSURANCE, assurancePracticeAddress, CONSULTATIONS, consultationsAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { countCell, counted } from '../../layout/figures.ts';
import type { Cell, Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = WorkloadReport & { readonly basis: ReportBasis };

/** Consultations against the number to be expected from age and sex. */
export function workloadView(report: Given): Page<'invented'> {
  return {
    realm: 'invented',
    template: 'workload',
    heading: 'Consultations against what is expected',
    caption: `Twelve months up to ${dayText(report.periodEnd)}`,
    trail: [...TO_HOME, { text: 'Assurance', href: ASSURANCE }],
    tables: [practicesTable(report)],
    content: {
      answer: answerOf(report),
      chart: chartOf(report),
      byMonth: [{ text: 'Month by month, of all practices, a locality or a practice', href: CONSULTATIONS }],
      how: [
        'Expected: everybody’s consultations for each person of an age band and sex, put to the practice’s own people; over all practices it adds to what was observed. More is neither better nor worse: it may be need, access, or how a practice records.',
        `Counted are consultations with a general practitioner or nurse that a practice records as encounters, of people registered on the day. People who consult do so again, so that counts vary ${report.repeats ?? 'some'} times as much as if each came by itself; the intervals (95%) hold that. They are worked out from the counts as they are shown to you. The order of the rows is not a ranking.`,
      ],
      workedOut: [
        ...basisFacts(report.basis),
        {
          name: 'Method',
          value:
            'Indirect standardisation by sex and ages 0, 5, 15, 45, 65, 75 and 85 on; events that are not independent: variance by the squares of each person’s number, of everybody together.',
        },
      ],
    },
  };
}

function answerOf({ overall, rows }: Given): string {
  if (overall === null) return 'No consultation was recorded in these twelve months.';
  const of = (standing: string): number => rows.filter(({ against }) => against.value?.standing === standing).length;
  return `${overall} recorded consultations for each person. Beyond chance, ${counted(of('more'), 'practice has', 'practices have')} more than the age and sex of their people explain and ${counted(of('fewer'), 'has', 'have')} fewer; ${counted(of('as expected'), 'has', 'have')} about as many.`;
}

/** How far the axis reaches at the least: twice what is expected. */
const LEAST_REACH = 2;

/** Each practice's ratio with its interval, the greatest first so that the spread is seen; it is no ranking. */
function chartOf({ rows }: Given): object | null {
  const points = rows.flatMap(({ practice, name, against: { value } }) =>
    value === null
      ? []
      : [
          {
            ...{ label: name, href: assurancePracticeAddress(practice), value: Number(value.ratio) },
            ...{ lower: Number(value.lower), upper: Number(value.upper) },
          },
        ],
  );
  if (points.length === 0) return null;
  const reach = Math.max(LEAST_REACH, Math.ceil(Math.max(...points.map(({ upper }) => upper))));
  const title = 'Consultations against what age and sex explain, by practice';
  const svg = caterpillarChart({
    id: 'workload',
    title,
    description:
      'Each practice’s observed consultations divided by those expected, with its 95% interval. The table below has the same figures.',
    points: points.toSorted((a, b) => b.value - a.value),
    axis: {
      domain: [0, reach],
      ticks: Array.from({ length: reach + 1 }, (_, at) => at),
      text: (value) => String(value),
    },
    valueText: ({ value, lower, upper }) => `${value}, 95% interval ${lower} to ${upper}`,
    line: { label: 'As expected', value: 1 },
  });
  return {
    title,
    svg,
    key: 'Dot: consultations observed for each one expected. Line: its 95% interval. Upright line: as expected. The order of size is no ranking: more is neither better nor worse.',
  };
}

function practicesTable({ rows }: Given): Table<'invented'> {
  return {
    id: 'practices',
    caption: 'By practice',
    columns: [
      { heading: 'Practice', kind: 'text' },
      { heading: 'Observed ÷ expected', kind: 'number', isMain: true },
      { heading: '95% interval', kind: 'number' },
      { heading: 'Observed', kind: 'number' },
      { heading: 'Expected', kind: 'number' },
      { heading: 'For each person', kind: 'number' },
      { heading: 'People', kind: 'number' },
      { heading: 'Beyond chance', kind: 'text' },
      { heading: 'Over time', kind: 'text' },
    ],
    rows: rows.map((row) => [
      { text: row.name, note: row.practice, href: assurancePracticeAddress(row.practice) },
      ...againstCells(row),
      { text: row.perPerson.value ?? 'not shown' },
      countCell(row.people.value),
      standingCell(row),
      { text: 'by month', href: consultationsAddress('practice', row.practice) },
    ]),
    whenEmpty: 'No practice is in the register.',
  };
}

function againstCells({ against: { value }, observed }: WorkloadRow): readonly Cell<never>[] {
  const missing = { text: 'not shown' };
  if (value === null) return [missing, missing, countCell(observed.value), missing];
  return [
    { text: value.ratio },
    { text: `${value.lower} to ${value.upper}` },
    countCell(observed.value),
    { text: value.expected },
  ];
}

function standingCell({ against: { value } }: WorkloadRow): Cell<never> {
  if (value === null) return { text: 'not told' };
  return value.standing === 'as expected' ? { text: 'as expected' } : { text: value.standing, tag: 'blue' };
}
