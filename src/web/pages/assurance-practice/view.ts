import { dayText } from '../../../base/index.ts';
import {
  type AssurancePracticeReport,
  caterpillarChart,
  type ProfileRow,
  type ReportBasis,
  type ReportedRow,
} from '../../../reports/index.ts';
import {
  ASSURANCE,
  assuranceLocalityAddress,
  assurancePracticeAddress,
  MONITORING,
  measureAddress,
  monthsAddress,
  practiceListAddress,
  practiceRateAddress,
  underFramework,
  valuePracticeAddress,
} from '../../layout/addresses.ts';
import { ASSURANCE_METHOD, standingCell, trendText, triggersTable } from '../../layout/assurance-words.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, withCommas } from '../../layout/figures.ts';
import type { Cell, Page, Table } from '../../layout/page.ts';
import { rateIntervalText, rateValueCell, trustCell } from '../../layout/rate-words.ts';
import { rateCell, rateText } from '../../layout/released.ts';
import { toBorough } from '../../layout/trail.ts';
import { intervalText } from '../assurance/view.ts';

type Given = AssurancePracticeReport & { readonly basis: ReportBasis };

/** One practice on every measure: a profile that prints on two sides. */
export function assurancePracticeView(report: Given): Page<'invented'> {
  const { place, framework, periodEnd, reference } = report;
  return {
    realm: 'invented',
    template: 'assurance-practice',
    heading: place.name,
    caption: `Assurance profile, ${framework.title}, ${dayText(periodEnd)}`,
    trail: [
      ...toBorough(place.commissioner.name),
      { text: 'Assurance', href: ASSURANCE },
      { text: place.locality.name, href: assuranceLocalityAddress(place.locality.id) },
    ],
    tables: [measuresTable(report), reportedTable(report), peersTable(report), triggersTable(report.triggers)],
    content: {
      answer: answerOf(report),
      chart: chartOf(report),
      value: [
        { text: 'Its quality beside its contract value', href: valuePracticeAddress(place.practice) },
        { text: 'Who is on its list, by age and sex', href: practiceListAddress(place.practice) },
      ],
      referenceWords: `${reference.name}: ${reference.source}. Peers: the practices in the table of peers whose figure is shown, together. Trend: against the year before, where that is more than chance; it leads to the measure month by month. More is better, unless a measure says that less is.`,
      method: ASSURANCE_METHOD,
      ifWrong: {
        sentences: [
          'A result that looks wrong: open the measure, then the counts or the people behind it, where your role lets you. A peer that is not like this practice: say so to the quality lead; the variables are in the definition.',
        ],
        links: [{ text: 'Quality monitoring: what is looked into and what was agreed', href: MONITORING }],
      },
      workedOut: basisFacts(report.basis),
    },
  };
}

function answerOf({ standings, rows, isToBeDiscussed, place }: Given): string {
  const { better, worse, toWatch, asOthers, notRanked, implausible, noFigure } = standings;
  const first = `Of ${counted(rows.length, 'measure', 'measures')}, ${place.name} is far better than the others on ${better} and far worse on ${worse}; ${toWatch} to watch, ${asOthers} as others.`;
  const second = `${notRanked} have too much chance in them to be ranked, ${implausible} were stopped and ${noFigure} have no figure.`;
  return `${first} ${second}${isToBeDiscussed ? ' It is to be discussed.' : ''}`;
}

function measuresTable({ rows, place, periodEnd, reference, framework }: Given): Table<'invented'> {
  return {
    id: 'measures',
    caption: 'Measures, by domain',
    columns: [
      { heading: 'Measure', kind: 'text' },
      { heading: 'Result', kind: 'number', isMain: true },
      { heading: '95% interval', kind: 'number' },
      { heading: 'All practices', kind: 'number' },
      { heading: 'Locality', kind: 'number' },
      { heading: 'Peers', kind: 'number' },
      { heading: reference.name, kind: 'number' },
      { heading: 'Trend', kind: 'text' },
      { heading: 'Where it stands, and why', kind: 'text' },
    ],
    rows: byDomain(rows).map((row) => [
      {
        text: row.indicator,
        note: `${row.shortTitle}; ${row.domain}${row.direction === 'lower' ? '; lower is better' : ''}`,
        href: measureAddress(place.practice, row.indicator, periodEnd),
      },
      rateCell(row.rate.value, 'no figure'),
      { text: intervalText(row.judged.value.interval) },
      percentCell(row.commissioner.value),
      percentCell(row.locality.value),
      row.peers === null ? { text: 'no peers' } : percentCell(row.peers.value),
      { text: row.reference === null ? 'none' : `${row.reference}%` },
      {
        text: trendText(row.judged.value.trend, row.direction),
        href: underFramework(monthsAddress(place.practice, row.indicator), framework.id),
      },
      standingCell(row.judged.value),
    ]),
    whenEmpty: 'The framework has no measure that is decided about people.',
  };
}

/** A comparator’s share; its counts are a line further down the measure’s own page. */
function percentCell(rate: ProfileRow['commissioner']['value']): Cell<never> {
  return rate.kind === 'rate' ? { text: rateText(rate), csv: rate.percent } : { text: 'no figure' };
}

/** Domains in the order in which they first come. */
function byDomain(rows: readonly ProfileRow[]): readonly ProfileRow[] {
  return [...Map.groupBy(rows, ({ domain }) => domain).values()].flat();
}

function reportedTable({ reported, place, periodEnd }: Given): Table<'invented'> {
  return {
    id: 'reported',
    caption: 'What others report: shown, never ranked',
    columns: [
      { heading: 'Measure', kind: 'text' },
      { heading: 'Result', kind: 'number', isMain: true },
      { heading: '95% interval', kind: 'number' },
      { heading: 'All practices', kind: 'number' },
      { heading: 'Trust', kind: 'text' },
      { heading: 'What it is', kind: 'text' },
    ],
    rows: reported.map((row) => [
      {
        text: row.practice.shortTitle,
        note: `${row.practice.indicator}, ${row.source}`,
        href: underFramework(practiceRateAddress(place.practice, row.practice.indicator, periodEnd), row.framework),
      },
      rateValueCell(row.practice),
      { text: rateIntervalText(row.practice) },
      wholeCell(row),
      trustCell(row.practice),
      { text: row.practice.words ?? 'as its source defines it' },
    ]),
    whenEmpty: 'No survey, rating or other reported figure is defined.',
  };
}

function wholeCell({ commissioner }: ReportedRow): Cell<never> {
  if (commissioner === null) return { text: 'not received' };
  return commissioner.unit === 'rating' ? { text: 'not added up' } : rateValueCell(commissioner);
}

function peersTable({ peers, place }: Given): Table<'invented'> {
  const variables = peers.own.map(({ variable }) => variable);
  return {
    id: 'peers',
    caption: `The ${peers.nearest.length} practices most like it, by ${variables.join(', ')}`,
    columns: [
      { heading: 'Practice', kind: 'text' },
      { heading: 'Distance', kind: 'number', isMain: true },
      ...variables.map((variable) => ({ heading: variable, kind: 'number' as const })),
    ],
    rows: [
      [
        { text: `${place.name}, itself` },
        { text: '0.00' },
        ...peers.own.map(({ value }): Cell<never> => ({ text: withCommas(value), csv: value })),
      ],
      ...peers.nearest.map(({ practice, name, distance, figures }): readonly Cell<'invented'>[] => [
        { text: `${name} (${practice})`, href: assurancePracticeAddress(practice) },
        { text: distance },
        ...figures.map(({ value }): Cell<never> => ({ text: withCommas(value), csv: value })),
      ]),
    ],
    whenEmpty: 'No practice is known to be like it.',
  };
}

const WIDEST = 50;

/** Each measure's distance from the commissioner's figure in percentage points, with its interval. */
function chartOf({ rows, place }: Given): object | null {
  const points = rows.flatMap((row) => {
    const [own, whole, interval] = [row.rate.value, row.commissioner.value, row.judged.value.interval];
    if (own.kind === 'none' || whole.kind === 'none' || interval === null) return [];
    const middle = Number(whole.percent);
    const within = (percent: string): number => Math.max(-WIDEST, Math.min(WIDEST, Number(percent) - middle));
    return [
      {
        label: labelOf(row),
        href: undefined,
        value: within(own.percent),
        lower: within(interval.lowerPercent),
        upper: within(interval.upperPercent),
      },
    ];
  });
  if (points.length === 0) return null;
  const title = `${place.name} beside all practices`;
  const svg = caterpillarChart({
    id: 'profile',
    title,
    description:
      'Percentage points above or below everybody together, measure by measure, each with its 95% interval. The table has the same figures.',
    points,
    axis: {
      domain: [-WIDEST, WIDEST],
      ticks: [-50, -25, 0, 25, 50],
      text: (value) => `${value > 0 ? '+' : ''}${value}`,
    },
    valueText: ({ value }) => `${value > 0 ? '+' : ''}${Math.round(value * 10) / 10} percentage points`,
    line: { label: 'All practices', value: 0 },
  });
  return {
    title,
    svg,
    key: `Dot: percentage points above or below all practices of ${place.commissioner.name} together. Line: its 95% interval, which alone decides nothing: the table says where each stands.`,
  };
}

const LONGEST_LABEL = 26;

/** As many whole words of the measure's name as there is room for. */
function labelOf({ indicator, shortTitle }: ProfileRow): string {
  const words = `${indicator} ${shortTitle}`.split(' ');
  const fits = (count: number): boolean => words.slice(0, count).join(' ').length <= LONGEST_LABEL;
  const count = words.findLastIndex((_, at) => fits(at + 1)) + 1;
  return `${words.slice(0, Math.max(1, count)).join(' ')}${count < words.length ? '…' : ''}`;
}
