import { dayText } from '../../../base/index.ts';
import {
  type MeasureYearsReport,
  type Panel,
  type PlaceYears,
  type ReportBasis,
  smallMultiplesChart,
} from '../../../reports/index.ts';
import {
  BOROUGH,
  localityAddress,
  measureByPracticeAddress,
  monthsAddress,
  underFramework,
} from '../../layout/addresses.ts';
import { trendText } from '../../layout/assurance-words.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted } from '../../layout/figures.ts';
import type { Cell, Page, Table } from '../../layout/page.ts';
import { rateCell } from '../../layout/released.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = MeasureYearsReport & { readonly basis: ReportBasis };

/** A measure over the years: a small line for every place, all on one scale, and the tables of the same figures. */
export function measureYearsView(report: Given): Page<'invented'> {
  const { indicator, shortTitle, framework, periodEnds, places } = report;
  const last = periodEnds.at(-1);
  const practices = places.filter(({ level }) => level === 'practice');
  const areas = places.filter(({ level }) => level !== 'practice');
  return {
    realm: 'invented',
    template: 'measure-years',
    heading: `${indicator}: ${shortTitle}`,
    caption: `Over the years, ${framework.title}`,
    trail: [
      ...TO_HOME,
      { text: 'Borough', href: BOROUGH },
      ...(last === undefined
        ? []
        : [{ text: `${indicator} by practice`, href: measureByPracticeAddress(indicator, last) }]),
    ],
    tables: [
      placesTable(report, 'areas', 'The borough and its localities', areas),
      placesTable(report, 'practices', 'Practices, by locality', practices),
    ],
    content: {
      answer: answerOf(report, practices),
      caution:
        'Every line is on one scale. The order is that of localities and codes and no ranking; better and worse are told from the first date to the last, at 95%, so that of fifty places that did not move two or three seem to.',
      areas: chartOf(report, 'areas', areas),
      practices: chartOf(report, 'practices', practices),
      how: [
        'Counts are those that practices sent, as they are shown to you. A place without a figure at one of the dates has no line; the table says why.',
      ],
      workedOut: basisFacts(report.basis),
    },
  };
}

function answerOf({ direction, periodEnds }: Given, practices: readonly PlaceYears[]): string {
  const [first, last] = [periodEnds[0], periodEnds.at(-1)];
  if (first === undefined || last === undefined || first === last)
    return 'Counts were sent at one date alone: there are no years to compare yet.';
  const moved = (is: 'up' | 'down'): number => practices.filter(({ trend }) => trend.value === is).length;
  const [better, worse] = direction === 'higher' ? [moved('up'), moved('down')] : [moved('down'), moved('up')];
  const told = practices.filter(({ trend }) => trend.value !== null).length;
  return `From ${dayText(first)} to ${dayText(last)}, of ${counted(told, 'practice', 'practices')} with both figures ${better} did better and ${worse} worse by more than chance.`;
}

/** Room below the lowest figure and above the highest, in percentage points. */
const TENTH = 10;

function chartOf(report: Given, id: string, places: readonly PlaceYears[]): object | null {
  const panels = places.flatMap((place) => panelOf(report, place));
  const [first, last] = [report.periodEnds[0], report.periodEnds.at(-1)];
  if (panels.length === 0 || first === undefined || last === undefined || first === last) return null;
  const lowest = Math.min(...panels.flatMap(({ values }) => values));
  const from = Math.max(0, Math.floor(lowest / TENTH) * TENTH);
  const title = `${report.indicator} over the years, ${id === 'areas' ? 'by locality' : 'by practice'}`;
  const svg = smallMultiplesChart({
    id: `years-${id}`,
    title,
    description: `${counted(panels.length, 'place', 'places')}, each a line from ${dayText(first)} to ${dayText(last)}, all on one scale. The table below has the same figures.`,
    panels,
    ends: [dayText(first), dayText(last)],
    text: (value) => `${Math.round(value)}%`,
    from,
  });
  return {
    title,
    svg,
    key: `Line: ${dayText(first)} to ${dayText(last)}, the last figure at its end. Every panel begins at ${from}%. The table below has the same figures.`,
  };
}

/** A panel for a place that has a figure at every date. */
function panelOf({ indicator, periodEnds, framework }: Given, place: PlaceYears): readonly Panel[] {
  const values = place.rates.flatMap(({ value }) => (value.kind === 'rate' ? [Number(value.percent)] : []));
  if (values.length < periodEnds.length) return [];
  return [{ label: place.name, href: hrefOf(place, indicator, framework.id), values }];
}

function hrefOf({ level, area }: PlaceYears, indicator: string, framework: string) {
  if (level === 'practice') return underFramework(monthsAddress(area, indicator), framework);
  return level === 'locality' ? localityAddress(area) : BOROUGH;
}

function placesTable(
  { periodEnds, direction, indicator, framework }: Given,
  id: string,
  caption: string,
  places: readonly PlaceYears[],
): Table<'invented'> {
  const lastAt = periodEnds.length - 1;
  return {
    id,
    caption,
    columns: [
      { heading: 'Place', kind: 'text' },
      ...periodEnds.map((one, at) => ({
        heading: dayText(one),
        kind: 'number' as const,
        ...(at === lastAt ? { isMain: true as const } : {}),
      })),
      { heading: 'Trend, first to last', kind: 'text' },
    ],
    rows: places.map((place) => [
      {
        text: place.name,
        href: hrefOf(place, indicator, framework.id),
        ...(place.locality === null ? {} : { note: place.locality }),
      },
      ...place.rates.map(({ value }): Cell<never> => rateCell(value, 'no figure')),
      { text: trendText(place.trend.value, direction) },
    ]),
    whenEmpty: 'No practice has sent counts yet. Places appear once counts have been received.',
  };
}
