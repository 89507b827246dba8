import { dayText } from '../../../base/index.ts';
import type {
  NeighbourhoodArea,
  NeighbourhoodProfile,
  NeighbourhoodRow,
  NeighbourhoodsReport,
  ReportBasis,
} from '../../../reports/index.ts';
import {
  ASSURANCE,
  assurancePracticeAddress,
  measureByPracticeAddress,
  measureGroupsAddress,
  underFramework,
} from '../../layout/addresses.ts';
import { standingCell } from '../../layout/assurance-words.ts';
import { basisFacts } from '../../layout/basis.ts';
import { countCell, counted, countText } from '../../layout/figures.ts';
import type { Cell, Page, Table } from '../../layout/page.ts';
import { rateCell } from '../../layout/released.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = NeighbourhoodsReport & { readonly basis: ReportBasis };

/** Small areas whose outcomes age, sex and the usual spread do not explain, and who lives there. */
export function neighbourhoodsView(report: Given): Page<'invented'> {
  const { commissioner, framework, periodEnd, rows } = report;
  const [first] = rows;
  return {
    realm: 'invented',
    template: 'neighbourhoods',
    heading: 'Neighbourhoods that need a different offer',
    caption: `${commissioner.name}, ${framework.title}, ${dayText(periodEnd)}`,
    trail: [...TO_HOME, { text: 'Assurance', href: ASSURANCE }],
    tables: [apartTable(report), areasTable(report), measuresTable(report)],
    content: {
      answer: answerOf(report),
      further:
        'What is below is a question about an offer, not about people: who is not reached here, and what would reach them? The people are of every practice, by where they live.',
      method: [
        'A neighbourhood is the small area (LSOA) that a practice recorded for a person. Expected is what everybody’s shares by sex and by ages 0, 18, 40, 50, 60, 70 and 80 on give for the people who live there.',
        'In this order: where areas do not differ from what is expected by more than chance, or less than 0.7 of an area’s distance is more than chance, it is not compared. Only then does an area stand apart: beyond 1.96 or 3.09 standard deviations that hold chance and the usual spread between areas (Spiegelhalter 2005 and 2012), by the triggers of the assurance tool.',
        'Everything is worked out from the counts as they are shown to you: a number of 1 to 7 is not compared. Age and sex are taken out; illness, ethnicity and how a practice works are not, and may be what is different.',
      ],
      others: [
        { text: 'Who stands apart, practice by practice', href: ASSURANCE },
        ...(first === undefined
          ? []
          : [
              {
                text: `${first.indicator} by deprivation, age, sex and ethnicity`,
                href: underFramework(measureGroupsAddress(first.indicator, periodEnd), framework.id),
              },
            ]),
      ],
      ifWrong: {
        sentences: [
          'An address that was recorded wrongly puts a person into the wrong area: the practice puts that right in its own system, and the next extract has it.',
        ],
        links: [],
      },
      workedOut: basisFacts(report.basis),
    },
  };
}

function answerOf({ rows, areas, areasCounted }: Given): string {
  const worse = areas.filter((one) => one.worse > 0).length;
  const better = areas.filter((one) => one.better > 0).length;
  if (rows.length === 0)
    return `None of ${counted(areasCounted, 'neighbourhood', 'neighbourhoods')} stands apart beyond what age, sex, chance and the usual spread explain.`;
  return `Of ${counted(areasCounted, 'neighbourhood', 'neighbourhoods')}, ${worse} ${worse === 1 ? 'does' : 'do'} worse on some measure than age, sex and the usual spread explain, and ${better} better.`;
}

function apartTable({ rows, areas, periodEnd, framework }: Given): Table<'invented'> {
  const profileOf = new Map(areas.map((one) => [one.area, one]));
  return {
    id: 'apart',
    caption: 'What stands apart, for the worse first',
    columns: [
      { heading: 'Neighbourhood', kind: 'text' },
      { heading: 'Measure', kind: 'text' },
      { heading: 'Result', kind: 'number', isMain: true },
      { heading: 'Expected', kind: 'number' },
      { heading: 'Where it stands, and why', kind: 'text' },
      { heading: 'Reliability', kind: 'number' },
      { heading: 'Most are registered with', kind: 'text' },
    ],
    rows: rows.map((row) => apartCells(row, profileOf.get(row.area), { periodEnd, framework })),
    whenEmpty: 'No neighbourhood stands apart on any measure. The table below has who lives in each.',
  };
}

function apartCells(
  { area, indicator, shortTitle, direction, rate, judged: { value } }: NeighbourhoodRow,
  place: NeighbourhoodArea | undefined,
  { periodEnd, framework }: Pick<Given, 'periodEnd' | 'framework'>,
): readonly Cell<'invented'>[] {
  const main = place?.profile.value.mainPractice ?? null;
  return [
    { text: area },
    {
      text: indicator,
      note: `${shortTitle}${direction === 'lower' ? '; lower is better' : ''}`,
      href: underFramework(measureByPracticeAddress(indicator, periodEnd), framework.id),
    },
    rateCell(rate.value, 'no figure'),
    value.expectedPercent === null
      ? { text: 'none' }
      : { text: `${value.expectedPercent}%`, csv: value.expectedPercent },
    standingCell(value),
    { text: value.reliability ?? 'not worked out' },
    main === null
      ? { text: 'not shown' }
      : { text: main.name, note: `${main.percent}% of them`, href: assurancePracticeAddress(main.practice) },
  ];
}

function measuresTable({ measures, periodEnd, framework }: Given): Table<'invented'> {
  return {
    id: 'measures',
    caption: 'What each measure can tell of areas',
    columns: [
      { heading: 'Measure', kind: 'text' },
      { heading: 'Median reliability', kind: 'number', isMain: true },
      { heading: 'Areas compared', kind: 'number' },
      { heading: 'Too much chance', kind: 'number' },
    ],
    rows: measures.map(({ indicator, shortTitle, reliability, compared, notCompared }) => [
      {
        text: indicator,
        note: shortTitle,
        href: underFramework(measureByPracticeAddress(indicator, periodEnd), framework.id),
      },
      { text: reliability ?? 'not worked out' },
      { text: String(compared) },
      { text: String(notCompared) },
    ]),
    whenEmpty: 'The framework has no measure that is decided about people.',
  };
}

/** Rows that the page prints: those with most that stands apart. The CSV has every area. */
const PRINTED = 40;

function areasTable({ areas, everybody }: Given): Table<'invented'> {
  return {
    id: 'areas',
    caption: 'What is different about them: who lives where',
    columns: [
      { heading: 'Neighbourhood', kind: 'text' },
      { heading: 'Worse on', kind: 'number', isMain: true },
      { heading: 'Better on', kind: 'number' },
      { heading: 'Not compared on', kind: 'number' },
      { heading: 'People', kind: 'number' },
      { heading: 'Under 18', kind: 'number' },
      { heading: '65 and over', kind: 'number' },
      { heading: 'Consultations a person', kind: 'number' },
      { heading: 'Deprivation score', kind: 'number' },
    ],
    rows: [
      [{ text: 'Everybody' }, ...NOT_COMPARED, ...profileCells(everybody.value)],
      ...areas.map(({ area, profile, worse, better, notRanked }) => [
        { text: area, note: mainText(profile.value) },
        ...[worse, better, notRanked].map((count): Cell<never> => ({ text: String(count) })),
        ...profileCells(profile.value),
      ]),
    ],
    printed: PRINTED,
    whenEmpty: 'Nobody’s neighbourhood is recorded. Areas appear when extracts have been received.',
  };
}

const NOT_COMPARED: readonly Cell<never>[] = Array.from({ length: 3 }, () => ({ text: 'not compared' }));

function mainText({ mainPractice }: NeighbourhoodProfile): string {
  return mainPractice === null
    ? 'registered with many'
    : `${mainPractice.percent}% registered with ${mainPractice.name}`;
}

function profileCells(profile: NeighbourhoodProfile): readonly Cell<never>[] {
  const percent = (text: string | null): Cell<never> =>
    text === null ? { text: 'not shown' } : { text: `${text}%`, csv: text };
  return [
    { ...countCell(profile.people), text: countText(profile.people) },
    percent(profile.under18Percent),
    percent(profile.from65Percent),
    { text: profile.consultations ?? 'not shown' },
    { text: profile.deprivationScore ?? 'not told' },
  ];
}
