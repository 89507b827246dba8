import { dayText } from '../../../base/index.ts';
import {
  type AssurancePracticeReport,
  caterpillarChart,
  type Judged,
  type ProfileRow,
  type ReportBasis,
  type ReportedRow,
} from '../../../reports/index.ts';
import {
  ASSURANCE,
  assuranceLocalityAddress,
  assurancePracticeAddress,
  consultationsAddress,
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
  const domains = domainTables(report);
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
    tables: [
      measuresTable(report, report.rows, { id: 'measures', caption: 'Measures, by domain' }),
      apartTable(report),
      ...domains,
      reportedTable(report),
      peersTable(report),
      triggersTable(report.triggers),
    ],
    content: {
      domains: domains.map(({ id }) => ({ id })),
      answer: answerOf(report),
      chart: chartOf(report),
      value: [
        { text: 'Its quality beside its contract value', href: valuePracticeAddress(place.practice) },
        { text: 'Who is on its list, by age and sex', href: practiceListAddress(place.practice) },
        { text: 'Its consultations month by month', href: consultationsAddress('practice', place.practice) },
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
  const second = `${counted(notRanked, 'has', 'have')} too much chance to be ranked, ${counted(implausible, 'was', 'were')} stopped and ${counted(noFigure, 'has', 'have')} no figure.`;
  return `${first} ${second}${isToBeDiscussed ? ' It is to be discussed.' : ''}`;
}

/** The measures of each domain by themselves, in the order in which domains first come. */
function domainTables(report: Given): readonly Table<'invented'>[] {
  return [...Map.groupBy(report.rows, ({ domain }) => domain)].map(([domain, rows], at) =>
    measuresTable(report, rows, { id: `domain${at + 1}`, caption: domainWords(domain, rows) }),
  );
}

/** A domain, how many measures it has and how many of them stand apart. */
function domainWords(domain: string, rows: readonly ProfileRow[]): string {
  const apart = rows.filter(isApart);
  const of = (side: Judged['side']): number => apart.filter(({ judged }) => judged.value.side === side).length;
  const [better, worse] = [of('better'), of('worse')];
  const stand = [...(better > 0 ? [`${better} for the better`] : []), ...(worse > 0 ? [`${worse} for the worse`] : [])];
  const measures = counted(rows.length, 'measure', 'measures');
  return `${domain}: ${measures}${stand.length === 0 ? '' : `, ${stand.join(' and ')}`}`;
}

function isApart({ judged: { value } }: ProfileRow): boolean {
  return value.standing === 'outlier' || value.standing === 'to watch';
}

/** What a reader looks at first: the measures on which it stands apart, without the comparators. */
function apartTable({ rows, place, periodEnd }: Given): Table<'invented'> {
  return {
    id: 'apart',
    caption: 'Where it stands apart',
    columns: [
      { heading: 'Measure', kind: 'text' },
      { heading: 'Result', kind: 'number', isMain: true },
      { heading: 'All practices', kind: 'number' },
      { heading: 'Where it stands, and why', kind: 'text' },
    ],
    rows: rows
      .filter(isApart)
      .map((row) => [
        { text: row.indicator, note: row.shortTitle, href: measureAddress(place.practice, row.indicator, periodEnd) },
        rateCell(row.rate.value, 'no figure'),
        percentCell(row.commissioner.value),
        standingCell(row.judged.value),
      ]),
    whenEmpty: 'On no measure does it differ from the others by more than chance and what is usual.',
  };
}

function measuresTable(
  { rows: all, place, periodEnd, reference, framework }: Given,
  rows: readonly ProfileRow[],
  of: Pick<Table<'invented'>, 'id' | 'caption'>,
): Table<'invented'> {
  const isWhole = rows.length === all.length;
  return {
    ...of,
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
        note: `${row.shortTitle}${isWhole ? `; ${row.domain}` : ''}${row.direction === 'lower' ? '; lower is better' : ''}`,
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
