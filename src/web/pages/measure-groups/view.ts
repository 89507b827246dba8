import { dayText } from '../../../base/index.ts';
import {
  caterpillarChart,
  type Grouping,
  type GroupRate,
  type MeasureGroupsReport,
  type ReportBasis,
} from '../../../reports/index.ts';
import { BOROUGH, measureByPracticeAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { groupText } from '../../layout/group-words.ts';
import type { Page, Table } from '../../layout/page.ts';
import { rateCell } from '../../layout/released.ts';
import { TO_HOME } from '../../layout/trail.ts';
import { intervalText } from '../assurance/view.ts';

type Given = MeasureGroupsReport & { readonly basis: ReportBasis };

/** A measure by deprivation, age, sex and ethnicity, with the slope index of inequality. */
export function measureGroupsView(report: Given): Page<'invented'> {
  const { indicator, shortTitle, periodEnd, groupings, framework } = report;
  return {
    realm: 'invented',
    template: 'measure-groups',
    heading: `${indicator}: ${shortTitle}`,
    caption: `By group of people, ${framework.title}, ${dayText(periodEnd)}`,
    trail: [
      ...TO_HOME,
      { text: 'Borough', href: BOROUGH },
      { text: `${indicator} by practice`, href: measureByPracticeAddress(indicator, periodEnd) },
    ],
    tables: groupings.map(({ by, groups }) => groupTable(by, groups)),
    content: {
      answer: answerOf(report),
      chart: chartOf(report),
      how: [
        'The slope index is the difference between the two ends of the population, from the most to the least deprived, by the line of least squares through the fifths, each weighed by its people. Its interval holds chance alone.',
        'Deprivation is that of a practice’s list and not of a person: people in a fifth of practices are not all as deprived as its mean, and the slope between people is likely to be steeper. Groups differ in age and in illness; a difference is a question, and may be no inequity. Everything is worked out from the counts as they are shown to you.',
      ],
      workedOut: [
        ...basisFacts(report.basis),
        {
          name: 'Method',
          value: 'Slope index of inequality as PHEindicatormethods, weighted least squares; Wilson intervals (95%).',
        },
      ],
    },
  };
}

function answerOf({ slope, isMoreThanChance, fifthsShown }: Given): string {
  if (slope === null)
    return `The slope by deprivation cannot be told: ${fifthsShown} of the fifths of practices have a figure that is shown.`;
  const { value, lower, upper } = slope.value;
  const size = `${points(value)} (95% interval ${points(lower)} to ${points(upper)})`;
  const side = value > 0 ? 'higher' : 'lower';
  return isMoreThanChance === true
    ? `It is ${side} among the least deprived, by more than chance: slope index ${size}.`
    : `No slope by deprivation is told apart from chance: slope index ${size}.`;
}

/** +1.5 percentage points. */
function points(share: number): string {
  const value = Math.round(share * 1000) / 10;
  return `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value)} percentage points`;
}

const CAPTIONS: Readonly<Record<Grouping, string>> = {
  'deprivation fifth': 'By deprivation of the practice’s list, the most deprived first',
  age: 'By age',
  sex: 'By sex',
  ethnicity: 'By ethnicity, as it is recorded',
};

function groupTable(by: Grouping, groups: readonly GroupRate[]): Table<'invented'> {
  return {
    id: by.replaceAll(' ', '-'),
    caption: CAPTIONS[by],
    columns: [
      { heading: 'Group', kind: 'text' },
      { heading: 'Result', kind: 'number', isMain: true },
      { heading: '95% interval', kind: 'number' },
    ],
    rows: groups.map(({ group, rate, interval }) => [
      { text: groupText(by, group) },
      rateCell(rate.value, 'no figure'),
      { text: intervalText(interval) },
    ]),
    whenEmpty: 'Nobody has been counted by this yet. Groups appear once practices’ records are received.',
  };
}

function chartOf({ groupings, indicator }: Given): object | null {
  const groups = groupings.flatMap(({ by, groups: own }) =>
    own.map((one) => ({ ...one, name: groupText(by, one.group) })),
  );
  const shown = groups.flatMap(({ name, rate: { value }, interval }) =>
    value.kind === 'none' || interval === null
      ? []
      : [
          {
            label: name,
            href: undefined,
            value: Number(value.percent),
            lower: Number(interval.lowerPercent),
            upper: Number(interval.upperPercent),
          },
        ],
  );
  const points = [...new Map(shown.map((point) => [point.label, point])).values()];
  if (points.length < 2) return null;
  const title = `${indicator} by group of people`;
  const svg = caterpillarChart({
    id: 'groups',
    title,
    description: 'Each group of people with its 95% interval. The tables have the same figures.',
    points,
    isInOrder: true,
    axis: { domain: [0, 100], ticks: [0, 25, 50, 75, 100], text: (value) => `${value}%` },
    valueText: ({ value }) => `${value}%`,
  });
  return {
    title,
    svg,
    key: 'Dot: a group’s result. Line: its 95% interval. By deprivation, age, sex and ethnicity, in the order of the tables.',
  };
}
