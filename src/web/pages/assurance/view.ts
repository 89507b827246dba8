import { dayText } from '../../../base/index.ts';
import type { AssuranceAreaReport, ReportBasis } from '../../../reports/index.ts';
import {
  ASSURANCE,
  ASSURANCE_COMPARE,
  ASSURANCE_GROUP,
  assuranceGroupAddress,
  assuranceLocalityAddress,
  assurancePracticeAddress,
  measureByPracticeAddress,
  monthsAddress,
  NEIGHBOURHOODS,
  underFramework,
  VALUE,
  WORKLOAD,
} from '../../layout/addresses.ts';
import {
  ASSURANCE_METHOD,
  STANDING_COLUMNS,
  standingCell,
  standingCells,
  trendText,
  triggersTable,
} from '../../layout/assurance-words.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted } from '../../layout/figures.ts';
import type { Page, Table } from '../../layout/page.ts';
import { rateCell } from '../../layout/released.ts';
import { toBorough } from '../../layout/trail.ts';
import { type AssuranceFilter, filtered, filterForm } from './filter.ts';

type Given = AssuranceAreaReport & { readonly basis: ReportBasis };

/** Who stands apart, of the commissioner or a locality: the better first. */
export function assuranceView(report: Given, filter: AssuranceFilter): Page<'invented'> {
  const { commissioner, locality, localities, framework, periodEnd } = report;
  const here = locality === null ? ASSURANCE : assuranceLocalityAddress(locality.id);
  const whole = { text: 'Assurance', href: ASSURANCE };
  return {
    realm: 'invented',
    template: 'assurance',
    heading: 'Assurance',
    caption: `${locality === null ? commissioner.name : locality.name}, ${framework.title}, ${dayText(periodEnd)}`,
    trail: [...toBorough(commissioner.name), ...(locality === null ? [] : [whole])],
    tables: [
      outliersTable(report, filter),
      practicesTable(report),
      measuresTable(report),
      triggersTable(report.triggers),
    ],
    content: {
      answer: answerOf(report),
      further: furtherOf(report),
      filter: filterForm(here, filter, report.domains),
      compare: { action: ASSURANCE_COMPARE, together: ASSURANCE_GROUP },
      localitiesHeading: locality === null ? 'By locality' : 'Elsewhere',
      localities: [
        ...(locality === null ? [] : [{ text: commissioner.name, href: ASSURANCE }]),
        ...localities
          .filter(({ id }) => id !== locality?.id)
          .map(({ id, name }) => ({ text: name, href: assuranceLocalityAddress(id) })),
      ],
      others: [
        ...(locality === null ? localities.slice(0, 1) : [locality]).map(({ id }) => ({
          text: 'Localities, teams and networks, each taken together',
          href: assuranceGroupAddress('locality', id),
        })),
        { text: 'Quality and contract value of every practice', href: VALUE },
        { text: 'Neighbourhoods that need a different offer', href: NEIGHBOURHOODS },
        { text: 'Consultations against the number expected from age and sex', href: WORKLOAD },
      ],
      method: ASSURANCE_METHOD,
      workedOut: basisFacts(report.basis),
    },
  };
}

function answerOf({ standings, practices }: Given): string {
  const { better, worse, toWatch } = standings;
  if (better + worse + toWatch === 0)
    return 'No result stands apart from the others by more than chance and what is usual.';
  const discussed = practices.filter(({ isToBeDiscussed }) => isToBeDiscussed).length;
  const words = `${counted(better, 'result is', 'results are')} far better than the others and ${counted(worse, 'is', 'are')} far worse; ${counted(toWatch, 'is', 'are')} to watch.`;
  return discussed === 0 ? words : `${words} ${counted(discussed, 'practice is', 'practices are')} to be discussed.`;
}

function furtherOf({ standings }: Given): string {
  const { notRanked, implausible, noFigure } = standings;
  return `${counted(notRanked, 'result has', 'results have')} too much chance in them to be ranked, ${counted(implausible, 'was', 'were')} stopped as implausible, and ${counted(noFigure, 'has', 'have')} no figure that may be shown.`;
}

function outliersTable({ outliers, periodEnd, framework }: Given, filter: AssuranceFilter): Table<'invented'> {
  return {
    id: 'outliers',
    caption: 'Results that stand apart',
    columns: [
      { heading: 'Practice', kind: 'text' },
      { heading: 'Measure', kind: 'text' },
      { heading: 'Result', kind: 'number', isMain: true },
      { heading: '95% interval', kind: 'number' },
      { heading: 'Average', kind: 'number' },
      { heading: 'Trend', kind: 'text' },
      { heading: 'Where it stands, and why', kind: 'text' },
      { heading: 'Reliability', kind: 'number' },
    ],
    rows: filtered(outliers, filter).map((row) => [
      { text: row.name, note: `${row.practice}, ${row.locality}`, href: assurancePracticeAddress(row.practice) },
      {
        text: row.indicator,
        note: `${row.shortTitle}; ${row.domain}`,
        href: measureByPracticeAddress(row.indicator, periodEnd),
      },
      rateCell(row.rate.value, 'no figure'),
      { text: intervalText(row.judged.value.interval) },
      { text: row.averagePercent.value === null ? 'not worked out' : `${row.averagePercent.value}%` },
      {
        text: trendText(row.judged.value.trend, row.direction),
        href: underFramework(monthsAddress(row.practice, row.indicator), framework.id),
      },
      standingCell(row.judged.value),
      { text: row.judged.value.reliability ?? 'not worked out' },
    ]),
    whenEmpty: 'No result of this choice stands apart. The tables below have every practice and measure.',
  };
}

/** 55.6% to 76.1%, or that there is none. */
export function intervalText(
  interval: { readonly lowerPercent: string; readonly upperPercent: string } | null,
): string {
  return interval === null ? 'none' : `${interval.lowerPercent}% to ${interval.upperPercent}%`;
}

function practicesTable({ practices }: Given): Table<'invented'> {
  return {
    id: 'practices',
    caption: 'Practices, in order of their codes',
    columns: [
      { heading: 'Practice', kind: 'text' },
      ...STANDING_COLUMNS,
      { heading: 'To be discussed', kind: 'text', isMain: true },
    ],
    rows: practices.map(({ practice, name, locality, standings, isToBeDiscussed }) => [
      { text: name, note: `${practice}, ${locality}`, href: assurancePracticeAddress(practice) },
      ...standingCells(standings),
      { text: isToBeDiscussed ? 'yes' : 'no' },
    ]),
    whenEmpty: 'There is no practice here.',
  };
}

function measuresTable({ measures, periodEnd, locality }: Given): Table<'invented'> {
  return {
    id: 'measures',
    caption: 'Measures',
    columns: [
      { heading: 'Measure', kind: 'text' },
      ...(locality === null ? [] : [{ heading: locality.name, kind: 'number' as const }]),
      { heading: 'All practices', kind: 'number' },
      { heading: 'Trend', kind: 'text' },
      { heading: 'Median reliability', kind: 'number', isMain: true },
      ...STANDING_COLUMNS,
    ],
    rows: measures.map(({ indicator, shortTitle, domain, direction, overall: { value }, rate, trend, standings }) => [
      { text: indicator, note: `${shortTitle}; ${domain}`, href: measureByPracticeAddress(indicator, periodEnd) },
      ...(locality === null ? [] : [rateCell(rate.value, 'no figure')]),
      locality === null
        ? rateCell(rate.value, 'no figure')
        : { text: value.averagePercent === null ? 'not worked out' : `${value.averagePercent}%` },
      { text: trendText(trend.value, direction) },
      {
        text: value.reliability ?? 'not worked out',
        note: value.isReliable ? 'ranked' : 'mostly not ranked',
      },
      ...standingCells(standings),
    ]),
    whenEmpty: 'The framework has no measure that is decided about people.',
  };
}
